"""Excel 4 macro sheets in old workbooks ([MS-XLS]) and packages: what starts them, and the functions they call."""

import html
import re
import struct
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.examination import Examination
from mailguard.message.files.office.vba import telling_words
from mailguard.message.files.office.vba_strings import strings_of, urls_in

_EOF, _NAME, _BOUND_SHEET, _FILE_PASS = 0x0A, 0x18, 0x85, 0x2F
# Records with formulas, and the offset of their tokens: Formula ([MS-XLS] §2.4.127), Array ([MS-XLS] §2.4.4) and
# ShrFmla ([MS-XLS] §2.4.277).
_FORMULAS_AT: Final = {0x06: 22, 0x206: 22, 0x406: 22, 0x221: 14, 0x4BC: 10}
_MACRO_SHEET: Final = 1
_BUILT_IN: Final = {1: "Auto_Open", 2: "Auto_Close", 10: "Auto_Activate"}  # [MS-XLS] §2.4.150
# A call with a fixed (PtgFunc) or a variable (PtgFuncVar) number of arguments; functions by [MS-XLS] §2.5.198.17 Ftab.
_CALL: Final = lazy_pattern(
    rb"(?:[\x22\x42\x62].|[\x21\x41\x61])(\x6e|\x96|\x95|\x84|\x8a|\x11|\x35|\x60|\xa9)\x00", re.DOTALL
)
# A string ([MS-XLS] §2.5.198.89 PtgStr), or CHAR of a number; operands of & follow each other in this order.
_STRING: Final = lazy_pattern(rb"\x17(.)([\0\1])|\x1e(..)[\x21\x41\x61]\x6f\0", re.DOTALL)
_FUNCTION_WORD: Final = lazy_pattern(
    r"\b(EXEC|CALL|REGISTER|FOPEN|FWRITE|RUN|GOTO|FORMULA|SET\.NAME)\s{0,5}\(", re.IGNORECASE
)
_WIDE_TEXT: Final = lazy_pattern(rb"(?:[ -~]\0){4,2000}")
_XML_FORMULA: Final = lazy_pattern(rb"<f\b[^<>]{0,500}>([^<]{1,32000})</f>")
_XML_TRIGGER: Final = lazy_pattern(
    rb"<definedName\b[^<>]{0,500}?name=\"(?:_xlnm\.)?(auto_(?:open|close|activate)[^\"]{0,60})\"", re.IGNORECASE
)
_FUNCTIONS: Final = {
    0x6E: "EXEC",
    0x96: "CALL",
    0x95: "REGISTER",
    0x84: "FOPEN",
    0x8A: "FWRITE",
    0x11: "RUN",
    0x35: "GOTO",
    0x60: "FORMULA",
    0xA9: "SET.NAME",
}
_RECORDS: Final = 50_000  # records read of the workbook's globals, and the same number of all macro sheets
_SHEETS: Final = 50
_FORMULA_BYTES: Final = 2_000_000  # for all formulas of one sheet
_FORMULAS: Final = 5_000
_TOKENS: Final = 8_000  # bytes of one formula: BIFF8 allows 1,800, a record 8,224


def read_workbook(content: bytes, examination: Examination) -> bool:
    """Record the macro sheets of a Workbook stream. Return whether the workbook is encrypted."""
    sheets: list[tuple[int, str]] = []
    triggers: dict[str, None] = {}
    encrypted = False
    for kind, body in _records(content, 0, _RECORDS):
        if kind == _FILE_PASS:  # [MS-XLS] §2.4.117 FilePass
            encrypted = True
        elif kind == _BOUND_SHEET and len(body) > 8 and body[5] == _MACRO_SHEET and len(sheets) < _SHEETS:
            # [MS-XLS] §2.4.28 BoundSheet8
            name = body[8:].decode("utf-16-le" if body[7] & 1 else "latin-1", "replace")[:100]
            hidden = ", hidden" if body[4] & 3 else ""
            sheets.append((int.from_bytes(body[:4], "little"), f"{name}{hidden}"))
        elif kind == _NAME and len(body) > 15:
            trigger = _trigger(body)
            if trigger:
                triggers[trigger] = None
    left = _RECORDS
    for start, name in sheets:
        found = dict(triggers)
        text = ""
        if not encrypted:
            records = _records(content, start, left)
            left -= len(records)
            text = _functions(records, found)
        title, _, hidden = name.partition(", ")
        _note(title, [f"Excel 4 macro sheet{', ' + hidden if hidden else ''}", *found], text, examination)
    return encrypted


def _records(content: bytes, position: int, most: int) -> list[tuple[int, bytes]]:
    """Return the records of one substream, up to its EOF record."""
    found: list[tuple[int, bytes]] = []
    while position + 4 <= len(content) and len(found) < most:
        kind, length = struct.unpack_from("<HH", content, position)
        if kind == _EOF:
            break
        found.append((kind, content[position + 4 : position + 4 + length]))
        position += 4 + length
    return found


def _trigger(body: bytes) -> str:
    """Return the built-in or written name that makes Excel run a sheet by itself ([MS-XLS] §2.4.150 Lbl), or ""."""
    flags = int.from_bytes(body[:2], "little")
    length, wide = body[3], body[14] & 1
    raw = body[15 : 15 + (length * 2 if wide else length)]
    if flags & 0x20 and length == 1:
        return _BUILT_IN.get(raw[0] if raw else 0, "")
    name = raw.decode("utf-16-le" if wide else "latin-1", "replace")
    return name if name.lower().startswith(("auto_open", "auto_close", "auto_activate")) else ""


def _functions(records: list[tuple[int, bytes]], found: dict[str, None]) -> str:
    """Add the suspicious functions in a sheet's formulas to `found`. Return the formulas' strings, one per line."""
    formulas = [body[_FORMULAS_AT[kind] :][:_TOKENS] for kind, body in records if kind in _FORMULAS_AT]
    texts: list[str] = []
    room = _FORMULA_BYTES
    for tokens in formulas[:_FORMULAS]:
        room -= len(tokens)
        if room < 0:
            break
        for call in _CALL.findall(tokens):
            found.setdefault(_FUNCTIONS[call[0]])
        text = _text(tokens)
        if text:
            texts.append(text)
    return "\n".join(texts)


def _text(tokens: bytes) -> str:
    """Return the strings of one formula, joined."""
    pieces: list[str] = []
    end = 0
    for match in _STRING.finditer(tokens):
        if match.start() < end:
            continue
        if match.group(3) is not None:
            pieces.append(chr(match.group(3)[0]))
            continue
        wide = match.group(2) == b"\1"
        end = match.end() + match.group(1)[0] * (2 if wide else 1)
        pieces.append(tokens[match.end() : end].decode("utf-16-le" if wide else "latin-1", "replace"))
    return "".join(pieces)


def _note(title: str, parts: list[str], text: str, examination: Examination) -> None:
    urls = urls_in(text)
    words = [word for word in telling_words(text) if word not in parts]
    examination.fact("macro", title, "; ".join([*parts, *words, *urls[:2]]))
    for url in urls:
        examination.url(url)


def read_sheet_part(content: bytes, title: str, triggers: list[str], examination: Examination) -> None:
    """Record a macro sheet of a package: XML, or binary with the same tokens and two-byte strings."""
    found: dict[str, None] = {}
    if b"<f" in content[:1_000_000]:
        formulas = b"\n".join(_XML_FORMULA.findall(content)[:_FORMULAS]).decode("utf-8", "replace")
        source = html.unescape(formulas)
        for word in _FUNCTION_WORD.findall(source):
            found[word.upper()] = None
        text = strings_of(source)
    else:
        for call in _CALL.findall(content):
            found.setdefault(_FUNCTIONS[call[0]])
        text = "\n".join(run.decode("utf-16-le") for run in _WIDE_TEXT.findall(content)[:_FORMULAS])
    _note(title, ["Excel 4 macro sheet", *triggers, *found], text, examination)


def triggers_of(workbook: bytes) -> list[str]:
    """Return the defined names in a package's workbook that make Excel run a sheet by itself, at most five."""
    return [name.decode("utf-8", "replace") for name in dict.fromkeys(_XML_TRIGGER.findall(workbook))][:5]

"""Excel 4 macro sheets in old workbooks ([MS-XLS]): what starts them, and which telling functions they call."""

import re
import struct
from typing import Final

from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.attachment.examination import Examination

_EOF, _NAME, _BOUND_SHEET, _FILE_PASS, _FORMULA = 0x0A, 0x18, 0x85, 0x2F, 0x06
_MACRO_SHEET: Final = 1
_BUILT_IN: Final = {1: "Auto_Open", 2: "Auto_Close", 10: "Auto_Activate"}  # §2.4.150
# §2.2.2.1 Ftab and §2.5.198.63 PtgFuncVar: a class, the number of arguments, the function.
_CALL: Final = lazy_pattern(rb"[\x22\x42\x62].(\x6e|\x96|\x95|\x84|\x8a|\x11|\x35|\x60|\xa9)\x00", re.DOTALL)
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
_RECORDS: Final = 50_000  # records read of the workbook's own part, and of all macro sheets
_SHEETS: Final = 50
_FORMULAS: Final = 5_000


def read_workbook(content: bytes, examination: Examination) -> bool:
    """Record the macro sheets of a Workbook stream; whether the workbook is encrypted."""
    sheets: list[tuple[int, str]] = []
    triggers: dict[str, None] = {}
    encrypted = False
    for kind, body in _records(content, 0, _RECORDS):
        if kind == _FILE_PASS:  # §2.4.117
            encrypted = True
        elif kind == _BOUND_SHEET and len(body) > 8 and body[5] == _MACRO_SHEET and len(sheets) < _SHEETS:  # §2.4.28
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
        if not encrypted:
            left = _functions(content, start, left, found)
        title, _, hidden = name.partition(", ")
        parts = [f"Excel 4 macro sheet{', ' + hidden if hidden else ''}", *found]
        examination.fact("macro", title, "; ".join(parts))
    return encrypted


def _records(content: bytes, position: int, most: int) -> list[tuple[int, bytes]]:
    """The records of one part, from its beginning to its EOF."""
    found: list[tuple[int, bytes]] = []
    while position + 4 <= len(content) and len(found) < most:
        kind, length = struct.unpack_from("<HH", content, position)
        if kind == _EOF:
            break
        found.append((kind, content[position + 4 : position + 4 + length]))
        position += 4 + length
    return found


def _trigger(body: bytes) -> str:
    """The name that makes Excel start a sheet by itself: built in, or spelt out (§2.4.150 Lbl)."""
    flags = int.from_bytes(body[:2], "little")
    length, wide = body[3], body[14] & 1
    raw = body[15 : 15 + (length * 2 if wide else length)]
    if flags & 0x20 and length == 1:
        return _BUILT_IN.get(raw[0] if raw else 0, "")
    name = raw.decode("utf-16-le" if wide else "latin-1", "replace")
    return name if name.lower().startswith(("auto_open", "auto_close", "auto_activate")) else ""


def _functions(content: bytes, start: int, left: int, found: dict[str, None]) -> int:
    """Add the telling functions in the formulas of the sheet at `start`; how many records may still be read."""
    records = _records(content, start, left)
    formulas = (body[22:] for kind, body in records if kind == _FORMULA)  # §2.4.127: the tokens follow 22 bytes
    for number, tokens in enumerate(formulas):
        if number >= _FORMULAS or len(found) >= len(_FUNCTIONS) + len(_BUILT_IN):
            break
        for call in _CALL.findall(tokens[:4000]):
            found.setdefault(_FUNCTIONS[call[0]])
    return left - len(records)

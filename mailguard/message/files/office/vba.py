"""VBA projects ([MS-OVBA]): read the macro sources, and find what starts them and the harmful calls."""

import re
import struct
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.office.compound_file import CompoundFile
from mailguard.message.files.office.vba_strings import strings_of, urls_in

_EFFORT: Final = 56  # cost of one character of source, in searched bytes
_MODULE_START: Final = b"\x00Attribut\x00e "  # the beginning of every compressed module source
_AUTOMATIC: Final = lazy_pattern(
    r"\b(Auto_?(?:Open|Close|Exec|Exit|New)|Document_?(?:Open|Close|New|BeforeClose)|"
    r"Workbook_?(?:Open|Activate|BeforeClose)|\w+_(?:Painted|Layout|GotFocus|MouseMove|MouseHover))\b",
    re.IGNORECASE,
)
_HARMFUL: Final = lazy_pattern(
    r"\b(Shell(?:Execute\w*)?\b|CreateObject|GetObject|URLDownloadToFile\w*|WScript|MSXML2\.\w+|WinHttp\w*|powershell|"
    r"cmd(?:\.exe)? /c|ADODB\.Stream|VirtualAlloc\w*|CreateThread|RtlMoveMemory|Environ|Lib \"\w+|CallByName|winmgmts|"
    r"mshta|regsvr32|rundll32|certutil|bitsadmin|\.Run\b|MacScript|FileCopy|Kill\b|Open .{1,80} For (?:Output|Binary))",
    re.IGNORECASE,
)
# Records of the dir stream ([MS-OVBA] §2.3.4.2).
_VERSION, _CODE_PAGE, _OFFSET, _STREAM_NAME_UNICODE = 0x09, 0x03, 0x31, 0x32
_CODE_PAGES: Final = frozenset((874, 932, 936, 949, 950, 1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258))
_EMPTY_LINE: Final = lazy_pattern(
    r"\s*(?:'.*|Rem\b.*|Attribute\s.*|Option\s.*|VERSION\s.*|BEGIN\b.*|END|MultiUse\s.*|#(?:If|Else|End|Const)\b.*|"
    r"(?:(?:Private|Public|Friend|Static)\s+)*(?:Sub|Function)\s+\w+\s*\([^)]*\)\s*|End\s+(?:Sub|Function))?",
    re.IGNORECASE,
)


def is_project(ole: CompoundFile) -> bool:
    """Whether the file has a VBA project: a `_VBA_PROJECT` stream, or a `VBA` storage with `dir` ([MS-OVBA] §2.2.1)."""
    names = ole.names()
    return "_vba_project" in names or ("vba" in names and "dir" in names)


def read_project(ole: CompoundFile, examination: Examination, where: str) -> bool:
    """Record the macros of the project at `where` if a module has code. Return False if no module can be read."""
    sources: list[str] = []
    stomped = False
    room = limits.MACRO_BYTES
    modules = project_modules(ole)
    for entry in [entry for entry in ole.entries if entry.is_stream]:
        if entry.name.lower() in ("dir", "project", "projectwm", "projectlk") or entry.name.startswith("__SRP"):
            continue
        if room <= 0 or examination.budget.effort <= 0:
            examination.defect("limit-macro-bytes", "not every module was read")
            break
        content = ole.read(entry)
        source = _source(content, modules.get(entry.name.lower()), modules.get("", 0))
        if source:
            sources.append(source)
            room -= len(source)
            examination.budget.effort -= len(source) * _EFFORT
        elif "/vba/" in f"/{entry.path.lower()}" and entry.name.lower() != "_vba_project" and len(content) > 3000:
            stomped = True  # compiled code without its source (VBA stomping): it still runs
    code = [source for source in sources if has_code(source)]
    if code:
        note_code("\n".join(code), examination, where)
    elif stomped:
        examination.fact("macro", where, "compiled code without its source")
    return bool(sources)


def project_modules(ole: CompoundFile) -> dict[str, int]:
    """Return the offset of the source in each module's stream, from the `dir` stream ([MS-OVBA] §2.3.4.2).

    Keys are module names in lower case; the key "" has the project's code page. Empty if there is no sound stream.
    """
    entry = ole.find("dir")
    content = unpacked(ole.read(entry)) if entry is not None else b""
    found: dict[str, int] = {}
    position, name = 0, ""
    while position + 6 <= len(content):
        kind, size = struct.unpack_from("<HI", content, position)
        body = content[position + 6 : position + 6 + size]
        if kind == _CODE_PAGE and len(body) >= 2:
            found[""] = int.from_bytes(body[:2], "little")
        elif kind == _STREAM_NAME_UNICODE:
            name = body.decode("utf-16-le", "replace").lower()
        elif kind == _OFFSET and name and len(body) == 4:
            found[name] = int.from_bytes(body, "little")
        position += 6 + size + (2 if kind == _VERSION else 0)  # [MS-OVBA] §2.3.4.2.1.11: its size lacks two bytes
    return found


def _source(content: bytes, offset: int | None, code_page: int) -> str:
    """Return the source in a module's stream, at the offset from the project, else where one seems to begin."""
    told = unpacked(content[offset:]) if offset is not None else b""
    if told:
        return _text(told, code_page)
    start = content.find(_MODULE_START)
    return _text(unpacked(content[start - 3 :]), code_page) if start >= 3 else ""


def note_code(source: str, examination: Examination, where: str) -> None:
    """Record code with what starts it, its harmful calls, and its URLs, also encoded ones."""
    strings = strings_of(source)
    urls = urls_in(strings)
    examination.fact("macro", where, "; ".join([*telling_words(f"{source[:500_000]}\n{strings}"), *urls[:2]]))
    for url in urls:
        examination.url(url)


def has_code(source: str) -> bool:
    """Whether a module has code: any line besides attributes, comments, options and empty procedures."""
    return any(not _EMPTY_LINE.fullmatch(line[:1000]) for line in source.splitlines()[:20_000])


def telling_words(source: str) -> list[str]:
    """Return what starts the code automatically, then its harmful calls; at most twelve words."""
    found: dict[str, None] = {}
    for pattern in (_AUTOMATIC, _HARMFUL):
        for match in pattern.finditer(source[:700_000]):
            if len(found) >= 12:
                break
            found.setdefault(match.group(1)[:60])
    return list(found)


def unpacked(data: bytes, limit: int = limits.MODULE_BYTES) -> bytes:
    """Decompress a container ([MS-OVBA] §2.4.1) up to any damage, at most `limit` bytes and one chunk."""
    out = bytearray()
    position = 1
    if data[:1] != b"\x01":
        return b""
    while position + 2 <= len(data) and len(out) < limit:
        header = int.from_bytes(data[position : position + 2], "little")
        if header >> 12 & 7 != 3:  # [MS-OVBA] §2.4.1.1.5: CompressedChunkSignature
            break
        end = min(position + (header & 0xFFF) + 3, len(data))
        if header & 0x8000:
            _chunk(data, position + 2, end, out)
        else:
            out += data[position + 2 : position + 2 + 4096]
        position = end
    return bytes(out)


def _text(source: bytes, code_page: int) -> str:
    """Decode the source with the project's code page; if that is unknown, as Shift_JIS if valid, else as cp1252."""
    page = f"cp{code_page}" if code_page in _CODE_PAGES else "cp932" if _japanese(source) else "cp1252"
    return source.decode(page, "replace")


def _japanese(text: bytes) -> bool:
    try:
        return not text.isascii() and bool(text.decode("cp932"))
    except UnicodeDecodeError:
        return False


def _chunk(data: bytes, position: int, end: int, out: bytearray) -> None:
    begin = len(out)
    while position < end and len(out) - begin < 4096:  # the size of a chunk, whatever its tokens say
        flags = data[position]
        position += 1
        for bit in range(8):
            if position >= end:
                return
            if not flags >> bit & 1:
                out.append(data[position])
                position += 1
                continue
            if position + 2 > end:
                return
            token = int.from_bytes(data[position : position + 2], "little")
            position += 2
            bits = max((len(out) - begin - 1).bit_length(), 4)  # [MS-OVBA] §2.4.1.3.19.1
            length, offset = (token & (0xFFFF >> bits)) + 3, (token >> (16 - bits)) + 1
            if offset > len(out) - begin:
                return
            for _ in range(min(length, 4096)):
                out.append(out[-offset])

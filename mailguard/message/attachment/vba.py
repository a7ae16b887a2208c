"""VBA projects ([MS-OVBA]): whether they hold code, and what that code does on its own."""

import re
from typing import Final

from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.attachment import limits
from mailguard.message.attachment.compound_file import CompoundFile
from mailguard.message.attachment.examination import Examination

_MODULE_START: Final = b"\x00Attribut\x00e "  # how every compressed module's source begins
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
_EMPTY_LINE: Final = lazy_pattern(
    r"\s*(?:'.*|Rem\b.*|Attribute\s.*|Option\s.*|VERSION\s.*|BEGIN\b.*|END|MultiUse\s.*|#(?:If|Else|End|Const)\b.*|"
    r"(?:(?:Private|Public|Friend|Static)\s+)*(?:Sub|Function)\s+\w+\s*\([^)]*\)\s*|End\s+(?:Sub|Function))?",
    re.IGNORECASE,
)


def is_project(ole: CompoundFile) -> bool:
    """Whether the file holds a VBA project: a `dir` stream beside `_VBA_PROJECT` (§2.2.1)."""
    names = ole.names()
    return "_vba_project" in names or ("vba" in names and "dir" in names)


def read_project(ole: CompoundFile, examination: Examination, where: str) -> None:
    """Record the macros of a project found at `where`, when a module holds code."""
    sources: list[str] = []
    stomped = False
    room = limits.MACRO_BYTES
    for entry in [entry for entry in ole.entries if entry.is_stream]:
        if entry.name.lower() in ("dir", "project", "projectwm", "projectlk") or entry.name.startswith("__SRP"):
            continue
        if room <= 0:
            examination.defect("limit-macro-bytes", "not every module was read")
            break
        content = ole.read(entry)
        start = content.find(_MODULE_START)
        if start >= 3:
            sources.append(decompress(content[start - 3 :]))
            room -= len(sources[-1])
        elif "/vba/" in f"/{entry.path.lower()}" and entry.name.lower() != "_vba_project" and len(content) > 3000:
            stomped = True  # compiled code whose source was taken away: still runs
    code = [source for source in sources if has_code(source)]
    if code:
        whole = "\n".join(code)
        examination.fact("macro", where, "; ".join(telling_words(whole)))
    elif stomped:
        examination.fact("macro", where, "compiled code without its source")


def has_code(source: str) -> bool:
    """Whether a module does anything: a line that is no attribute, comment, option or empty procedure."""
    return any(not _EMPTY_LINE.fullmatch(line[:1000]) for line in source.splitlines()[:20_000])


def telling_words(source: str) -> list[str]:
    """What starts the code without being asked, then what it reaches for."""
    found: dict[str, None] = {}
    for pattern in (_AUTOMATIC, _HARMFUL):
        for match in pattern.finditer(source[:500_000]):
            if len(found) >= 12:
                break
            found.setdefault(match.group(1)[:60])
    return list(found)


def decompress(data: bytes, limit: int = limits.MODULE_BYTES) -> str:
    """A compressed container (§2.4.1) as text, as far as it is sound, at most `limit` bytes and a chunk."""
    out = bytearray()
    position = 1
    if data[:1] != b"\x01":
        return ""
    while position + 2 <= len(data) and len(out) < limit:
        header = int.from_bytes(data[position : position + 2], "little")
        if header >> 12 & 7 != 3:  # §2.4.1.1.5: CompressedChunkSignature
            break
        end = min(position + (header & 0xFFF) + 3, len(data))
        if header & 0x8000:
            _chunk(data, position + 2, end, out)
        else:
            out += data[position + 2 : position + 2 + 4096]
        position = end
    return out.decode("cp932" if _japanese(out) else "cp1252", "replace")


def _japanese(text: bytearray) -> bool:
    try:
        return not text.isascii() and bool(text.decode("cp932"))
    except UnicodeDecodeError:
        return False


def _chunk(data: bytes, position: int, end: int, out: bytearray) -> None:
    begin = len(out)
    while position < end and len(out) - begin < 4096:  # a chunk holds no more, whatever its tokens say
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
            bits = max((len(out) - begin - 1).bit_length(), 4)  # §2.4.1.3.19.1
            length, offset = (token & (0xFFFF >> bits)) + 3, (token >> (16 - bits)) + 1
            if offset > len(out) - begin:
                return
            for _ in range(min(length, 4096)):
                out.append(out[-offset])

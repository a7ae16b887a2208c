"""Office Open XML and OpenDocument: find macros, remote templates and objects, links and the readable text."""

import html
import re
import struct
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import Directory, Entry, unpack
from mailguard.message.files.examination import Examination
from mailguard.message.files.office import vba
from mailguard.message.files.office.compound_file import SIGNATURE, CompoundFile

_CONTENT_TYPE: Final = lazy_pattern(
    rb"application/(vnd\.(?:openxmlformats-officedocument|ms-)[a-zA-Z0-9.-]+?)\.main\+xml"
)
_MACRO_TYPE: Final = lazy_pattern(rb"application/(vnd\.ms-[a-z]+\.[a-zA-Z]+\.macroEnabled)\.main\+xml")
_BINARY_TYPE: Final = rb"application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_PROJECT_TYPE: Final = b"application/vnd.ms-office.vbaproject"  # in lower case
_PART_NAME: Final = lazy_pattern(rb"\bPartName\s*=\s*[\"']/?([^\"'<>]{1,500})", re.IGNORECASE)
_OVERRIDE: Final = lazy_pattern(rb"<Override\b[^<>]{0,2000}>", re.IGNORECASE)
_RELATIONSHIP: Final = lazy_pattern(rb"<Relationship\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE: Final = lazy_pattern(rb"\b(Target|TargetMode|Type)\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_FIELD_CODE: Final = lazy_pattern(rb"<w:instrText[^<>]*>([^<]*)<|<w:fldSimple\b[^<>]{0,200}w:instr=\"([^<\"]{0,2000})")
_DDE: Final = lazy_pattern(rb"\bDDE(?:AUTO)?\b\s*[\"\\a-zA-Z&]", re.IGNORECASE)
_DDE_LINK: Final = lazy_pattern(rb"<ddeLink\b[^<>]{0,500}ddeService\s*=\s*\"([^<\"]{0,200})\"", re.IGNORECASE)
_TEXT: Final = lazy_pattern(rb"<(?:w:t|a:t|t)(?:\s[^<>]*)?>([^<]*)<|(</w:p>|</a:p>|</si>|<w:br|</text:p>)")
_REMOTE: Final = {b"attachedtemplate": "template", b"frame": "frame", b"subdocument": "part", b"oleobject": "object"}
_ODF_SCRIPT: Final = lazy_pattern(rb"<script:event-listener\b[^<>]{0,1000}xlink:href=\"([^<\"]{0,300})")
_DAMAGED: Final = (ValueError, LookupError, ArithmeticError, struct.error)
UNREADABLE: Final = "not a readable project"


def read_package(data: bytes, directory: Directory, examination: Examination) -> None:
    """Examine the parts of the document that can run or fetch something, or that hold its text."""
    if any(entry.encrypted for entry in directory.entries):
        examination.fact("encrypted-document", examination.name)
        examination.skip("encrypted")
    projects = _content_types(data, directory, examination)
    for entry in directory.entries[: limits.MEMBERS * 5]:
        name = entry.name.lower().replace("\\", "/")
        if name.endswith(".rels"):
            _relationships(_part(data, entry, examination), examination)
        elif ("vbaproject" in name and name.endswith(".bin")) or name in projects:
            _vba(_part(data, entry, examination), entry, examination)
        elif "/macrosheets/" in name and name.endswith((".xml", ".bin")):
            _macro_sheet(data, directory, entry, examination)
        elif "/externallinks/" in name and name.endswith(".xml"):
            for service in _DDE_LINK.findall(_part(data, entry, examination)):
                examination.fact("dde", service.decode("utf-8", "replace"), entry.name)
        elif "/embeddings/" in name or ("/activex/" in name and name.endswith(".bin")):
            _embedded(_part(data, entry, examination), entry, examination)
        elif "/media/" in f"/{name}" and name.endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp")):
            examination.picture(entry.name, _part(data, entry, examination))
        elif name.startswith(("basic/", "scripts/")) and name.endswith((".xml", ".py", ".js", ".bsh")):
            _odf_module(_part(data, entry, examination), entry, examination)
        elif name in ("word/document.xml", "xl/sharedstrings.xml", "content.xml") or (
            name.startswith(("ppt/slides/slide", "word/header", "word/footer", "xl/drawings/drawing"))
            and name.endswith(".xml")
        ):
            _body(_part(data, entry, examination), examination)
        elif name.startswith("xl/worksheets/sheet") and name.endswith(".xml") and _is_short_sheet(entry):
            _inline_strings(_part(data, entry, examination), examination)


def _part(data: bytes, entry: Entry, examination: Examination) -> bytes:
    limit = min(entry.size, limits.OLE_STREAM_BYTES)
    if not examination.budget.allows(limit) or examination.has("archive-bomb"):
        examination.defect("limit-archive-bytes", "not every part was unpacked")
        return b""
    content = unpack(data, entry, limit) or b""
    examination.budget.bytes -= len(content)
    if entry.size > limit:
        text = not entry.name.lower().endswith((".rels", ".bin"))  # a long table or document; links are in .rels
        kind = "limit-attachment-text" if text else "limit-archive-member-bytes"
        examination.defect(kind, f"{entry.name[:100]}: the first {limit} were read")
    return content


def _content_types(data: bytes, directory: Directory, examination: Examination) -> frozenset[str]:
    """Detect the type of the package (ECMA-376-2 §10.1.2). Return the names of parts declared as macro projects."""
    entry = next((each for each in directory.entries if each.name.lower() == "[content_types].xml"), None)
    content = _part(data, entry, examination) if entry is not None else b""
    found = _MACRO_TYPE.search(content) or _CONTENT_TYPE.search(content)
    if found:
        examination.detected_type = f"application/{found.group(1).decode('ascii')}"
    elif _BINARY_TYPE in content:
        examination.detected_type = "application/vnd.ms-excel.sheet.binary.macroEnabled"
    lower = content.lower()
    if _PROJECT_TYPE not in lower:
        return frozenset()
    overrides = (tag for tag in _OVERRIDE.findall(lower) if _PROJECT_TYPE in tag)
    names = (_PART_NAME.search(tag) for tag in overrides)
    return frozenset(name.group(1).decode("utf-8", "replace") for name in names if name is not None)


def _is_short_sheet(entry: Entry) -> bool:
    """Whether a sheet is small: a call to press a button rather than a table of data."""
    return entry.size <= limits.SHEET_BYTES


def _inline_strings(content: bytes, examination: Examination) -> None:
    """Read the texts that are in a sheet's cells, not in the shared string table (ECMA-376-1 §18.3.1.53)."""
    if b"inlineStr" in content:
        _body(content, examination)


def _relationships(content: bytes, examination: Examination) -> None:
    """Record targets outside the file (ECMA-376-2 §9.3): links, and content that the program fetches by itself."""
    for count, tag in enumerate(_RELATIONSHIP.finditer(content)):
        if count >= limits.URLS * 2:
            examination.defect("limit-attachment-links", "not every link was read")
            return
        values = {name.lower(): value[1:-1] for name, value in _ATTRIBUTE.findall(tag.group())}
        if values.get(b"targetmode", b"").lower() != b"external":
            continue
        target = html.unescape(values.get(b"target", b"").decode("utf-8", "replace")).strip()
        kind = values.get(b"type", b"").rpartition(b"/")[2].lower()
        if kind == b"hyperlink":
            examination.url(target)
        elif kind in _REMOTE and _is_elsewhere(target):
            examination.fact("remote-template", target, _REMOTE[kind])
            examination.url(target)


def _is_elsewhere(target: str) -> bool:
    """Whether a program would fetch the target from the network. A template on the author's disk is normal."""
    plain = target.lower().removeprefix("mhtml:").removeprefix("file:").lstrip()
    if plain.startswith("///"):
        return False
    return plain.startswith(("http:", "https:", "ftp:", "\\\\", "//", "ms-")) or "!x-usc" in plain


def _macro_sheet(data: bytes, directory: Directory, entry: Entry, examination: Examination) -> None:
    from mailguard.message.files.office.excel4 import read_sheet_part, triggers_of

    book = next((other for other in directory.entries if other.name.lower() == "xl/workbook.xml"), None)
    triggers = triggers_of(_part(data, book, examination)) if book is not None else []
    read_sheet_part(_part(data, entry, examination), entry.name, triggers, examination)


def _vba(content: bytes, entry: Entry, examination: Examination) -> None:
    """Record the macro project, even if it is damaged: Office may still run it."""
    if not content:
        examination.fact("macro", entry.name, "not unpacked")
    elif not content.startswith(SIGNATURE):
        examination.fact("macro", entry.name, UNREADABLE)
    else:
        try:
            readable = vba.read_project(CompoundFile(content), examination, entry.name)
        except _DAMAGED:
            readable = False
        if not readable and not examination.has("macro"):
            examination.fact("macro", entry.name, UNREADABLE)


def _embedded(content: bytes, entry: Entry, examination: Examination) -> None:
    if content.startswith(SIGNATURE):
        from mailguard.message.files.office.ole import read_active

        try:
            read_active(CompoundFile(content), examination, entry.name)
        except _DAMAGED as error:  # go on with the other parts
            examination.defect("attachment-unreadable", f"{entry.name[:100]}: {type(error).__name__}")
    elif content and not entry.name.lower().endswith((".bin", ".xml", ".rels")):
        examination.member(entry.name, content)


def _odf_module(content: bytes, entry: Entry, examination: Examination) -> None:
    """Record OpenDocument macros: a Basic module with code, or a script in another language."""
    if not entry.name.lower().endswith(".xml"):
        examination.fact("macro", entry.name, "script")
    elif b"<script:module" in content:
        source = html.unescape(re.sub(rb"<[^<>]*>", b"", content).decode("utf-8", "replace"))
        if vba.has_code(re.sub(r"(?i)^REM .*$", "", source, flags=re.MULTILINE)):
            vba.note_code(source, examination, entry.name)


def _body(content: bytes, examination: Examination) -> None:
    codes = b"".join(first or second for first, second in _FIELD_CODE.findall(content))
    if codes and _DDE.search(codes):
        examination.fact("dde", html.unescape(codes.decode("utf-8", "replace")).strip()[:200])
    for target in re.findall(rb"HYPERLINK\s+(?:&quot;|\")(https?://[^\"&<]{1,2000})", codes):
        examination.url(target.decode("utf-8", "replace"))
    if b"office:document-content" in content[:2000]:
        for target in _ODF_SCRIPT.findall(content):
            examination.fact("macro", target.decode("utf-8", "replace"), "started by an event")
        for target in re.findall(rb"xlink:href=\"(https?://[^\"]{1,2000})", content):
            examination.url(html.unescape(target.decode("utf-8", "replace")))
        plain = re.sub(rb"</text:(?:p|h)>", b"\n", content)
        examination.text(html.unescape(re.sub(rb"<[^<>]*>", b"", plain).decode("utf-8", "replace")).strip())
        return
    pieces: list[bytes] = []
    room = limits.TEXT_CHARACTERS
    for match in _TEXT.finditer(content):
        pieces.append(match.group(1) or b"" if match.group(2) is None else b"\n")
        room -= len(pieces[-1])
        if room < 0:
            break
    examination.text(html.unescape(b"".join(pieces).decode("utf-8", "replace")).strip())

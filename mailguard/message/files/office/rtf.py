"""RTF: find remote templates, packed objects, links and the readable text."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.office.compound_file import SIGNATURE, CompoundFile

_TEMPLATE: Final = lazy_pattern(rb"\\\*\s{0,9}\\template\s{0,9}([^{}\r\n]{1,2000})", re.IGNORECASE)
_FIELD: Final = lazy_pattern(rb"(HYPERLINK|INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE)\s{1,9}\\?\"?([^\"{}\r\n]{1,2000})")
_OBJECT: Final = lazy_pattern(
    rb"\\objdata\b[^0-9A-Fa-f{}\\]{0,50}((?:[0-9A-Fa-f\s]{1,200}+){1,200000}+)", re.IGNORECASE
)
_CLASS: Final = lazy_pattern(rb"\\objclass\s{1,9}([\w.]{1,60})", re.IGNORECASE)
_OBJECTS: Final = 50
_TEXT_EFFORT: Final = 40  # cost of one byte of text


def read(data: bytes, examination: Examination) -> None:
    """Record what the document fetches, its objects, links and text."""
    for found in _TEMPLATE.findall(data)[:20]:
        target = _plain(found)
        if target.lower().startswith(("http:", "https:", "ftp:", "\\\\", "//", "file://")):
            examination.fact("remote-template", target, "template")
            examination.url(target)
    for kind, found in _FIELD.findall(data)[: limits.URLS]:
        target = _plain(found)
        if kind.startswith(b"DDE"):
            examination.fact("dde", f"{kind.decode()} {target}")
        elif "://" in target or target.lower().startswith("mailto:"):
            examination.url(target)
            if kind == b"INCLUDETEXT":
                examination.fact("remote-template", target, "text")
    classes = [name.decode("ascii", "replace") for name in _CLASS.findall(data)[:_OBJECTS]]
    for name in classes:
        if name.lower().startswith("equation"):
            examination.fact("exploit-object", name)
    for number, digits in enumerate(_OBJECT.findall(data)):
        if number >= _OBJECTS or not examination.budget.allows(len(digits) // 2):
            examination.defect("limit-embedded-objects", f"the first {number} were read")
            break
        _object(digits, examination)
    _text(data, examination)


def _text(data: bytes, examination: Examination) -> None:
    """Record the readable text, as far as the effort left for this message allows."""
    from mailguard.message.files.outlook.rtf_text import rtf_text

    room = min(limits.RTF_TEXT_BYTES, max(examination.budget.effort, 0) // _TEXT_EFFORT)
    examination.budget.effort -= min(len(data), room) * _TEXT_EFFORT
    if len(data) > room:
        examination.defect("limit-attachment-text", f"the text of the first {room} bytes was read")
    examination.text(rtf_text(data[:room]).text.strip())


def _object(digits: bytes, examination: Examination) -> None:
    plain = bytes(digits.translate(None, b" \t\r\n\f\v"))
    content = bytes.fromhex(plain[: len(plain) // 2 * 2].decode("ascii"))
    examination.budget.spend(len(content))
    start = content.find(SIGNATURE)
    if start >= 0:
        from mailguard.message.files.office.ole import read_active

        read_active(CompoundFile(content[start:] + bytes(512)), examination, "object")
        return
    package = content.find(b"Package\0", 0, 200)
    if package >= 0:
        from mailguard.message.files.office.ole import read_package

        body = content.find(b"\x02\0", package, package + 60)
        if body >= 0:
            read_package(bytes(4) + content[body:], examination)


def _plain(target: bytes) -> str:
    return (
        re.sub(rb"\\'([0-9A-Fa-f]{2})", lambda code: bytes([int(code.group(1), 16)]), target)
        .decode("cp1252", "replace")
        .replace("\\\\", "\\")
        .strip(' "\\')
    )

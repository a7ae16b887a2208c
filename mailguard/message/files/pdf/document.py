"""PDF (ISO 32000-2): find scripts, launch actions, embedded files, links, text and encryption.

The cross-reference table is not trusted: a search over the file and its object streams finds the objects.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.pdf.filter import filters_of, plain_stream

_ESCAPED_NAME: Final = lazy_pattern(rb"/[A-Za-z]{0,20}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,40}")
_NAMES: Final = frozenset(
    (
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/OpenAction",
        b"/EmbeddedFile",
        b"/EmbeddedFiles",
        b"/URI",
        b"/ObjStm",
        b"/SubmitForm",
        b"/Encrypt",
        b"/GoToE",
        b"/RichMedia",
        b"/FlateDecode",
        b"/AA",
        b"/EF",
        b"/UF",
    )
)
_STRING: Final = rb"\(((?:[^()\\]|\\.){0,4000})\)|<([0-9A-Fa-f\s]{2,8000})>"
_URI: Final = lazy_pattern(rb"/URI\s*(?:" + _STRING + rb")", re.DOTALL)
_SCRIPT: Final = lazy_pattern(
    rb"/JS\s*(?:\(((?:[^()\\]|\\.){0,200})|<([0-9A-Fa-f\s]{2,400})|(\d{1,8})\s+\d{1,5}\s+R)", re.DOTALL
)
_LAUNCHED: Final = lazy_pattern(rb"/(?:F|P|UF)\s*(?:" + _STRING + rb")", re.DOTALL)
_FILE_NAME: Final = lazy_pattern(rb"/(UF|F)\s*(?:" + _STRING + rb")", re.DOTALL)
_FILE_OBJECT: Final = lazy_pattern(rb"/EF\s*<<\s*/U?F\s+(\d{1,8})\s")
_SUBMIT: Final = lazy_pattern(rb"/F\s*(?:<<[^<>]{0,300}?/F\s*)?(?:" + _STRING + rb")", re.DOTALL)
_ACTION: Final = lazy_pattern(
    rb"/S\s*/(JavaScript|Launch|SubmitForm|GoToE|ImportData|Rendition)\b|/(RichMedia)\b|/JavaScript\s+\d{1,8}\s"
)
_OPENS: Final = lazy_pattern(rb"/(?:OpenAction|AA)\b")
_STREAM: Final = lazy_pattern(rb"stream\r?\n")
_ESCAPE: Final = lazy_pattern(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPES_READ: Final = 200_000
_SCRIPTS: Final = 20  # scripts that are read from a separate stream
_EVERYDAY: Final = frozenset(("application/pdf", "text/xml", "text/plain", "image/png", "image/jpeg", "text/csv"))


def read(data: bytes, examination: Examination) -> None:
    """Record the file's actions, links, embedded files and text, and whether it needs a password."""
    data = _unescape_names(data)
    readable = True
    if b"/Encrypt" in data:
        from mailguard.message.files.pdf.encryption import needs_password

        if needs_password(data):
            examination.fact("encrypted-document", examination.name)
            examination.skip("encrypted")
            return
        from mailguard.message.files.pdf.decrypt import decrypted

        plain = decrypted(data, examination)
        if plain is None:
            examination.skip("texts and links of a protected PDF")
            readable = False
        else:
            data = plain
    streams = [_unescape_names(content) for content in _object_streams(data, examination)]
    whole = [data, *streams]
    opens = any(_OPENS.search(piece) for piece in whole)
    for piece in whole:
        _links(piece, examination)
        _actions(piece, data, examination, opens=opens)
    _embedded(data, whole, examination)
    if b"/Image" in data:
        from mailguard.message.files.pdf.picture import read_pictures

        read_pictures(data, examination)
    if readable:
        from mailguard.message.files.pdf.text import read_text

        read_text(data, streams, examination)


def _unescape_names(data: bytes) -> bytes:
    """Undo the #xx escapes (ISO 32000-2 §7.3.5) in the names that are searched for."""
    return _ESCAPED_NAME.sub(_plain_name, data, _ESCAPES_READ) if b"#" in data else data


def _plain_name(match: re.Match[bytes]) -> bytes:
    name = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code.group(1), 16)]), match.group())
    return name if name in _NAMES else match.group()


def _object_streams(data: bytes, examination: Examination) -> Iterator[bytes]:
    """Yield the unpacked object streams (ISO 32000-2 §7.5.7), which hold objects in packed form."""
    position = data.find(b"/ObjStm")
    count = 0
    while position >= 0:
        count += 1
        if count > limits.PDF_STREAMS:
            examination.defect("limit-pdf-streams", f"the first {limits.PDF_STREAMS} were unpacked")
            return
        content = _stream_at(data, position, examination)
        if content:
            yield content
        position = data.find(b"/ObjStm", position + 7)


def _stream_at(data: bytes, position: int, examination: Examination) -> bytes:
    """Return the unpacked stream of the dictionary around `position`."""
    start = _STREAM.search(data, position, position + 4000)
    if start is None:
        return b""
    begin = max(data.rfind(b" obj", max(0, position - 4000), position), 0)
    head = data[begin : start.start()]
    filters = filters_of(head)
    if not filters:
        end = data.find(b"endstream", start.end(), start.end() + limits.PDF_OBJECT_BYTES)
        return data[start.end() : end] if end >= 0 else b""
    content = plain_stream(data, start.end(), filters, head, limits.PDF_OBJECT_BYTES, examination)
    if content is None:
        examination.skip("a PDF stream that is packed in an unknown way")
        return b""
    if len(content) >= limits.PDF_OBJECT_BYTES:
        examination.defect("limit-pdf-object-bytes", f"the first {len(content)} of a stream were read")
    return content


def _links(piece: bytes, examination: Examination) -> None:
    if b"/URI" not in piece:
        return
    for count, match in enumerate(_URI.finditer(piece)):
        if count >= limits.URLS * 5:
            examination.defect("limit-attachment-links", "not every link was read")
            return
        url = text_of(*match.groups()).strip()
        if url:
            examination.url(url)


def _actions(piece: bytes, data: bytes, examination: Examination, *, opens: bool) -> None:
    scripts: dict[bytes, str] = {}
    for count, match in enumerate(_ACTION.finditer(piece)):
        if count >= limits.PDF_ACTIONS:
            examination.defect("limit-pdf-actions", f"the first {limits.PDF_ACTIONS} were read")
            break
        kind = match.group(1) or match.group(2) or b"JavaScript"
        around = piece[max(0, match.start() - 600) : match.end() + 1500]
        near = piece[match.start() : match.end() + 1500]
        if kind == b"JavaScript":
            code = _code(near, data, scripts, examination) or _code(around, data, scripts, examination)
            examination.fact("pdf-javascript", code or "/JavaScript", "runs when opened" if opens else "")
        elif kind == b"Launch":
            found = _LAUNCHED.search(near)
            examination.fact("pdf-launch", text_of(*found.groups()) if found else "/Launch")
        elif kind == b"SubmitForm":
            found = _SUBMIT.search(near)
            target = text_of(*found.groups()) if found else ""
            examination.fact("pdf-submit", target or "/SubmitForm")
            if target:
                examination.url(target)
        elif kind in (b"GoToE", b"RichMedia"):
            examination.fact("pdf-rich-media" if kind == b"RichMedia" else "pdf-embedded-target", f"/{kind.decode()}")
    opened = re.search(rb"/OpenAction\s*<<[^<>]{0,300}/S\s*/URI\b", piece)
    if opened:
        found = _URI.search(piece, opened.start(), opened.start() + 5000) or _URI.search(piece, opened.start())
        examination.fact("pdf-open-url", text_of(*found.groups()) if found else "/OpenAction /URI")


def _code(near: bytes, data: bytes, scripts: dict[bytes, str], examination: Examination) -> str:
    """Return the beginning of a script, which is in place or in a separate stream."""
    found = _SCRIPT.search(near)
    if found is None:
        return ""
    if found.group(3) is None:
        return " ".join(text_of(found.group(1), found.group(2)).split())[:120]
    number = found.group(3)
    if number not in scripts and len(scripts) < _SCRIPTS:
        place = data.find(b"\n" + number + b" 0 obj")
        content = _stream_at(data, place + len(number) + 7, examination)[:2000] if place >= 0 else b""
        scripts[number] = " ".join(text_of(content, None).split())[:120]
    return scripts.get(number, "")


def _embedded(data: bytes, pieces: list[bytes], examination: Examination) -> None:
    """Examine the embedded files like attachments."""
    names: dict[bytes, str] = {}
    for piece in pieces:
        for place in itertools.islice(_FILE_OBJECT.finditer(piece), limits.PDF_ACTIONS):
            window = piece[max(0, place.start() - 800) : place.start() + 800]
            found = {kind: text_of(literal, code) for kind, literal, code in _FILE_NAME.findall(window)}
            names.setdefault(place.group(1), found.get(b"UF") or found.get(b"F") or "")
    position = data.find(b"/EmbeddedFile")
    count = 0
    for _ in range(limits.PDF_ACTIONS):
        if position < 0:
            break
        if data[position + 13 : position + 14] != b"s":
            begin = data.rfind(b" obj", max(0, position - 1000), position)
            number = re.search(rb"(\d{1,8})\s+\d{1,5}\Z", data[max(0, begin - 20) : begin]) if begin >= 0 else None
            name = names.get(number.group(1), "") if number else ""
            content = _stream_at(data, position, examination)
            if content:
                count += 1
                child = examination.member(name or f"embedded-{count}", content)
                if child is not None and (child.facts or child.detected_type not in _EVERYDAY):
                    examination.fact("pdf-embedded-file", child.name, child.detected_type)
        position = data.find(b"/EmbeddedFile", position + 13)


def text_of(literal: bytes | None, hexadecimal: bytes | None) -> str:
    """Decode a string object (ISO 32000-2 §7.3.4): UTF-16 by its mark, else UTF-8 if valid, else Latin-1."""
    if hexadecimal:
        digits = bytes(hexadecimal.translate(None, b" \t\r\n\f\0"))
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = _ESCAPE.sub(_unescape, literal or b"")
    if raw[:2] == b"\xfe\xff":
        return raw[2:].decode("utf-16-be", "replace")
    if raw[:2] == b"\xff\xfe":
        return raw[2:].decode("utf-16-le", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPES.get(code, b"" if code in (b"\n", b"\r\n") else code)

"""Parse bytes into an immutable `Message`. Linear in the size of the message, limited in every way, never raises.

Mail programs read some broken mails in different ways (two Content-Type fields, two boundaries, a header without
its blank line). Every interpretation that shows something is kept and checked, because an attacker may aim at any
of these programs.
"""

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.charset import codec_for
from mailguard.message.defect import Defect
from mailguard.message.header import Header, parse_header
from mailguard.message.model import Message, Part
from mailguard.message.multipart import Delimited, boundaries, delimited, guessed, loose_parts, parts_of
from mailguard.message.parameter import media_type, parse_value, readings
from mailguard.message.transfer import decode_transfer, encoding_of, other_encodings

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] §2.2, the format of .msg files
_BOM: Final = b"\xef\xbb\xbf"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")  # the byte order marks of UTF-16
_LEADING_BYTES: Final = 64 * 1024  # blank lines skipped before the header
_LEADING: Final = lazy_pattern(rb"(?:[ \t]*\r?\n)*")
_MBOX_FROM: Final = lazy_pattern(rb">?From [^\r\n]*\r?\n")
_MAILS: Final = frozenset(  # RFC 2046 §5.2.1; message/global: RFC 6532 §3.7
    ("message/rfc822", "message/global", "message/news", "message/rfc822-headers", "text/rfc822-headers")
)
_FIELDS: Final = 4  # fields of one name that are read from the header of a part
_WORDS: Final = lazy_pattern(rb"[^\s:]{2,40} [^\s:]{2,40} |<[A-Za-z!/]|https?://")
# Octets before the first part. The usual note to programs without MIME is shorter (RFC 2046 §5.1.1).
_PREAMBLE: Final = 300
_NO_HEADER: Final = Header(())


@dataclass
class _State:
    """The counters and defects of one parse, nested messages included."""

    parts: int = 0
    readings: int = 0
    defects: list[Defect] = field(default_factory=list)

    def may_reread(self, path: str) -> bool:
        """Count one more interpretation of the same bytes; False if the limit is reached."""
        self.readings += 1
        if self.readings > limits.MIME_READINGS or self.parts >= limits.MIME_PARTS:
            self.bite("limit-mime-readings", path)
            return False
        return True

    def bite(self, kind: str, path: str) -> None:
        """Report that a limit was reached, each limit once."""
        if not any(defect.kind == kind for defect in self.defects):
            self.defects.append(Defect(kind, f"part:{path or '0'}"))


@dataclass(frozen=True)
class _Entity:
    """A MIME entity that is still to be read: its bytes, its header and its depth."""

    raw: bytes
    header: Header
    start: int
    end: int
    path: str
    depth: int
    loose: int = -1

    @property
    def level(self) -> int:
        return self.depth + self.path.count(".")

    def child(self, number: int) -> str:
        return f"{self.path}.{number}" if self.path else str(number)


def parse(raw: bytes, *, original: bytes | None = None) -> Message:
    """Parse `raw` into a message. Any bytes give a message; its `defects` list whatever is broken.

    For an Outlook .msg file, the result is the mail in that file. `original` is the file that `raw` was made from.
    """
    if original is None and raw.startswith(_COMPOUND_FILE):
        from mailguard.message.files.outlook.msg import parse_outlook

        found = parse_outlook(raw)
        if found is not None:
            return found
    state = _State()
    reconstructed = original is not None
    original = raw if original is None else original
    if len(raw) > limits.MESSAGE_BYTES:
        state.defects.append(Defect("limit-message-bytes", "message", f"cut at {limits.MESSAGE_BYTES}"))
        raw = raw[: limits.MESSAGE_BYTES]
    if raw.startswith(_UTF_16):  # saved by a text editor or a PowerShell redirection
        state.defects.append(Defect("utf-16", "message"))
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    if b"\n" not in raw and b"\r" in raw:  # old Macintosh line ends; same length, so offsets hold
        state.defects.append(Defect("line-ends-cr-only", "message"))
        raw = raw.replace(b"\r", b"\n")
    message = _message(raw, 0, len(raw), state, depth=0, original=original)
    return replace(message, reconstructed=True) if reconstructed else message


def _message(raw: bytes, start: int, end: int, state: _State, depth: int, original: bytes) -> Message:
    outer = state.defects
    state.defects = [] if depth else outer
    header_start = _skip_leading(raw, start, end, state)
    block = parse_header(raw, header_start, end)
    state.defects.extend(block.defects)
    if not len(block.header):
        state.defects.append(Defect("no-header", "message"))
    root = _part(_Entity(raw, block.header, block.body_start, end, "", depth, block.loose), state)
    message = Message(
        raw=original if depth == 0 else raw[start:end],
        header=block.header if raw[header_start : block.body_start].isascii() else _in_body_charset(block.header, root),
        header_start=header_start,
        body_start=block.body_start,
        root=root,
        parse_defects=tuple(state.defects),
        depth=depth,
    )
    state.defects = outer
    return message


def _in_body_charset(header: Header, root: Part) -> Header:
    """Return the header with undeclared non-ASCII letters read in the charset of the body, as mail programs do."""
    if all(each.raw.isascii() for each in header):
        return header
    declared = next((charset for part in root.walk() if (charset := part.parameters.get("charset", ""))), "")
    if not declared:
        return header
    return Header(tuple(replace(each, charset=declared) if _is_undeclared(each.raw) else each for each in header))


def _is_undeclared(raw: bytes) -> bool:
    """Whether a field has letters that are not UTF-8, the only charset that needs no declaration (RFC 6532 §3.2)."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _skip_leading(raw: bytes, start: int, end: int, state: _State) -> int:
    position = start
    if raw.startswith(_BOM, position, end):
        state.defects.append(Defect("byte-order-mark", "message"))
        position += len(_BOM)
    blank = _LEADING.match(raw, position, min(end, position + _LEADING_BYTES))
    if blank is not None and blank.end() > position and blank.end() < end:
        state.defects.append(Defect("leading-blank-lines", "message"))
        position = blank.end()
    envelope = _MBOX_FROM.match(raw, position, end)
    return envelope.end() if envelope is not None else position


def _part(entity: _Entity, state: _State, default: str = "text/plain") -> Part:
    """Read the entity by the standard, and add the other interpretations that show something else."""
    types = _types(entity.header, default)
    encodings = _encodings(entity.header)
    first = _read(entity, *types[0], encodings[0], state)
    others = list(_others(entity, first, types, encodings, state)) if _may_differ(entity, types, encodings) else []
    others += _undone(entity, first, state)
    return replace(first, alternatives=tuple(others)) if others else first


def _types(header: Header, default: str) -> list[tuple[str, dict[str, str]]]:
    """Return type and parameters of each Content-Type field, topmost first. Repeated values are left out."""
    found: list[tuple[str, dict[str, str]]] = []
    for each in header.all("content-type")[:_FIELDS]:
        value, parameters = parse_value(each.unfolded)
        kind = media_type(value)
        if kind.startswith("text/") and "charset" in (lower := each.unfolded.lower()):
            charsets = readings(lower, "charset") if lower.count("charset") > 1 or "charset" not in parameters else ()
            for charset in charsets[:_FIELDS]:
                if codec_for(charset) and all(codec_for(charset) != _codec(one) for one in found if one[0] == kind):
                    found.append((kind, {**parameters, "charset": charset}))
            if charsets and any(one[0] == kind for one in found):
                continue
        if all((kind, _codec((kind, parameters))) != (one[0], _codec(one)) for one in found):
            found.append((kind, parameters))
    return found or [(default, {})]  # RFC 2045 §5.2


def _codec(kind: tuple[str, dict[str, str]]) -> str | None:
    return codec_for(kind[1].get("charset", "")) if kind[0].startswith("text/") else None


def _encodings(header: Header) -> list[str]:
    """Return the encoding of each Content-Transfer-Encoding field, topmost first."""
    found = [encoding_of(each.unfolded) for each in header.all("content-transfer-encoding")[:_FIELDS]]
    return list(dict.fromkeys(found)) or [""]


def _may_differ(entity: _Entity, types: list[tuple[str, dict[str, str]]], encodings: list[str]) -> bool:
    return len(types) > 1 or len(encodings) > 1 or entity.loose >= 0


def _others(
    entity: _Entity, first: Part, types: list[tuple[str, dict[str, str]]], encodings: list[str], state: _State
) -> Iterator[Part]:
    """Yield the readings by repeated header fields, and the one whose body begins at a line that is not a field."""
    multipart = bool(first.children)
    for kind, parameters in types[1:]:
        # `_delimited` has already searched for the boundaries of all Content-Type fields.
        if not (multipart and kind.startswith("multipart/")) and state.may_reread(entity.path):
            yield _read(entity, kind, parameters, encodings[0], state)
    for encoding in encodings[1:]:
        if not multipart and state.may_reread(entity.path):
            yield _read(entity, *types[0], encoding, state)
    if entity.loose >= 0 and _WORDS.search(entity.raw, entity.loose, entity.start) and state.may_reread(entity.path):
        if multipart or not types[0][0].startswith("text/"):
            stray = replace(entity, start=entity.loose, end=entity.start)
            yield _read(stray, "text/plain", {}, "", state)
        else:
            yield _read(replace(entity, start=entity.loose), *types[0], encodings[0], state)


def _undone(entity: _Entity, first: Part, state: _State) -> list[Part]:
    """Return readings by another transfer encoding, if the declared one is unknown or clearly not the one in use."""
    if first.children or first.encoding in ("", "7bit", "8bit", "quoted-printable", "binary"):
        return []
    if first.encoding == "base64" and not first.content_type.startswith("text/"):
        return []
    guesses = other_encodings(entity.raw[entity.start : entity.end], first.encoding)
    return [
        _read(entity, first.content_type, first.parameters, encoding, state)
        for encoding in guesses
        if state.may_reread(entity.path)
    ]


def _read(entity: _Entity, kind: str, parameters: dict[str, str], encoding: str, state: _State) -> Part:
    """Read an entity with the given type and encoding."""
    state.parts += 1
    children: tuple[Part, ...] = ()
    nested: Message | None = None
    bodies: tuple[Part, ...] = ()
    if kind.startswith("multipart/"):
        if entity.level >= limits.MIME_DEPTH:
            state.bite("limit-mime-depth", entity.path)
        else:
            children, kind = _children(entity, kind, encoding, state)
    elif kind in _MAILS or kind == "message/partial":  # RFC 2046 §5.2.2
        if entity.level >= limits.MIME_DEPTH or state.parts >= limits.MIME_PARTS:
            state.bite("limit-mime-depth", entity.path)
        else:
            nested = _nested(entity, encoding, state)
    elif kind.startswith("application/") and entity.level < limits.MIME_DEPTH:
        children, bodies = _wrapped(entity, kind, parameters, encoding, state)
    return Part(
        entity.raw, entity.header, entity.start, entity.end, entity.path, kind, parameters, children, nested,
        encoding, bodies,
    )  # fmt: skip


def _wrapped(
    entity: _Entity, kind: str, parameters: dict[str, str], encoding: str, state: _State
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return the content of an S/MIME or Outlook wrapper that mail programs show as the mail: children, alternatives.

    The entity in an opaque signature becomes a child. The texts in Outlook's winmail.dat become alternatives.
    """
    from mailguard.message import wrapped
    from mailguard.message.files.limits import MEMBER_BYTES

    name = Part(entity.raw, entity.header, 0, 0, "", kind, parameters).filename
    if wrapped.is_sealed(kind, name):
        sealed, _ = decode_transfer(entity.raw[entity.start : entity.end], encoding)
        content = wrapped.signed_entity(sealed)
        if content is None:
            return (), ()
        if len(content) >= MEMBER_BYTES:
            state.bite("limit-archive-member-bytes", entity.path)
        path = entity.child(1)
        block = parse_header(content, 0, len(content))
        state.defects.extend(Defect(each.kind, f"part:{path}", each.detail) for each in block.defects)
        inner = _Entity(content, block.header, block.body_start, len(content), path, entity.depth, block.loose)
        return (_part(inner, state),), ()
    if wrapped.is_outlook(kind, name):
        data, _ = decode_transfer(entity.raw[entity.start : entity.end], encoding)
        texts = wrapped.outlook_texts(data)
        state.parts += len(texts)
        return (), tuple(
            Part(body, _NO_HEADER, 0, len(body), entity.child(number), shown, {"charset": charset})
            for number, (shown, body, charset) in enumerate(texts, 1)
        )
    return (), ()


def _nested(entity: _Entity, encoding: str, state: _State) -> Message:
    if encoding in ("base64", "quoted-printable"):  # forbidden by RFC 2046 §5.2.1, but common
        inner, _ = decode_transfer(entity.raw[entity.start : entity.end], encoding)
        return _message(inner, 0, len(inner), state, entity.depth + 1, inner)
    return _message(entity.raw, entity.start, entity.end, state, entity.depth + 1, entity.raw)


def _children(entity: _Entity, kind: str, encoding: str, state: _State) -> tuple[tuple[Part, ...], str]:
    where = f"part:{entity.path or '0'}"
    entity, found = _delimited(entity, encoding, where, state)
    if not found.spans:
        return (), "text/plain"
    if not found.closed:
        state.defects.append(Defect("multipart-not-closed", where))
    default = "message/rfc822" if kind == "multipart/digest" else "text/plain"  # RFC 2046 §5.1.5
    children: list[Part] = []
    _read_parts(entity, found.spans, default, children, state)
    if found.loose:
        known = [each.header.fields[0].start for child in children for each in child.walk() if len(each.header)]
        more = loose_parts(entity.raw, found.loose, known, entity.end, all_=False)
        _read_parts(entity, more, default, children, state)
    before = min(found.spans)[0]
    if before - entity.start > _PREAMBLE and len(entity.raw[entity.start : before].strip()) > _PREAMBLE:
        state.parts += 1
        children.append(
            Part(entity.raw, _NO_HEADER, entity.start, before, entity.child(len(children) + 1), "text/plain", {})
        )
    return tuple(children), kind


def _delimited(entity: _Entity, encoding: str, where: str, state: _State) -> tuple[_Entity, Delimited]:
    """Find the parts. The entity returned holds the bytes they are in, decoded if only the decoded bytes have parts."""
    marks = boundaries(entity.header)
    raw, start, end = entity.raw, entity.start, entity.end
    if any(raw.find(b"\r--" + mark, start, end) >= 0 for mark in marks):  # lines end in a bare CR
        body = b"\n" + raw[start:end].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        entity = replace(entity, raw=body, start=1, end=len(body))
        raw, start, end = body, 1, len(body)
    found = parts_of(raw, marks, start, end)
    if found.spans:
        return entity, found
    state.defects.append(Defect("boundary-not-found" if marks else "boundary-missing", where))
    loose = loose_parts(raw, found.loose, (), end, all_=True)
    if loose:
        return entity, Delimited(loose, closed=found.closed, loose=[])
    if encoding in ("base64", "quoted-printable"):  # forbidden for a multipart by RFC 2045 §6.4
        body = b"\n" + decode_transfer(raw[start:end], encoding)[0]
        inner = parts_of(body, marks, 1, len(body))
        if inner.spans:
            return replace(entity, raw=body, start=1, end=len(body)), inner
    found = guessed(raw, start, end)
    return entity, found if found.spans else delimited(raw, b"", start, end)


def _read_parts(
    entity: _Entity, spans: list[tuple[int, int]], default: str, children: list[Part], state: _State
) -> None:
    for from_, to in spans:
        if state.parts >= limits.MIME_PARTS:
            state.bite("limit-mime-parts", entity.path)
            return
        block = parse_header(entity.raw, from_, to)
        path = entity.child(len(children) + 1)
        state.defects.extend(Defect(each.kind, f"part:{path}", each.detail) for each in block.defects)
        loose = block.loose if block.loose >= 0 else _foreign(block.header, block.body_start, to)
        child = _Entity(entity.raw, block.header, block.body_start, to, path, entity.depth, loose)
        children.append(_part(child, state, default))


def _foreign(header: Header, body_start: int, end: int) -> int:
    """Return the offset where the text of a part without a blank line may begin, or -1.

    That is the first field whose name no MIME part has.
    """
    if body_start < end:
        return -1
    names = ("content-", "mime-version", "x-")
    return next((each.start for each in header if not each.key.startswith(names)), -1)

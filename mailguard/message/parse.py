"""Bytes in, an immutable Message out. Linear in the message's size, bounded in everything, never raises."""

from dataclasses import dataclass, field, replace
from typing import Final

from mailguard.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.defect import Defect
from mailguard.message.header import Header, parse_header
from mailguard.message.model import Message, Part
from mailguard.message.parameter import parse_value
from mailguard.message.transfer import decode_transfer

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] §2.2, the form of .msg files
_SEALED: Final = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
_BOM: Final = b"\xef\xbb\xbf"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")  # its byte-order marks
_LEADING_BYTES: Final = 64 * 1024  # blank lines skipped before the header
_LEADING: Final = lazy_pattern(rb"(?:[ \t]*\r?\n)*")
_MBOX_FROM: Final = lazy_pattern(rb">?From [^\r\n]*\r?\n")
_DELIMITER_TAIL: Final = lazy_pattern(rb"(--)?[ \t]*(?:\r?\n|\r?\Z)")
_GUESS: Final = lazy_pattern(rb"(?:\A|\n)--([^\s-][^\r\n]{0,198}|-[^\r\n]{1,198})[ \t]*\r?\n")


@dataclass
class _State:
    """What one parse counts, nested messages included."""

    parts: int = 0
    defects: list[Defect] = field(default_factory=list)


def parse(raw: bytes, *, original: bytes | None = None) -> Message:
    """The message in `raw`. Whatever the bytes are, there is one; what is broken stands in its `defects`.

    An Outlook .msg file is read as the mail it holds. `original` is the file that `raw` was made from.
    """
    if original is None and raw.startswith(_COMPOUND_FILE):
        from mailguard.message.attachment.outlook import parse_outlook

        found = parse_outlook(raw)
        if found is not None:
            return found
    state = _State()
    reconstructed = original is not None
    original = raw if original is None else original
    if len(raw) > limits.MESSAGE_BYTES:
        state.defects.append(Defect("limit-message-bytes", "message", f"cut at {limits.MESSAGE_BYTES}"))
        raw = raw[: limits.MESSAGE_BYTES]
    if raw.startswith(_UTF_16):  # a text editor or a PowerShell redirection saved it so
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
    header, body_start, defects = parse_header(raw, header_start, end)
    state.defects.extend(defects)
    if not len(header):
        state.defects.append(Defect("no-header", "message"))
    root = _part(raw, header, body_start, end, "", state, depth)
    message = Message(
        raw=original if depth == 0 else raw[start:end],
        header=header,
        header_start=header_start,
        body_start=body_start,
        root=root,
        parse_defects=tuple(state.defects),
        depth=depth,
    )
    state.defects = outer
    return message


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


def _part(raw: bytes, header: Header, start: int, end: int, path: str, state: _State, depth: int) -> Part:
    state.parts += 1
    declared = header.first("content-type")
    content_type, parameters = parse_value(declared.unfolded) if declared else ("text/plain", {})
    children: tuple[Part, ...] = ()
    nested: Message | None = None
    level = depth + path.count(".")
    if content_type.startswith("multipart/"):
        if level >= limits.MIME_DEPTH:
            _bite(state, "limit-mime-depth", path)
        else:
            children, content_type = _children(raw, content_type, parameters, start, end, path, state, depth)
    elif content_type in ("message/rfc822", "message/global", "message/rfc822-headers", "text/rfc822-headers"):
        if level >= limits.MIME_DEPTH or state.parts >= limits.MIME_PARTS:
            _bite(state, "limit-mime-depth", path)
        else:
            nested = _nested(raw, header, start, end, state, depth)
    elif content_type in _SEALED and level < limits.MIME_DEPTH:
        children = _unsealed(raw, header, start, end, path, state, depth)
    return Part(raw, header, start, end, path, content_type, parameters, children, nested)


def _unsealed(
    raw: bytes, header: Header, start: int, end: int, path: str, state: _State, depth: int
) -> tuple[Part, ...]:
    """What an opaque signature wraps (RFC 8551 §3.5.2): the reader is shown it as the mail itself."""
    from mailguard.message.attachment.cms import signed_content

    sealed, _ = decode_transfer(raw[start:end], header.get("content-transfer-encoding").partition(";")[0])
    content = signed_content(sealed)
    if content is None:
        return ()
    inner_path = f"{path}.1" if path else "1"
    inner, body, defects = parse_header(content, 0, len(content))
    state.defects.extend(Defect(d.kind, f"part:{inner_path}", d.detail) for d in defects)
    return (_part(content, inner, body, len(content), inner_path, state, depth),)


def _nested(raw: bytes, header: Header, start: int, end: int, state: _State, depth: int) -> Message:
    encoding = header.get("content-transfer-encoding").strip().lower()
    if encoding in ("base64", "quoted-printable"):  # forbidden by RFC 2046 §5.2.1, and common
        inner, _ = decode_transfer(raw[start:end], encoding)
        return _message(inner, 0, len(inner), state, depth + 1, inner)
    return _message(raw, start, end, state, depth + 1, raw)


def _bite(state: _State, kind: str, path: str) -> None:
    if not any(defect.kind == kind for defect in state.defects):
        state.defects.append(Defect(kind, f"part:{path or '0'}"))


def _children(
    raw: bytes,
    content_type: str,
    parameters: dict[str, str],
    start: int,
    end: int,
    path: str,
    state: _State,
    depth: int,
) -> tuple[tuple[Part, ...], str]:
    where = f"part:{path or '0'}"
    boundary = parameters.get("boundary", "").rstrip().encode("utf-8", "surrogateescape")[:500]
    spans, closed = _delimited(raw, boundary, start, end) if boundary else ([], False)
    if not spans:
        state.defects.append(Defect("boundary-not-found" if boundary else "boundary-missing", where))
        guessed = _GUESS.search(raw, start, min(end, start + 20_000))
        spans, closed = _delimited(raw, guessed.group(1), start, end) if guessed else ([], False)
        if not spans:
            return (), "text/plain"
    if not closed:
        state.defects.append(Defect("multipart-not-closed", where))
    children: list[Part] = []
    for number, (from_, to) in enumerate(spans, 1):
        if state.parts >= limits.MIME_PARTS:
            _bite(state, "limit-mime-parts", path)
            break
        header, body, defects = parse_header(raw, from_, to)
        child_path = f"{path}.{number}" if path else str(number)
        state.defects.extend(Defect(d.kind, f"part:{child_path}", d.detail) for d in defects)
        if content_type == "multipart/digest" and "content-type" not in header:  # RFC 2046 §5.1.5
            children.append(_digest(raw, header, body, to, child_path, state, depth))
        else:
            children.append(_part(raw, header, body, to, child_path, state, depth))
    return tuple(children), content_type


def _digest(raw: bytes, header: Header, start: int, end: int, path: str, state: _State, depth: int) -> Part:
    state.parts += 1
    nested = _nested(raw, header, start, end, state, depth) if depth < limits.MIME_DEPTH else None
    return Part(raw, header, start, end, path, "message/rfc822", {}, (), nested)


def _delimited(raw: bytes, boundary: bytes, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """The spans between delimiter lines (RFC 2046 §5.1.1), and whether the closing one was there."""
    mark = b"\n--" + boundary
    spans: list[tuple[int, int]] = []
    opened = -1
    # A delimiter line may be the very first one of the body, without a line end before it.
    position = start if raw.startswith(mark[1:], start) else raw.find(mark, max(start - 1, 0), end) + 1
    while position > 0:  # a body never begins at 0: the field that names the boundary stands before it
        tail = _DELIMITER_TAIL.match(raw, position + len(mark) - 1, end)
        if tail is not None:
            if opened >= 0:
                stop = position - 1
                if stop > opened and raw[stop - 1 : stop] == b"\r":  # the line end belongs to the delimiter
                    stop -= 1
                spans.append((min(opened, max(stop, opened)), max(stop, opened)))
            if tail.group(1):
                return spans, True
            if len(spans) > limits.MIME_PARTS:
                return spans, False
            opened = tail.end()
        # The line end of one delimiter line may be the one before the next.
        position = raw.find(mark, tail.end() - 1 if tail else position, end) + 1
    if opened >= 0:
        spans.append((opened, end))
    return spans, False

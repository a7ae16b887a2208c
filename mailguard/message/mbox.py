"""Split an mbox file (RFC 4155 appendix A) into messages by its "From " lines.

The file is read in blocks, so that a file of many gigabytes needs no more memory than a small one.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern

_BLOCK: Final = 1 << 20
_AHEAD: Final = 2_048  # bytes read after a candidate: its line and the beginning of the next one
_BEHIND: Final = 4  # bytes read before it: an empty line with any line end
_LINE: Final = 1_000  # a longer "From " line is not a separator

_DATED: Final = lazy_pattern(rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]{0,30}?\d\d?:\d\d[^\n]{0,20}?\b\d{4}\b")
_ADDRESSED: Final = lazy_pattern(rb"From (?:[^\s@]{0,256}@\S{0,256}|-|MAILER-DAEMON)(?:\s|\Z)")
_STAMPED: Final = lazy_pattern(rb"\d\d?:\d\d[^\n]{0,40}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b[^\n]{0,40}\d\d?:\d\d")
_BARE: Final = lazy_pattern(rb"From[ \t\r]*\Z")  # neither sender nor date: some exported files have neither
_FIRST_FIELD: Final = lazy_pattern(  # of a stored mail, so that "From" before a word in a text does not match
    rb"(?:return-path|received|delivered-to|x-[a-z0-9-]{1,60}|envelope-to|message-id|date|from|to|subject|sender"
    rb"|reply-to|mime-version|content-type|status|dkim-signature|authentication-results|arc-seal|list-id)[ \t]{0,20}:",
    re.IGNORECASE,
)
_FIELD: Final = lazy_pattern(rb"[!-9;-~]{1,200}[ \t]{0,20}:|>From ")
_QUOTED: Final = lazy_pattern(rb"^>(>*From )", re.MULTILINE)
_EMPTY_LINE: Final = lazy_pattern(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Span:
    """One message: its "From " line starts at offset `line`, its bytes are `start` to `end`."""

    line: int
    start: int
    end: int


def spans(stream: BinaryIO) -> Iterator[Span]:
    """Yield the messages in `stream`, in order. Text before the first "From " line is also a message, unless blank."""
    line, start = 0, 0
    first = True
    for separator, after, blank in _separators(stream):
        leading = first and (separator == 0 or not _filled(stream, start, separator))
        if not leading:
            yield Span(line, start, max(separator - blank, start))
        line, start, first = separator, after, False
    size = stream.seek(0, 2)
    if not first or _filled(stream, start, size):
        yield Span(line, start, max(size - _trailing_blank(stream, start, size), start))


def is_mbox(stream: BinaryIO) -> bool:
    """Whether the file begins with a "From " line and has at least one more."""
    stream.seek(0)
    if stream.read(4) != b"From":
        return False
    found = _separators(stream)
    first = next(found, None)
    return first is not None and first[0] == 0 and next(found, None) is not None


def unquote(raw: bytes) -> bytes:
    """Return the message with one ">" removed from body lines that an mbox writer quoted (">From ", ">>From ")."""
    if b">From " not in raw:
        return raw
    header_end = _EMPTY_LINE.search(raw)
    body = header_end.end() if header_end else 0
    return raw[:body] + _QUOTED.sub(rb"\1", raw[body:])


def _separators(stream: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Yield for each "From " line its offset, the offset after it, and the length of the blank line before it."""
    stream.seek(0)
    buffer, base = b"\n", -1  # a line end before the first byte, so that the first line needs no special case
    ended = False
    while not ended:
        block = stream.read(_BLOCK)
        ended = not block
        buffer += block
        limit = len(buffer) if ended else max(len(buffer) - _AHEAD, 0)
        at = buffer.find(b"\nFrom", 0 if base < 0 else _BEHIND - 1)
        while 0 <= at < limit:
            found = _separator(buffer, at, virtual=base < 0 and at == 0)
            if found is not None:
                # The caller may move the stream before the search goes on.
                resume = stream.tell()
                yield base + at + 1, base + found[0], found[1]
                stream.seek(resume)
            at = buffer.find(b"\nFrom", at + 1)
        keep = max(limit - _BEHIND, 0)
        base += keep
        buffer = buffer[keep:]


def _separator(buffer: bytes, at: int, *, virtual: bool) -> tuple[int, int] | None:
    """Return the index after the "From " line at `at` + 1 and the length of the blank line before it.

    None if the line is not a separator.
    """
    stop = buffer.find(b"\n", at + 1, at + 1 + _LINE)
    if stop < 0 or buffer[at + 5] not in b" \t\r\n":
        return None
    line = buffer[at + 1 : stop]
    blank = 2 if buffer[max(at - 2, 0) : at + 1] == b"\n\r\n" else int(buffer[max(at - 1, 0) : at + 1] == b"\n\n")
    dated = _DATED.search(line) is not None
    headed = _FIELD.match(buffer, stop + 1) is not None
    if dated and (blank or headed or virtual):
        return stop + 1, blank
    if not (headed and (blank or virtual)):
        return None
    if _ADDRESSED.match(line) or _STAMPED.search(line):
        return stop + 1, blank
    if _BARE.match(line) and _FIRST_FIELD.match(buffer, stop + 1):
        return stop + 1, blank
    return None


def _filled(stream: BinaryIO, start: int, end: int) -> bool:
    """Whether the bytes from `start` to `end` contain anything but blanks."""
    stream.seek(start)
    left = end - start
    while left > 0:
        block = stream.read(min(left, _BLOCK))
        if not block:
            return False
        if block.strip(b"\r\n\t \x00\xef\xbb\xbf"):
            return True
        left -= len(block)
    return False


def _trailing_blank(stream: BinaryIO, start: int, end: int) -> int:
    """Return the length of the blank line that an mbox writer added after the last message."""
    stream.seek(max(end - 3, start))
    tail = stream.read(3)
    if tail.endswith(b"\n\r\n"):
        return 2
    return int(tail.endswith(b"\n\n"))

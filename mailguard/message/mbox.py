"""Where the messages of an mbox file begin and end (RFC 4155), told by its "From " lines.

The file is read in blocks, so that one of many gigabytes costs no more memory than a small one.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern

_BLOCK: Final = 1 << 20
_AHEAD: Final = 2_048  # bytes looked at behind a candidate: its line and the beginning of the next
_BEHIND: Final = 4  # bytes looked at before it: an empty line, however it ends
_LINE: Final = 1_000  # a longer "From " line separates nothing

_DATED: Final = lazy_pattern(rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]{0,30}?\d\d?:\d\d[^\n]{0,20}?\b\d{4}\b")
_ADDRESSED: Final = lazy_pattern(rb"From (?:[^\s@]{0,256}@\S{0,256}|-|MAILER-DAEMON)(?:\s|\Z)")
_STAMPED: Final = lazy_pattern(rb"\d\d?:\d\d[^\n]{0,40}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b[^\n]{0,40}\d\d?:\d\d")
_BARE: Final = lazy_pattern(rb"From[ \t\r]*\Z")  # neither sender nor date: some exports leave both out
_FIRST_FIELD: Final = lazy_pattern(  # of a mail as it was stored, so that "From" in a text, before a word, is none
    rb"(?:return-path|received|delivered-to|x-[a-z0-9-]{1,60}|envelope-to|message-id|date|from|to|subject|sender"
    rb"|reply-to|mime-version|content-type|status|dkim-signature|authentication-results|arc-seal|list-id)[ \t]{0,20}:",
    re.IGNORECASE,
)
_FIELD: Final = lazy_pattern(rb"[!-9;-~]{1,200}[ \t]{0,20}:|>From ")
_QUOTED: Final = lazy_pattern(rb"^>(>*From )", re.MULTILINE)
_EMPTY_LINE: Final = lazy_pattern(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Span:
    """One message: its "From " line starts at `line`, its bytes are `start` to `end`."""

    line: int
    start: int
    end: int


def spans(stream: BinaryIO) -> Iterator[Span]:
    """The messages in `stream`, in order. What stands before the first "From " line is one too, unless blank."""
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
    """Whether the file begins with a "From " line and holds another one between messages."""
    stream.seek(0)
    if stream.read(4) != b"From":
        return False
    found = _separators(stream)
    first = next(found, None)
    return first is not None and first[0] == 0 and next(found, None) is not None


def unquote(raw: bytes) -> bytes:
    """The message with one ">" taken from the body lines that an mbox writer quoted (">From ", ">>From ")."""
    if b">From " not in raw:
        return raw
    header_end = _EMPTY_LINE.search(raw)
    body = header_end.end() if header_end else 0
    return raw[:body] + _QUOTED.sub(rb"\1", raw[body:])


def _separators(stream: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Each "From " line: its offset, the offset behind it, and the length of the blank line before it."""
    stream.seek(0)
    buffer, base = b"\n", -1  # a line end before the file's first byte, so that its first line is like any other
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
                # The scan resumes at a position of this buffer; the caller may move the stream meanwhile.
                resume = stream.tell()
                yield base + at + 1, base + found[0], found[1]
                stream.seek(resume)
            at = buffer.find(b"\nFrom", at + 1)
        keep = max(limit - _BEHIND, 0)
        base += keep
        buffer = buffer[keep:]


def _separator(buffer: bytes, at: int, *, virtual: bool) -> tuple[int, int] | None:
    """The index behind the "From " line at `at` + 1 and the length of the blank line before, if it separates."""
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
    """Whether anything but blanks stands there."""
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
    """The length of the blank line that an mbox writer put behind the last message."""
    stream.seek(max(end - 3, start))
    tail = stream.read(3)
    if tail.endswith(b"\n\r\n"):
        return 2
    return int(tail.endswith(b"\n\n"))

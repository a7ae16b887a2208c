"""Find the parts of a multipart (RFC 2046 §5.1.1), by every boundary that some program may read."""

import itertools
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.header import Header
from mailguard.message.parameter import readings

_TAIL: Final = lazy_pattern(rb"(--)?[ \t]*(?:\r?\n|\r?\Z)")
_GUESS: Final = lazy_pattern(rb"(?<![^\n])--([^\s-][^\r\n]{0,198}|-[^\r\n]{1,198})[ \t]*\r?\n")
_PART_FIELD: Final = lazy_pattern(rb"content-(?:type|transfer-encoding|disposition|id)[ \t]*:", re.IGNORECASE)
_LONGEST: Final = 500  # octets of a boundary that are compared; RFC 2046 §5.1.1 allows 70
_BOUNDARIES: Final = 8  # boundaries tried for one multipart
_LINES: Final = 200  # lines tried as delimiters
_GUESSED: Final = 20_000  # octets searched for a delimiter line, if no declared boundary occurs

Span = tuple[int, int]


class Delimited(NamedTuple):
    """The parts found by a boundary, whether the closing line was found, and lines that only begin like a delimiter."""

    spans: list[Span]
    closed: bool
    loose: list[int]


def boundaries(header: Header) -> tuple[bytes, ...]:
    """Return every boundary that some program reads from the Content-Type fields, the standard one first."""
    found: dict[bytes, None] = {}
    for field in header.all("content-type")[:_BOUNDARIES]:
        for value in readings(field.unfolded, "boundary"):
            for each in (value.rstrip(), value.strip()):  # RFC 2046 §5.1.1: no blank at the end
                if each:
                    found[each.encode("utf-8", "surrogateescape")[:_LONGEST]] = None
    return tuple(found)[:_BOUNDARIES]


def parts_of(raw: bytes, marks: Iterable[bytes], start: int, end: int) -> Delimited:
    """Return the parts found by all boundaries in `marks` together, in the order of the text."""
    found: dict[int, int] = {}
    loose: list[int] = []
    closed = False
    for mark in marks:
        one = delimited(raw, mark, start, end)
        closed = closed or one.closed
        loose += one.loose
        for from_, to in one.spans:
            found.setdefault(from_, to)
    return Delimited(sorted(found.items()), closed, loose)


def guessed(raw: bytes, start: int, end: int) -> Delimited:
    """Return the parts found by the first line that looks like a delimiter. Used if no declared boundary occurs."""
    lines = list(itertools.islice(_GUESS.finditer(raw, start, min(end, start + _GUESSED)), _LINES))
    telling = (line for line in lines if _PART_FIELD.match(raw, line.end(), end))
    line = next(telling, lines[0] if lines else None)
    return delimited(raw, line.group(1), start, end) if line else Delimited([], False, [])


def delimited(raw: bytes, boundary: bytes, start: int, end: int) -> Delimited:
    """Return the spans between delimiter lines, including parts after the closing line, which some programs show."""
    mark = b"\n--" + boundary
    spans: list[Span] = []
    loose: list[int] = []
    closed = False
    opened = -1
    # The first line of the body may be a delimiter line, with no line end before it in the body.
    position = start if raw.startswith(mark[1:], start) else raw.find(mark, max(start - 1, 0), end) + 1
    while position > 0:  # a body never begins at 0: the Content-Type field comes first
        tail = _TAIL.match(raw, position + len(mark) - 1, end)
        if tail is not None:
            if opened >= 0:
                spans.append((opened, _line_end(raw, opened, position)))
            if len(spans) > limits.MIME_PARTS:
                return Delimited(spans, closed, loose)
            closed = closed or bool(tail.group(1))
            opened = -1 if tail.group(1) else tail.end()
        elif len(loose) < limits.MIME_PARTS:
            loose.append(position)
        # The line end of a delimiter line may also be the one that begins the next delimiter.
        position = raw.find(mark, tail.end() - 1 if tail else position, end) + 1
    if opened >= 0:
        spans.append((opened, end))
    return Delimited(spans, closed, loose)


def loose_parts(raw: bytes, loose: Iterable[int], known: Iterable[int], end: int, *, all_: bool) -> list[Span]:
    """Return the parts after lines that begin with a boundary and continue with other text.

    RFC 2046 §5.1.1 requires programs to compare only the beginning of the line. Parts that begin at an offset in
    `known` are left out, because they were read already. Unless `all_` is set, the next line must be a field of a part.
    """
    taken = set(known)
    spans: list[Span] = []
    for position in sorted(set(loose)):
        eol = raw.find(b"\n", position, end)
        if eol < 0 or eol + 1 in taken:
            continue
        if spans:
            spans[-1] = (spans[-1][0], _line_end(raw, spans[-1][0], position))
        if all_ or _PART_FIELD.match(raw, eol + 1, end) is not None:
            spans.append((eol + 1, end))
    return spans


def _line_end(raw: bytes, opened: int, position: int) -> int:
    """Return the end of the part before the delimiter line at `position`.

    The line end before the delimiter line belongs to the delimiter (RFC 2046 §5.1.1).
    """
    stop = position - 1
    if stop > opened and raw[stop - 1 : stop] == b"\r":
        stop -= 1
    return max(stop, opened)

"""Where the parts of a multipart begin and end (RFC 2046 §5.1.1), by every boundary that a program may read."""

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
_LONGEST: Final = 500  # octets of a boundary that are compared
_BOUNDARIES: Final = 8  # of one multipart that are looked for
_LINES: Final = 200  # that may be delimiters
_GUESSED: Final = 20_000  # octets in which a delimiter line is looked for where no boundary is right

Span = tuple[int, int]


class Delimited(NamedTuple):
    """The parts by one boundary, whether the closing line was there, and lines that only begin like a delimiter."""

    spans: list[Span]
    closed: bool
    loose: list[int]


def boundaries(header: Header) -> tuple[bytes, ...]:
    """Every boundary that some program reads from the Content-Type fields, the standard's reading first."""
    found: dict[bytes, None] = {}
    for field in header.all("content-type")[:_BOUNDARIES]:
        for value in readings(field.unfolded, "boundary"):
            for each in (value.rstrip(), value.strip()):
                if each:
                    found[each.encode("utf-8", "surrogateescape")[:_LONGEST]] = None
    return tuple(found)[:_BOUNDARIES]


def parts_of(raw: bytes, marks: Iterable[bytes], start: int, end: int) -> Delimited:
    """The parts by all these boundaries together, in the order of the text."""
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
    """The parts by the first line that looks like a delimiter, where no boundary was right."""
    lines = list(itertools.islice(_GUESS.finditer(raw, start, min(end, start + _GUESSED)), _LINES))
    telling = (line for line in lines if _PART_FIELD.match(raw, line.end(), end))
    line = next(telling, lines[0] if lines else None)
    return delimited(raw, line.group(1), start, end) if line else Delimited([], False, [])


def delimited(raw: bytes, boundary: bytes, start: int, end: int) -> Delimited:
    """The spans between delimiter lines. What stands behind the closing line and is a part again is one too."""
    mark = b"\n--" + boundary
    spans: list[Span] = []
    loose: list[int] = []
    closed = False
    opened = -1
    # A delimiter line may be the very first one of the body, without a line end before it.
    position = start if raw.startswith(mark[1:], start) else raw.find(mark, max(start - 1, 0), end) + 1
    while position > 0:  # a body never begins at 0: the field that names the boundary stands before it
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
        # The line end of one delimiter line may be the one before the next.
        position = raw.find(mark, tail.end() - 1 if tail else position, end) + 1
    if opened >= 0:
        spans.append((opened, end))
    return Delimited(spans, closed, loose)


def loose_parts(raw: bytes, loose: Iterable[int], known: Iterable[int], end: int, *, all_: bool) -> list[Span]:
    """The parts behind lines that begin with a boundary and go on: RFC 2046 §5.1.1 asks for no more than that.

    Those in `known` were read already. Unless `all_`, what follows must begin like the header of a part.
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
    """The end of a part before the delimiter line at `position`: the line end before it belongs to the delimiter."""
    stop = position - 1
    if stop > opened and raw[stop - 1 : stop] == b"\r":
        stop -= 1
    return max(stop, opened)

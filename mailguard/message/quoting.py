"""Remove quoting marks, which mail programs put before the lines of a quoted mail: "> ", "| ", "»".

A sender can write them at will, and many programs don't show them. Checks of a mail's words therefore read the text
without the marks. So marks can't split a phrase over two lines, change the number of characters between two words, or
hide the first word of a line.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

MARKS: Final = frozenset(" \t\u3000\xa0>＞»›❯：｜|:¦")
"""Characters at the start of a line that has a quoting mark or is indented."""
SPANS: Final = 2_000  # quoted or indented lines that are tracked for the spans
# "|" and ":" also begin lines of tables and lists. They are marks only if a blank or another mark follows. The pattern
# begins with a fixed character, so that the search can skip to it.
_MARKS: Final = lazy_pattern(
    r"\n(?=[ \t\u3000\xa0>＞»›❯：｜|:¦])"
    r"(?:[ \t\u3000\xa0]{0,20}(?:(?:[>＞»›❯：｜]|[|:¦](?=[ \t\u3000>＞|:]))[ \t\u3000\xa0]{0,2}){1,40}"
    r"|([ \t\u3000\xa0]{2,200})(?=\S))"  # the only group
)


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return `text` without quoting marks and indentation, and the spans of its quoted lines. Linear.

    Each span is a start and an end in the returned text. Only the first `SPANS` quoted or indented lines count.
    """
    led = "\n" + text
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    copied = 0  # characters of `led` that are done
    gone = 1  # those of them that are not in the result: the added line break and the marks
    for found in islice(_MARKS.finditer(led), SPANS):
        start, stop = found.span()
        pieces.append(led[copied : start + 1])
        copied = stop
        gone += stop - start - 1
        if found.lastindex:  # indented, not quoted
            continue
        end = led.find("\n", copied)
        start, end = copied - gone, (len(led) if end < 0 else end) - gone
        if spans and spans[-1][1] + 1 == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    if not pieces:
        return text, ()
    rest = led[copied:]
    pieces.append(rest if len(pieces) < SPANS else _MARKS.sub("\n", rest))
    return "".join(pieces)[1:], tuple(spans)


def blanked(text: str) -> str:
    """Return `text` with blanks in place of the marks, so that all offsets stay the same. Linear."""
    led = "\n" + text
    return text if _MARKS.search(led) is None else _MARKS.sub(_blanks, led)[1:]


def unmarked_offsets(text: str, offsets: Iterable[int]) -> list[int]:
    """Convert ascending `offsets` in `text` to offsets in `unmarked(text)`. Linear."""
    marks = [(found.start(), len(found.group()) - 1) for found in _MARKS.finditer("\n" + text)]
    at = gone = 0
    bare: list[int] = []
    for offset in offsets:
        while at < len(marks) and marks[at][0] < offset:
            gone += marks[at][1]
            at += 1
        bare.append(offset - gone)
    return bare


def _blanks(found: re.Match[str]) -> str:
    return "\n" + " " * (len(found.group()) - 1)

"""The marks that mail programs put before the lines of an older mail: "> ", "| ", "»".

They are the sender's to write, and many programs don't show them. So what reads a mail's words gets its text without
them: a phrase over two lines, a window of so many characters and a line's first word are the same with marks and
without.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

MARKS: Final = frozenset(" \t\u3000\xa0>＞»›❯：｜|:¦")
"""What a line begins with that has a mark, or is set in."""
SPANS: Final = 2_000  # marked lines of which it is remembered that they were
# "|" and ":" begin lines of tables and lists as well; they are marks with a blank or another mark behind them. The
# pattern begins with one letter: the engine skips to it.
_MARKS: Final = lazy_pattern(
    r"\n(?=[ \t\u3000\xa0>＞»›❯：｜|:¦])"
    r"(?:[ \t\u3000\xa0]{0,20}(?:(?:[>＞»›❯：｜]|[|:¦](?=[ \t\u3000>＞|:]))[ \t\u3000\xa0]{0,2}){1,40}"
    r"|[ \t\u3000\xa0]{2,200}(?=\S))"
)


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` without the quoting marks of its lines and without blanks that only set them in; the marked lines. Linear.

    The first `SPANS` of them, each as its start and end in the text that is returned.
    """
    led = "\n" + text
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    copied = 0  # characters of `led` that are dealt with
    gone = 1  # of them, what is no part of the result: the line break in front, and the marks
    for found in islice(_MARKS.finditer(led), SPANS):
        mark = found.group()
        pieces.append(led[copied : found.start() + 1])
        copied = found.end()
        gone += len(mark) - 1
        if mark.isspace():  # set in, and no quotation
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
    """`text` with blanks in place of the marks, each letter where it was. Linear."""
    led = "\n" + text
    return text if _MARKS.search(led) is None else _MARKS.sub(_blanks, led)[1:]


def unmarked_offsets(text: str, offsets: Iterable[int]) -> list[int]:
    """Where the rising `offsets` of `text` lie once its quoting marks are gone. Linear."""
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

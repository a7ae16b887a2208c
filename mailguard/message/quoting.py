"""The marks that mail programs put before the lines of an older mail: "> ", "| ", "»".

They are the sender's to write, and many programs don't show them. So what reads a mail's words gets its text without
them: a phrase over two lines, a window of so many characters and a line's first word are the same with marks and
without.
"""

from itertools import pairwise
from typing import Final

from mailguard.lazy_pattern import lazy_pattern

# "|" and ":" begin lines of tables and lists as well; they are marks with a blank or another mark behind them.
_MARK: Final = lazy_pattern(
    r"[ \t\u3000\xa0]{0,20}(?:(?:[>＞»›❯：｜]|[|:¦](?=[ \t\u3000>＞|:]))[ \t\u3000\xa0]{0,2}){1,40}"
)
_SIGNS: Final = frozenset(">＞»›❯：｜|:¦")
_BLANKS: Final = " \t\u3000\xa0"


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` without the quoting marks of its lines, and where in it the lines stand that had one. Linear."""
    if _SIGNS.isdisjoint(text):
        return text, ()
    lines = text.split("\n")
    spans: list[tuple[int, int]] = []
    at = 0
    for number, line in enumerate(lines):
        if line.lstrip(_BLANKS)[:1] in _SIGNS and (found := _MARK.match(line)) is not None:
            line = lines[number] = line[found.end() :]  # noqa: PLW2901 - the same line
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return ("\n".join(lines), _joined(spans)) if spans else (text, ())


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans of lines that follow each other as one."""
    found = [spans[0]]
    for (_, end), (start, stop) in pairwise(spans):
        if start == end + 1:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return tuple(found)

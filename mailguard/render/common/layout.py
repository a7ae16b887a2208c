"""Lines for a terminal: wrapped at a width, coloured, and never beginning with text from a message.

Every line that may hold text from a message starts with a margin ("│ "), and so do its continuation lines. So nothing
that a sender writes can look like a line of mailguard's own.
"""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.render.common.style import Style
from mailguard.render.common.visible import cell_width

_CODES: Final = {
    "bold": "1",
    "dim": "2",
    "red": "1;31",
    "yellow": "1;33",
    "green": "1;32",
    "blue": "34",
    "cyan": "36",
}
_UNIT: Final = lazy_pattern(r" +|[!-~\u00a1-\u10ff\u1e00-\u1fff]+|.", re.DOTALL)
_NOT_FIRST: Final = frozenset("、。，．・：；！？）」』】〕》〉］｝ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…％")
_NOT_LAST: Final = frozenset("（「『【〔《〈［｛")
_SHORTEST: Final = 20


def wrap(text: str, width: int) -> Iterator[str]:
    """Wrap `text` in lines of at most `width` columns, at spaces and between Japanese characters."""
    width = max(width, _SHORTEST)
    if cell_width(text) <= width:
        yield text.rstrip(" ")
        return
    line, used = "", 0
    for unit in _units(text, width):
        size = cell_width(unit)
        if used + size > width and line:
            yield line.rstrip(" ")
            line, used = "", 0
            unit = unit.lstrip(" ")  # noqa: PLW2901 - the line break replaces the space
            size = cell_width(unit)
        line += unit
        used += size
    if line:
        yield line.rstrip(" ")


def _units(text: str, width: int) -> Iterator[str]:
    """Yield the units that may not be broken: words, and wide characters with the punctuation next to them."""
    pending = ""
    for match in _UNIT.finditer(text):
        unit = match.group()
        clings = (
            bool(pending) and (unit in _NOT_FIRST or pending[-1] in _NOT_LAST) and len(pending) < min(40, width - 2)
        )
        if clings:
            pending += unit
            continue
        if pending:
            yield pending
        pending = ""
        if cell_width(unit) > width:
            while cell_width(unit) > width:
                cut = _cut(unit, width)
                yield unit[:cut]
                unit = unit[cut:]
        pending = unit
    if pending:
        yield pending


def _cut(unit: str, width: int) -> int:
    used = 0
    for index, char in enumerate(unit):
        used += cell_width(char)
        if used > width:
            return max(index, 1)
    return len(unit)


def pad(text: str, width: int) -> str:
    """Fill `text` with spaces to `width` columns."""
    return text + " " * max(width - cell_width(text), 0)


def clipped(text: str, width: int) -> str:
    """Cut `text` to one line of at most `width` columns, with "…" at the cut."""
    if cell_width(text) <= width:
        return text
    return text[: _cut(text, max(width - 1, 1))] + "…"


class Page:
    """The lines of one report, as they are collected."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.lines: list[str] = []
        self.bar = "│" if style.unicode else "|"

    def paint(self, text: str, color: str) -> str:
        """Return `text` in a colour, if the style has colours."""
        return f"\x1b[{_CODES[color]}m{text}\x1b[0m" if self.style.color and color else text

    def blank(self) -> None:
        """Add an empty line, unless the last line is empty."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def heading(self, text: str) -> None:
        """Add a heading, which must not contain text from a message."""
        self.blank()
        self.lines.append(self.paint(text, "bold"))

    def margin(self, text: str, color: str = "", *, indent: int = 0, hanging: int = 0) -> None:
        """Add wrapped text after the margin; continuation lines are indented by `hanging` more columns."""
        room = self.style.width - 3 - indent
        lines = list(wrap(text, room))
        if hanging and len(lines) > 1:
            lines = [lines[0], *wrap(text[len(lines[0]) :].lstrip(" "), room - hanging)]
        for number, line in enumerate(lines):
            inset = " " * (indent + (hanging if number else 0))
            self.lines.append(f" {self.paint(self.bar, 'dim')} {inset}{self.paint(line, color)}".rstrip())

    def field(self, name: str, value: str, width: int, color: str = "") -> None:
        """Add a labelled value after the margin; its continuation lines are aligned with the value."""
        room = self.style.width - width - 5
        for number, line in enumerate(wrap(value, room)):
            head = self.paint(pad(name if number == 0 else "", width), "dim")
            self.lines.append(f" {head} {self.paint(self.bar, 'dim')} {self.paint(line, color)}".rstrip())

    def text(self) -> str:
        """Return all lines as one text."""
        return "\n".join(self.lines) + "\n"

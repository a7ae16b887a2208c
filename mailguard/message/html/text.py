"""Build the visible text: blanks are folded, each block is on its own line, hidden text is kept separately."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.html.model import HiddenText

_BLANKS: Final = lazy_pattern(r"(?: [ \t\n\r\f\xa0]|[\t\n\r\f\xa0])[ \t\n\r\f\xa0]*+")
"""Blanks that must be folded into one: all except a single space, the most frequent case."""
_BLANK: Final = " \t\n\r\f\xa0"


_LONGEST_ODD: Final = 60  # letters of the longest run in another style inside one word


class TextBuilder:
    """Collects text in document order. `length` is the length of the visible text so far.

    `gap` is the blank or line break before the next text. `odd` and `turned` are the same as in `HtmlView`.
    """

    __slots__ = (
        *("_level", "_odd_from", "_odd_level", "_pieces", "_run", "_run_reason", "_run_unsure", "_touching"),
        *("_turned_from", "gap", "hidden", "length", "odd", "restyled", "turned"),
    )

    def __init__(self) -> None:
        self.length = 0
        self.hidden: list[HiddenText] = []
        self.odd: list[tuple[int, int]] = []
        self.turned: list[tuple[int, int]] = []
        self.restyled = (0, False)  # `odd` and `turned` of the state of the next text
        self._pieces: list[str] = []
        self.gap = ""
        self._run: list[str] = []
        self._run_reason = ""
        self._run_unsure = False
        self._touching = False  # whether the hidden run began directly after a visible letter
        self._level = (0, False)  # `restyled` of the previous text
        self._odd_level = 0
        self._odd_from = -1
        self._turned_from = -1

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(self._pieces)

    def add(self, chunk: str) -> None:
        """Add visible text."""
        if chunk.isspace() or not chunk:
            if chunk and not self.gap:
                self.gap = " "
            return
        bare = " ".join(chunk.split()) if chunk.isascii() else _BLANKS.sub(" ", chunk).strip(" ")
        gap = self.gap
        if not gap and chunk[0] in _BLANK:
            gap = self.gap = " "
        if self._run_reason:
            self._close_run(bare[0])
        if self.restyled != self._level:
            self._restyle(bare[0])
        if gap and self.length:
            bare = gap + bare
        self._pieces.append(bare)
        self.length += len(bare)
        self.gap = " " if chunk[-1] in _BLANK else ""

    def _restyle(self, following: str) -> None:
        """Handle a change of style, at which odd letters inside a word may begin or end."""
        (before, was_turned), (level, turned) = self._level, self.restyled
        glued = not self.gap and self.length > 0
        if level > before and self._odd_from < 0 and glued and self._pieces[-1][-1].isalnum():
            self._odd_from, self._odd_level = self.length, before
        elif self._odd_from >= 0 and level <= self._odd_level:
            inside = glued and following.isalnum() and self.length - self._odd_from <= _LONGEST_ODD
            if inside and len(self.odd) < limits.HTML_HIDDEN_RUNS:
                self.odd.append((self._odd_from, self.length))
            self._odd_from = -1
        if turned and not was_turned:
            self._turned_from = self.length + len(self.gap)
        elif was_turned and not turned:
            self._turn_back()
        self._level = self.restyled

    def _turn_back(self) -> None:
        if self.length > self._turned_from >= 0 and len(self.turned) < limits.HTML_HIDDEN_RUNS:
            self.turned.append((self._turned_from, self.length))
        self._turned_from = -1

    def add_lines(self, chunk: str) -> None:
        """Add visible text whose line ends are kept (`pre`)."""
        first, *rest = chunk.split("\n", limits.HTML_TAGS)
        self.add(first)
        for line in rest:
            self.gap = "\n"
            self.add(line)

    def add_hidden(self, chunk: str, reason: str, *, unsure: bool = False) -> None:
        """Add text that is hidden, or that only some programs show (`unsure`), and the reason."""
        if self._run_reason and (self._run_reason != reason or self._run_unsure != unsure):
            self._close_run("")
        if not self._run_reason:
            if not chunk.strip(_BLANK):
                return
            self._run_reason, self._run_unsure = reason, unsure
            self._touching = not self.gap and bool(self._pieces) and self._pieces[-1][-1].isalnum()
        self._run.append(chunk)

    def separate(self, line: str) -> None:
        """Separate the next text by a line end (for a block) or a blank (for a table cell)."""
        if line == "\n" or not self.gap:
            self.gap = line

    def finish(self) -> None:
        """Close the last runs, after all text has been added."""
        if self._run_reason:
            self._close_run("")
        if self._level[1]:
            self._turn_back()

    def _close_run(self, following: str) -> None:
        text = _BLANKS.sub(" ", "".join(self._run)).strip(" ")
        touches = (self._touching, not self.gap and following.isalnum())
        if text and len(self.hidden) < limits.HTML_HIDDEN_RUNS:
            self.hidden.append(HiddenText(text, self._run_reason, self.length, all(touches), self._run_unsure, touches))
        self._run = []
        self._run_reason = ""

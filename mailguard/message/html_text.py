"""The visible text as it grows: blanks folded, blocks on lines of their own, hidden runs kept apart."""

from typing import Final

from mailguard.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.html_model import HiddenText

_BLANKS: Final = lazy_pattern(r"(?: [ \t\n\r\f\xa0]|[\t\n\r\f\xa0])[ \t\n\r\f\xa0]*+")
"""Blanks that have to be folded into one: all but a single space, of which a text has most."""
_BLANK: Final = " \t\n\r\f\xa0"


class TextBuilder:
    """Collects text in document order. `length` is that of the visible text so far.

    `gap` is the blank or line break that stands before the next text.
    """

    __slots__ = ("_pieces", "_run", "_run_reason", "_touching", "gap", "hidden", "length")

    def __init__(self) -> None:
        self.length = 0
        self.hidden: list[HiddenText] = []
        self._pieces: list[str] = []
        self.gap = ""
        self._run: list[str] = []
        self._run_reason = ""
        self._touching = False  # whether the hidden run began right behind a visible letter

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(self._pieces)

    def add(self, chunk: str) -> None:
        """Visible text."""
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
        if gap and self.length:
            bare = gap + bare
        self._pieces.append(bare)
        self.length += len(bare)
        self.gap = " " if chunk[-1] in _BLANK else ""

    def add_lines(self, chunk: str) -> None:
        """Visible text whose line ends count (`pre`)."""
        first, *rest = chunk.split("\n", limits.HTML_TAGS)
        self.add(first)
        for line in rest:
            self.gap = "\n"
            self.add(line)

    def add_hidden(self, chunk: str, reason: str) -> None:
        """Text that nobody sees, and why."""
        if self._run_reason and self._run_reason != reason:
            self._close_run("")
        if not self._run_reason:
            if not chunk.strip(_BLANK):
                return
            self._run_reason = reason
            self._touching = not self.gap and bool(self._pieces) and self._pieces[-1][-1].isalnum()
        self._run.append(chunk)

    def separate(self, line: str) -> None:
        """A block (a line end) or a table cell (a blank) begins or ends: what follows stands apart."""
        if line == "\n" or not self.gap:
            self.gap = line

    def finish(self) -> None:
        """No more text comes."""
        if self._run_reason:
            self._close_run("")

    def _close_run(self, following: str) -> None:
        text = _BLANKS.sub(" ", "".join(self._run)).strip(" ")
        inside = self._touching and not self.gap and following.isalnum()
        if text and len(self.hidden) < limits.HTML_HIDDEN_RUNS:
            self.hidden.append(HiddenText(text, self._run_reason, self.length, inside))
        self._run = []
        self._run_reason = ""

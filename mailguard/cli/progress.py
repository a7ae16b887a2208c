"""Progress of long work on stderr, shown if stderr is a terminal and the work takes longer than a second."""

import contextlib
import sys
import time
from types import TracebackType
from typing import Self

from mailguard.catalogue import Language
from mailguard.cli.output import is_terminal

_PATIENCE = 1.0  # seconds before anything is shown
_INTERVAL = 0.2  # seconds between two updates

_WORDS = {
    "en": ("{done} done, {rate:.0f}/s", "{done} of {total} done, {rate:.0f}/s, {left} left"),
    "ja": ("{done}件完了、毎秒{rate:.0f}件", "{total}件中{done}件完了、毎秒{rate:.0f}件、残り{left}"),
}


class Progress:
    """A counter of finished items, shown if stderr is a terminal. The context manager removes its line at the end."""

    def __init__(self, total: int | None, language: Language, *, enabled: bool = True) -> None:
        self.total = total
        self.language = language
        self.enabled = enabled and is_terminal(sys.stderr)
        self.done = 0
        self.started = self.shown = time.monotonic()
        self.written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def advance(self) -> None:
        """Count one more finished item."""
        self.done += 1
        now = time.monotonic()
        if self.enabled and now - self.started >= _PATIENCE and now - self.shown >= _INTERVAL:
            self.shown = now
            self._write(self.line(now - self.started))

    def line(self, elapsed: float) -> str:
        """Return the text to show after `elapsed` seconds."""
        rate = self.done / elapsed if elapsed > 0 else 0.0
        unknown, known = _WORDS[self.language]
        if self.total is None or rate <= 0:
            return unknown.format(done=self.done, rate=rate)
        left = _clock(max(self.total - self.done, 0) / rate)
        return known.format(done=self.done, total=self.total, rate=rate, left=left)

    def clear(self) -> None:
        """Remove the line, before other text is written."""
        if self.written:
            self._write("")
            self.written = False

    def _write(self, text: str) -> None:
        encoding = sys.stderr.encoding or "ascii"
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write("\r\x1b[K" + text.encode(encoding, "backslashreplace").decode(encoding))
            sys.stderr.flush()
            self.written = bool(text)


def _clock(seconds: float) -> str:
    whole = round(seconds)
    return (
        f"{whole // 3600}:{whole % 3600 // 60:02}:{whole % 60:02}"
        if whole >= 3600
        else f"{whole // 60}:{whole % 60:02}"
    )

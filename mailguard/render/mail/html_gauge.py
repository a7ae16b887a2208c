"""The score as a picture: a bar for the whole score, and for each finding a bar with its share."""

from collections.abc import Iterable
from typing import Final

from mailguard.data.weights import MALICIOUS, SUSPICIOUS

_HEIGHT: Final = 8
_THINNEST: Final = 1  # so that a share of no points is still visible


def gauge(score: int, ticks: Iterable[int] = (SUSPICIOUS, MALICIOUS)) -> str:
    """Draw the bar of a score from 0 to 100, with the thresholds of the levels. The text beside it says the score."""
    return _bar(_rectangle("fill", 0, max(0, min(score, 100))), ticks)


def step(start: int, points: int) -> str:
    """Draw the bar with the share of a finding, which begins at `start`."""
    left, right = sorted((max(0, min(start, 100)), max(0, min(start + points, 100))))
    drawn = _rectangle("before", 0, left) + _rectangle("fill", left, max(right - left, _THINNEST))
    return _bar(drawn, (SUSPICIOUS, MALICIOUS))


def _bar(inner: str, ticks: Iterable[int]) -> str:
    lines = "".join(f'<path class="tick" d="M{at} 0V{_HEIGHT}"/>' for at in ticks)
    return (
        f'<svg class="bar" viewBox="0 0 100 {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f"{_rectangle('back', 0, 100)}{inner}{lines}</svg>"
    )


def _rectangle(css: str, x: int, width: int) -> str:
    return f'<rect class="{css}" x="{x}" width="{width}" height="{_HEIGHT}"/>' if width else ""

"""A trend as a small SVG picture without a script, with a description in words."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import pairwise
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass

WIDTH, HEIGHT, EDGE = 132, 30, 3  # pixels
POINTS: Final = 120  # the most points drawn; each is the lowest of its interval, so that no dip is lost


@dataclass(frozen=True, slots=True)
class Point:
    """A score, 0 to 100, at an RFC 3339 time. A domain that could not be checked has the score None."""

    at: str
    score: int | None
    level: str = ""


def sparkline(points: Sequence[Point], meaning: str) -> str:
    """Draw `points`, oldest first; "" without any score. `meaning` is the description that screen readers read."""
    drawn = _thinned(points)
    known = [each for each in drawn if each.score is not None]
    if not known:
        return ""
    places = _places(drawn)
    lines = "".join(f'<polyline class="line" points="{line}"/>' for line in _lines(drawn, places))
    last = max(index for index, each in enumerate(drawn) if each.score is not None)
    x, y = places[last], _height(drawn[last].score or 0)
    level = drawn[last].level if drawn[last].level.isalpha() else ""
    return (
        f'<svg class="trend" role="img" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<title>{escape(meaning)}</title>"
        f'<path class="frame" d="M0 {EDGE}H{WIDTH}M0 {HEIGHT - EDGE}H{WIDTH}"/>{lines}'
        f'<circle class="end level-{level}" cx="{x:.1f}" cy="{y:.1f}" r="2.6"/></svg>'
    )


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Return at most `POINTS` points: the lowest of each interval, and the last one."""
    if len(points) <= POINTS:
        return list(points)
    share = len(points) / (POINTS - 1)
    kept = [
        min(
            points[round(index * share) : round((index + 1) * share)],
            key=lambda each: (each.score is None, each.score or 0),
        )
        for index in range(POINTS - 1)
    ]
    return [*kept, points[-1]]


def _places(points: Sequence[Point]) -> list[float]:
    """Return the x position of each point: by its time, or evenly spaced if the times are not in order."""
    room = WIDTH - 2 * EDGE
    moments = [_seconds(each.at) for each in points]
    ordered = all(left is not None and right is not None and left < right for left, right in pairwise(moments))
    if len(points) == 1:
        return [WIDTH - EDGE]
    first, last = moments[0], moments[-1]
    if not ordered or first is None or last is None:
        return [EDGE + room * index / (len(points) - 1) for index in range(len(points))]
    return [EDGE + room * ((each or first) - first) / (last - first) for each in moments]


def _lines(points: Sequence[Point], places: Sequence[float]) -> Iterator[str]:
    """Yield the lines between known scores; an unknown score breaks the line."""
    line: list[str] = []
    for point, x in zip(points, places, strict=True):
        if point.score is not None:
            line.append(f"{x:.1f},{_height(point.score):.1f}")
        elif line:
            yield " ".join(line)
            line = []
    if line:
        yield " ".join(line)


def _height(score: int) -> float:
    return EDGE + (HEIGHT - 2 * EDGE) * (100 - min(max(score, 0), 100)) / 100


def _seconds(time: str) -> float | None:
    try:
        return datetime.fromisoformat(time).timestamp()
    except (ValueError, OverflowError):
        return None

"""Turn a path (SVG 2 §9.3) into boxes: its inside cut into horizontal bands, or its lines if it is stroked."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

Box = tuple[float, float, float, float]
_TOKEN: Final = lazy_pattern(
    r"([MmLlHhVvZzCcSsQqTtAa])|([-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?)"
)
_TAKES: Final = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7}
_LINES: Final = 60_000  # lines read per path
_CROSSINGS: Final = 300_000  # crossings of lines and bands per path


class Line(NamedTuple):
    """A piece of the outline from one corner to the next. Curves count as straight lines."""

    x: float
    y: float
    to_x: float
    to_y: float


def path_boxes(source: str, stroked: float, *, even_odd: bool) -> list[Box]:
    """Return the boxes of a path. `stroked` is the width of its lines, 0 if the inside is filled."""
    lines = list(_lines(source))
    return (
        [box for line in lines for box in _stroke(line, stroked / 2)] if stroked else _inside(lines, even_odd=even_odd)
    )


def _lines(source: str) -> Iterator[Line]:
    x = y = start_x = start_y = 0.0
    command, count = "", 0
    numbers: list[float] = []
    for match in _TOKEN.finditer(source):
        if match.group(1):
            if match.group(1) in "MmZz" and (x, y) != (start_x, start_y):
                yield Line(x, y, start_x, start_y)  # filled subpaths are closed even without Z
                if match.group(1) in "Zz":
                    x, y = start_x, start_y
            command, numbers = match.group(1), []
            continue
        numbers.append(float(match.group(2)))
        kind, relative = command.lower(), command.islower()
        if len(numbers) < _TAKES.get(kind, 1_000_000):
            continue
        before = x, y
        if kind != "v":
            x = numbers[0 if kind == "h" else -2] + (x if relative else 0.0)
        if kind != "h":
            y = numbers[-1] + (y if relative else 0.0)
        numbers = []
        if kind == "m":
            start_x, start_y = x, y
            command = "l" if relative else "L"
            continue
        count += 1
        if count > _LINES:
            return
        yield Line(*before, x, y)
    if (x, y) != (start_x, start_y):
        yield Line(x, y, start_x, start_y)


def _stroke(line: Line, half: float) -> Iterator[Box]:
    if line.y == line.to_y:
        yield min(line.x, line.to_x), line.y - half, max(line.x, line.to_x), line.y + half
    elif line.x == line.to_x:
        yield line.x - half, min(line.y, line.to_y), line.x + half, max(line.y, line.to_y)


def _inside(lines: list[Line], *, even_odd: bool) -> list[Box]:
    """Return the filled boxes in each band between two neighbouring heights of corners."""
    heights = sorted({round(each, 3) for line in lines for each in (line.y, line.to_y)})
    place = {height: number for number, height in enumerate(heights)}
    bands: dict[int, list[tuple[float, int]]] = defaultdict(list)
    crossings = 0
    for line in lines:
        top, bottom = sorted((round(line.y, 3), round(line.to_y, 3)))
        direction = 1 if line.to_y > line.y else -1
        for band in range(place[top], place[bottom]):
            crossings += 1
            if crossings > _CROSSINGS:
                return []
            middle = (heights[band] + heights[band + 1]) / 2
            share = (middle - line.y) / (line.to_y - line.y) if line.to_y != line.y else 0.0
            bands[band].append((line.x + (line.to_x - line.x) * share, direction))
    boxes: list[Box] = []
    for band, found in bands.items():
        found.sort()
        winding = 0
        for (left, direction), (right, _) in itertools.pairwise(found):
            winding = winding ^ 1 if even_odd else winding + direction
            if winding and right > left:
                boxes.append((left, heights[band], right, heights[band + 1]))
    return boxes

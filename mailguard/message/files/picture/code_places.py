"""Find grids that CSS draws at positions: shadows of one box, pieces of a background, boxes with `left` and `top`.

Each piece has a position and a colour. If all positions are multiples of one step, the pieces are cells of a grid.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.picture.code_grid import LEAST, MOST, Grid, Shade
from mailguard.message.files.picture.colour import shade_of

_PIECES: Final = 100  # pieces of the smallest code, if neighbours of the same colour are one piece
_READ: Final = 4_000_000  # characters of the source
_PLACES: Final = 100_000  # pieces read per text
_DRAWINGS: Final = 20  # drawings read per text
_COLOUR: Final = r"#[0-9a-f]{3,8}|rgba?\([^()]{1,60}\)|hsla?\([^()]{1,60}\)|[a-z]{3,20}+"
_LENGTH: Final = r"(-?\d{0,5}\.?\d{1,6})(?:[a-z]{1,4}|%)?"
# It begins with the part that both properties have in common, so that the search can skip to it.
_SHADOWS: Final = lazy_pattern(r"-shadow(?:(?<=box-shadow)|(?<=text-shadow))\s{0,5}:([^;\"'{}]++)")
_SHADOW: Final = lazy_pattern(
    rf"(?<![\w#.-])(?:({_COLOUR})\s{{1,5}})?{_LENGTH}\s{{1,5}}{_LENGTH}((?:\s{{1,5}}[^\s,()]{{1,20}}){{0,3}}(?:rgba?\([^()]{{1,60}}\))?)"
)
_BACKGROUND: Final = lazy_pattern(r"background(?:-image|-position)?\s{0,5}:([^;\"'{}]++)")
_POSITION: Final = lazy_pattern(
    rf"(?:\)\s{{0,5}}(?:no-repeat\s{{1,5}})?|(?:\A|,)\s{{0,5}}|\bat\s{{1,5}}){_LENGTH}\s{{1,5}}{_LENGTH}(?=\s{{0,5}}(?:[/,]|no-repeat|\Z))"
)
_STOPS: Final = lazy_pattern(r"linear-gradient\(((?:[^()]++|\([^()]{0,80}+\)){1,20000}+)\)")
_STOP: Final = lazy_pattern(rf"(?<![\w#.-])({_COLOUR})\s{{1,5}}{_LENGTH}(?:\s{{1,5}}{_LENGTH})?")
_TAG: Final = lazy_pattern(r"<[a-z][^<>]{10,1000}>")
_ACROSS: Final = lazy_pattern(rf"(?<![\w-])(?:left|margin-left|grid-column(?:-start)?)\s{{0,5}}:\s{{0,5}}{_LENGTH}")
_DOWN: Final = lazy_pattern(rf"(?<![\w-])(?:top|margin-top|grid-row(?:-start)?)\s{{0,5}}:\s{{0,5}}{_LENGTH}")
_BOTH: Final = lazy_pattern(
    rf"translate\(\s{{0,5}}{_LENGTH}\s{{0,5}},\s{{0,5}}{_LENGTH}|grid-area\s{{0,5}}:\s{{0,5}}{_LENGTH}\s{{0,5}}/\s{{0,5}}{_LENGTH}"
)
_SIZE: Final = lazy_pattern(rf"(?<![\w-])(width|height)\s{{0,5}}:\s{{0,5}}{_LENGTH}")
_GROUND: Final = lazy_pattern(rf"background(?:-color)?\s{{0,5}}:\s{{0,5}}({_COLOUR})")


class _Piece(NamedTuple):
    x: float
    y: float
    shade: Shade
    width: float = 0.0  # 0: one cell
    height: float = 0.0


def placed_grids(source: str, octets: bytes, tags: int) -> list[Grid]:
    """Return the grids that could be a code. A text that positions nothing only costs a few counts.

    `octets` is the text as lower-case UTF-8, `tags` its number of `<`.
    """
    several = octets.count(b",") >= _PIECES
    shadows = several and b"-shadow" in octets
    gradients = several and octets.count(b"gradient(") >= LEAST
    boxes = tags >= _PIECES and octets.count(b":") >= _PIECES and _may_place(octets)
    if not (shadows or gradients or boxes):
        return []
    lower = source[:_READ].lower()
    drawings: list[list[_Piece]] = []
    if shadows:
        drawings += _drawings(_SHADOWS.findall(lower), _shadows)
    if gradients:
        drawings += _drawings(_BACKGROUND.findall(lower), _positions)
        drawings.append(_striped(lower))
    if boxes:
        drawings.append(list(_boxes(lower)))
    grids = (_grid(pieces) for pieces in drawings[:_DRAWINGS] if len(pieces) >= _PIECES)
    return [grid for grid in grids if grid]


def _may_place(octets: bytes) -> bool:
    """Whether enough elements may have a position."""
    if _are_edges(octets, b"left:") and _are_edges(octets, b"top:"):
        return True
    return max(octets.count(b"translate("), octets.count(b"grid-")) >= _PIECES


def _are_edges(octets: bytes, edge: bytes) -> bool:
    """Whether `edge` occurs often enough, not counting paddings and borders, which give no position."""
    count = octets.count(edge)
    return count >= _PIECES and count - octets.count(b"g-" + edge) - octets.count(b"r-" + edge) >= _PIECES


def _drawings(values: list[str], read: Callable[[str], list[_Piece]]) -> list[list[_Piece]]:
    """Return the drawings in CSS values that each hold a whole one, else all values as rows of one drawing."""
    found = [pieces for pieces in (read(value) for value in values if value.count(",") >= 1) if pieces]
    whole = [pieces for pieces in found if len(pieces) >= _PIECES]
    if whole or len(found) < LEAST:
        return whole
    return [[piece._replace(y=float(row)) for row, pieces in enumerate(found) for piece in pieces]]


def _shadows(value: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    for first, x, y, rest in _SHADOW.findall(value):
        last = rest.split()
        colour = first or (last[-1] if last and not last[-1][0].isdigit() else "#000")
        shade = shade_of(colour)
        pieces.append(_Piece(float(x), float(y), 0 if shade is None and colour != "transparent" else shade))
    return pieces[:_PLACES]


def _positions(value: str) -> list[_Piece]:
    return [_Piece(float(x), float(y), 0) for x, y in _POSITION.findall(value)[:_PLACES]]


def _striped(lower: str) -> list[_Piece]:
    """Return the stripes of gradients with hard edges, each gradient as one row."""
    pieces: list[_Piece] = []
    row = 0
    for inside in _STOPS.findall(lower):
        stops = _STOP.findall(inside)
        edges = [(shade_of(colour), float(start), float(end or start)) for colour, start, end in stops]
        if len(edges) < 2 or len(pieces) > _PLACES:
            continue
        if all(start == end for _, start, end in edges):  # each colour is given at both of its edges
            pairs = itertools.pairwise(edges)
            edges = [(one[0], one[1], other[1]) for one, other in pairs if one[0] == other[0] and one[1] < other[1]]
        elif edges[0][1] == edges[0][2]:
            edges[0] = (edges[0][0], 0.0, edges[0][1])
        pieces += (_Piece(start, float(row), shade, end - start, 1.0) for shade, start, end in edges if end > start)
        row += 1
    return pieces


def _boxes(lower: str) -> Iterator[_Piece]:
    """Yield the elements that have a position."""
    for count, match in enumerate(_TAG.finditer(lower)):
        if count >= _PLACES:
            return
        said = match.group()
        both, x, y = _BOTH.search(said), _ACROSS.search(said), _DOWN.search(said)
        if both is not None:
            across, down = (both[1], both[2]) if both[1] is not None else (both[4], both[3])
        elif x is not None and y is not None:
            across, down = x[1], y[1]
        else:
            continue
        ground = _GROUND.search(said)
        shade = shade_of(ground[1]) if ground else 0
        size = {name: float(length) for name, length in _SIZE.findall(said)}
        yield _Piece(float(across), float(down), shade, size.get("width", 0.0), size.get("height", 0.0))


def _grid(pieces: list[_Piece]) -> Grid | None:
    """Return pieces at multiples of one step as the cells of a grid, or None if they form no grid."""
    left, top = min(piece.x for piece in pieces), min(piece.y for piece in pieces)
    wide, high = _step({piece.x for piece in pieces}), _step({piece.y for piece in pieces})
    if not wide or not high:
        return None
    cells: dict[tuple[int, int], Shade] = {}
    for piece in pieces:
        column, row = round((piece.x - left) / wide), round((piece.y - top) / high)
        if not (0 <= column < MOST and 0 <= row < MOST):
            return None
        across, down = max(round(piece.width / wide), 1), max(round(piece.height / high), 1)
        if across * down > MOST:  # the background, or a frame
            continue
        for y in range(row, row + down):
            for x in range(column, column + across):
                cells[x, y] = piece.shade
    if len(cells) < _PIECES:
        return None
    width, height = max(x for x, _ in cells) + 1, max(y for _, y in cells) + 1
    if not (LEAST <= width <= MOST and LEAST <= height <= MOST):
        return None
    return [[cells.get((x, y)) for x in range(width)] for y in range(height)]


def _step(places: Iterable[float]) -> float:
    """Return the smallest distance between two positions that is at least 1/400 of the whole, or 0."""
    ordered = sorted(places)
    size = ordered[-1] - ordered[0]
    distances = [after - before for before, after in itertools.pairwise(ordered)]
    return min((each for each in distances if each * MOST > size), default=0.0)

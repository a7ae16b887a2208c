"""Find QR codes that a PDF page draws with filled rectangles or straight lines (ISO 32000-2 §8.5)."""

from collections import Counter
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.examination import Examination
from mailguard.message.files.picture.raster import LEAST_SHAPES, SHAPES, Shape, read_shapes

_TOKEN: Final = lazy_pattern(
    rb"([-+]?(?:\d{1,10}(?:\.\d{0,10})?|\.\d{1,10}))|([A-Za-z]{1,3}\*?)|\((?:[^()\\]|\\.){0,2000}+\)"
)
_NUMBER, _OPERATOR = 1, 2  # the groups of `_TOKEN`
_DRAWING: Final = frozenset(b"re m l f F f* B B* b b* S s n q Q cm w g sc scn rg k".split())  # the others draw text
_TOKENS: Final = 400_000  # per page
_STATES: Final = 100
_LONGEST: Final = 180  # the longest shape, in modules
_HIGHEST: Final = 8

_Place = tuple[float, float, float, float]  # horizontal and vertical scale, then horizontal and vertical offset


def may_draw_code(content: bytes) -> bool:
    """Whether the content stream has enough rectangles or lines for a code."""
    return content.count(b" re") + content.count(b" l") >= LEAST_SHAPES


def read_drawing(content: bytes, examination: Examination) -> None:
    """Look for a code among the shapes of about the same height."""
    shapes = _Page().shapes(content)
    heights = Counter(round(shape.bottom - shape.top, 2) for shape in shapes)
    if not heights:
        return
    unit = max(heights.most_common(1)[0][0], 0.01)
    read_shapes(
        [
            shape
            for shape in shapes
            if unit * 0.5 <= shape.bottom - shape.top <= unit * _HIGHEST and shape.right - shape.left <= unit * _LONGEST
        ],
        examination,
    )


class _Page:
    """The graphics state, as far as rectangles and lines need it."""

    def __init__(self) -> None:
        self._found: list[Shape] = []
        self._place: _Place = (1.0, 1.0, 0.0, 0.0)
        self._states: list[tuple[_Place, int, float]] = []
        self._shade = 0
        self._width = 1.0
        self._boxes: list[tuple[float, float, float, float]] = []
        self._points: list[tuple[float, float]] = []

    def shapes(self, content: bytes) -> list[Shape]:
        """Return everything that is filled or stroked, with the y axis pointing down as in a picture."""
        numbers: list[bytes] = []
        for match in islice(_TOKEN.finditer(content), _TOKENS):
            kind = match.lastindex
            if kind == _NUMBER:
                numbers.append(match[_NUMBER])
            elif kind == _OPERATOR:
                if match[_OPERATOR] in _DRAWING:
                    self._operate(match[_OPERATOR], list(map(float, numbers)))
                    if len(self._found) >= SHAPES:
                        break
                numbers = []
        return self._found

    def _operate(self, operator: bytes, numbers: list[float]) -> None:
        if operator == b"re" and len(numbers) >= 4:
            x, y, width, height = numbers[-4:]
            self._boxes.append((x, y, x + width, y + height))
        elif operator in (b"m", b"l") and len(numbers) >= 2:
            if operator == b"m":
                self._end_part()
            self._points.append((numbers[-2], numbers[-1]))
        elif operator in (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"):
            self._end_part()
            self._paint(self._boxes)
        elif operator in (b"S", b"s"):
            self._stroke()
        elif operator == b"n":
            self._boxes, self._points = [], []
        elif operator == b"q" and len(self._states) < _STATES:
            self._states.append((self._place, self._shade, self._width))
        elif operator == b"Q" and self._states:
            self._place, self._shade, self._width = self._states.pop()
        elif operator == b"cm" and len(numbers) >= 6:
            a, _, _, d, e, f = numbers[-6:]
            across, up, right, above = self._place
            self._place = across * a, up * d, right + across * e, above + up * f
        elif operator == b"w" and numbers:
            self._width = numbers[-1]
        else:
            self._colour(operator, numbers)

    def _colour(self, operator: bytes, numbers: list[float]) -> None:
        if operator in (b"g", b"sc", b"scn") and len(numbers) == 1:
            self._shade = int(min(max(numbers[0], 0), 1) * 255)
        elif operator in (b"rg", b"sc", b"scn") and len(numbers) == 3:
            self._shade = int(min(max(sum(numbers) / 3, 0), 1) * 255)
        elif operator in (b"k", b"sc", b"scn") and len(numbers) == 4:
            self._shade = int(min(max(1 - numbers[3] - sum(numbers[:3]) / 3, 0), 1) * 255)

    def _end_part(self) -> None:
        """End a subpath of lines: add the box around its corners."""
        if len(self._points) > 2:
            xs, ys = [x for x, _ in self._points], [y for _, y in self._points]
            self._boxes.append((min(xs), min(ys), max(xs), max(ys)))
            self._points = []
        elif self._points and len(self._points) < 2:
            self._points = []

    def _stroke(self) -> None:
        half = self._width / 2
        pairs = zip(self._points[::2], self._points[1::2], strict=False)
        self._paint([(min(a[0], b[0]), a[1] - half, max(a[0], b[0]), a[1] + half) for a, b in pairs if a[1] == b[1]])

    def _paint(self, boxes: list[tuple[float, float, float, float]]) -> None:
        across, up, right, above = self._place
        for box in boxes:
            xs = sorted((box[0] * across + right, box[2] * across + right))
            ys = sorted((-(box[1] * up + above), -(box[3] * up + above)))
            self._found.append(Shape(xs[0], ys[0], xs[1], ys[1], self._shade))
        self._boxes, self._points = [], []

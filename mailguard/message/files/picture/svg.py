"""Find QR codes that SVG draws with rectangles, circles and straight paths."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.examination import Examination
from mailguard.message.files.picture.colour import shade_of
from mailguard.message.files.picture.raster import LEAST_SHAPES, SHAPES, Shape, read_shapes
from mailguard.message.files.picture.svg_path import Box, path_boxes

_TAG: Final = lazy_pattern(r"<(/?)(?:[\w.-]{1,40}:)?([a-zA-Z]{1,20})\b([^<>]*+)>")
_ATTRIBUTE: Final = lazy_pattern(r"([\w:-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)')")
_NUMBER: Final = lazy_pattern(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_TRANSFORM: Final = lazy_pattern(r"(translate|scale|matrix)\s{0,5}\(([^()]{1,200})\)")
_DEFINED: Final = 200  # shapes with an id that `use` may repeat
_DEPTH: Final = 50
_LEAST: Final = 800  # characters of the shortest text whose path may draw a code

_Place = tuple[float, float, float, float]  # horizontal and vertical scale, then horizontal and vertical offset


def read_svg(source: str, examination: Examination) -> None:
    """Look for a code in the SVG drawings of the text, if it has enough shapes."""
    single = sum(map(source.count, ("rect", "<use", ":use", "circle", "ellipse", "polygon")))
    if single < LEAST_SHAPES and not ("path" in source and len(source) > _LEAST):
        return
    read_shapes(list(_shapes(source)), examination)


def _shapes(source: str) -> Iterator[Shape]:
    stack: list[tuple[_Place, str]] = [((1.0, 1.0, 0.0, 0.0), "")]
    defined: dict[str, list[Box]] = {}
    count = hidden = 0
    for match in _TAG.finditer(source):
        name = match.group(2).lower()
        if match.group(1):
            if name in ("g", "svg", "symbol", "defs") and len(stack) > 1:
                stack.pop()
                hidden = max(hidden - 1, 0) if name in ("defs", "symbol") else hidden
            continue
        said = {key.lower(): first or second for key, first, second in _ATTRIBUTE.findall(match.group(3))}
        place, fill = stack[-1]
        place = _moved(place, said.get("transform", ""))
        fill = _style(said, "fill") or fill
        if name in ("g", "svg", "symbol", "defs"):
            if not match.group(3).endswith("/") and len(stack) < _DEPTH:
                stack.append((place, fill))
                hidden += name in ("defs", "symbol")
            continue
        boxes = _boxes(name, said, defined)
        if "id" in said and len(defined) < _DEFINED:
            defined[said["id"]] = boxes[:1000]
        if hidden or (fill in ("none", "transparent") and not _style(said, "stroke")):
            continue
        shade = shade_of(fill if fill not in ("", "none") else _style(said, "stroke") or "black")
        for box in boxes:
            count += 1
            if count > SHAPES:
                return
            yield _placed(box, place, 0 if shade is None else shade)


def _style(said: dict[str, str], name: str) -> str:
    """Return a property from the style, which takes precedence, or from its attribute."""
    if name not in said.get("style", ""):
        return said.get(name, "").strip().lower()
    found = re.search(rf"(?<![\w-]){name}\s{{0,5}}:\s{{0,5}}([^;]{{1,60}})", said.get("style", "")[:2000])
    return (found.group(1) if found else said.get(name, "")).strip().lower()


def _moved(place: _Place, transform: str) -> _Place:
    across, down, right, below = place
    for kind, inside in _TRANSFORM.findall(transform[:1000]):
        numbers = [float(each) for each in _NUMBER.findall(inside)][:6]
        if kind == "translate" and numbers:
            right += across * numbers[0]
            below += down * (numbers[1] if len(numbers) > 1 else 0.0)
        elif kind == "scale" and numbers:
            across, down = across * numbers[0], down * numbers[-1 if len(numbers) > 1 else 0]
        elif len(numbers) == 6:
            right, below = right + across * numbers[4], below + down * numbers[5]
            across, down = across * numbers[0], down * numbers[3]
    return across, down, right, below


def _placed(box: Box, place: _Place, shade: int) -> Shape:
    across, down, right, below = place
    xs = sorted((box[0] * across + right, box[2] * across + right))
    ys = sorted((box[1] * down + below, box[3] * down + below))
    return Shape(xs[0], ys[0], xs[1], ys[1], shade)


def _number(said: dict[str, str], name: str, default: float = 0.0) -> float:
    found = _NUMBER.match(said.get(name, "").strip())
    return float(found.group()) if found and "%" not in said[name] else default


def _boxes(name: str, said: dict[str, str], defined: dict[str, list[Box]]) -> list[Box]:
    if name == "rect":
        x, y = _number(said, "x"), _number(said, "y")
        width, height = _number(said, "width"), _number(said, "height")
        return [(x, y, x + width, y + height)] if width > 0 and height > 0 else []
    if name in ("circle", "ellipse"):
        x, y = _number(said, "cx"), _number(said, "cy")
        across, down = _number(said, "rx", _number(said, "r")), _number(said, "ry", _number(said, "r"))
        return [(x - across, y - down, x + across, y + down)]
    if name == "polygon":
        numbers = [float(each) for each in _NUMBER.findall(said.get("points", ""))][:2000]
        xs, ys = numbers[::2], numbers[1::2]
        return [(min(xs), min(ys), max(xs), max(ys))] if xs and ys else []
    if name == "path":
        stroked = _number(said, "stroke-width", 1.0) if _style(said, "stroke") not in ("", "none") else 0.0
        even_odd = _style(said, "fill-rule") == "evenodd"
        return path_boxes(said.get("d", ""), stroked, even_odd=even_odd)
    if name == "use":
        x, y = _number(said, "x"), _number(said, "y")
        target = (said.get("href") or said.get("xlink:href") or "").lstrip("#")
        return [(box[0] + x, box[1] + y, box[2] + x, box[3] + y) for box in defined.get(target, ())]
    return []

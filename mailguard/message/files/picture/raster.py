"""Paint filled rectangles on a small gray picture, in drawing order, and look for QR codes in it."""

from typing import Final, NamedTuple

from mailguard.message.files.examination import Examination
from mailguard.message.files.picture.qr import note_raw_codes

SHAPES: Final = 40_000  # shapes read per drawing
# Fewer shapes make no code: the smallest one has about 150 runs of dark modules, some of which may be merged.
LEAST_SHAPES: Final = 40
_SIDE: Final = 700  # pixels of the longer side, without the margin
_MARGIN: Final = 30
_PAINTED: Final = 200_000  # pixel rows of all shapes; the largest code takes about 60,000


class Shape(NamedTuple):
    """A rectangle with its lightness, 0 (black) to 255."""

    left: float
    top: float
    right: float
    bottom: float
    shade: int


def read_shapes(shapes: list[Shape], examination: Examination) -> None:
    """Paint the shapes, and look for codes in the picture."""
    if len(shapes) < LEAST_SHAPES:
        return
    left, top = min(shape.left for shape in shapes), min(shape.top for shape in shapes)
    right, bottom = max(shape.right for shape in shapes), max(shape.bottom for shape in shapes)
    span = max(right - left, bottom - top)
    if not 0 < span < 1e9:
        return
    scale = _SIDE / span
    width, height = int((right - left) * scale) + 2 * _MARGIN, int((bottom - top) * scale) + 2 * _MARGIN
    if width * height > examination.budget.pixels or min(width, height) < 60 + 2 * _MARGIN:
        return
    examination.budget.pixels -= width * height
    rows = bytearray(b"\xff" * (width * height))
    left_to_paint = _PAINTED
    for shape in shapes:
        begin = min(max(round((shape.left - left) * scale) + _MARGIN, 0), width)
        end = min(max(round((shape.right - left) * scale) + _MARGIN, begin), width)
        line = bytes([shape.shade]) * (end - begin)
        first = max(round((shape.top - top) * scale) + _MARGIN, 0)
        last = min(round((shape.bottom - top) * scale) + _MARGIN, height)
        left_to_paint -= max(last - first, 0)
        if left_to_paint < 0:
            examination.defect("limit-drawing", "not all of a drawing was looked at for codes")
            break
        for row in range(first, last):
            rows[row * width + begin : row * width + end] = line
    note_raw_codes("L", (width, height), bytes(rows), examination)

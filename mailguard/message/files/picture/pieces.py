"""Read QR codes cut into pictures that a mail shows side by side, one above the other, or as tiles."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from mailguard.message.files.examination import Examination
from mailguard.message.files.picture.qr import note_joined, opened
from mailguard.message.files.picture.reader import dimensions
from mailguard.message.files.sniff import sniff

_PIECES: Final = 16  # pieces per code
_TRIES: Final = 12  # combinations tried per mail
_PICTURES: Final = 60  # pictures examined per mail
_LARGEST: Final = 2_000  # pixels on a side of one piece
_SMALLEST: Final = 40  # pixels on a side of the whole code


class Piece(NamedTuple):
    """A picture of a mail with its size in pixels."""

    data: bytes
    width: int
    height: int


def piece_of(data: bytes) -> Piece | None:
    """Return the picture with its size, or None if it is too small or too large for a piece of a code."""
    size = dimensions(data, sniff(data[:65_536]))
    if size is None or max(size) > _LARGEST or max(size) < _SMALLEST // 2:
        return None
    return Piece(data, *size)


def read_pieces(pictures: Sequence[bytes], examination: Examination) -> None:
    """Join neighbouring pictures that fit together, and look for codes. `pictures` are in the order of display."""
    pieces = [piece_of(data) for data in pictures[:_PICTURES]]
    tries = 0
    for start in range(len(pieces)):
        for count in range(2, _PIECES + 1):
            group = [piece for piece in pieces[start : start + count] if piece is not None]
            if len(group) < count:
                break
            for columns in _layouts(group):
                tries += 1
                if tries > _TRIES:
                    examination.defect("limit-picture-pieces", f"{_TRIES} ways to put pictures together were tried")
                    return
                _join(group, columns, examination)
                if examination.has("qr-code"):
                    return


def _layouts(group: Sequence[Piece]) -> list[int]:
    """Return the numbers of columns with which the pieces form about a square."""
    count = len(group)
    widths, heights = sum(each.width for each in group), sum(each.height for each in group)
    found: list[int] = []
    if len({each.height for each in group}) == 1 and _is_square(widths, group[0].height):
        found.append(count)
    if len({each.width for each in group}) == 1 and _is_square(group[0].width, heights):
        found.append(1)
    side = math.isqrt(count)
    first = group[0]
    tiles = side > 1 and side * side == count and len({(each.width, each.height) for each in group}) == 1
    if tiles and _is_square(first.width, first.height):
        found.append(side)
    return found


def _is_square(width: int, height: int) -> bool:
    return min(width, height) >= _SMALLEST and 0.75 <= width / height <= 1.34


def _join(group: Sequence[Piece], columns: int, examination: Examination) -> None:
    placed = []
    left = top = right = 0
    for number, piece in enumerate(group):
        if number and number % columns == 0:
            left, top = 0, top + group[number - 1].height
        image = opened(piece.data)
        if image is None or image.size != (piece.width, piece.height):
            return
        placed.append((image, left, top))
        left += piece.width
        right = max(right, left)
    bottom = top + group[-1].height
    if right * bottom > examination.budget.pixels:
        return
    examination.budget.pixels -= right * bottom
    note_joined(placed, (right, bottom), examination)

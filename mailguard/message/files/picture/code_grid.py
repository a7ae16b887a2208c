"""Read QR codes that are drawn as a grid of cells: paint the grid as a picture for the QR reader.

A grid comes from table cells or block letters. Each cell has a shade, or, if its colour is unknown, a name that
cells of the same look share.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mailguard.message.files.examination import Examination

Shade = int | str | None  # 0 (black) to 255, a name for a look without a known colour, or nothing
Grid = Sequence[Sequence[Shade]]
Bits = list[list[bool]]

LEAST: Final = 21  # modules of the smallest code (ISO/IEC 18004 §5.3.1)
MOST: Final = 400  # cells in a row: the largest code has 177 modules, each drawn with two cells, and a margin
_GRIDS: Final = 8  # grids read per text
_LOOKED_AT: Final = 200  # grids tested per text
_SCALE: Final = 4  # pixels per module
_CONTRAST: Final = 50  # between the darkest and the lightest cell
_FINDER: Final = (0b1111111, 0b1000001, 0b1011101, 0b1011101, 0b1011101, 0b1000001, 0b1111111)
_MATCH: Final = 46  # of the 49 modules of a finder pattern
UNREAD: Final = "a drawing that looks like a QR code"


def read_grids(grids: Sequence[Grid], examination: "Examination") -> None:
    """Record the links of the codes. A drawing that only looks like a code is recorded as not examined."""
    from mailguard.message.files.picture.qr import has_reader

    found = [bits for bits in map(_bits, grids[:_LOOKED_AT]) if bits is not None]
    alike = [bits for bits in found if any(map(looks_like_code, (bits, *_squeezed(bits))))]
    others = [bits for bits in found if bits not in alike] if len(alike) < len(found) else []
    if len(alike) > _GRIDS or len(grids) > _LOOKED_AT:
        examination.defect("limit-code-grids", f"the first {_GRIDS} that look like codes were read")
    if len(others) > _GRIDS:
        examination.defect("limit-grids", f"the first {_GRIDS} of {len(others)} other grids were looked at for codes")
    readable = has_reader()
    for number, bits in enumerate((*alike[:_GRIDS], *others[:_GRIDS])):
        if readable and any(_decode(each, examination) for each in (bits, *_squeezed(bits))):
            continue
        if number < len(alike):
            examination.skip(UNREAD if readable else f"{UNREAD}: install mailguard[qr]")


def _bits(grid: Grid) -> Bits | None:
    """Return which cells are dark, or None if the grid is too small or too uniform to be a code."""
    if len(grid) < LEAST or not LEAST <= len(grid[0]) <= MOST or len(grid) > MOST:
        return None
    counts = Counter(cell for row in grid for cell in row)
    shades = [cell for cell in counts if isinstance(cell, int)]
    if shades and max(shades) - min(shades) >= _CONTRAST:
        limit = (max(shades) + min(shades)) / 2
        bits = [[isinstance(cell, int) and cell < limit for cell in row] for row in grid]
    elif len(shades) == 1 and len(counts) > 1:  # one colour on the page's background
        bits = [[cell == shades[0] for cell in row] for row in grid]
    elif len(counts) > 1:
        dark = counts.most_common(2)[1][0]
        bits = [[cell == dark for cell in row] for row in grid]
    else:
        return None
    share = sum(map(sum, bits)) / (len(bits) * len(bits[0]))
    return bits if 0.1 < share < 0.9 else None


def _squeezed(bits: Bits) -> tuple[Bits, ...]:
    """Return variants for letters twice as high as wide: with two letters per module, or one for two modules."""
    height, width = len(bits), len(bits[0])
    if width >= height * 3 // 2 and width // 2 >= LEAST:
        return ([row[::2] for row in bits], [row[1::2] for row in bits])
    if height >= width * 3 // 2 and height // 2 >= LEAST:
        return (bits[::2],)
    return ()


def _decode(bits: Bits, examination: "Examination") -> bool:
    """Paint the modules with a margin, and return whether a code was read."""
    before = len(examination.facts)
    width = (len(bits[0]) + 8) * _SCALE
    blank = b"\xff" * width
    rows = [blank] * (4 * _SCALE)
    side = b"\xff" * (4 * _SCALE)
    for row in bits:
        line = side + b"".join(b"\0" * _SCALE if dark else b"\xff" * _SCALE for dark in row) + side
        rows += [line] * _SCALE
    rows += [blank] * (4 * _SCALE)
    size = width * len(rows)
    if size > examination.budget.pixels:
        examination.defect("limit-pictures-pixels", "not every picture was looked at for codes")
        return False
    examination.budget.pixels -= size
    from mailguard.message.files.picture.qr import note_raw_codes

    note_raw_codes("L", (width, len(rows)), b"".join(rows), examination)
    return len(examination.facts) > before


def looks_like_code(bits: Bits) -> bool:
    """Whether at least two of the three corners have a QR finder pattern, dark on light or light on dark."""
    return _has_finders(bits) or _has_finders([[not cell for cell in row] for row in bits])


def _has_finders(bits: Bits) -> bool:
    rows = [number for number, row in enumerate(bits) if any(row)]
    if not rows:
        return False
    columns = [number for number in range(len(bits[0])) if any(row[number] for row in bits)]
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    if min(bottom - top, right - left) < LEAST:
        return False
    first = bits[top][left:right]
    run = first.index(False) if False in first else len(first)
    step = max(run // 7, 1)
    size = 7 * step
    if size * 2 > min(bottom - top, right - left):
        return False
    corners = ((top, left), (top, right - size), (bottom - size, left))
    return sum(_is_finder(bits, row, column, step) for row, column in corners) >= 2


def _is_finder(bits: Bits, top: int, left: int, step: int) -> bool:
    same = 0
    for row, pattern in enumerate(_FINDER):
        line = bits[top + row * step]
        for column in range(7):
            same += line[left + column * step] == bool(pattern >> column & 1)
    return same >= _MATCH

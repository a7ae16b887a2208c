"""Find grids that HTML draws with table cells or with rows of small boxes. Quick counts rule out other texts."""

import itertools
import math
import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.picture.code_grid import LEAST, MOST, Grid, Shade
from mailguard.message.files.picture.colour import shade_of

_CELLS: Final = 150  # table cells of the smallest code, if neighbours of the same colour are one cell
_NEAR: Final = 100  # cells in as many neighbouring rows as the smallest code has
_BOXES: Final = 250  # boxes of the smallest code
_READ_CELLS: Final = 400_000  # cells read per text
_BOX_ENDS: Final = tuple(f"</{name}>".encode() for name in "span div p a b i font u em li s".split())  # noqa: SIM905
_READ: Final = 4_000_000  # characters of the source
_ROW: Final = lazy_pattern(r"<tr\b([^>]*+)>", re.IGNORECASE)
_ROW_START: Final = lazy_pattern(rb"<tr(?![\w\x80-\xff])")
_CELL: Final = lazy_pattern(r"<t[dh]\b([^>]*+)>([^<]*+)((?:<(?!/?t[dhr]\b|/table\b)[^<]*+){0,4})", re.IGNORECASE)
# A box without words: blank, or with one of `_DARK_LETTERS`. Words are no part of a drawing, and nearly all boxes have
# some, so the first of their letters ends the match.
_BOX: Final = lazy_pattern(
    r"<([a-z]{1,6}+)\b([^<>]*+)>((?:\s|(?-i:&nbsp;))*+|[^<█■⬛●▓]*+[█■⬛●▓][^<]*+)</\1\s{0,5}>", re.IGNORECASE
)
_BOX_TEXT: Final = 200  # characters
_SPAN: Final = lazy_pattern(r"\bcolspan\s{0,5}=\s{0,5}[\"']?(\d{1,3})", re.IGNORECASE)
_DOWN: Final = lazy_pattern(r"\browspan\s{0,5}=\s{0,5}[\"']?(\d{1,3})", re.IGNORECASE)
_WIDTH: Final = lazy_pattern(r"\bwidth\s{0,5}[=:]\s{0,5}[\"']?(\d{1,4}(?:\.\d{1,4})?)", re.IGNORECASE)
_SIZES: Final = lazy_pattern(
    r"\b(?:colspan|rowspan|width|height|id|title|data-[\w-]{1,40})\s{0,5}[=:]\s{0,5}(?:\"[^\"]*+\"|'[^']*+'|[^\s;>\"']*+)",
    re.IGNORECASE,
)
_CLASS: Final = lazy_pattern(
    r"\bclass\s{0,5}=\s{0,5}(?:\"([^\"]{0,200})\"|'([^']{0,200})'|([^\s>]{1,100}))", re.IGNORECASE
)
_GROUND: Final = lazy_pattern(
    r"(?:\bbgcolor\s{0,5}=\s{0,5}[\"']?|\bbackground(?:-color)?\s{0,5}:\s{0,5}|\bbackground\s{0,5}=\s{0,5}[\"']?)"
    r"(#?[\w-]{1,30}(?:\([^()]{0,60}\))?)",
    re.IGNORECASE,
)
_RULE: Final = lazy_pattern(r"([^{}]{1,300}+)\{([^{}]{0,2000}+)\}")
_RULES: Final = 2_000
_DARK_LETTERS: Final = "█■⬛●▓"
_TEXT_COLOUR: Final = lazy_pattern(
    r"(?<![\w-])color\s{0,5}[:=]\s{0,5}[\"']?(#?\w{1,30}(?:\([^()]{0,60}\))?)", re.IGNORECASE
)

_Look = tuple[str, str, str]  # a cell's attributes, its text, and the attributes of its row if they set a background
_Cell = tuple[_Look, int, int, float]  # its look, columns, rows, width in pixels (0: not given)


def grids_of(source: str, octets: bytes, tags: int) -> list[Grid]:
    """Return the grids that could be a code. A text without enough cells only costs a few counts.

    `octets` is the text as lower-case UTF-8, `tags` its number of `<`.
    """
    grids: list[Grid] = []
    if tags < _CELLS:
        return grids
    source = source[:_READ]
    if octets.count(b"<td") + octets.count(b"<th") >= _CELLS and _are_filled(octets):
        grids += _shaded(_groups(_table_rows(source)), source)
    if not grids and tags >= 2 * _BOXES and _has_boxes(octets):
        grids += _shaded(_groups(_box_rows(source)), source)
    return grids


def _are_filled(octets: bytes) -> bool:
    """Whether some neighbouring rows have as many cells as a code. The tables of newsletters have fewer."""
    rows = _ROW_START.split(octets)[1:]
    if len(rows) < LEAST:
        return False
    cells = [0, *itertools.accumulate(row.count(b"<td") + row.count(b"<th") for row in rows)]
    return any(behind - before >= _NEAR for before, behind in zip(cells, cells[LEAST:], strict=False))


def _has_boxes(octets: bytes) -> bool:
    ends = octets.count(b"</") - octets.count(b"</t")  # most end tags of a mail are those of tables
    if ends < _BOXES:
        return False
    return any(count >= _BOXES for count in itertools.accumulate(map(octets.count, _BOX_ENDS)))


def _shaded(groups: list[list[list[_Look]]], source: str) -> list[Grid]:
    """Return the grids with the shade of each cell instead of its attributes. Computed late: few texts have grids."""
    if not groups:
        return []
    looks = _Looks(source)
    return [[[looks.seen(look) for look in line] for line in group] for group in groups]


class _Looks:
    """The shades of elements; each distinct combination of attributes and text is evaluated once."""

    def __init__(self, source: str) -> None:
        self._known: dict[str, Shade] = {}
        self._classes: dict[str, int] = {}
        for count, (selectors, body) in enumerate(_RULE.findall(_styles(source))):
            ground = _GROUND.search(body)
            shade = shade_of(ground.group(1)) if ground else None
            if shade is None or count >= _RULES:
                continue
            for name in re.findall(r"\.([\w-]{1,60})", selectors):
                self._classes[name.lower()] = shade

    def seen(self, look: _Look) -> Shade:
        """Return the shade of a cell or of its row; without a colour, a name for its look, or None."""
        attributes, text, row = look
        shade = self.of(attributes, text)
        if shade is None and row:
            inherited = self.of(row, "")
            return inherited if isinstance(inherited, int) else None
        return shade

    def of(self, attributes: str, text: str) -> Shade:
        """Return the shade if a colour is given, else a name that equal looks share."""
        key = _SIZES.sub("", attributes) + "\0" + text.strip(" \t\r\n\xa0")[:20]
        if key not in self._known:
            if len(self._known) > 20_000:
                return None
            self._known[key] = self._shade(attributes, text, key)
        return self._known[key]

    def _shade(self, attributes: str, text: str, key: str) -> Shade:
        if any(letter in text for letter in _DARK_LETTERS) or "&#9608;" in text or "&#x2588;" in text.lower():
            coloured = _TEXT_COLOUR.search(attributes)
            shade = shade_of(coloured.group(1)) if coloured else None
            return 0 if shade is None else shade
        grounds = [shade_of(each) for each in _GROUND.findall(attributes)]
        known = [shade for shade in grounds if shade is not None]
        if known:
            return known[-1]
        found = _CLASS.search(attributes)
        for name in (found.group(1) or found.group(2) or found.group(3)).lower().split() if found else ():
            if name in self._classes:
                return self._classes[name]
        return " ".join(key.split()) or None


def _styles(source: str) -> str:
    """Return the texts of the style elements."""
    pieces: list[str] = []
    lower = source.lower()
    at = lower.find("<style")
    while at >= 0 and len(pieces) < 50:
        stop = lower.find("</style", at)
        stop = len(source) if stop < 0 else stop
        pieces.append(source[at:stop].partition(">")[2][:200_000])
        at = lower.find("<style", stop)
    return "".join(pieces)


def _table_rows(source: str) -> Iterator[list[_Cell]]:
    rows = [(match.end(), match.group(1)) for match in _ROW.finditer(source)]
    for number, (start, said_of_row) in enumerate(rows):
        stop = rows[number + 1][0] if number + 1 < len(rows) else len(source)
        ground = said_of_row if "bg" in said_of_row or "back" in said_of_row else ""
        row: list[_Cell] = []
        for match in _CELL.finditer(source, start, stop):
            own, text, inner = match.groups()
            said = (own + inner).lower()
            span = _SPAN.search(own) if "colspan" in said else None
            down = _DOWN.search(own) if "rowspan" in said else None
            width = _WIDTH.search(said) if "width" in said else None
            row.append(
                (
                    (own + inner, text + inner, ground),
                    min(int(span.group(1)), MOST) if span else 1,
                    min(int(down.group(1)), MOST) if down else 1,
                    float(width.group(1)) if width else 0.0,
                )
            )
            if len(row) > MOST:
                break
        yield row


def _box_rows(source: str) -> Iterator[list[_Cell]]:
    """Yield rows of boxes: boxes without a tag between them are in one row. A single row of n² boxes is a square."""
    rows: list[list[_Cell]] = [[]]
    end = 0
    for count, match in enumerate(_BOX.finditer(source)):
        if count > MOST * MOST:
            break
        _, attributes, text = match.groups()
        if len(text) > _BOX_TEXT:
            continue
        if rows[-1] and source.find("<", end, match.start()) >= 0:
            rows.append([])
        end = match.end()
        if "&" in text:
            text = text.replace("&nbsp;", "\xa0")
        width = _WIDTH.search(attributes)
        rows[-1].append(((attributes, text, ""), len(text) or 1, 1, float(width.group(1)) if width else 0.0))
    if sum(map(len, rows)) < _CELLS:
        return
    for row in rows:
        side = math.isqrt(len(row))
        if side >= LEAST and side * side == len(row):
            yield from (row[at : at + side] for at in range(0, len(row), side))
            yield []
        else:
            yield row


def _groups(cells_of_rows: Iterator[list[_Cell]]) -> list[list[list[_Look]]]:
    """Return neighbouring rows of the same width as grids, by columns, else by pixels."""
    rows = list(cells_of_rows)
    grids: list[list[list[_Look]]] = []
    for by_pixels in (False, True):
        group: list[list[_Look]] = []
        carried: dict[int, tuple[_Look, int]] = {}
        left = _READ_CELLS
        for cells in rows:
            if left < 0:
                break
            line = _by_pixels(cells) if by_pixels else _by_columns(cells, carried)
            left -= len(line)
            if group and len(line) != len(group[0]):
                if len(group) >= LEAST:
                    grids.append(group)
                group = []
            if LEAST <= len(line) <= MOST and len(group) < MOST:
                group.append(line)
        if len(group) >= LEAST:
            grids.append(group)
        if grids:
            return grids
    return grids


def _by_columns(cells: list[_Cell], carried: dict[int, tuple[_Look, int]]) -> list[_Look]:
    """Return one row, including cells that reach down from the rows above (rowspan)."""
    line: list[_Look] = []

    def take_carried() -> None:
        while len(line) in carried and len(line) <= MOST:
            look, left = carried.pop(len(line))
            if left > 1:
                carried_next[len(line)] = look, left - 1
            line.append(look)

    carried_next: dict[int, tuple[_Look, int]] = {}
    for look, span, down, _ in cells:
        take_carried()
        for _ in range(span):
            if len(line) > MOST:
                break
            if down > 1:
                carried_next[len(line)] = look, down - 1
            line.append(look)
    take_carried()
    carried.clear()
    carried.update(carried_next)
    return line


def _by_pixels(cells: list[_Cell]) -> list[_Look]:
    """Return one row in which each cell counts as a multiple of the narrowest one, by its width in pixels."""
    widths = [width for _, _, _, width in cells]
    unit = min(widths, default=0.0)
    if unit <= 0:
        return []
    line: list[_Look] = []
    for look, _, _, width in cells:
        line += [look] * min(round(width / unit), MOST)
        if len(line) > MOST:
            break
    return line

"""Find grids drawn with letters: Unicode blocks, squares and Braille, or any two letters in lines of equal length."""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.picture.code_grid import LEAST, MOST, Grid, Shade

_BLOCKS: Final = {  # filled quarters as bits: upper left (8), upper right, lower left, lower right (1)
    " ": 0, "\xa0": 0, "\u3000": 0, "\u2003": 0, "\u2002": 0, "█": 15, "▀": 12, "▄": 3, "▌": 10, "▐": 5, "▘": 8,
    "▝": 4, "▖": 2, "▗": 1, "▚": 9, "▞": 6, "▛": 14, "▜": 13, "▙": 11, "▟": 7, "▓": 15, "▒": 0, "░": 0, "■": 15,
    "□": 0, "⬛": 15, "⬜": 0, "◼": 15, "◻": 0, "●": 15, "○": 0, "◾": 15, "◽": 0, "⚫": 15, "⚪": 0, "🔲": 15,
    "🔳": 0, "🟥": 15, "🟦": 15, "🟩": 15, "🟫": 15, "🟪": 15, "▪": 15, "▫": 0, "🖤": 15, "🤍": 0,
}  # fmt: skip
_DROPPED: Final = "\ufe0e\ufe0f\u200b\u200d\r\u2060"
_SOLID: Final = "".join(letter for letter, quarters in _BLOCKS.items() if quarters)
_WIDE: Final = frozenset(_BLOCKS)
_LIGHT_LETTERS: Final = " \xa0\u3000.,_-0·:'`"
_BRAILLE: Final = lazy_pattern("[\u2801-\u28ff]")
_DARK_LETTERS: Final = b"#@%X0*MWO1H8$+&B"
_FILLING: Final = tuple(bytes((letter, letter)) for letter in _DARK_LETTERS)  # two dark modules side by side
_ALONE: Final = bytes(code if code in _DARK_LETTERS else 32 for code in range(256))  # all other bytes become blanks
_LINES: Final = 20_000  # lines read per text
_REFERENCE: Final = lazy_pattern(
    r"&(?:#9[67]\d\d;|#x25[89a-c][0-9a-f];|#11035;|#x2b1b;|block;|[ul]hblk;)", re.IGNORECASE
)
_LINE_END: Final = lazy_pattern(r"<br\b[^>]*+>|(?:<(?:/?(?:p|div|tr|pre|li|td))\b[^>]*+>\s{0,20}+)++", re.IGNORECASE)
_TAG: Final = lazy_pattern(r"<[^>]*+>")
_LEAST_LETTERS: Final = 60  # filled letters in the smallest code drawn with half blocks
_SOME_LETTERS: Final = 40  # the same for Braille, which draws eight modules per letter
# First bytes of these letters in UTF-8, which is faster to search: U+2000 to U+2FFF, and pictures from U+1F000.
_BEGINNINGS: Final = (b"\xe2", b"\xf0\x9f")


def grids_in_html(source: str, octets: bytes) -> list[Grid]:
    """Return the grids of letters in an HTML text, with blanks as written.

    `octets` is the text as lower-case UTF-8. A text without such letters only costs a few counts.
    """
    drawing = not source.isascii() and _may_draw(octets)
    blocks = drawing and sum(map(source.count, "█▀▄■⬛▌●◼")) >= _LEAST_LETTERS
    if not blocks and not _has_references(source, octets):
        named = b"<pre" in octets
        pre = next((place for place in map(source.find, ("<pre", "<PRE", "<Pre")) if place >= 0), -1) if named else -1
        if pre < 0 and not (drawing and any(letter in source for letter in "⠀⣿⠉⡇⠇⡏⠿")):
            return []
        source = source[max(pre, 0) :]
    if not ("\n" in source or "<" in source):
        return []
    lower = source.lower()
    text = source if "<pre" in lower or "white-space" in lower else source.replace("\n", " ")
    return grids_in_text(html.unescape(_TAG.sub("", _LINE_END.sub("\n", text))))


def _may_draw(octets: bytes) -> bool:
    """Whether the text has enough letters from the Unicode ranges with drawing letters."""
    return sum(map(octets.count, _BEGINNINGS)) >= _SOME_LETTERS


def _has_references(source: str, octets: bytes) -> bool:
    """Whether enough drawing letters are written as character references."""
    if octets.count(b"&") < _LEAST_LETTERS:
        return False
    if octets.count(b"&#") + octets.count(b"lock;") + octets.count(b"hblk;") < _LEAST_LETTERS:
        return False
    return len(_REFERENCE.findall(source)) >= _LEAST_LETTERS


def grids_in_text(text: str) -> list[Grid]:
    """Return the grids of letters in a plain text. A text without enough dark letters only costs a few counts."""
    octets = text.encode(errors="ignore")
    drawing = not text.isascii() and _may_draw(octets)
    if not _is_filled(octets) and not (
        drawing and (sum(map(text.count, _SOLID)) >= _LEAST_LETTERS or _BRAILLE.search(text))
    ):
        return []
    return [grid for group in _groups(text) for grid in _drawn(group)]


def _is_filled(octets: bytes) -> bool:
    """Whether there are many pairs of the same dark ASCII letter."""
    kept = b" ".join(octets.translate(_ALONE).split())
    return len(kept) >= 2 * _LEAST_LETTERS and sum(map(kept.count, _FILLING)) >= _LEAST_LETTERS


def _groups(text: str) -> Iterator[list[str]]:
    """Yield groups of neighbouring lines that consist of few different letters."""
    group: list[str] = []
    for count, line in enumerate(text.split("\n")):
        if count >= _LINES:
            break
        plain = line.strip(_DROPPED)
        if not plain.strip():
            if group:
                group.append(line)
            continue
        first = set(plain[:10])
        begins = len(plain) >= 10 and (len(first) <= 3 or (not plain.isascii() and _is_drawn(first)))
        if begins and len(plain) <= MOST * 2 and _is_drawn(set(plain)):
            group.append(line)
            continue
        if len(group) >= LEAST // 2:
            yield group
        group = []
    if len(group) >= LEAST // 2:
        yield group


def _is_drawn(letters: set[str]) -> bool:
    """Whether a line with only these letters may be a row of a drawing."""
    return len(letters) <= 3 or letters <= _WIDE or (min(letters) >= "\u2800" and max(letters) <= "\u28ff")


def _drawn(group: list[str]) -> Iterator[Grid]:
    lines = [line.translate(dict.fromkeys(map(ord, _DROPPED))).expandtabs() for line in group]
    letters = set("".join(lines))
    if letters <= _WIDE:
        yield _quarters(lines, split=bool(letters & set("▌▐▘▝▖▗▚▞▛▜▙▟")))
    elif all("\u2800" <= letter <= "\u28ff" or letter.isspace() for letter in letters):
        yield _dots(lines)
    else:
        yield from _two_letters(lines, letters)


def _quarters(lines: list[str], *, split: bool) -> Grid:
    """Return a grid with two rows per line if half blocks are used, and two columns per letter if quarters are."""
    letters = set("".join(lines))
    wide = {letter for letter in letters if unicodedata.east_asian_width(letter) in ("W", "F")}
    if wide and wide != letters:  # a wide letter is as wide as two others
        lines = ["".join(letter * 2 if letter in wide else letter for letter in line) for line in lines]
    width = max(map(len, lines))
    halves = any("▀" in line or "▄" in line for line in lines) or split
    rows: list[list[Shade]] = []
    for line in lines:
        codes = [_BLOCKS.get(letter, 0) for letter in line.ljust(width)]
        upper: list[Shade] = []
        lower: list[Shade] = []
        for code in codes:
            upper += _pair(code >> 2, split=split)
            lower += _pair(code & 3, split=split)
        rows.append(upper)
        if halves:
            rows.append(lower)
    return rows


def _pair(bits: int, *, split: bool) -> list[Shade]:
    left: Shade = 0 if bits & 2 else 255
    right: Shade = 0 if bits & 1 else 255
    return [left, right] if split else [left]


def _dots(lines: list[str]) -> Grid:
    """Return the dots of Braille letters: two columns of four, bits counted down each column, the lowest two last."""
    width = max(map(len, lines))
    rows: list[list[Shade]] = []
    for line in lines:
        codes = [ord(letter) - 0x2800 if not letter.isspace() else 0 for letter in line.ljust(width)]
        for left, right in ((1, 8), (2, 16), (4, 32), (64, 128)):
            rows.append([0 if code & bit else 255 for code in codes for bit in (left, right)])
    return rows


def _two_letters(lines: list[str], letters: set[str]) -> Iterator[Grid]:
    """Yield a grid drawn with any two letters, or one letter and blanks; shorter lines are filled up."""
    lines = [line for line in (each.rstrip() for each in lines) if line]
    counts = sorted(((sum(line.count(letter) for line in lines), letter) for letter in letters), reverse=True)
    total = sum(count for count, letter in counts if letter != "\n")
    if len(lines) < LEAST or len(counts) < 2 or counts[0][0] + counts[1][0] < total * 0.97:
        return
    pair = {counts[0][1], counts[1][1]}
    light = next((letter for letter in _LIGHT_LETTERS if letter in pair), counts[0][1])
    width = max(map(len, lines))
    if width < LEAST:
        return
    yield [[255 if letter == light else 0 for letter in line.ljust(width, light)] for line in lines]

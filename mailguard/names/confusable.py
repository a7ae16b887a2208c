"""Skeletons of names: letters that look alike, of other alphabets and within ASCII, are replaced by one shape.

The idea is that of UTS 39 §4, but the tables are our own. Two names with equal skeletons can be mistaken for each
other at a glance.
"""

import functools
import unicodedata
from typing import Final

from mailguard.data.confusables import CYRILLIC, GREEK_AND_OTHERS, LATIN, SCRIPTS

# ASCII letters that look alike, the longest first. The left side is what the reader believes to see.
PAIRS: Final = (("m", "rn"), ("m", "nn"), ("w", "vv"), ("d", "cl"))
SHAPES: Final = {
    "0": "o",
    "1": "l",
    "i": "l",
    "3": "e",
    "4": "a",
    "5": "s",
    "6": "b",
    "7": "t",
    "8": "b",
    "9": "g",
    "2": "z",
    "q": "g",
}
_KANA_MARKS: Final = "\u3099\u309a"  # kept, because they make a different letter: が is not か
_SHAPES: Final = str.maketrans(SHAPES)


@functools.cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for letters in (LATIN, CYRILLIC, GREEK_AND_OTHERS, SCRIPTS):
        for plain, lookalikes in letters.items():
            for letter in lookalikes:
                table.setdefault(ord(letter), plain)
    return {code: plain for code, plain in table.items() if not chr(code).isascii()}


def plain(text: str) -> str:
    """Return `text` in lower case, with each letter that looks like an ASCII letter replaced by that letter.

    Other letters, such as kana and kanji, are kept. ASCII text only changes its case.
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_table())
    parts = unicodedata.normalize("NFD", folded)
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter) or letter in _KANA_MARKS)
    return unicodedata.normalize("NFC", bare.translate(_table()))


def skeleton(text: str) -> str:
    """Return the same shape for all texts that look alike: `plain`, then `rn` as `m`, `0` as `o`, `1` as `l`, etc."""
    shape = plain(text)
    for letter, pair in PAIRS:
        if pair in shape:
            shape = shape.replace(pair, letter)
    return shape.translate(_SHAPES)

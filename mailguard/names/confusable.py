"""What a label looks like: letters of other alphabets as ASCII, then one shape for those that pass for one another.

After the idea of UTS 39 §4, with own tables. Two names with equal skeletons can be taken for
one another at a glance.
"""

import functools
import unicodedata
from typing import Final

from mailguard.data.confusables import CYRILLIC, GREEK_AND_OTHERS, LATIN, SCRIPTS

# ASCII shapes that pass for one another, longest first; the left side is what people are made to read.
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
_KANA_MARKS: Final = "\u3099\u309a"  # they make another letter: が is not か
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
    """`text` in lower case with every letter that passes for an ASCII letter replaced by it.

    Other scripts (kana, kanji, unlike letters) stay. ASCII text only changes its case.
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_table())
    parts = unicodedata.normalize("NFD", folded)
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter) or letter in _KANA_MARKS)
    return unicodedata.normalize("NFC", bare.translate(_table()))


def skeleton(text: str) -> str:
    """One shape for all texts that look alike: `plain`, then `rn` as `m`, `0` as `o`, `1` and `i` as `l`, and so on."""
    shape = plain(text)
    for letter, pair in PAIRS:
        if pair in shape:
            shape = shape.replace(pair, letter)
    return shape.translate(_SHAPES)

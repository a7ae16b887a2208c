"""Find ideographs, kana and Hangul in a text by their rows of Unicode (the upper octets of UTF-16).

A regular expression with a class of all ideographs takes a millisecond to compile. A dozen of them would delay the
start of the command.
"""

from typing import Final

_KANA_AND_IDEOGRAPHS: Final = bytes((*range(0x30, 0xA0), 0xF9, 0xFA))
_IDEOGRAPHS: Final = bytes(range(0x34, 0xA0))  # U+3400 to U+9FFF; the hexagrams in this range do not occur

_HANGUL: Final = bytes(range(0xAC, 0xD8))
_GREEK_OR_CYRILLIC: Final = bytes((0x03, 0x04, 0x1F))


def has_cjk(text: str) -> bool:
    """Whether `text` has kana, ideographs or their punctuation."""
    return not text.isascii() and _count(text, _KANA_AND_IDEOGRAPHS) > 0


def has_hangul(text: str) -> bool:
    """Whether `text` has Hangul syllables (U+AC00 to U+D7A3)."""
    return not text.isascii() and _count(text, _HANGUL) > 0


def has_greek_or_cyrillic(text: str) -> bool:
    """Whether `text` has Greek or Cyrillic letters."""
    return not text.isascii() and _count(text, _GREEK_OR_CYRILLIC) > 0


def ideographs(text: str) -> int:
    """Return the number of ideographs of the Basic Multilingual Plane in `text`."""
    return 0 if text.isascii() else _count(text, _IDEOGRAPHS)


def is_cjk(letter: str) -> bool:
    """Whether `letter` is a kana, an ideograph, or a mark used like one (々, 〆, 〇)."""
    return (
        "\u3041" <= letter <= "\u3096"
        or "\u30a1" <= letter <= "\u30fe"
        or "\u4e00" <= letter <= "\u9fff"
        or "\u3005" <= letter <= "\u3007"
        or "\u3400" <= letter <= "\u4dbf"
        or "\uf900" <= letter <= "\ufaff"
    )


def _count(text: str, rows: bytes) -> int:
    high = text.encode("utf-16-be", "surrogatepass")[::2]
    return len(high) - len(high.translate(None, rows))

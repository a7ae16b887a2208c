"""Transliterate kana to Latin letters, so that `いまきいれ` and `イマキイレ` match `imakiire`."""

from typing import Final

_ROWS: Final = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}  # fmt: skip
_REGULAR: Final = {kana: head + vowel for head, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=True)}
_LATIN: Final = _REGULAR | {
    "し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu", "や": "ya", "ゆ": "yu",
    "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ゔ": "vu", "ゐ": "i", "ゑ": "e",
}  # fmt: skip
_SMALL: Final = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "wa"}
_TO_HIRAGANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_DOUBLE: Final = "っ"
_LONG: Final = "ー"


def latin(kana: str) -> str:
    """Return `kana` in Hepburn romanisation, or "" if a character is not kana. Long vowels stay as written in kana."""
    text = ""
    double = False
    for letter in kana.translate(_TO_HIRAGANA):
        if letter == _DOUBLE:
            double = True
        elif letter == _LONG:
            text += text[-1:]
        elif letter in _SMALL:
            text = _contracted(text, _SMALL[letter])
        elif letter in _LATIN:
            syllable = _LATIN[letter]
            text += (syllable[0] if double else "") + syllable
            double = False
        else:
            return ""
    return text


def _contracted(text: str, small: str) -> str:
    """Add a small kana: `shi` and a small `yo` make `sho`, `fu` and a small `a` make `fa`."""
    if small[0] == "y":
        head = text[:-1]
        return head + (small[1:] if head.endswith(("sh", "ch", "j")) else small)
    return (text[:-1] if text[-1:] in "iueo" else text) + small

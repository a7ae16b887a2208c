"""Text with Unicode characters that change the writing direction (UAX #9), as the reader sees it."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

# Overrides reverse letters of every script. Embeddings and the right-to-left mark have an effect only next to letters
# of scripts that run from right to left.
OVERRIDES: Final = lazy_pattern("[\u202d\u202e]")
TURNING: Final = lazy_pattern("[\u200f\u202b\u202d\u202e\u2067]")
RIGHT_TO_LEFT: Final = lazy_pattern(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
SIGNS: Final = lazy_pattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TURNED, _STRAIGHT, _OTHER = "\u202e", "\u202d", "\u202a\u202b\u2066\u2067\u2068"
_ENDS: Final = "\u202c\u2069"
_MIRRORED: Final = str.maketrans("()<>[]{}«»", ")(><][}{»«")


def as_shown(text: str) -> str:
    """Return `text` as the reader sees it, from left to right: overridden runs reversed, direction signs removed."""
    if OVERRIDES.search(text) is None:
        return SIGNS.sub("", text)
    open_: list[tuple[str, list[str]]] = [("", [])]
    for sign in text:
        if sign in _TURNED + _STRAIGHT + _OTHER:
            open_.append((sign, []))
        elif sign in _ENDS:
            if len(open_) > 1:
                _close(open_)
        else:
            open_[-1][1].append(sign)
    while len(open_) > 1:
        _close(open_)
    return SIGNS.sub("", "".join(open_[0][1]))


def _close(open_: list[tuple[str, list[str]]]) -> None:
    """Close the innermost run. A run with its own direction inside a reversed run is not reversed again."""
    sign, run = open_.pop()
    around = open_[-1][0]
    turned = (sign == _TURNED) != (sign in (_TURNED, _STRAIGHT) and around == _TURNED)
    words = "".join(run)
    open_[-1][1].extend(words[::-1].translate(_MIRRORED) if turned else words)

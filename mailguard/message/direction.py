"""Text with signs that turn the direction of reading (UAX #9), as the eye reads it."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

# Overrides turn letters of every script round; embeddings and the right-to-left mark do something only beside letters
# that are read from right to left.
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
    """`text` from left to right as the eye meets it, without the signs: what an override turns round is turned."""
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
    """End the innermost run; one that keeps its own direction inside a turned one is not turned with it."""
    sign, run = open_.pop()
    around = open_[-1][0]
    turned = (sign == _TURNED) != (sign in (_TURNED, _STRAIGHT) and around == _TURNED)
    words = "".join(run)
    open_[-1][1].extend(words[::-1].translate(_MIRRORED) if turned else words)

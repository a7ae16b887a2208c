"""The lightness of CSS colours (CSS Color 4), precise enough to separate dark and light cells."""

import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_HEX: Final = lazy_pattern(r"#?([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\Z", re.IGNORECASE)
_NUMBER: Final = lazy_pattern(r"-?\d{1,5}(?:\.\d{1,6})?%?|-?\.\d{1,6}%?")
_NAMED: Final = {
    "black": 0, "navy": 15, "darkblue": 16, "midnightblue": 38, "darkgreen": 59, "maroon": 38, "darkred": 42,
    "indigo": 37, "purple": 53, "green": 75, "teal": 90, "darkslategray": 68, "darkslategrey": 68, "blue": 29,
    "mediumblue": 23, "brown": 79, "red": 76, "firebrick": 73, "gray": 128, "grey": 128, "dimgray": 105,
    "dimgrey": 105, "silver": 192, "lightgray": 211, "lightgrey": 211, "darkgray": 169, "darkgrey": 169,
    "white": 255, "snow": 251, "ivory": 254, "whitesmoke": 245, "ghostwhite": 249, "yellow": 226, "lime": 150,
    "aqua": 179, "cyan": 179, "orange": 173, "pink": 203, "gold": 202, "beige": 242, "linen": 241,
}  # fmt: skip
_CLEAR: Final = frozenset(("transparent", "none", "inherit", "initial", "unset", "currentcolor", "auto", "no-repeat"))


def shade_of(colour: str) -> int | None:
    """Return the lightness from 0 (black) to 255 (white), or None if it is not a colour or is transparent."""
    text = colour.strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    if text in _CLEAR:
        return None
    found = _HEX.match(text)
    if found:
        digits = found.group(1)
        if len(digits) in (3, 4):
            digits = "".join(digit * 2 for digit in digits)
        if len(digits) == 8 and int(digits[6:], 16) < 64:
            return None
        return _shade(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))
    kind, bracket, inside = text.partition("(")
    values = [_value(each) for each in _NUMBER.findall(inside)] if bracket else []
    if len(values) < 3 or (len(values) > 3 and values[3] < 0.25):
        return None
    if kind.startswith("rgb"):
        return _shade(*(int(min(max(value, 0), 255)) for value in values[:3]))
    if kind.startswith(("hsl", "hwb")):
        return int(min(max(values[2], 0), 255))
    return None


def _value(text: str) -> float:
    return float(text[:-1]) * 2.55 if text.endswith("%") else float(text)


def _shade(red: int, green: int, blue: int) -> int:
    return (red * 299 + green * 587 + blue * 114) // 1000

"""Parse CSS colours (CSS Color 4), as far as the visibility of text depends on them."""

import colorsys
import functools
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

UNKNOWN: Final = -1  # an unknown colour: a picture, a gradient, a variable, a mixture
TRANSPARENT: Final = -2
FAINT: Final = -3  # so transparent that the text may be overlooked
_NEAR: Final = 10  # of 255 in each channel: the eye sees no difference
_CLOSE: Final = 56  # of 255 in each channel: a reader may overlook the difference
_INVISIBLE_SHARE: Final = 0.1  # largest opacity of a colour that counts as transparent
_FAINT_SHARE: Final = 0.35  # largest opacity of a colour that counts as faint

_HEX: Final = lazy_pattern(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{4}|[0-9a-f]{3})(?![0-9a-f])")
_FUNCTION: Final = lazy_pattern(r"(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|gray)\(([^()]{1,120})\)")
_SEPARATOR: Final = lazy_pattern(r"[\s,/]+")
_AMOUNT: Final = lazy_pattern(
    r"([+-]?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})(?:e-?[0-9]{1,2})?)(%|deg|turn|rad|grad)?\Z"
)
_TURNS: Final = {"": 1 / 360, "deg": 1 / 360, "turn": 1.0, "rad": 1 / 6.2832, "grad": 1 / 400}
_NAMED: Final = {
    "white": 0xFFFFFF, "black": 0, "red": 0xFF0000, "blue": 0x0000FF, "green": 0x008000, "gray": 0x808080,
    "grey": 0x808080, "silver": 0xC0C0C0, "yellow": 0xFFFF00, "navy": 0x000080, "maroon": 0x800000,
    "orange": 0xFFA500, "snow": 0xFFFAFA, "ivory": 0xFFFFF0, "ghostwhite": 0xF8F8FF, "whitesmoke": 0xF5F5F5,
    "floralwhite": 0xFFFAF0, "azure": 0xF0FFFF, "mintcream": 0xF5FFFA, "seashell": 0xFFF5EE, "lightgray": 0xD3D3D3,
    "lightgrey": 0xD3D3D3, "darkgray": 0xA9A9A9, "darkgrey": 0xA9A9A9, "purple": 0x800080, "teal": 0x008080,
    "olive": 0x808000, "lime": 0x00FF00, "aqua": 0x00FFFF, "fuchsia": 0xFF00FF, "aliceblue": 0xF0F8FF,
    "honeydew": 0xF0FFF0, "lavenderblush": 0xFFF0F5, "linen": 0xFAF0E6, "oldlace": 0xFDF5E6, "cornsilk": 0xFFF8DC,
    "lightyellow": 0xFFFFE0, "beige": 0xF5F5DC, "gainsboro": 0xDCDCDC, "lightcyan": 0xE0FFFF, "brown": 0xA52A2A,
    "crimson": 0xDC143C, "darkblue": 0x00008B, "darkgreen": 0x006400, "darkred": 0x8B0000, "firebrick": 0xB22222,
    "tomato": 0xFF6347, "dimgray": 0x696969, "dimgrey": 0x696969, "gold": 0xFFD700, "pink": 0xFFC0CB,
    "magenta": 0xFF00FF, "cyan": 0x00FFFF, "indigo": 0x4B0082, "darkorange": 0xFF8C00, "royalblue": 0x4169E1,
    "canvas": 0xFFFFFF, "window": 0xFFFFFF, "field": 0xFFFFFF, "buttonface": 0xF0F0F0, "canvastext": 0,
    "windowtext": 0, "fieldtext": 0, "buttontext": 0, "linktext": 0x0000EE,
}  # fmt: skip


@functools.lru_cache(maxsize=512)
def parse_color(value: str) -> int:
    """Return a colour as 0xRRGGBB, or `TRANSPARENT`, `FAINT` or `UNKNOWN`. `value` must be in lower case."""
    if "var(" in value or "color-mix" in value or "light-dark" in value or "(from" in value:
        return UNKNOWN
    match = _HEX.search(value)
    if match:
        digits = match.group(1)
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        return _blended(int(digits[:6], 16), int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0)
    match = _FUNCTION.search(value)
    if match:
        return _computed(match.group(1), match.group(2))
    word = value.split(None, 1)[0].rstrip("!;,") if value.strip() else ""
    if word == "transparent":
        return TRANSPARENT
    return _NAMED.get(word.partition("!")[0], UNKNOWN)


def _blended(color: int, share: float) -> int:
    if share <= _INVISIBLE_SHARE:
        return TRANSPARENT
    return FAINT if share <= _FAINT_SHARE else color


def _computed(name: str, inside: str) -> int:
    """Return the colour of a colour function. For hwb, lab, lch, oklab and oklch, only white and black are computed."""
    pieces = _SEPARATOR.split(inside.strip())
    if name == "color":
        pieces = pieces[1:]
    said = [_amount(piece) for piece in pieces[:4]]
    if len(said) < 3 or None in said:
        return UNKNOWN
    (one, first), (two, second), (three, third) = (each or (0.0, "") for each in said[:3])
    share, unit = (said[3] or (1.0, "")) if len(said) > 3 else (1.0, "")
    share = share / 100 if unit == "%" else share
    channels: tuple[float, float, float] | None = None
    if name in ("rgb", "rgba"):
        channels = tuple(a / (100 if u == "%" else 255) for a, u in ((one, first), (two, second), (three, third)))  # type: ignore[assignment]
    elif name == "color":
        channels = tuple(a / (100 if u == "%" else 1) for a, u in ((one, first), (two, second), (three, third)))  # type: ignore[assignment]
    elif name in ("hsl", "hsla"):
        hue = one * _TURNS.get(first, 1 / 360) % 1.0
        channels = colorsys.hls_to_rgb(hue, _unit(three / 100), _unit(two / 100))
    elif name == "hwb":
        channels = (1.0, 1.0, 1.0) if two >= 95 else (0.0, 0.0, 0.0) if three >= 95 else None
    else:  # lightness comes first in lab, lch, oklab and oklch
        lightness = one / 100 if first == "%" or name in ("lab", "lch") else one
        channels = (1.0, 1.0, 1.0) if lightness >= 0.96 else (0.0, 0.0, 0.0) if lightness <= 0.05 else None
    if channels is None:
        return UNKNOWN if share > _INVISIBLE_SHARE else TRANSPARENT
    red, green, blue = (round(_unit(channel) * 255) for channel in channels)
    return _blended(red << 16 | green << 8 | blue, share)


def _amount(text: str) -> tuple[float, str] | None:
    if text == "none":
        return 0.0, ""
    match = _AMOUNT.match(text)
    return (float(match.group(1)), match.group(2) or "") if match else None


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)


@functools.lru_cache(maxsize=1024)
def same_color(one: int, other: int) -> bool:
    """Whether text in colour `one` is invisible on colour `other`."""
    return one == TRANSPARENT or _differ_by(one, other) <= _NEAR


@functools.lru_cache(maxsize=1024)
def close_color(one: int, other: int) -> bool:
    """Whether text in colour `one` may be overlooked on colour `other`."""
    return one in (TRANSPARENT, FAINT, UNKNOWN) or _differ_by(one, other) <= _CLOSE


def _differ_by(one: int, other: int) -> int:
    """Return the largest difference in one channel, or 256 if a colour is unknown."""
    if one < 0 or other < 0:
        return 256
    return max(
        abs((one & 255) - (other & 255)), abs((one >> 8 & 255) - (other >> 8 & 255)), abs((one >> 16) - (other >> 16))
    )

"""What CSS does to a text's visibility: inline styles, and the simple selectors of style sheets.

Mail clients know little CSS, and senders use little: elements, classes and ids without combinators. Rules that
hold only sometimes (`@media`, `:hover`) are left out.
"""

import functools
import re
from typing import Final, NamedTuple

from mailguard.lazy_pattern import lazy_pattern

_PROPERTIES: Final = frozenset(
    [
        "display",
        "visibility",
        "opacity",
        "font-size",
        "font",
        "color",
        "background-color",
        "background-image",
        "background",
        "max-height",
        "height",
        "max-width",
        "width",
        "overflow",
        "overflow-x",
        "overflow-y",
        "position",
        "left",
        "right",
        "top",
        "text-indent",
        "margin-left",
        "margin-top",
        "clip",
        "clip-path",
        "transform",
        "filter",
        "font-family",
    ]
)
_DECLARATION: Final = lazy_pattern(r"(?:\A|;)\s*+([a-z-]++)\s*+:([^;]*+)")
_VALUE: Final = 400  # characters read of one value
_NUMBER: Final = lazy_pattern(r"\s{0,20}(-?[0-9]{0,9}\.?[0-9]{1,9})\s?(px|pt|em|rem|ex|%|vw|vh|)", re.IGNORECASE)
_URL: Final = lazy_pattern(r"url\(\s{0,20}[\"']?([^\"')\s]{1,8000})", re.IGNORECASE)
_HEX: Final = lazy_pattern(r"#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])", re.IGNORECASE)
_RGB: Final = lazy_pattern(
    r"rgba?\(\s*([0-9]{1,3})\s*[,\s]\s*([0-9]{1,3})\s*[,\s]\s*([0-9]{1,3})\s*(?:[,/]\s*([0-9.]{1,8})(%?))?"
)
_NAMED: Final = {
    "white": 0xFFFFFF, "black": 0, "red": 0xFF0000, "blue": 0x0000FF, "green": 0x008000, "gray": 0x808080,
    "grey": 0x808080, "silver": 0xC0C0C0, "yellow": 0xFFFF00, "navy": 0x000080, "maroon": 0x800000,
    "orange": 0xFFA500, "snow": 0xFFFAFA, "ivory": 0xFFFFF0, "ghostwhite": 0xF8F8FF, "whitesmoke": 0xF5F5F5,
    "floralwhite": 0xFFFAF0, "azure": 0xF0FFFF, "mintcream": 0xF5FFFA, "seashell": 0xFFF5EE, "lightgray": 0xD3D3D3,
    "lightgrey": 0xD3D3D3, "darkgray": 0xA9A9A9, "purple": 0x800080, "teal": 0x008080, "olive": 0x808000,
    "lime": 0x00FF00, "aqua": 0x00FFFF, "fuchsia": 0xFF00FF,
}  # fmt: skip
UNKNOWN: Final = -1  # a colour that can't be told: a picture, a gradient, a variable
TRANSPARENT: Final = -2
_PX: Final = {"": 1.0, "px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ex": 8.0, "%": 0.16, "vw": 8.0, "vh": 8.0}
_HIDING: Final = frozenset(
    (
        "display", "opacity", "transform", "filter", "position", "text-indent", "margin-left", "margin-top", "overflow",
        "overflow-x", "overflow-y",
    )
)  # fmt: skip
_BACKGROUND: Final = frozenset(("background", "background-color", "background-image"))
_FILTERED: Final = lazy_pattern(r"opacity\s?[=(]\s?0(?![.0-9]*[1-9])")
_OFF_SCREEN: Final = -400.0  # px
_TINY: Final = 2.0  # px: letters of this size or less are a line of dust
_NEAR: Final = 10  # of 255 in each channel: no eye tells them apart


class Style(NamedTuple):
    """What one element's CSS says about seeing its text.

    `hides` is a reason that no child can undo, "" where `display` shows it; None, as in the others, where
    nothing is said.
    """

    hides: str | None = None
    visible: bool | None = None  # visibility
    tiny: bool | None = None  # font size
    color: int | None = None
    background: int | None = None
    urls: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


NOTHING: Final = Style()


@functools.lru_cache(maxsize=2048)
def _cached_style(text: str) -> Style:
    return _style(text)


def style_of(text: str) -> Style:
    """The style that declarations such as "display:none; color:#fff" make."""
    return _cached_style(text) if len(text) < 1000 else _style(text[:20_000])


def _style(text: str) -> Style:
    if "\\" in text or "/*" in text:
        text = _COMMENT.sub("", text)
        text = re.sub(r"\\([0-9a-fA-F]{1,6}) ?", lambda m: chr(min(int(m[1], 16), 0x10FFFF)), text)
    lower = text.lower()
    said = {name: value[:_VALUE].strip() for name, value in _DECLARATION.findall(lower) if name in _PROPERTIES}
    if not said:
        return NOTHING
    urls: tuple[str, ...] = ()
    if "url(" in lower:
        urls = tuple(_URL.findall(text)[:50])
    families = said.get("font-family")
    fonts = _families(families) if families else ()
    return Style(_hides(said), _visible(said), _tiny(said), _color(said.get("color")), _background(said), urls, fonts)


@functools.lru_cache(maxsize=256)
def _families(value: str) -> tuple[str, ...]:
    return tuple(name.strip(" \"'") for name in value.split(",") if name.strip())


def _px(value: str | None) -> float | None:
    return _length(value) if value else None


@functools.lru_cache(maxsize=512)
def _length(value: str) -> float | None:
    match = _NUMBER.match(value)
    return float(match.group(1)) * _PX[match.group(2).lower()] if match else None


def _hides(said: dict[str, str]) -> str | None:
    if _HIDING.isdisjoint(said):
        return None
    if said.get("display", "").startswith("none"):
        return "display-none"
    opacity = _px(said.get("opacity"))
    if (opacity is not None and opacity <= 0.05) or "scale(0)" in said.get("transform", ""):
        return "opacity"
    if "filter" in said and _FILTERED.search(said["filter"]):
        return "opacity"
    if said.get("position", "").startswith(("absolute", "fixed")):
        if "rect(" in said.get("clip", "") or "inset(" in said.get("clip-path", ""):
            return "clip"  # what screen readers read out: a convention, kept apart
        if any(_is_off(said, side) for side in ("left", "right", "top")):
            return "off-screen"
    if any(_is_off(said, name) for name in ("text-indent", "margin-left", "margin-top")):
        return "off-screen"
    if any(said.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-x", "overflow-y")):
        sizes = (_px(said.get(name)) for name in ("height", "max-height", "width", "max-width"))
        if any(size is not None and size <= 1 for size in sizes):
            return "no-size"
    return "" if "display" in said else None


def _is_off(said: dict[str, str], name: str) -> bool:
    value = said.get(name, "")
    return value[:1] == "-" and (_px(value) or 0) <= _OFF_SCREEN


def _visible(said: dict[str, str]) -> bool | None:
    value = said.get("visibility")
    return None if value is None else not value.startswith(("hidden", "collapse"))


def _tiny(said: dict[str, str]) -> bool | None:
    size = _px(said.get("font-size"))
    if size is None and "font" in said:
        match = re.search(r"(?<![\w.#-])([0-9.]{1,8}(?:px|pt|em|rem|%)?)(?:/|\s)", said["font"])
        weight = match is not None and match.group(1).isdigit() and match.group(1) != "0"
        size = None if match is None or weight else _px(match.group(1))
    if size is None:
        return False if said.get("font-size", "").startswith(("small", "medium", "large", "x", "initial")) else None
    return size <= _TINY


def _color(value: str | None) -> int | None:
    if not value or value.startswith(("inherit", "currentcolor")):
        return None
    return parse_color(value)


def _background(said: dict[str, str]) -> int | None:
    if _BACKGROUND.isdisjoint(said):
        return None
    value = said.get("background-color") or said.get("background")
    image = said.get("background-image", "") + said.get("background", "")
    if "url(" in image or "gradient(" in image:
        return UNKNOWN
    if not value:
        return None
    color = parse_color(value)
    return None if color in (TRANSPARENT, UNKNOWN) and "var(" not in value else color


@functools.lru_cache(maxsize=512)
def parse_color(value: str) -> int:
    """A colour as 0xRRGGBB, else `TRANSPARENT` or `UNKNOWN`. `value` is lower case."""
    match = _HEX.search(value)
    if match:
        digits = match.group(1)
        return int(digits if len(digits) == 6 else "".join(c * 2 for c in digits), 16)
    match = _RGB.search(value)
    if match:
        red, green, blue, alpha, percent = match.groups()
        try:
            share = float(alpha) / (100 if percent else 1) if alpha else 1.0
        except ValueError:
            return UNKNOWN
        if share <= 0.05:
            return TRANSPARENT
        return min(int(red), 255) << 16 | min(int(green), 255) << 8 | min(int(blue), 255)
    word = value.split(None, 1)[0].rstrip("!;,") if value.strip() else ""
    if word == "transparent":
        return TRANSPARENT
    return _NAMED.get(word, UNKNOWN)


def same_color(one: int, other: int) -> bool:
    """Whether text of one colour can't be seen on the other."""
    if one == TRANSPARENT:
        return True
    if one < 0 or other < 0:
        return False
    return (
        abs((one & 255) - (other & 255)) <= _NEAR
        and abs((one >> 8 & 255) - (other >> 8 & 255)) <= _NEAR
        and abs((one >> 16) - (other >> 16)) <= _NEAR
    )


_BRACE: Final = lazy_pattern(r"([{}])")
_COMMENT: Final = lazy_pattern(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")
_SIMPLE: Final = lazy_pattern(r"([a-z][a-z0-9]{0,20})?(?:([.#])([\w-]{1,100}))?\Z")
_RULES: Final = 5_000  # rules read of one message's style sheets [1,400]


def sheet(text: str) -> dict[str, Style]:
    """The styles of a style sheet by simple selector: "td", ".note", "td.note", "#top". Later rules add to earlier."""
    found: dict[str, Style] = {}
    for selectors, body in _rules(text):
        style = style_of(body)
        if style == NOTHING:
            continue
        for selector in selectors.lower().split(",", 100)[:100]:
            key = selector.strip()
            if key and _SIMPLE.match(key):
                found[key] = merge(found[key], style) if key in found else style
    return found


def _rules(text: str) -> list[tuple[str, str]]:
    """The (selectors, declarations) that always hold, without those inside @-blocks."""
    text = _COMMENT.sub("", text).replace("<!--", "").replace("-->", "")
    pieces = _BRACE.split(text)
    rules: list[tuple[str, str]] = []
    depth = conditional = 0
    for before, brace in zip(pieces[::2], pieces[1::2], strict=False):
        if brace == "{":
            depth += 1
            prelude = before.rpartition(";")[2]
            if not conditional and "@" in prelude:
                conditional = depth
        else:
            if depth == 1 and not conditional and len(rules) < _RULES:
                rules.append((prelude, before))
            depth = max(depth - 1, 0)
            conditional = 0 if depth < conditional else conditional
    return rules


def merge(first: Style, then: Style) -> Style:
    """`first` with what `then` says laid over it."""
    return Style(
        first.hides if then.hides is None else then.hides,
        first.visible if then.visible is None else then.visible,
        first.tiny if then.tiny is None else then.tiny,
        first.color if then.color is None else then.color,
        first.background if then.background is None else then.background,
        first.urls + then.urls,
        then.fonts or first.fonts,
    )

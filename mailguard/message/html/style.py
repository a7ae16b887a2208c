"""The effect of CSS declarations on the visibility of an element's text.

Senders hide text in more ways than any list can name. So this module distinguishes declarations that certainly hide
text (`Style.hides`, `visible`, `tiny`, `color`) from those that do anything else than decorate it (`Style.odd`).
Letters in an odd style inside a word are read both as visible and as hidden.
"""

import functools
import re
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple, Optional

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.html.color import FAINT, TRANSPARENT, UNKNOWN, parse_color
from mailguard.message.html.dress import DRESS, is_odd
from mailguard.message.html.generated import Variables, added, variables_of
from mailguard.message.html.length import px, share

_DECLARATION: Final = lazy_pattern(r"(?:\A|;)\s*+([a-z-][\w-]*+)\s*+:([^;]*+)")
_NAME: Final = lazy_pattern(r"[a-z-][\w-]*+")
_VALUE: Final = 400  # characters read of one value
_LONG_VALUE: Final = 4_000  # characters read of a text that a style adds
_MERGED: Final = 50  # custom properties with text of one element
_DECLARATIONS: Final = 20_000  # characters read of one rule or attribute
_URL: Final = lazy_pattern(r"url\(\s{0,20}[\"']?([^\"')\s]{1,8000})", re.IGNORECASE)
_COMMENT: Final = lazy_pattern(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")
_ESCAPE: Final = lazy_pattern(r"\\(?:([0-9a-fA-F]{1,6})\s?|([^\n]))")
_OVERFLOWS: Final = ("overflow", "overflow-x", "overflow-y")
_SIDES: Final = ("left", "right", "top", "bottom", "inset")
_INDENTS: Final = ("text-indent", "margin-left", "margin-top", "margin-right", "margin-inline-start", "margin")
_HIDING, _INDENTED, _SHOWING, _SIZED, _COLORED, _GROUND, _TURNING, _TEXTS, _DRESSING = (1 << bit for bit in range(9))
_NAMES: Final[Mapping[int, Collection[str]]] = {
    _HIDING: (
        *("display", "opacity", "transform", "filter", "position", "clip-path", "content-visibility", "scale"),
        *("translate", "zoom", *_OVERFLOWS),
    ),
    _INDENTED: _INDENTS,
    _SHOWING: ("visibility",),
    _SIZED: ("font-size", "font"),
    _COLORED: ("color", "-webkit-text-fill-color"),
    _GROUND: ("background", "background-color", "background-image"),
    _TURNING: ("direction", "unicode-bidi", "flex-direction", "flex-flow", "float", "rotate", "transform", "scale"),
    _TEXTS: ("content", "quotes", "list-style", "list-style-type"),
    _DRESSING: DRESS,
}
_ABOUT: Final = {
    name: sum(bit for bit, names in _NAMES.items() if name in names) for names in _NAMES.values() for name in names
}
"""The properties of `Style` that a declaration can change, as a sum of the bits above, by its name."""
_FILTERED: Final = lazy_pattern(r"opacity\s?[=(]\s?0(?![.0-9]*[1-9])")
_MOVED: Final = lazy_pattern(r"translate(?:x|y|3d)?\(\s*([^,()]{1,30})(?:,\s*([^,()]{1,30}))?")
_FAR: Final = 4  # characters of "-9in", the shortest length that is off-screen
_OFF_SCREEN: Final = 400.0  # px
_TINY: Final = 2.0  # px: letters of this size or less are unreadable
_INVISIBLE: Final = 0.1  # opacity


class Style(NamedTuple):
    """The effect of CSS on the visibility of one element's text.

    `hides` is a reason that no child element can undo, or "" if `display` shows the element. Like each of the next
    four, it is unset (None) if the CSS has no such declaration. `odd` says that the style does more than decorate the
    text, `turns` that it may change the order of the text. `content` is the text that it adds, `variables` are custom
    properties with text for the element and all inside. `important` is the style of the `!important` declarations.
    """

    hides: str | None = None
    visible: bool | None = None  # visibility
    tiny: bool | None = None  # font size
    color: int | None = None
    background: int | None = None
    urls: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    odd: bool = False
    turns: bool = False
    content: str = ""
    variables: Variables = ()
    important: Optional["Style"] = None


NOTHING: Final = Style()


@functools.lru_cache(maxsize=2048)
def _cached_style(text: str) -> Style:
    return _style(text)


def style_of(text: str) -> Style:
    """Parse declarations such as "display:none; color:#fff" into a style."""
    return _cached_style(text) if len(text) < 1000 else _style(text[:_DECLARATIONS])


def is_cut(text: str) -> bool:
    """Whether `style_of` reads less than all of `text`."""
    return len(text) > _DECLARATIONS


def unescaped(text: str) -> str:
    """Return CSS text with its escapes decoded (CSS Syntax 3 §4.3.7)."""
    return _ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2], text)


def declarations(text: str) -> dict[str, str]:
    """Return the values of the declarations of a rule by property name, all in lower case."""
    text = unescaped(_COMMENT.sub("", text)) if "\\" in text or "/*" in text else text
    return {name: value[:_LONG_VALUE].strip() for name, value in _DECLARATION.findall(text[:_DECLARATIONS].lower())}


def _style(text: str) -> Style:
    if "\\" in text or "/*" in text:
        text = unescaped(_COMMENT.sub("", text))
    said: dict[str, str] = {}
    important: dict[str, str] = {}
    about, odd = 0, False
    for declaration in text.lower().split(";"):
        name, colon, written = declaration.partition(":")
        name = name.strip()
        bits = _ABOUT.get(name, 0)
        if not (colon and (bits or _NAME.fullmatch(name))):
            continue
        about |= bits
        short = len(written) <= _VALUE
        value = written.strip() if short else written[: _longest(name)].strip()
        if not (odd or bits & _DRESSING):
            odd = is_odd(name, value if short and "!" not in value else written.partition("!")[0].strip()[:_VALUE])
        if "!" in value and value.endswith("important"):
            important[name] = value.rpartition("!")[0].rstrip()
        else:
            said[name] = value
    if not (said or important):
        return NOTHING
    every = said | important if important else said
    then = _combined(important, "", about) if important else None
    return _combined(every, text, about, odd=odd, turns=about & _TURNING > 0 and _turns(every), important=then)


def _longest(name: str) -> int:
    """Return how many characters of a property's value are read."""
    return _LONG_VALUE if _ABOUT.get(name, 0) & _TEXTS or name.startswith("--") else _VALUE


def _combined(
    said: dict[str, str],
    text: str,
    about: int,
    *,
    odd: bool = False,
    turns: bool = False,
    important: Style | None = None,
) -> Style:
    """Return the style of declarations. `about` is the sum of their bits in `_ABOUT`, which saves needless tests."""
    return Style(
        _hides(said) if about & _HIDING else "off-screen" if about & _INDENTED and _is_indented(said) else None,
        _visible(said) if about & _SHOWING else None,
        _tiny(said) if about & _SIZED else None,
        _color(said.get("-webkit-text-fill-color") or said.get("color")) if about & _COLORED else None,
        _background(said) if about & _GROUND else None,
        tuple(_URL.findall(text)[:50]) if "url(" in text or "URL(" in text else (),
        _families(said["font-family"]) if said.get("font-family") else (),
        odd,
        turns,
        added(said) if about & _TEXTS else "",
        variables_of(said) if "--" in text else (),
        important,
    )


@functools.lru_cache(maxsize=256)
def _families(value: str) -> tuple[str, ...]:
    return tuple(name.strip(" \"'") for name in value.split(",") if name.strip())


def _hides(said: dict[str, str]) -> str | None:
    if said.get("display", "").startswith("none") or said.get("content-visibility") == "hidden":
        return "display-none"
    opacity = share(said["opacity"]) if "opacity" in said else None
    if (opacity is not None and opacity <= _INVISIBLE) or ("filter" in said and _FILTERED.search(said["filter"])):
        return "opacity"
    if _is_shrunk(said):
        return "opacity"
    placed = said.get("position", "").startswith(("absolute", "fixed"))
    if (placed and "rect(" in said.get("clip", "")) or said.get("clip-path", "none")[:4] not in (
        "none",
        "unse",
        "url(",
    ):
        return "clip"  # text for screen readers is usually hidden this way, so it has its own reason
    if placed and any(_is_off(said.get(side, "")) for side in _SIDES):
        return "off-screen"
    if _is_indented(said) or _is_moved(said):
        return "off-screen"
    if _is_cut_off(said):
        return "no-size"
    return "" if "display" in said else None


def _is_indented(said: dict[str, str]) -> bool:
    return any(_is_off(said[name], before=True) for name in _INDENTS if name in said)


def _is_shrunk(said: dict[str, str]) -> bool:
    transform = said.get("transform", "")
    if "scale" in transform and re.search(r"scale(?:x|y|3d)?\(\s*0?\.?0*\s*[,)]", transform):
        return True
    return any(name in said and share(said[name].split(" ")[0]) == 0 for name in ("scale", "zoom"))


def _is_off(value: str, *, before: bool = False) -> bool:
    """Whether a length moves content out of the window. With `before`, only a negative length does."""
    if len(value) < _FAR or (before and value[0] != "-"):
        return False
    pixels = px(value)
    if pixels is None:
        return False
    return pixels <= -_OFF_SCREEN or (not before and pixels >= 10 * _OFF_SCREEN)


def _is_moved(said: dict[str, str]) -> bool:
    lengths = list(_MOVED.findall(said["transform"])) if "translate" in said.get("transform", "") else []
    lengths += [tuple(said["translate"].split(" ")[:2])] if "translate" in said else []
    return any(abs(px(length) or 0) >= _OFF_SCREEN for pair in lengths for length in pair)


def _is_cut_off(said: dict[str, str]) -> bool:
    """Whether a box whose overflow is cut off has no size left."""
    if not any(said.get(name, "")[:4] in ("hidd", "clip", "auto", "scro") for name in _OVERFLOWS):
        return False
    for side in ("height", "width"):
        least = px(said.get(f"min-{side}"))
        sizes = (px(said.get(name)) for name in (side, f"max-{side}"))
        if (least is None or least <= 1) and any(size is not None and size <= 1 for size in sizes):
            return True
    return False


def _visible(said: dict[str, str]) -> bool | None:
    value = said.get("visibility")
    return None if value is None else not value.startswith(("hidden", "collapse"))


def _tiny(said: dict[str, str]) -> bool | None:
    size = px(said.get("font-size"))
    if size is None and "font" in said:
        match = re.search(r"(?<![\w.#-])([0-9.]{1,8}(?:px|pt|em|rem|%)?)(?:/|\s)", said["font"])
        weight = match is not None and match.group(1).isdigit() and match.group(1) != "0"
        size = None if match is None or weight else px(match.group(1))
    if size is None:
        return False if said.get("font-size", "").startswith(("small", "medium", "large", "x", "initial")) else None
    return size <= _TINY


def _color(value: str | None) -> int | None:
    if not value or value.startswith(("inherit", "currentcolor")):
        return None
    return parse_color(value)


def _background(said: dict[str, str]) -> int | None:
    value = said.get("background-color") or said.get("background")
    image = said.get("background-image", "") + said.get("background", "")
    if "url(" in image or "gradient(" in image:
        return UNKNOWN
    if not value:
        return None
    color = parse_color(value)
    return None if color in (TRANSPARENT, FAINT, UNKNOWN) and "var(" not in value else color


def _turns(said: dict[str, str]) -> bool:
    """Whether letters or words may be shown in another order than they are written."""
    moved = said.get("transform", "") + said.get("scale", "")
    return (
        said.get("direction") == "rtl"
        or "override" in said.get("unicode-bidi", "")
        or "reverse" in said.get("flex-direction", "") + said.get("flex-flow", "")
        or said.get("float") in ("right", "inline-end")
        or "rotate" in said
        or "rotate" in moved
        or ("-" in moved and ("scale" in moved or "scale" in said))
    )


def merge(first: Style, then: Style) -> Style:
    """Return `first` with the declarations of `then` applied over it."""
    important = first.important
    if then.important is not None:
        important = then.important if important is None else merge(important, then.important)
    return Style(
        first.hides if then.hides is None else then.hides,
        first.visible if then.visible is None else then.visible,
        first.tiny if then.tiny is None else then.tiny,
        first.color if then.color is None else then.color,
        first.background if then.background is None else then.background,
        first.urls + then.urls,
        then.fonts or first.fonts,
        first.odd or then.odd,
        first.turns or then.turns,
        then.content or first.content,
        (*first.variables, *then.variables)[-_MERGED:],
        important,
    )

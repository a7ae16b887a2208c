"""CSS declarations that only decorate a text: bold type, visible colours, underlines.

Any other declaration may hide, move or reverse letters. A list of harmless declarations can be complete, but a list of
tricks can't.
"""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Final

from mailguard.message.html.color import parse_color
from mailguard.message.html.length import NUMBER, OTHER_UNIT, PX, px, share

_SMALL: Final = 6.0  # px: inside a word, smaller letters may be overlooked
_SHARE: Final = 0.5  # smallest share of the size or opacity of the text around
DRESS: Final = frozenset(
    """
    font-weight font-style font-family font-stretch font-kerning font-synthesis text-transform line-height line-break
    word-break word-wrap overflow-wrap white-space cursor background background-color background-image
    background-repeat background-size background-position text-align text-justify hyphens quotes word-spacing
    color-scheme speak orphans widows tab-size text-rendering user-select -webkit-text-size-adjust
    -moz-text-size-adjust text-size-adjust -webkit-font-smoothing -moz-osx-font-smoothing -webkit-user-select
    border border-bottom border-collapse border-color border-left border-radius border-right border-spacing border-style
    border-top border-width list-style list-style-type mso-line-height-rule mso-table-lspace mso-table-rspace outline
    padding padding-bottom padding-left padding-right padding-top text-decoration min-width min-height box-shadow
    text-emphasis ruby-position ruby-align caret-color page break-after break-before break-inside
    """.split()  # noqa: SIM905 - a table is easier to review
)
_DRESS_PREFIXES: Final = (
    *("mso-", "--", "border", "padding", "text-decoration", "text-underline", "text-emphasis", "-ms-", "font-variant"),
    *("font-feature", "list-style", "page-break", "outline", "tab-"),
)


@functools.lru_cache(maxsize=4096)
def is_odd(name: str, value: str) -> bool:
    """Whether a declaration does, or may do, more than decorate the text."""
    if name in DRESS or name.startswith(_DRESS_PREFIXES):
        return False
    check = _WATCHED.get(name)
    return check is None or check(value)


def _is_odd_size(value: str) -> bool:
    if value.startswith(("small", "medium", "large", "x-", "xx-", "xxx-", "inherit", "initial", "unset", "normal")):
        return False
    match = NUMBER.match(value)
    if match is None:
        return True
    number, unit = float(match.group(1)), match.group(2)
    if unit in ("em", "%"):
        return number / (100 if unit == "%" else 1) < _SHARE
    return number * PX.get(unit, OTHER_UNIT) < _SMALL


def _is_odd_font(value: str) -> bool:
    match = re.search(r"(?<![\w.#-])[0-9.]{1,8}(?:px|pt|em|rem|%)", value)
    return match is None or _is_odd_size(match.group())


def _is_odd_color(value: str) -> bool:
    return not value.startswith(("inherit", "currentcolor", "initial", "unset")) and parse_color(value) < 0


def _is_negative(value: str) -> bool:
    return "-" in value or "(" in value


def _is_far(value: str) -> bool:
    """Whether a shift is larger than the few points of a footnote mark."""
    return not value.isalpha() and abs(px(value) or (99.0 if "(" in value else 0.0)) > 2 * _SMALL


def _is_not(*usual: str) -> Callable[[str], bool]:
    allowed = frozenset(usual)
    return lambda value: value not in allowed


_WATCHED: Final[Mapping[str, Callable[[str], bool]]] = {
    "color": _is_odd_color,
    "-webkit-text-fill-color": _is_odd_color,
    "font-size": _is_odd_size,
    "font": _is_odd_font,
    "display": _is_not("inline", "inline-block", "inherit", "initial", "unset", "revert"),
    "visibility": _is_not("visible", "inherit", "initial"),
    "opacity": lambda value: (share(value) or 0.0) < _SHARE,
    "position": _is_not("static", "relative", "inherit", "initial"),
    **dict.fromkeys(("left", "right", "top", "bottom", "vertical-align", "letter-spacing"), _is_far),
    **dict.fromkeys(("margin", "margin-left", "margin-right", "margin-top", "margin-bottom"), _is_negative),
    "text-indent": _is_negative,
    "direction": _is_not("ltr", "inherit", "initial"),
    "unicode-bidi": _is_not("normal", "embed", "inherit", "initial", "isolate"),
    "text-shadow": lambda value: value != "none",
    "float": _is_not("none", "inherit", "initial"),
    "overflow": _is_not("visible", "inherit", "initial"),
    "max-width": lambda value: (px(value) or 99.0) < 2 * _SMALL,
    "width": lambda value: (px(value) or (0.0 if value[:1] == "0" else 99.0)) < 2 * _SMALL,
    "writing-mode": _is_not("horizontal-tb", "initial"),
    "transform": _is_not("none", "initial"),
}

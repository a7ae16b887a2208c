"""A start tag: the kinds of elements, and the state in which the content of one is seen."""

import re
from typing import Final

from mailguard.message.html_resource import LINKING, RESOURCES
from mailguard.message.html_stack import State
from mailguard.message.html_style import NOTHING, UNKNOWN, Style, parse_color, same_color

VOID: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr param keygen".split()  # noqa: SIM905 - reads better
)
"""Elements without content."""
BLOCKS: Final = frozenset(
    """
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select summary table
    tbody textarea tfoot thead title tr ul xmp
    """.split()  # noqa: SIM905 - reads better
)
"""Elements that begin and end a line."""
CELLS: Final = frozenset(("td", "th"))
UNSHOWN: Final = frozenset(("head", "template", "datalist", "dialog", "audio", "video", "canvas"))
"""Elements whose content no mail client shows."""
STYLED: Final = UNSHOWN | {"pre"}
"""Elements whose state differs without any attribute."""
_COLORING: Final = frozenset(("background", "bgcolor", "text"))
_LINK_COLOR: Final = 0x0000EE


class Tag:
    """A start tag as read once, for all its repetitions: newsletters repeat a few hundred of them."""

    __slots__ = ("_inner", "_outer", "background", "color", "hides", "name", "said", "special", "style", "styled")

    def __init__(self, name: str, said: dict[str, str], style: Style) -> None:
        self.name = name
        self.said = said
        self.style = style
        self.color, self.background = style.color, style.background
        if name in ("a", "font") or not _COLORING.isdisjoint(said):
            self.color, self.background = _presentational(name, said, style)
        self.hides = style.hides
        if self.hides is None and ("hidden" in said or name in UNSHOWN):
            self.hides = "hidden-attribute" if "hidden" in said else "display-none"
        colored = self.color is not None or self.background is not None
        self.styled = style is not NOTHING or colored or bool(self.hides) or name == "pre"
        self.special = bool(said) and (name in RESOURCES or not LINKING.isdisjoint(said))
        self._outer: State | None = None
        self._inner = State()

    def state(self, outer: State) -> State:
        """The state inside this element, given the one around it."""
        if outer is not self._outer:
            self._outer, self._inner = outer, self._restyled(outer)
        return self._inner

    def _restyled(self, outer: State) -> State:
        style = self.style
        fixed = outer.fixed or self.hides or ""
        invisible = outer.invisible if style.visible is None else not style.visible
        tiny = outer.tiny if style.tiny is None else style.tiny
        color = outer.color if self.color is None else self.color
        background = outer.background if self.background is None else self.background
        reason = fixed or ("visibility" if invisible else "font-size" if tiny else "")
        if not reason and same_color(color, background):
            reason = "colour"
        state = State(reason, fixed, invisible, tiny, color, background, outer.preformatted or self.name == "pre")
        return outer if state == outer else state


def _presentational(name: str, said: dict[str, str], style: Style) -> tuple[int | None, int | None]:
    """Text and background colour, from CSS or the attributes that older mail uses."""
    color, background = style.color, style.background
    if background is None:
        if said.get("background"):
            background = UNKNOWN
        elif said.get("bgcolor"):
            background = parse_color(_hexed(said["bgcolor"]))
    if color is None:
        if name == "a" and "href" in said:
            color = _LINK_COLOR
        elif name == "font" and said.get("color"):
            color = parse_color(_hexed(said["color"]))
        elif name == "body" and said.get("text"):
            color = parse_color(_hexed(said["text"]))
    return color, background


def _hexed(value: str) -> str:
    """An attribute's colour: the number sign may be missing (WHATWG HTML §2.3.6)."""
    value = value.strip().lower()[:40]
    return f"#{value}" if re.fullmatch(r"[0-9a-f]{3}(?:[0-9a-f]{3})?", value) else value

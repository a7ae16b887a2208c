"""A start tag: its attributes, and the state in which the content of one is seen."""

import re
from typing import Final

from mailguard.message.html_kind import Kind
from mailguard.message.html_stack import State
from mailguard.message.html_style import NOTHING, UNKNOWN, Style, parse_color, same_color

_COLORING: Final = frozenset(("background", "bgcolor", "text"))
_LINK_COLOR: Final = 0x0000EE


class Effect:
    """What a start tag changes in the state of its content. Few of them make up a whole newsletter."""

    __slots__ = ("_inner", "_outer", "_states", "background", "color", "hides", "preformatted", "tiny", "visible")

    def __init__(
        self,
        hides: str,
        visible: bool | None,
        tiny: bool | None,
        color: int | None,
        background: int | None,
        preformatted: bool,
    ) -> None:
        self.hides = hides
        self.visible = visible
        self.tiny = tiny
        self.color = color
        self.background = background
        self.preformatted = preformatted
        self._states: dict[State, State] = {}
        self._outer: State | None = None
        self._inner = State()

    def state(self, outer: State) -> State:
        """The state inside the element, given the one around it."""
        if outer is not self._outer:
            inner = self._states.get(outer)
            if inner is None:
                inner = self._states[outer] = self._restyled(outer)
            self._outer, self._inner = outer, inner
        return self._inner

    def _restyled(self, outer: State) -> State:
        fixed = outer.fixed or self.hides
        invisible = outer.invisible if self.visible is None else not self.visible
        tiny = outer.tiny if self.tiny is None else self.tiny
        color = outer.color if self.color is None else self.color
        background = outer.background if self.background is None else self.background
        reason = fixed or ("visibility" if invisible else "font-size" if tiny else "")
        if not reason and same_color(color, background):
            reason = "colour"
        state = State(reason, fixed, invisible, tiny, color, background, outer.preformatted or self.preformatted)
        return outer if state == outer else state


Tag = tuple[Kind, Effect | None, bool, dict[str, str] | None]
"""A start tag as read once, for all its repetitions: its kind, how its content is seen (None as what is around it),
whether it has content, and its attributes where it leads, loads or asks.
"""

Effects = dict[tuple[str, bool | None, bool | None, int | None, int | None, bool], Effect]


def effect_of(kind: Kind, said: dict[str, str], style: Style, effects: Effects) -> Effect | None:
    """What an element with its attributes and CSS changes; `effects` are those of the document."""
    name = kind.name
    hides, visible, tiny, color, background, _, _ = style
    if said:
        if hides is None and "hidden" in said:
            hides = "hidden-attribute"
        if name in ("a", "font") or not _COLORING.isdisjoint(said):
            color, background = _presentational(name, said, style)
    if hides is None and kind.unshown:
        hides = "display-none"
    preformatted = name == "pre"
    if style is NOTHING and color is None and background is None and not hides and not preformatted:
        return None
    key = (hides or "", visible, tiny, color, background, preformatted)
    return effects.get(key) or effects.setdefault(key, Effect(*key))


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

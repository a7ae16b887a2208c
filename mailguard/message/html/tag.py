"""Start tags: their attributes, and the state of their content."""

import re
from typing import Final, NamedTuple

from mailguard.message.html.color import UNKNOWN, close_color, parse_color, same_color
from mailguard.message.html.generated import Variables, with_attributes
from mailguard.message.html.kind import Kind
from mailguard.message.html.sheet import NO_RULE, Maybe
from mailguard.message.html.stack import State
from mailguard.message.html.style import NOTHING, Style

_COLORING: Final = frozenset(("background", "bgcolor", "text"))
_SHOWING: Final = _COLORING | {"hidden"}
_LINK_COLOR: Final = 0x0000EE


class Changes(NamedTuple):
    """The changes that a start tag makes: the fields of `Style`, and some more.

    `shows`: a rule may show the element although it is hidden; `inline`: the element may be inside a word; `before` and
    `after`: texts that CSS adds to its content; `variables`: custom properties with text for elements inside.
    """

    hides: str
    visible: bool | None
    tiny: bool | None
    color: int | None
    background: int | None
    preformatted: bool
    shows: bool
    odd: bool
    turns: bool
    inline: bool
    before: str = ""
    after: str = ""
    variables: Variables = ()


class Effect:
    """The change that a start tag makes to the state of its content. A newsletter has only a few different ones."""

    __slots__ = ("_inner", "_outer", "_states", "adds", "after", "before", "changes", "variables")

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.before = changes.before
        self.after = changes.after
        self.variables = changes.variables
        self.adds = bool(changes.before or changes.after or changes.variables)
        self._states: dict[State, State] = {}
        self._outer: State | None = None
        self._inner = State()

    def state(self, outer: State) -> State:
        """Return the state inside the element, given the state outside."""
        if outer is not self._outer:
            inner = self._states.get(outer)
            if inner is None:
                inner = self._states[outer] = self._restyled(outer)
            self._outer, self._inner = outer, inner
        return self._inner

    def _restyled(self, outer: State) -> State:
        said = self.changes
        fixed = outer.fixed or said.hides
        invisible = outer.invisible if said.visible is None else not said.visible
        tiny = outer.tiny if said.tiny is None else said.tiny
        color = outer.color if said.color is None else said.color
        background = outer.background if said.background is None else said.background
        reason = fixed or ("visibility" if invisible else "font-size" if tiny else "")
        if not reason and same_color(color, background):
            reason = "colour"
        unsure = bool(reason) and (outer.unsure if outer.fixed else said.shows or (outer.unsure and not said.hides))
        colored = said.color is not None or said.background is not None
        odd = said.inline and (said.odd or (colored and close_color(color, background)))
        state = State(
            reason,
            fixed,
            invisible,
            tiny,
            color,
            background,
            outer.preformatted or said.preformatted,
            unsure,
            (outer.restyled[0] + odd, outer.restyled[1] or said.turns) if odd or said.turns else outer.restyled,
        )
        return outer if state == outer else state


Tag = tuple[Kind, Effect | None, bool, dict[str, str] | None]
"""A start tag, read once for all its repetitions: its kind, its effect (None if its content looks like the text around
it), whether it has content, and its attributes if it leads to or loads a URL or belongs to a form.
"""

Effects = dict[tuple[object, ...], Effect]
"""The effects in one document, by their changes."""


def effect_of(kind: Kind, said: dict[str, str], style: Style, effects: Effects, may: Maybe = NO_RULE) -> Effect | None:
    """Return the effect of an element with its attributes and CSS. `effects` is the cache of the document."""
    name = kind.name
    unstyled = kind.plain and style is NOTHING and may is NO_RULE  # true for most elements
    if unstyled and (not said or (name not in ("a", "font") and _SHOWING.isdisjoint(said))):
        return None
    if kind.beside:  # a ruby annotation is read separately, and its style may be switched off
        style = NOTHING._replace(content=style.content) if style.content else NOTHING
        may = Maybe(before=may.before, after=may.after)
    hides, visible, tiny, color, background, _, _, style_odd, style_turns, content, named, _ = style
    shows = may.shows or kind.unshown or bool(kind.beside)
    if said:
        if hides is None and "hidden" in said:
            hides = "hidden-attribute"
        if name in ("a", "font") or not _COLORING.isdisjoint(said):
            color, background = _presentational(name, said, style)
        if kind.unshown and "open" in said:
            hides = hides or ""
    if kind.beside:
        hides = kind.beside
    elif hides is None and kind.unshown:
        hides = "display-none"
    preformatted = name == "pre"
    inline = not kind.line
    odd = inline and (style_odd or may.odd or kind.small)
    turns = (inline or not style_turns or "float" not in said.get("style", "")) and (style_turns or may.turns)
    turns = turns or kind.turns
    before = content or may.before
    plain = not (odd or turns or before or may.after)
    neutral = style is NOTHING or (visible is None and tiny is None and not shows and not named)
    if plain and neutral and color is None and background is None and not hides and not preformatted:
        return None
    before = with_attributes(before, said) if before else ""
    after = with_attributes(may.after, said) if may.after else ""
    variables = tuple((variable, with_attributes(text, said)) for variable, text in named) if named else ()
    hides = hides or ""
    said_so = (
        hides, visible, tiny, color, background, preformatted, shows, odd, turns, inline, before, after, variables,
    )  # fmt: skip
    effect = effects.get(said_so)
    if effect is None:
        effect = effects[said_so] = Effect(Changes(*said_so))
    return effect


def _presentational(name: str, said: dict[str, str], style: Style) -> tuple[int | None, int | None]:
    """Return text and background colour, from CSS or from the attributes of older HTML."""
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
    """Return the colour in an attribute, with the number sign, which may be missing there (WHATWG HTML §2.3.6)."""
    value = value.strip().lower()[:40]
    return f"#{value}" if re.fullmatch(r"[0-9a-f]{3}(?:[0-9a-f]{3})?", value) else value

"""Style sheets: rules that certainly apply to an element, and rules that may apply.

Simple selectors outside conditions are matched exactly. For all others (`@media`, nesting, attributes, combinators,
`:not()` …) only the last element, class or id is used: the rule may apply to everything that matches it.
"""

import re
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.html.generated import MASKED, SCOPE, Variables, counter_text, text_of
from mailguard.message.html.style import NOTHING, Style, declarations, is_cut, merge, style_of, unescaped

_RULES: Final = 5_000  # rules read of one message's style sheets [1,400]
_SELECTORS: Final = 100  # selectors of one rule
_SELECTOR: Final = 1_000  # characters of one selector
_CLASSES: Final = 20  # classes of one element
_TEXT: Final = 8_000  # characters of a custom property

_CLEANED: Final = lazy_pattern(
    r"\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+)*+\"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'|/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)",
    re.DOTALL,
)
_BRACE: Final = lazy_pattern(r"([{}])")
_SIMPLE: Final = lazy_pattern(r"([a-z][a-z0-9]{0,20})?(?:([.#])([\w-]{1,100}))?\Z")
_ALWAYS: Final = lazy_pattern(r"@media\s+(?:only\s+)?(?:all|screen)\s*\Z")
_NEVER: Final = lazy_pattern(
    r"@(?:media\s+(?:only\s+)?(?:print|speech)\s*\Z|font-face|page|(?:-\w{1,9}-)?keyframes"
    r"|font-feature-values|font-palette-values|view-transition|position-try)"
)
_NAMING: Final = ("@property", "@counter-style")
_NAMED: Final = lazy_pattern(r"\[\s*(class|id)\s*~?=\s*[\"']?([\w-]{1,100})[\"']?\s*(?:[is]\s*)?\]")
_BRACKETED: Final = lazy_pattern(r"\[[^\[\]]*+\]|\([^()]*+\)")
_PSEUDO: Final = lazy_pattern(r"::?(before|after)\b")
_LAST: Final = lazy_pattern(r"[^\s>+~|&]*\Z")
_TOKEN: Final = lazy_pattern(r"([.#])([\w-]{1,100})")
_TYPE: Final = lazy_pattern(r"[a-z][\w-]{0,40}")
_NESTED: Final = 8  # levels of nested brackets in a selector


class Maybe(NamedTuple):
    """Possible effects of rules on an element: show, hide or reverse its text, add text `before` and `after` it."""

    shows: bool = False
    odd: bool = False
    turns: bool = False
    before: str = ""
    after: str = ""

    def joined(self, other: "Maybe") -> "Maybe":
        """Return the effects of both together."""
        return Maybe(
            self.shows or other.shows,
            self.odd or other.odd,
            self.turns or other.turns,
            self.before or other.before,
            self.after or other.after,
        )


NO_RULE: Final = Maybe()
_UNNAMED: Final[dict[str, str]] = {}  # the attributes of an element without class or id


class Sheet:
    """The rules of all style sheets in a text, by the element name, class or id that they apply to.

    `cut` says that a limit was reached. `variables` are the custom properties with text, for whatever element they are
    set. `counted` are the strings of counters.
    """

    def __init__(self) -> None:
        self._sure: dict[str, Style] = {}
        self._maybe: dict[str, Maybe] = {}
        self._known: dict[tuple[str, str | None, str | None], tuple[Style, Maybe]] = {}  # by name, class and id
        self._left = _RULES
        self.cut = False
        self.variables: dict[str, str] = {}
        self.counted = ""

    def read(self, text: str, *, always: bool = True) -> None:
        """Add a style sheet. `always` is False if only some programs read it."""
        self._known.clear()
        for selectors, body, sure in self._rules(text):
            self.cut |= is_cut(body)
            if selectors.startswith("@"):
                self._name(selectors, declarations(body))
                continue
            style = style_of(body)
            if style.variables:
                self._set(style.variables)
            if style == NOTHING:
                continue
            names = _bare(selectors.lower()).split(",", _SELECTORS)
            self.cut |= len(names) > _SELECTORS
            for name in names[:_SELECTORS]:
                self._add(name.strip(), style, sure=sure and always)

    def _name(self, rule: str, said: dict[str, str]) -> None:
        """Read a rule with the initial value of a custom property, or with the strings of a counter."""
        name = rule.partition(" ")[2].strip().lower()
        if rule[:9].lower() != "@property":
            self.cut |= len(self.counted) > _TEXT
            self.counted = self.counted[:_TEXT] + f" {counter_text(said)}"
        elif name not in self.variables:
            self._set(((name, text_of(said.get("initial-value", ""))),))

    def _set(self, variables: Variables) -> None:
        """Add custom properties. If rules set one to several texts, all are kept, because any of them may be shown."""
        for name, text in variables:
            known = self.variables.get(name, "")
            if text in known:
                continue
            self.variables[name] = f"{known} {text}" if known else text
            self.cut |= len(self.variables[name]) > _TEXT or len(self.variables) > SCOPE
            if len(self.variables) > SCOPE or len(self.variables[name]) > _TEXT:
                self.variables.pop(name)

    def _add(self, selector: str, style: Style, *, sure: bool) -> None:
        if sure and selector and _SIMPLE.match(selector):
            found = self._sure.get(selector)
            self._sure[selector] = style if found is None else merge(found, style)
            return
        key, pseudo = _last_named(selector)
        may = _may_do(style, pseudo)
        if may != NO_RULE:
            found_may = self._maybe.get(key)
            self._maybe[key] = may if found_may is None else found_may.joined(may)

    def of(self, name: str, said: dict[str, str]) -> tuple[Style, Maybe]:
        """Return the style from the rules that apply to an element, and the effects of those that may apply."""
        if not (self._sure or self._maybe):
            return NOTHING, NO_RULE
        key = name, said.get("class"), said.get("id")
        found = self._known.get(key)
        if found is None:
            found = self._of(name, said)
            if len(self._known) < _RULES:
                self._known[key] = found
        return found

    def _of(self, name: str, said: dict[str, str]) -> tuple[Style, Maybe]:
        keys: list[str] = []
        if "class" in said:
            for one in said["class"].lower().split(None, _CLASSES)[:_CLASSES]:
                keys += (f".{one}", f"{name}.{one}")
        if "id" in said:
            keys += (f"#{said['id'].lower()}", f"{name}#{said['id'].lower()}")
        if keys:
            style, may = self.of(name, _UNNAMED)
        else:
            style, may, keys = NOTHING, NO_RULE, ["*", name]
        for key in keys:
            found = self._sure.get(key)
            if found is not None:
                style = found if style is NOTHING else merge(style, found)
            if self._maybe and (found_may := self._maybe.get(key)) is not None:
                may = may.joined(found_may)
        return style, may

    def _rules(self, text: str) -> list[tuple[str, str, bool]]:
        """Return (selectors, declarations, whether they always apply) of all rules, nested ones included."""
        text = text.replace("<!--", "").replace("-->", "")
        if "/*" in text or '"' in text or "'" in text:
            text = cleaned(text)
        pieces = _BRACE.split(text)
        rules: list[tuple[str, str, bool]] = []
        opened: list[tuple[str, bool, bool]] = []  # selectors, whether they always apply, whether they never apply
        for before, brace in zip(pieces[::2], [*pieces[1::2], "}"], strict=False):
            selectors, sure, never = opened[-1] if opened else ("", True, False)
            declarations, _, prelude = before.rpartition(";") if brace == "{" else (before, "", "")
            if selectors and declarations and not never and not declarations.isspace():
                if self._left > 0:
                    rules.append((selectors, declarations, sure))
                self._left -= 1
            if brace == "{":
                opened.append(_opened(prelude.strip(), selectors, sure=sure, never=never))
            elif opened:
                opened.pop()
        self.cut |= self._left < 0
        return rules


def _opened(prelude: str, outer: str, *, sure: bool, never: bool) -> tuple[str, bool, bool]:
    if prelude.startswith("@"):
        lower = prelude[:200].lower()
        if lower.startswith(_NAMING):
            return prelude, sure, never
        return outer, sure and _ALWAYS.match(lower) is not None, never or _NEVER.match(lower) is not None
    return prelude, sure and not outer, never


def cleaned(text: str) -> str:
    """Return CSS text without comments, with the characters {, } and ; masked inside strings."""
    return _CLEANED.sub(_cleaned, text)


def _cleaned(match: re.Match[str]) -> str:
    """Return "" for a comment, or a string with the characters {, } and ; masked."""
    found = match.group()
    return "" if found[0] == "/" else found.translate(MASKED)


def _bare(selectors: str) -> str:
    """Return selectors without brackets. Attribute selectors for a class or id become that class or id."""
    selectors = unescaped(selectors) if "\\" in selectors else selectors
    if "[" in selectors or "(" in selectors:
        selectors = _NAMED.sub(lambda match: ("." if match[1] == "class" else "#") + match[2] + ":is", selectors)
        for _ in range(_NESTED):
            shorter = _BRACKETED.sub(":is", selectors)
            if shorter == selectors:
                break
            selectors = shorter
    return selectors


def _last_named(selector: str) -> tuple[str, str]:
    """Return the name, class or id that a selector requires of its element ("*" for any), and its pseudo-element."""
    selector = selector[-_SELECTOR:]
    pseudo = _PSEUDO.search(selector)
    last = _LAST.search(selector if pseudo is None else selector[: pseudo.start()])
    compound = last.group() if last is not None else ""
    tokens = _TOKEN.findall(compound)
    if "(" in selector or ")" in selector:  # deeper brackets than are read
        return "*", pseudo.group(1) if pseudo else ""
    if tokens:
        mark, name = next((token for token in tokens if token[0] == "#"), tokens[-1])
        return f"{mark}{name}", pseudo.group(1) if pseudo else ""
    named = _TYPE.match(compound)
    return named.group() if named else "*", pseudo.group(1) if pseudo else ""


def _may_do(style: Style, pseudo: str) -> Maybe:
    content = style.content
    if pseudo:
        return Maybe(before=content) if pseudo == "before" else Maybe(after=content)
    hides = bool(style.hides) or style.visible is False or bool(style.tiny)
    shows = not hides and (
        style.odd or style.hides == "" or style.visible is True or style.tiny is False or style.color is not None
    )
    odd = hides or style.odd or style.color is not None or style.background is not None
    return Maybe(shows, odd, style.turns, before=content)

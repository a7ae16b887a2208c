"""The open elements: which end tag closes what (WHATWG HTML §13.2.6, as far as visibility depends on it).

Counts by scope answer "is one open?" without a search, so that a million stray end tags cost one pass.
"""

from typing import Final, NamedTuple

_CELL: Final = frozenset(("td", "th", "caption"))
BARRIERS: Final = _CELL | {"table", "button", "object", "marquee", "template"}
"""Elements that end tags from within don't reach out of (§13.2.4.2)."""
_CLOSE_P: Final = frozenset(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hgroup hr main menu nav ol p pre section summary table ul
    """.split()  # noqa: SIM905 - reads better
)
_SIBLINGS: Final = {
    "li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt"), "option": ("option",), "a": ("a",),
    "tr": ("tr",), "tbody": ("tr", "tbody", "thead", "tfoot"), "thead": ("tr", "tbody", "thead", "tfoot"),
    "tfoot": ("tr", "tbody", "thead", "tfoot"), "button": ("button",), "nobr": ("nobr",),
}  # fmt: skip
_TABLE_PARTS: Final = frozenset(("td", "th", "caption", "tr", "tbody", "thead", "tfoot", "table"))
IMPLYING: Final = _CLOSE_P | set(_SIBLINGS) | _TABLE_PARTS
"""Elements whose start tag may close others."""
_LISTS: Final = frozenset(("ul", "ol", "dl", "select", "datalist"))
_SCOPES: Final = BARRIERS | _LISTS


class State(NamedTuple):
    """What is inherited by the text inside an element. `reason` is why it can't be seen, "" when it can."""

    reason: str = ""
    fixed: str = ""  # the reason that no child can undo
    invisible: bool = False
    tiny: bool = False
    color: int = 0x000000
    background: int = 0xFFFFFF
    preformatted: bool = False


class Stack:
    """The open elements with their states."""

    __slots__ = ("_counts", "_names", "_outer", "_owners", "_states", "state")

    def __init__(self) -> None:
        self.state = State()
        self._names: list[str] = []
        self._states: list[State] = []
        self._counts: dict[str, int] = {}
        self._outer: list[dict[str, int]] = []
        self._owners: list[str] = [""]

    def push(self, name: str, state: State) -> None:
        """Open an element whose content has that state."""
        if name in _SCOPES:
            self._outer.append(self._counts)
            self._owners.append(name)
            self._counts = {name: 1}
        else:
            self._counts[name] = self._counts.get(name, 0) + 1
        self._names.append(name)
        self._states.append(self.state)
        self.state = state

    def implied(self, name: str) -> list[str]:
        """Close what the start tag `name`, one of `IMPLYING`, closes; the names closed, innermost first."""
        closed: list[str] = []
        if name in _CLOSE_P and self._counts.get("p"):
            closed = self._pop_to("p")
        if name in _TABLE_PARTS and name != "table" and self._owners[-1] in _CELL:
            closed += self._pop_to(self._owners[-1])
        for sibling in _SIBLINGS.get(name, ()):
            if self._counts.get(sibling):
                closed += self._pop_to(sibling)
        return closed

    def close(self, name: str) -> list[str]:
        """Close the innermost `name` that its end tag reaches; the names closed, innermost first."""
        if self._counts.get(name):
            return self._pop_to(name)
        closed: list[str] = []
        if self._owners[-1] in _LISTS and len(self._outer) and self._outer[-1].get(name):
            # `</div>` closes a list left open inside it: lists are a scope for their items only
            closed = self._pop_to(self._owners[-1])
        elif name in _TABLE_PARTS and self._owners[-1] in _CELL and self._outer[-1].get(name):
            closed = self._pop_to(self._owners[-1])
        return closed + self._pop_to(name) if closed and self._counts.get(name) else closed

    def _pop_to(self, name: str) -> list[str]:
        closed: list[str] = []
        while self._names:
            top = self._names.pop()
            self.state = self._states.pop()
            if top in _SCOPES:
                self._counts = self._outer.pop()
                self._owners.pop()
            else:
                self._counts[top] -= 1
            closed.append(top)
            if top == name:
                break
        return closed

"""The open elements: which end tag closes what (WHATWG HTML §13.2.6, as far as visibility depends on it).

The scopes that the open elements of each name stand in are known: "is one open?" is answered without a search, and a
million stray end tags cost one pass.
"""

from collections import defaultdict
from typing import NamedTuple

from mailguard.message.html.kind import Kind


class State(NamedTuple):
    """What is inherited by the text inside an element. `reason` is why it can't be seen, "" when it can.

    `unsure` tells that some program may show it all the same. `odd` counts the elements around whose style does, or
    may do, more than dress the text; in `turned` letters or words may stand in another order than they are written.
    """

    reason: str = ""
    fixed: str = ""  # the reason that no child can undo
    invisible: bool = False
    tiny: bool = False
    color: int = 0x000000
    background: int = 0xFFFFFF
    preformatted: bool = False
    unsure: bool = False
    odd: int = 0
    turned: bool = False


class Stack:
    """The open elements, each with the state outside of it; `state` is the one inside the innermost.

    `depth` counts the scopes: it is the number of the innermost, and what is opened in it gets that number.
    """

    __slots__ = ("_open", "_scopes", "depth", "opened", "state")

    def __init__(self) -> None:
        self.state = State()
        self.opened: list[tuple[Kind, State]] = []
        self.depth = 0
        self._scopes: list[Kind] = []
        self._open: defaultdict[str, list[int]] = defaultdict(list)  # the scope of each open element, by name

    def push(self, kind: Kind, state: State) -> None:
        """Open an element whose content has that state."""
        self.opened.append((kind, self.state))
        self.state = state
        if kind.scope:
            self._scopes.append(kind)
            self.depth += 1
        self._open[kind.name].append(self.depth)

    def pop(self) -> Kind:
        """Close the innermost element."""
        kind, self.state = self.opened.pop()
        self._open[kind.name].pop()
        if kind.scope:
            self._scopes.pop()
            self.depth -= 1
        return kind

    def implied(self, kind: Kind) -> list[Kind]:
        """Close what the start tag of that kind closes; what was closed, innermost first."""
        closed: list[Kind] = []
        if kind.ends_cell and self.depth and self._scopes[-1].cell:
            closed = self._pop_to(self._scopes[-1].name)
        for sibling in kind.siblings:
            scopes = self._open.get(sibling)
            if scopes and scopes[-1] == self.depth:
                closed += self._pop_to(sibling)
        return closed

    def close(self, kind: Kind) -> list[Kind]:
        """Close the innermost element that the end tag of that kind reaches; what was closed, innermost first."""
        scopes = self._open.get(kind.name)
        open_in = scopes[-1] if scopes else -1
        if open_in == self.depth:
            return self._pop_to(kind.name)
        closed: list[Kind] = []
        if open_in >= 0 and open_in == self.depth - 1:
            scope = self._scopes[-1]
            # `</div>` closes a list left open inside it: lists are a scope for their items only
            if scope.list or (scope.cell and (kind.ends_cell or kind.name == "table")):
                closed = self._pop_to(scope.name)
                closed += self._pop_to(kind.name)
        return closed

    def _pop_to(self, name: str) -> list[Kind]:
        closed = [self.pop()]
        while closed[-1].name != name:
            closed.append(self.pop())
        return closed

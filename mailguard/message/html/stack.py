"""The open elements, and which of them an end tag closes (WHATWG HTML §13.2.6, as far as it affects visibility).

The scopes of the open elements are kept by name. So no search is needed to find out whether an element is open, and a
million stray end tags take linear time.
"""

from collections import defaultdict
from typing import NamedTuple

from mailguard.message.html.kind import Kind


class State(NamedTuple):
    """The properties that text inherits from the elements around it. `reason` is why it is hidden, "" if it is visible.

    `unsure` says that some program may show hidden text. `restyled` is the number of elements around it whose style
    does, or may do, more than decorate the text, and whether letters or words may be shown in another order than
    written.
    """

    reason: str = ""
    fixed: str = ""  # a reason that no child element can undo
    invisible: bool = False
    tiny: bool = False
    color: int = 0x000000
    background: int = 0xFFFFFF
    preformatted: bool = False
    unsure: bool = False
    restyled: tuple[int, bool] = (0, False)


class Stack:
    """The open elements, each with the state outside of it. `state` is the state inside the innermost element.

    `depth` is the number of open scopes, which is also the number of the innermost scope.
    """

    __slots__ = ("_open", "_scopes", "depth", "opened", "state")

    def __init__(self) -> None:
        self.state = State()
        self.opened: list[tuple[Kind, State]] = []
        self.depth = 0
        self._scopes: list[Kind] = []
        # The number of the scope of each open element, by name.
        self._open: defaultdict[str, list[int]] = defaultdict(list)

    def push(self, kind: Kind, state: State) -> None:
        """Open an element whose content has the given state."""
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
        """Close the elements that a start tag closes; return them, innermost first."""
        closed: list[Kind] = []
        if kind.ends_cell and self.depth and self._scopes[-1].cell:
            closed = self._pop_to(self._scopes[-1].name)
        for sibling in kind.siblings:
            scopes = self._open.get(sibling)
            if scopes and scopes[-1] == self.depth:
                closed += self._pop_to(sibling)
        return closed

    def close(self, kind: Kind) -> list[Kind]:
        """Close the elements that an end tag closes; return them, innermost first."""
        scopes = self._open.get(kind.name)
        open_in = scopes[-1] if scopes else -1
        if open_in == self.depth:
            return self._pop_to(kind.name)
        closed: list[Kind] = []
        if open_in >= 0 and open_in == self.depth - 1:
            scope = self._scopes[-1]
            # `</div>` closes a list left open inside it, because lists are a scope only for their items
            if scope.list or (scope.cell and (kind.ends_cell or kind.name == "table")):
                closed = self._pop_to(scope.name)
                closed += self._pop_to(kind.name)
        return closed

    def _pop_to(self, name: str) -> list[Kind]:
        closed = [self.pop()]
        while closed[-1].name != name:
            closed.append(self.pop())
        return closed

"""What is worked out once for each immutable value, and kept in its `__dict__`: nothing else writes there.

`cached_property` is one of its own class, without the lock that `functools.cached_property` takes before Python 3.12;
`once` makes one of a function that a higher layer has about the value. Both depend on the value alone, so it does not
matter who asks first.

A mail has hundreds of them, nearly all read once. Two threads that read one at the same moment may both work it out;
the values are equal, for everything here is immutable.
"""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["cached_property", "once"]

T = TypeVar("T")
R = TypeVar("R")

if TYPE_CHECKING:
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - stands for the one of functools
        """As `functools.cached_property`."""

        def __init__(self, function: Any) -> None:
            self._function = function
            self.__doc__ = function.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self._name] = self._function(instance)
            return value


def once(function: Callable[[T], R]) -> Callable[[T], R]:
    """`function` of one immutable value, worked out once for each value: for facts that several readers ask for."""
    name = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(function)
    def kept(value: T) -> R:
        facts = value.__dict__
        if name not in facts:
            facts[name] = function(value)
        found: R = facts[name]
        return found

    return kept

"""Facts that are computed once for each immutable value and kept in its `__dict__`. No other module writes there.

`cached_property` is for the value's own class, without the lock that `functools.cached_property` takes before Python
3.12. `once` is for a function of a higher layer about the value. Both depend only on the value, so the order of use
makes no difference.

A mail has hundreds of such facts, and nearly all are read once. Two threads that read one at the same moment may both
compute it; the results are equal, because everything here is immutable.
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

    class cached_property:  # noqa: N801 - used like the one of functools
        """Like `functools.cached_property`, without its lock."""

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
    """Make `function` compute its result once for each immutable value: for facts that several readers need."""
    name = f"{function.__module__}.{function.__qualname__}"

    @functools.wraps(function)
    def kept(value: T) -> R:
        facts = value.__dict__
        if name not in facts:
            facts[name] = function(value)
        found: R = facts[name]
        return found

    return kept

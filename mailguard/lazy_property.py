"""A property that is worked out once, without the lock that `functools.cached_property` takes before Python 3.12.

A mail has hundreds of them, nearly all read once. Two threads that read one at the same moment may both work it out;
the values are equal, for everything here is immutable.
"""

from typing import TYPE_CHECKING, Any

__all__ = ["cached_property"]

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

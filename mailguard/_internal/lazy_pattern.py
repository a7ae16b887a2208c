"""Regular expressions that are compiled when first used.

Compiling all of them costs more than a hundred mails' analysis, and a plain mail needs few.
"""

import re
from typing import TYPE_CHECKING, Any

__all__ = ["lazy_pattern"]

if TYPE_CHECKING:
    from re import compile as lazy_pattern
else:

    class lazy_pattern:  # noqa: N801 - used like the function re.compile
        """Behaves like the `re.Pattern` of its arguments. An invalid pattern raises only at its first use."""

        def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
            self._arguments = pattern, flags

        def __getattr__(self, name: str) -> Any:
            compiled = re.compile(*self._arguments)
            value = getattr(compiled, name)
            self.__dict__[name] = value  # so that the next use finds the method at once
            return value

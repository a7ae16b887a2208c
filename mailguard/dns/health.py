"""Whether the name servers answer at all: silence costs one wait, not one for each question."""

import time
from typing import Final

_SILENT: Final = 12  # questions in a row that timed out while nothing at all was heard
_PAUSE: Final = 3.0  # seconds until they are asked again


class Health:
    """Counts silence. Any datagram from a name server ends it, even one that came too late."""

    def __init__(self) -> None:
        self._timeouts = 0
        self._silent_since = 0.0

    def heard(self) -> None:
        """A name server said something."""
        self._timeouts = 0

    def timed_out(self) -> None:
        """A question got no reply."""
        self._timeouts += 1
        if self._timeouts >= _SILENT:
            self._silent_since = time.monotonic()

    @property
    def silent(self) -> bool:
        """Whether asking is pointless for now."""
        return self._timeouts >= _SILENT and time.monotonic() - self._silent_since < _PAUSE

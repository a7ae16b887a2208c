"""Notice when no name server answers, so that a scan waits once and not for each question."""

import time
from typing import Final

_SILENT: Final = 12  # questions in a row that timed out without any reply
_PAUSE: Final = 3.0  # seconds until the name servers are asked again


class Health:
    """Count timeouts. Any datagram from a name server resets the count, even a late one."""

    def __init__(self) -> None:
        self._timeouts = 0
        self._silent_since = 0.0

    def heard(self) -> None:
        """Note that a name server sent something."""
        self._timeouts = 0

    def timed_out(self) -> None:
        """Note that a question got no reply."""
        self._timeouts += 1
        if self._timeouts >= _SILENT:
            self._silent_since = time.monotonic()

    @property
    def silent(self) -> bool:
        """Whether asking is useless for now."""
        return self._timeouts >= _SILENT and time.monotonic() - self._silent_since < _PAUSE

"""What came of fetching a document that a record names."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass

# A document that could not be fetched now says nothing of the next time.
TRANSIENT: Final = ("timeout", "connection", "5")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A policy's body, or in `problem` why there is none ("404", "certificate", "timeout" …)."""

    body: str = ""
    problem: str = ""

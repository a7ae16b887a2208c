"""The result of fetching a document that a record names."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass

# Beginnings of problems that may be gone the next time; "5" is a server error (RFC 9110 §15.6).
TRANSIENT: Final = ("timeout", "connection", "5")


@dataclass(frozen=True, slots=True)
class Fetched:
    """The body of a document. If it could not be fetched, `problem` says why ("404", "certificate", "timeout" …)."""

    body: str = ""
    problem: str = ""

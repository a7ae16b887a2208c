"""Verify the DKIM signatures and the ARC chain of a message. The code is imported only for signed mail."""

from datetime import datetime
from typing import Final

from mailguard.auth.result import ArcResult, DkimResult, Result
from mailguard.dns.flow import Flow
from mailguard.message.model import Message

_ARC_FIELDS: Final = ("arc-seal", "arc-message-signature", "arc-authentication-results")  # RFC 8617 §4.1


def dkim_of(message: Message, at: datetime) -> Flow[tuple[DkimResult, ...]]:
    """Return the result of every DKIM signature, as of the time `at`."""
    if "dkim-signature" not in message.header:
        return ()
    from mailguard.auth.dkim import verify_dkim

    return (yield from verify_dkim(message, at))


def arc_of(message: Message, at: datetime) -> Flow[ArcResult]:
    """Return the result of the ARC chain, as of the time `at`."""
    if not any(field in message.header for field in _ARC_FIELDS):
        return ArcResult(Result.NONE)
    from mailguard.auth.arc import verify_arc

    return (yield from verify_arc(message, at))

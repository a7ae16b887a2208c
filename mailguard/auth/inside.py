"""Whether a mail ever was outside: what a colleague's computer hands to our server is ours, unsigned."""

from typing import Final

from mailguard.auth.border import client_is_ours
from mailguard.auth.network import Relays, reach
from mailguard.config import Trust
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField, received_fields

# How a server notes that the client gave a password (RFC 3848), or is a mailbox of the same system.
_LOGGED_IN: Final = frozenset({"esmtpa", "esmtpsa", "utf8smtpa", "utf8smtpsa", "asmtp", "mapi"})
_HOPS: Final = 30  # more than any mail inside one organization takes


def never_left(message: Message, trust: Trust) -> bool:
    """Whether every Received field was written for a client of ours, the author's own computer included.

    A field is believed as far down as our own hosts wrote the ones above it. That the lowest client has a private
    address is not enough, since a gateway may hide strangers behind one: it must be listed in `trust.relays`, or
    have given a password there.
    """
    fields = received_fields(message)
    if not 0 < len(fields) <= _HOPS:
        return False
    relays = Relays.of(trust.relays)
    return all(client_is_ours(field, relays) for field in fields) and _is_colleague(fields[-1], relays)


def _is_colleague(field: ReceivedField, relays: Relays) -> bool:
    if relays.has_ip(field.ip):
        return True
    return field.with_.lower() in _LOGGED_IN and reach(field.ip) in ("private", "loopback")

"""The border: the lowest Received field that one of our own hosts wrote. Everything below it came from the sender.

Trust ends at a field that names no usable address, is cut off, or can be read in two ways. Fields above it are ours,
fields below it are not.
"""

from collections.abc import Sequence
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.network import Relays, inside_microsoft, reach
from mailguard.config import Trust
from mailguard.message.client import normal_ip
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField

# Protocols for delivery inside one host or from the user's own mailbox: the client cannot be a stranger.
_INSIDE: Final = frozenset(
    {"lmtp", "lmtpa", "lmtps", "local", "local-bsmtp", "local-esmtp", "local-smtp", "mapi", "imap", "imaps", "pop3",
     "pop3s", "qmqp", "bsmtp", "uucp"}
)  # fmt: skip
# How qmail, nullmailer, Sendmail and Postfix (alias or bounce) record a mail from a program on the same host.
_LOCAL: Final = lazy_pattern(
    r"\s*+(?:\((?:qmail|nullmailer)(?: pid)? \d{1,10} invoked\b|\(from [^\s()]{1,320}+\)\s+by\s"
    r"|by \S{1,255}+ \(Postfix(?:, from userid \d{1,10}+)?\)\s+id\s)",
)


def find_border(message: Message, trust: Trust, client_ip: str | None = None) -> int | None:
    """Return the index of the hop that our border wrote, or None if none of our hosts wrote one.

    `client_ip` is the address of the SMTP client, if the caller knows it. The caller is then the border. Its session
    has left no Received field yet (a milter sees a message before the server adds one), so every field comes from the
    sender, even one that names the same address.

    Servers add Received on top (RFC 5321 §4.4), so the topmost field is from our own host. If the client it names is
    also ours (`trust.relays`; if that is empty, a private address; or delivery inside the host), the next field was
    written by that client and is trusted as well.
    """
    if client_ip is not None:
        return None
    return _border(message.received.fields, Relays.of(trust.relays))


def _border(fields: Sequence[ReceivedField], relays: Relays) -> int | None:
    for index, field in enumerate(fields):
        if not client_is_ours(field, relays):
            return index
    return len(fields) - 1 if fields else None


def client_is_ours(field: ReceivedField, relays: Relays) -> bool:
    """Whether the client in a trusted host's field is one of our hops. What the client says itself does not count."""
    if field.doubt == "form":
        return False
    if not field.has_client:
        return _is_local(field)
    if not field.by:  # cut off: every server writes its own name (RFC 5321 §4.4)
        return False
    if field.with_.lower() in _INSIDE:
        return True
    if field.doubt or not field.ip:
        return False
    kind = reach(field.ip)
    if kind == "loopback" or relays.has_ip(field.ip):
        return True
    if kind != "public":
        return kind == "private" and not relays
    if relays.has_name(field.reverse_name) and not field.may_be_forged and not field.name_unchecked:
        return True
    return inside_microsoft(field.by, field.from_, field.ip)


def _is_local(field: ReceivedField) -> bool:
    """Whether a field without a client is one that servers write for a step inside their own host.

    Google's fields of this kind contain only the receiving server, as an address or a name.
    """
    if field.with_.lower() in _INSIDE and field.by:
        return True
    if _LOCAL.match(field.text) is not None or normal_ip(field.by):
        return True
    return field.by.lower().endswith(".google.com")

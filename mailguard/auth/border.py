"""The border: the lowest Received field that one of our own hosts wrote. Everything below it came from the sender.

It fails closed: a field that names no usable address, is cut off, or can be read in two ways, ends trust. What stands
above such a field is ours, what stands below it is not.
"""

from collections.abc import Sequence
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.network import Relays, inside_microsoft, reach
from mailguard.config import Trust
from mailguard.message.client import normal_ip
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField

# Hand-overs inside one host or from one's own mailbox; no stranger stands at their other end.
_INSIDE: Final = frozenset(
    {"lmtp", "lmtpa", "lmtps", "local", "local-bsmtp", "local-esmtp", "local-smtp", "mapi", "imap", "imaps", "pop3",
     "pop3s", "qmqp", "bsmtp", "uucp"}
)  # fmt: skip
# How a program on the host itself hands a mail in: qmail, nullmailer, Sendmail, Postfix (an alias or a bounce).
_LOCAL: Final = lazy_pattern(
    r"\s*+(?:\((?:qmail|nullmailer)(?: pid)? \d{1,10} invoked\b|\(from [^\s()]{1,320}+\)\s+by\s"
    r"|by \S{1,255}+ \(Postfix(?:, from userid \d{1,10}+)?\)\s+id\s)",
)


def find_border(message: Message, trust: Trust, client_ip: str | None = None) -> int | None:
    """The index of the hop our border wrote, None when none of ours wrote any.

    `client_ip` is the SMTP client where the caller knows it: then the caller is the border, the session has left no
    field yet (a milter sees a message before it gets one), and every field is the sender's, also one that names the
    same address.

    The topmost field is our own host's. As long as the client it names is our own too (`trust.relays`; without any,
    a private address; a hand-over inside the host), that client's own field follows, and is trusted as well.
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
    """Whether the client that a trusted host names is a hop of ours. What the client says of itself counts nothing."""
    if field.doubt == "form":
        return False
    if not field.has_client:
        return _is_local(field)
    if not field.by:  # cut off: every server names itself
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
    """Whether a field that names no client is one of those that servers write on the way through themselves.

    Google notes nothing but the server that received it, by an address or a name.
    """
    if field.with_.lower() in _INSIDE and field.by:
        return True
    if _LOCAL.match(field.text) is not None or normal_ip(field.by):
        return True
    return field.by.lower().endswith(".google.com")

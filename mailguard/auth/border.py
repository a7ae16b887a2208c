"""The border: the lowest Received field that one of our own hosts wrote. Everything below it came from the sender."""

from collections.abc import Sequence
from typing import Final

from mailguard.auth.network import Relays, inside_microsoft, reach
from mailguard.config import Trust
from mailguard.message.client import normal_ip
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField, received_fields
from mailguard.names.domain import organizational_domain

# Hand-overs inside one host or from one's own mailbox; no stranger stands at their other end.
_INSIDE: Final = frozenset(
    {"lmtp", "lmtpa", "lmtps", "local", "mapi", "imap", "imaps", "pop3", "pop3s", "qmqp", "bsmtp", "uucp"}
)


def find_border(message: Message, trust: Trust, client_ip: str | None = None) -> int | None:
    """The index of the hop our border wrote, None when none of ours wrote any.

    `client_ip` is the SMTP client where the caller knows it: when the border's field names another one, that
    session has left no field yet (a milter sees a message before it gets one), and every field is the sender's.

    The topmost field is our own host's. As long as the client it names is our own too (`trust.relays`, a private
    address, a hand-over inside the host), that client's own field follows, and is trusted as well.
    """
    kept: tuple[Trust, str | None, int | None] | None = message.__dict__.get("_border")
    if kept is None or kept[0] is not trust or kept[1] != client_ip:
        kept = message.__dict__["_border"] = (trust, client_ip, _border(received_fields(message), trust, client_ip))
    return kept[2]


def _border(fields: Sequence[ReceivedField], trust: Trust, client_ip: str | None) -> int | None:
    relays = Relays.of(trust.relays)
    for index, field in enumerate(fields):
        if not client_is_ours(field, relays):
            return index if client_ip is None or _same(client_ip, field.ip) else None
    return len(fields) - 1 if fields and (client_ip is None or _same(client_ip, fields[-1].ip)) else None


def _same(given: str, noted: str) -> bool:
    return (normal_ip(given) or given) == noted


def client_is_ours(field: ReceivedField, relays: Relays) -> bool:
    """Whether the client that a trusted host names is a hop of ours. What the client says of itself counts nothing."""
    if not field.has_client:
        return True
    if field.ip:
        if reach(field.ip) != "public" or relays.has_ip(field.ip):
            return True
        if relays.has_name(field.reverse_name) and not field.may_be_forged:
            return True
        if field.with_.lower() in _INSIDE:
            return True
        return inside_microsoft(field.by, field.from_, field.ip)
    if field.with_.lower() in _INSIDE or "." not in field.from_:
        return True
    organization = organizational_domain(field.from_)
    return bool(organization) and organization == organizational_domain(field.by)

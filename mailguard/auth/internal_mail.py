"""Decide whether a mail never left our network: a colleague's mail is ours even without a signature."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.border import client_is_ours
from mailguard.auth.network import Relays, reach
from mailguard.config import Trust
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField

# Protocol names for a client that logged in (RFC 3848 §1, RFC 6531 §4.3) or is a mailbox of the same system.
_LOGGED_IN: Final = frozenset({"esmtpa", "esmtpsa", "utf8smtpa", "utf8smtpsa", "asmtp", "mapi"})
_FAILED: Final = lazy_pattern(r"\b(?:spf|dkim|dmarc) ?= ?(?:soft)?fail\b")
_HOPS: Final = 30  # more than any mail inside one organization has


def never_left(message: Message, trust: Trust, own_domains: tuple[str, ...] = ()) -> bool:
    """Whether every Received field was written for a client of ours, the author's own computer included.

    A field is believed if our own hosts wrote all fields above it. A private address of the lowest client is not
    enough, since a gateway may hide strangers behind one: the address must be listed in `trust.relays`, or the client
    must have logged in. If `trust.relays` is empty, a host below `own_domains` (A-labels) counts too, provided that it
    gave its name, a lookup found the same name, and no authentication failed.
    """
    fields = message.received.fields
    if not 0 < len(fields) <= _HOPS:
        return False
    relays = Relays.of(trust.relays)
    *others, lowest = fields
    if not all(client_is_ours(field, relays) for field in others):
        return False
    if _is_colleague(lowest, relays):
        return True
    if not client_is_ours(lowest, relays):
        return False
    return not trust.relays and _is_own_host(lowest, own_domains) and not _has_failed(message)


def _is_colleague(field: ReceivedField, relays: Relays) -> bool:
    """Whether a listed host submitted it, or someone inside who logged in with a password, as no stranger can."""
    if field.doubt or not field.by:
        return False
    if relays.has_ip(field.ip):
        return True
    return field.with_.lower() in _LOGGED_IN and reach(field.ip) in ("private", "loopback")


def _is_own_host(field: ReceivedField, own_domains: tuple[str, ...]) -> bool:
    """Whether one of our hosts received it from another one of ours, which has a private address.

    A stranger behind a gateway's address gives a HELO name other than the gateway's.
    """
    name = field.reverse_name.lower().rstrip(".")
    if not name or field.may_be_forged or field.name_unchecked or reach(field.ip) != "private":
        return False
    if name != (field.helo or field.from_).lower().rstrip("."):
        return False
    return _is_below(name, own_domains) and _is_below(field.by.lower().rstrip("."), own_domains)


def _is_below(name: str, domains: tuple[str, ...]) -> bool:
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)


def _has_failed(message: Message) -> bool:
    """Whether any field says that authentication failed. It counts whoever wrote it: it speaks against the mail."""
    return any(_FAILED.search(field.value[:4_000]) for field in message.header.all("authentication-results"))

"""Whether a mail ever was outside: what a colleague's computer hands to our server is ours, unsigned."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.border import client_is_ours
from mailguard.auth.network import Relays, reach
from mailguard.config import Trust
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField

# How a server notes that the client gave a password (RFC 3848), or is a mailbox of the same system.
_LOGGED_IN: Final = frozenset({"esmtpa", "esmtpsa", "utf8smtpa", "utf8smtpsa", "asmtp", "mapi"})
_FAILED: Final = lazy_pattern(r"\b(?:spf|dkim|dmarc) ?= ?(?:soft)?fail\b")
_HOPS: Final = 30  # more than any mail inside one organization takes


def never_left(message: Message, trust: Trust, own_domains: tuple[str, ...] = ()) -> bool:
    """Whether every Received field was written for a client of ours, the author's own computer included.

    A field is believed as far down as our own hosts wrote the ones above it. That the lowest client has a private
    address is not enough, since a gateway may hide strangers behind one: it must be listed in `trust.relays`, or
    have given a password there. Where `trust.relays` is empty, a host below `own_domains` (A-labels) will do that
    both gave its name and was looked up under it, unless authentication failed.
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
    """Whether a listed host handed it in, or somebody on the inside who gave a password, which no stranger can."""
    if field.doubt or not field.by:
        return False
    if relays.has_ip(field.ip):
        return True
    return field.with_.lower() in _LOGGED_IN and reach(field.ip) in ("private", "loopback")


def _is_own_host(field: ReceivedField, own_domains: tuple[str, ...]) -> bool:
    """Whether a host of ours took it from another one of ours with a private address.

    A stranger whom a gateway hides behind its own address says another name than the gateway's.
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
    """Whether anybody noted a failure on the mail's way: whoever wrote it, it speaks against the inside."""
    return any(_FAILED.search(field.value[:4_000]) for field in message.header.all("authentication-results"))

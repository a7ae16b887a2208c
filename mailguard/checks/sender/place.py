"""Finds the place in a header field of the words that a check quotes, and the name as readers see it."""

from mailguard.finding import Evidence
from mailguard.message.address import CONTROL, Mailbox
from mailguard.message.direction import as_shown
from mailguard.message.model import Message

AUTHORS = 100  # mailboxes examined per field; more than one is a finding already
_RESERVED = frozenset({"postmaster", "mailer-daemon", "hostmaster", "abuse"})


def quote(message: Message, field: str, words: str, *, last: bool = False) -> Evidence:
    """Return `words` with their offsets in the topmost field of that name that has them, else without offsets."""
    for found in message.header.all(field):
        value = found.value
        at = value.rfind(words) if last else value.find(words)
        if at >= 0:
            return Evidence(f"header:{field}", words, at, at + len(words))
    return Evidence(f"header:{field}", words)


def visible_name(name: str) -> str:
    """Return a display name as a reader sees it: direction characters applied, letters in plain width."""
    if name.isascii():
        return CONTROL.sub("", name)
    shown = CONTROL.sub("", as_shown(name))
    return shown.translate(_PLAIN_SIGNS) if "@" not in shown else shown


_PLAIN_SIGNS = {ord("＠"): "@", ord("﹫"): "@", ord("．"): ".", ord("。"): "."}


def own_address_left_out(name: str, box: Mailbox) -> str:
    """Return the name without the sender's own address, which many programs put there and which claims nothing."""
    if "@" not in name or not box.address:
        return name
    at = name.lower().find(box.address.lower())
    return name if at < 0 else f"{name[:at]} {name[at + len(box.address) :]}".strip(" \t\"'<>()[]")


def domain_as_written(box: Mailbox) -> str:
    """Return the domain of an address in the sender's own spelling."""
    return box.address.rpartition("@")[2] or box.domain


def is_reserved_address(box: Mailbox) -> bool:
    """Whether only the provider itself can have this address (RFC 2142 §4, RFC 2142 §5)."""
    return box.address.rpartition("@")[0].lower() in _RESERVED

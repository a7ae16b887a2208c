"""Where in a header field the words stand that a check quotes."""

from mailguard.finding import Evidence
from mailguard.message.address import Mailbox
from mailguard.message.model import Message

AUTHORS = 100  # mailboxes of one field that are looked at; more than one is a finding already
_RESERVED = frozenset({"postmaster", "mailer-daemon", "hostmaster", "abuse"})


def quote(message: Message, field: str, words: str, *, last: bool = False) -> Evidence:
    """`words` as they stand in the topmost field of that name that has them; without offsets where none has."""
    for found in message.header.all(field):
        value = found.value
        at = value.rfind(words) if last else value.find(words)
        if at >= 0:
            return Evidence(f"header:{field}", words, at, at + len(words))
    return Evidence(f"header:{field}", words)


def domain_as_written(box: Mailbox) -> str:
    """The domain of an address in the sender's own spelling."""
    return box.address.rpartition("@")[2] or box.domain


def is_reserved_address(box: Mailbox) -> bool:
    """Whether nobody but the provider can have this address (RFC 2142 §4, §5)."""
    return box.address.rpartition("@")[0].lower() in _RESERVED

"""Where in a header field the words stand that a check quotes."""

from mailguard.finding import Evidence
from mailguard.message.address import CONTROL, Mailbox
from mailguard.message.direction import as_shown
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


def visible_name(name: str) -> str:
    """A display name as the eye reads it: turned round where a direction sign turns it, in letters of plain width."""
    if name.isascii():
        return CONTROL.sub("", name)
    shown = CONTROL.sub("", as_shown(name))
    return shown.translate(_PLAIN_SIGNS) if "@" not in shown else shown


_PLAIN_SIGNS = {ord("＠"): "@", ord("﹫"): "@", ord("．"): ".", ord("。"): "."}


def own_address_left_out(name: str, box: Mailbox) -> str:
    """The name without the sender's own address: many programs write it there, and it claims nothing."""
    if "@" not in name or not box.address:
        return name
    at = name.lower().find(box.address.lower())
    return name if at < 0 else f"{name[:at]} {name[at + len(box.address) :]}".strip(" \t\"'<>()[]")


def domain_as_written(box: Mailbox) -> str:
    """The domain of an address in the sender's own spelling."""
    return box.address.rpartition("@")[2] or box.domain


def is_reserved_address(box: Mailbox) -> bool:
    """Whether nobody but the provider can have this address (RFC 2142 §4, §5)."""
    return box.address.rpartition("@")[0].lower() in _RESERVED

"""Services that write for somebody and say so: lists that rewrite From, share services, calendars, alias services."""

from collections.abc import Iterator
from typing import Final

from mailguard.checks.authentication.explained import verified_domains
from mailguard.message.address import Mailbox
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

_LETTERS: Final = 6  # of an address that another one may hold by chance


def is_on_behalf(message: Message, context: Context, box: Mailbox, shown: str, *, protected: bool) -> bool:
    """Whether the mail is openly written for the one whose address `shown` stands in the sender's name.

    It must be proven to come from the domain of its own address, and to lead an answer to the one it names, or to name
    him in its address as well. Whoever imitates a stranger so gets no answer; an address that others would forge,
    ours above all, asks for a service that we know or a list that is proven.
    """
    if not context.author_proven:
        return False
    if protected and not context.proven.by_list and not any(_is_known_service(context, box)):
        return False
    return _answers_go_to(message, shown, box) or _holds(box.address, shown)


def _is_known_service(context: Context, box: Mailbox) -> Iterator[bool]:
    """For each verified domain whether it is the brand's that the sender's address is of; never of free mail."""
    owner = context.registry.owner_of(box.domain)
    if owner is None or context.registry.is_free_mail(box.domain):
        return
    for domain in verified_domains(context):
        yield context.registry.writes_from(owner, domain)


def _answers_go_to(message: Message, shown: str, box: Mailbox) -> bool:
    """Whether an answer reaches the one who is shown, and besides nobody but the service."""
    replies = {reply.address.lower(): reply.domain for reply in message.mailboxes("reply-to")}
    if replies.pop(shown.lower(), None) is None:
        return False
    own = organizational_domain(box.domain)
    return all(organizational_domain(domain) == own for domain in replies.values())


def _holds(address: str, shown: str) -> bool:
    """Whether the local part of an address holds another address: `anna=berg.example@…`, `anna_at_berg_example_x@…`."""
    local, holder = _letters(address.rpartition("@")[0]), shown.rpartition("@")
    user, domain = _letters(holder[0]), _letters(holder[2])
    return len(user + domain) >= _LETTERS and any(f"{user}{at}{domain}" in local for at in ("", "at"))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())

"""Services that openly write on somebody's behalf.

Mailing lists that rewrite From, file sharing, calendars and address alias services do so.
"""

from collections.abc import Iterator
from typing import Final

from mailguard.checks.authentication.explained import verified_domains
from mailguard.message.address import Mailbox
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

_LETTERS: Final = 6  # shorter addresses may occur in another one by chance


def is_on_behalf(message: Message, context: Context, box: Mailbox, shown: str, *, protected: bool) -> bool:
    """Whether the mail is openly written for the person whose address is `shown` in the sender's name.

    The mail must be proven to come from the domain of its own address. Answers must go to the named person, or the
    sending address must contain that person's address. An impostor would get no answers like this. If others have a
    reason to forge the address (`protected`, above all our own), the sender must also be a known service or a proven
    list.
    """
    if not context.author_proven:
        return False
    if protected and not context.proven.by_list and not any(_is_known_service(context, box)):
        return False
    return _answers_go_to(message, shown, box) or _holds(box.address, shown)


def _is_known_service(context: Context, box: Mailbox) -> Iterator[bool]:
    """Yield for each verified domain whether it belongs to the brand of the sender's address.

    Yields nothing for free mail addresses.
    """
    owner = context.registry.owner_of(box.domain)
    if owner is None or context.registry.is_free_mail(box.domain):
        return
    for domain in verified_domains(context):
        yield context.registry.writes_from(owner, domain)


def _answers_go_to(message: Message, shown: str, box: Mailbox) -> bool:
    """Whether an answer reaches the person who is shown, and apart from that only the service."""
    replies = {reply.address.lower(): reply.domain for reply in message.mailboxes("reply-to")}
    if replies.pop(shown.lower(), None) is None:
        return False
    own = organizational_domain(box.domain)
    return all(organizational_domain(domain) == own for domain in replies.values())


def _holds(address: str, shown: str) -> bool:
    """Whether the local part contains another address: `anna=berg.example@…`, `anna_at_berg_example_x@…`."""
    local, holder = _letters(address.rpartition("@")[0]), shown.rpartition("@")
    user, domain = _letters(holder[0]), _letters(holder[2])
    return len(user + domain) >= _LETTERS and any(f"{user}{at}{domain}" in local for at in ("", "at"))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())

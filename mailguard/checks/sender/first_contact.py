"""The check `first-contact`."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.sender.place import domain_as_written, quote
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.LOW, confidence=Confidence.HIGH)
def first_contact(message: Message, context: Context) -> Iterator[Hit]:
    """Nobody here ever exchanged mail with this sender.

    What it finds
    An author whose address and domain are not in the store that `mailguard learn` keeps. At providers where anybody
    can have an address (free mail), only the address counts. Silent as long as nothing was learned, and for own
    domains and configured partners.

    Why it matters
    A request from a stranger deserves a second look, most of all when the mail speaks as if you knew each other.

    False positives
    Every honest correspondent writes for the first time once. By itself this says nothing bad.

    What to do
    Ask yourself whether you know this sender from elsewhere. If the mail wants money, data or a login, call a number
    that you knew before.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    author = message.author
    known = context.known
    if not known or author is None or not author.domain:
        return
    registry = context.registry
    shared = registry.is_free_mail(author.domain)
    if known.contact(f"{author.address.rpartition('@')[0]}@{author.domain}") is not None:
        return
    if not shared and (known.knows_domain(author.domain) or registry.is_known(author.domain)):
        return
    yield Hit(
        (quote(message, "From", author.address),),
        "address" if shared else "",
        {"address": author.address, "domain": domain_as_written(author)},
        {"address": author.address, "domain": author.domain},
    )

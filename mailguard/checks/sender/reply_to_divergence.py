"""Replies that go to somebody else than the sender."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, quote
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.address import Mailbox
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain, split
from mailguard.names.imitation import Owner
from mailguard.names.index import Index
from mailguard.names.lookalike import find_imitation
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

# Classes of names that the author's own organization may use as well: another ending, a customer name at a service.
_WEAK = frozenset({"tld-swap", "sub-label", "combosquat", "word-swap", "tenant"})

_NAME_CHARACTERS: Final = 200
_VIA: Final = lazy_pattern(r"\bvia\b|経由", re.IGNORECASE)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail says it is from {address}, but your answer would go to somebody else: {reply_to}.",
            "An impostor can write any sender, but wants to receive your answer. So the mail sends answers to another address, which most mail programs do not show in advance.",
            "Before you answer, check the address that your mail program filled in. If you do not know it, write to an address that you already know.",
        ),
        "ja": Text(
            "差出人は {address} ですが、返信すると別の相手 {reply_to} に届きます。",
            "差出人の欄は自由に偽れますが、なりすましの犯人は返事を受け取る必要があります。そのため返信先だけを自分のアドレスにしておく手口があり、多くのメールソフトでは返信するまで表示されません。",
            "返信する前に宛先を確認してください。心当たりがなければ、以前から知っているアドレスに新しくメールを書いてください。",
        ),
    },
    "free-mail": {
        "en": Text(
            "The mail says it is from {address}, but your answer would go to a free mail address: {reply_to}.",
            "Anybody can get a free mail address in a minute. Organizations do not ask for answers there, but fraudsters do.",
            "Do not answer. Ask the supposed sender by telephone or at an address you already know.",
        ),
        "ja": Text(
            "差出人は {address} ですが、返信すると誰でも作れる無料メールのアドレス {reply_to} に届きます。",
            "無料メールのアドレスは誰でもすぐに作れます。企業や官公庁が返信先にすることはまずなく、詐欺でよく使われる手口です。",
            "返信しないでください。差出人とされる相手には、電話か以前から知っているアドレスで確認してください。",
        ),
    },
    "lookalike": {
        "en": Text(
            "Your answer would go to {reply_to}, which only looks like the sender's domain {domain}.",
            "The mail shows the sender's real domain, but answers go to a domain that was made to look like it. This does not happen by accident.",
            "Do not answer. Ask the supposed sender by telephone, and tell your IT staff.",
        ),
        "ja": Text(
            "返信先の {reply_to} は、差出人のドメイン {domain} に似せた別のドメインです。",
            "差出人には本物のドメインを表示し、返事だけをよく似た偽のドメインで受け取ろうとしています。偶然にはまず起こりません。",
            "返信せず、差出人とされる相手に電話で確認し、情報システム担当者に知らせてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1656", "T1566"),
    weights=by_severity(low=0.28, medium=2.45, high=3.6),
    texts=TEXTS,
)
def reply_to_divergence(message: Message, context: Context) -> Iterator[Hit]:
    """Answers go to another organization than the sender's.

    What it finds
        Reply-To names a free mail address while From names an organization, another free mail address than From, an
        imitation of the From domain, or simply another organization.
    Why it matters
        The impostor can write any From, but wants to receive your answer. Reply-To sends the answer to the impostor's
        own mailbox, and most mail programs don't show it before you reply.
    False positives
        Services that write for others, mailing lists, job portals: another organization alone weighs little, and so does
        a free mail address if the mail was written to the sender's own address in the name of a member ("Hana via
        Parents"). Not reported: domains with the same owner or name, your own and your partners' domains in both fields, ticket
        systems, and answers that go to the mailing list that is proven to have forwarded the mail.
    What to do
        Before you answer, check the address that your mail program filled in. If in doubt, write to one you already
        know.
    References
        RFC 5322 §3.6.2, RFC 5322 §3.6.3
    """
    author = message.author
    if author is None or not author.domain:
        return
    for box in message.mailboxes("reply-to")[:AUTHORS]:
        if _is_lists(box, context):
            continue
        found = _divergence(context.registry, author, box)
        if found == ("free-mail", Severity.MEDIUM) and _is_groups(message, author):
            found = ("free-mail", Severity.LOW)
        if found is not None:
            variant, severity = found
            yield Hit(
                (quote(message, "Reply-To", box.address),),
                variant=variant,
                values={"reply_to": box.address, "address": author.address, "domain": author.domain},
                data={"reply_to": box.address, "from": author.address, "kind": variant or "organization"},
                severity=severity,
                confidence=Confidence.HIGH if variant == "lookalike" else None,
            )
            return


def _is_lists(box: Mailbox, context: Context) -> bool:
    """Whether the answers go to the list that is proven to have forwarded the mail, and From names no known owner."""
    handed_on = organizational_domain(context.proven.by_list)
    return bool(handed_on) and context.author_owner is None and organizational_domain(box.domain) == handed_on


def _is_groups(message: Message, author: Mailbox) -> bool:
    """Whether a group or list writes to itself in the name of a member ("Hana via Parents"), who gets the answers.

    The reader's own group has that address; whoever forges it forges the reader's own domain.
    """
    if not _VIA.search(author.name[:_NAME_CHARACTERS]):
        return False
    own = author.address.lower()
    readers = (*message.mailboxes("to")[:AUTHORS], *message.mailboxes("cc")[:AUTHORS])
    return any(box.address.lower() == own for box in readers)


def _divergence(registry: Registry, author: Mailbox, box: Mailbox) -> tuple[str, Severity] | None:
    """Return the variant and the severity, or None if the answer stays within the sender's organization."""
    if not box.domain or box.address.lower() == author.address.lower():
        return None
    free = registry.is_free_mail(box.domain)
    if registry.is_free_mail(author.domain):
        if free and _mailbox_name(box) == _mailbox_name(author):
            return None
        return ("free-mail", Severity.HIGH) if free else ("", Severity.LOW)
    if _same_house(registry, author.domain, box.domain):
        return None
    if free:
        return "free-mail", Severity.MEDIUM
    if _imitates(author.domain, box.domain):
        return "lookalike", Severity.HIGH
    if _is_tenant(author.domain, box.domain):
        return None
    return "", Severity.LOW


def _same_house(registry: Registry, author: str, reply: str) -> bool:
    one, other = organizational_domain(author), organizational_domain(reply)
    if not one or not other or one == other or split(author)[1] == split(reply)[1]:
        return True
    if registry.is_known(author) and registry.is_known(reply):
        return True
    owner = registry.owner_of(author)
    return owner is not None and owner == registry.owner_of(reply)


def _imitates(author: str, reply: str) -> bool:
    domain = organizational_domain(author)
    imitation = find_imitation(reply, Index([Owner(domain, "learned", (domain,))]))
    return imitation is not None and imitation.klass not in _WEAK


def _is_tenant(author: str, reply: str) -> bool:
    """Whether one domain belongs to a service and contains the other's name (`hakusandai.zendesk.com`)."""
    for service, customer in ((author, reply), (reply, author)):
        if organizational_domain(service) in listed("multi_tenant") or split(customer)[1] in split(service)[0].split(
            "."
        ):
            return True
    return False


def _mailbox_name(box: Mailbox) -> str:
    return box.address.rpartition("@")[0].lower()

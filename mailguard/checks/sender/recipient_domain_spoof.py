"""Strangers who write in the name of the reader's own mail domain."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote, visible_name
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.address import Mailbox
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain, split
from mailguard.names.readers_domain import Spoken, spoken_for, spoken_in
from mailguard.pipeline.context import Context

_READERS: Final = 20  # addresses read in each field
_FIELDS: Final = ("to", "delivered-to", "x-original-to", "envelope-to")
_DOMAINS: Final = 8  # domains of readers that are looked for
_SUBJECT: Final = 300
_BEGINNING: Final = 500
_END: Final = 300

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender's name shows your own mail domain (“{claimed}”), but the mail comes from outside: {address}.",
            "The name makes the mail look like one of your own IT staff or mail server. Anybody can write any name, and {domain} has nothing to do with your organization.",
            "Do not enter a password and do not open links or files. Ask your IT staff by telephone.",
        ),
        "ja": Text(
            "差出人の名前に、受信者自身のメールのドメイン（「{claimed}」）が使われていますが、外部のアドレス {address} から届いています。",
            "自組織の情報システム担当者やメールサーバーからの連絡に見せかけるための名前です。名前の欄には誰でも好きな言葉を書けます。{domain} は自組織のものではありません。",
            "パスワードを入力したり、リンクや添付ファイルを開いたりしないでください。情報システム担当者に電話で確認してください。",
        ),
    },
    "text": {
        "en": Text(
            "The mail speaks as the mail service of your own domain (“{claimed}”), but comes from outside: {address}.",
            "Notices about your mailbox, its password or its storage come from your own organization. Impostors fill in the reader's domain automatically.",
            "Do not enter a password and do not open links or files. Ask your IT staff by telephone.",
        ),
        "ja": Text(
            "受信者自身のドメイン（「{claimed}」）のメール担当であるかのように書かれていますが、外部のアドレス {address} から届いています。",
            "メールボックスやパスワード、容量についての連絡は、自組織から届くものです。詐欺のメールでは、受信者のドメインが文面に自動で埋め込まれます。",
            "パスワードを入力したり、リンクや添付ファイルを開いたりしないでください。情報システム担当者に電話で確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1656", "T1566", "T1598"),
    weights=by_severity(low=0.9, medium=2.1, high=3.1),
    suspects_sender=True,
    texts=TEXTS,
)
def recipient_domain_spoof(message: Message, context: Context) -> Iterator[Hit]:
    """A stranger writes in the name of the reader's own mail domain.

    What it finds
        The domain of the reader's address in the sender's name ("hakusandai-hp.example Admin", "HAKUSANDAI-HP Support",
        "Webmail hakusandai-hp.example"), while the address belongs to somebody else. Also subjects, beginnings and ends of
        texts that speak as the mail service of that domain ("Password for hakusandai-hp.example expires", "Dear
        hakusandai-hp.example user"). The domains come from To, from Delivered-To and the like, and from the
        configuration, so nothing needs to be configured.

        - high: the domain with nothing but words for mail, IT staff or an office
        - medium: the domain alone, such words and others beside it, or its name without the ending beside such words
        - low: the domain beside other words ("hakusandai-hp.example via Service"), the subject and the text; and all of
          these from a proven address of a well-known service
    Why it matters
        Mails about passwords, full mailboxes and held messages are the most frequent phishing of all. Whoever sends them to
        thousands lets a program fill in each reader's domain.
    False positives
        Hosting companies, form services and monitoring that put their customer's domain into the sender's name. Domains
        with the same name under another ending, which may be the same organization's, have one severity less. Not
        reported: senders who are configured or known, posts of proven mailing lists and bounces of your own mails.
        Names that are ordinary words ("kernel", "apple") count only with their ending.
    What to do
        Compare the sender's address with your own domain. Ask your IT staff before you enter a password anywhere.
    References
        MITRE ATT&CK T1656, T1598
    """
    author = message.author
    if author is None or not author.domain or not _is_stranger(author, context):
        return
    name = visible_name(author.name)
    spoken: Spoken | None = None
    quoted: list[Evidence] = []
    for domain in _readers(message, context):
        if spoken is None and name:
            spoken = _in_name(name, domain, context)
            if spoken is not None:
                quoted.insert(0, quote(message, "From", spoken.text))
        if not context.proven.reply:
            quoted += _in_texts(message, domain)
    if quoted:
        yield Hit(
            tuple(quoted),
            variant="" if spoken is not None else "text",
            values={"claimed": quoted[0].text, "address": author.address, "domain": author.domain},
            data={"claimed": quoted[0].text, "address": author.address, "kind": spoken.how if spoken else "text"},
            severity=_severity(spoken, author, context),
        )


def _is_stranger(author: Mailbox, context: Context) -> bool:
    if context.proven.by_list or context.proven.bounce:
        return False
    return not context.registry.is_known(author.domain)


def _readers(message: Message, context: Context) -> list[str]:
    """The organizational domains of the readers, without the author's own and without those where anybody may be."""
    boxes = (box.domain for field in _FIELDS for box in message.mailboxes(field)[:_READERS])
    domains = dict.fromkeys(map(organizational_domain, (*boxes, *context.config.organization.domains)))
    free = context.registry.is_free_mail
    return [domain for domain in domains if domain and domain != context.author_organization and not free(domain)][
        :_DOMAINS
    ]


def _in_name(name: str, domain: str, context: Context) -> Spoken | None:
    """How the name speaks for the domain, unless other checks say it: names of brands and configured domains."""
    spoken = spoken_for(name, domain)
    owner = context.registry.owner_of(domain)
    if spoken is None or owner is None:
        return spoken
    return (
        spoken if owner.kind == "brand" and spoken.whole else None if spoken.whole or owner.kind == "brand" else spoken
    )


def _in_texts(message: Message, domain: str) -> Iterator[Evidence]:
    subject = message.subject[:_SUBJECT]
    place = spoken_in(subject, domain, addresses=True)
    if place is not None:
        yield Evidence("header:Subject", subject[place[0] : place[1]])
    view = next(iter(message.views), None)
    if view is None:
        return
    end = max(_BEGINNING, len(view.text) - _END)
    for start, text in ((0, view.text[:_BEGINNING]), (end, view.text[end:])):
        place = spoken_in(text, domain)
        if place is not None:
            yield Evidence(view.where, text[place[0] : place[1]], start + place[0], start + place[1])
            return


def _severity(spoken: Spoken | None, author: Mailbox, context: Context) -> Severity:
    if spoken is None or spoken.how == "beside" or _is_proven_service(context):
        return Severity.LOW
    severity = Severity.HIGH if spoken.how == "desk" and spoken.whole else Severity.MEDIUM
    if not _bears_the_name(spoken, author):
        return severity
    return Severity.MEDIUM if severity is Severity.HIGH else Severity.LOW


def _is_proven_service(context: Context) -> bool:
    """Whether the mail is proven to be from a brand's own domain: the brand vouches for what its users may write."""
    owner = context.author_owner
    return owner is not None and not context.author_on_free_mail and context.author_proven


def _bears_the_name(spoken: Spoken, author: Mailbox) -> bool:
    """Whether the author's domain has the same name: an organization may have several, and customers' names."""
    claimed = split(spoken.text.lower())[1] if spoken.whole else "".join(filter(str.isalnum, spoken.text.lower()))
    organization = organizational_domain(author.domain)
    labels = [split(author.domain)[1]]
    if organization in listed("multi_tenant"):
        labels += split(author.domain)[0].split(".")
    return any(claimed in (label, label.replace("-", "")) for label in labels if label)

"""Mails whose links all lead to other organizations than the sender's."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import quote
from mailguard.checks.links.third_party_sites import Strangers, strangers
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "None of the links leads to the sender's own site ({domain}); the first leads to {host}.",
            "An impostor cannot put a page on the real organization's site. Real shops and offices mostly link to their own pages.",
            "Do not click. Open the supposed sender's site the way you always do, and look there.",
        ),
        "ja": Text(
            "リンクの行き先に、差出人（{domain}）自身のサイトが一つもありません。最初のリンクは {host} を開きます。",
            "なりすましの犯人は、本物のサイトにページを置くことができません。本物の会社や役所は、たいてい自社のページへ案内します。",
            "リンクは使わず、いつものブックマークや公式アプリから相手のサイトを開いて確認してください。",
        ),
    },
    "third": {
        "en": Text(
            "The sender is {domain}, the links lead to {host}, and undeliverable mail is returned to a third organization.",
            "These three organizations have nothing to do with each other. The sender probably does not belong to {domain}, or uses an unknown mail service.",
            "Do not click. Open the supposed sender's site the way you always do, and look there.",
        ),
        "ja": Text(
            "差出人は {domain}、リンク先は {host}、エラーメールの返送先はさらに別の組織になっています。",
            "互いに関係のない三つの組織が関わっています。{domain} の人が送ったものではないおそれがあります。",
            "リンクは使わず、いつものブックマークや公式アプリから相手のサイトを開いて確認してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=1.7, medium=2.1, high=2.1),
    together=((0.5, ("threat",)),),
    link_kind=LinkKind("unrelated-links", en="not the sender's site", ja="差出人と別のサイト"),
    texts=TEXTS,
)
def unrelated_links(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """None of the links leads to the sender's own site.

    What it finds
        HTML mail from an organization's address whose buttons and links lead only to sites of others: not to the From
        domain, not to a known mail service that counts clicks, not to a well-known platform. The severity is medium if
        yet another organization receives the bounces, or if the links have a long code instead of a readable path.
    Why it matters
        An impostor cannot put a page on the real organization's site. Mail of real shops and offices leads to their own
        pages.
    False positives
        Small firms that use an unknown mail service, and invitations to a partner's site: low, and alone no reason for
        alarm. Not reported: answers to your own mails, free mail, links whose text shows the address, and authenticated
        mail whose links all lead to the service that is proven to have sent it, or that receives its bounces.
    What to do
        Look at the address in the status line before you click. Open the supposed sender's site from your own bookmark.
    References
        MITRE ATT&CK T1566.002
    """
    found = strangers(context)
    if not found:
        return
    third = found.bounces_elsewhere
    yield Hit(
        (quote(found.first),),
        variant="third" if third else "",
        values={"host": found.hosts[0], "domain": context.author_domain},
        data={"hosts": list(found.hosts[:10]), "from": context.author_domain, "coded": found.coded},
        severity=Severity.MEDIUM if _is_odd(found) else None,
    )


def _is_odd(found: Strangers) -> bool:
    return found.bounces_elsewhere or found.coded

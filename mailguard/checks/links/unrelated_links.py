"""Whether the mail leads its reader to strangers only."""

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
            "Whoever writes in another's name cannot put a page on that other's site. Real shops and offices mostly link to their own pages.",
            "Do not click. Open the supposed sender's site the way you always do, and look there.",
        ),
        "ja": Text(
            "リンクの行き先に、送信元（{domain}）自身のサイトが一つもありません。最初のリンクは {host} を開きます。",
            "他人になりすました人は、その相手のサイトにページを置けません。本物の会社や役所は、たいてい自社のページへ案内します。",
            "リンクは使わず、いつものブックマークや公式アプリから相手のサイトを開いて確認してください。",
        ),
    },
    "third": {
        "en": Text(
            "The mail names {domain}, its links lead to {host}, and bounces go to a third party.",
            "Three parties that have nothing to do with each other: whoever sent this does not belong to {domain}, or uses a service that does not say so.",
            "Do not click. Open the supposed sender's site the way you always do, and look there.",
        ),
        "ja": Text(
            "差出人は {domain}、リンク先は {host}、エラーメールの返送先はさらに別の組織になっています。",
            "互いに関係のない三者が混ざっています。{domain} の人が送ったものではないおそれがあります。",
            "リンクは使わず、いつものブックマークや公式アプリから相手のサイトを開いて確認してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=1.9, medium=2.1, high=2.1),
    together=((0.5, ("threat",)),),
    link_kind=LinkKind("unrelated-links", en="not the sender's site", ja="差出人と別のサイト"),
    texts=TEXTS,
)
def unrelated_links(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """None of the links leads to the sender's own site.

    What it finds
        HTML mail from an organization's address whose buttons and links lead to sites of others only: not to the
        domain of From, not to a known mail service that counts clicks, not to a well-known platform. Medium where a
        third stranger takes the bounces, or where the links carry a long code instead of a readable path.
    Why it matters
        Whoever writes in another's name can't put the page there. A shop's or an office's own mail leads to its own
        pages.
    False positives
        Small firms that use a mail service we don't know, and invitations to a partner's site: low, and by itself no
        reason for alarm. Silent for answers to your own mails, free mail, links whose address stands in the text,
        and for authenticated mail whose links all lead to a service that is proven to have sent it, too.
    What to do
        Look at the address in the status line before you click. Reach the supposed sender by your own bookmark.
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

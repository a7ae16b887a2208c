"""Links that hide their target with a URL shortener."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import in_table, quote, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link uses the shortening service {service}, which hides where it leads.",
            "Anyone can make such a short link, and can change its target later. Organizations rarely use them in mail to customers or colleagues.",
            "Do not follow it. Open the sender's site the way you always do.",
        ),
        "ja": Text(
            "短縮URLサービス（{service}）のリンクがあり、本当の行き先が分かりません。",
            "短縮URLは誰でも作れ、行き先を後から変えることもできます。取引先や職員あてのメールで企業や団体が使うことはあまりありません。",
            "このリンクは開かず、差出人のサイトはいつもの方法で開いてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1566.002",),
    weights=by_severity(low=1, medium=2.7, high=3.2),
    link_kind=LinkKind("shortener", en="shortened", ja="短縮URL"),
    texts=TEXTS,
)
def url_shortener(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A link goes through a public URL shortener, which hides its real target.

    What it finds
        Links whose host is a shortener that anyone can use, including Japanese ones. The check does not fetch the link,
        so the target stays unknown.
    Why it matters
        Neither readers nor filters can judge a hidden target, and the target can be changed after the mail was
        delivered. One phishing mail in seven uses a shortener; business mail hardly ever does.
    False positives
        Newsletters and event invitations of small senders. Short domains that a company uses only for itself (youtu.be,
        aka.ms) and the click counters of mail services do not count as shorteners. The front page of a shortener is not
        reported.
    What to do
        Don't follow the link. Open the sender's site the way you always do.
    References
        MITRE ATT&CK T1566.002
    """
    for link in web_links(message):
        url = link.target
        if url is None or in_table(url.host, listed("shorteners", "brand")) or len(url.path) < 2:
            continue
        service = in_table(url.host, listed("shorteners", "anyone"))
        if service:
            yield Hit(
                (quote(link),),
                values={"service": service},
                data={"url": link.url, "service": service},
            )

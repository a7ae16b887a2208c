"""Whether a link hides its target behind a shortener."""

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
            "A link uses the shortening service {service}: where it leads cannot be seen.",
            "Anyone can make such a short link, and can change its target later. Organizations rarely use them in mail to customers or colleagues.",
            "Do not follow it. Go to the sender's site by a way you already know.",
        ),
        "ja": Text(
            "短縮URLサービス（{service}）のリンクがあり、本当の行き先が分かりません。",
            "短縮URLは誰でも作れ、行き先を後から変えることもできます。取引先や職員あてのメールで企業や団体が使うことはあまりありません。",
            "このリンクは開かず、送り主のサイトはいつもの方法で開いてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1566.002",),
    weights=by_severity(low=1.0, medium=2.6, high=3.2),
    link_kind=LinkKind("shortener", en="shortened", ja="短縮URL"),
    texts=TEXTS,
)
def url_shortener(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A link goes through a public URL shortener, so its real target can't be seen.

    What it finds
        Links whose host is a shortener that anyone can use, Japan's own among them. Nothing is fetched: where the
        link leads is not known.
    Why it matters
        A reader can't judge a target that isn't shown, filters can't either, and the target can be changed after
        the mail was delivered. One phishing mail in seven uses a shortener; business mail hardly ever does.
    False positives
        Newsletters and event invitations of small senders. Short domains that a company keeps for itself (youtu.be,
        aka.ms) and the click counters of mail services are not shorteners. The front page of a shortener is no short
        link.
    What to do
        Don't follow it. Go to the sender's site by a way you already know.
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

"""Invoices, fines, orders, voice messages and other documents that wait behind a link to a stranger's site."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import quote, web_links
from mailguard.checks.links.third_party_sites import is_foreign
from mailguard.checks.registry import check
from mailguard.checks.words.reading import QUOTES, read
from mailguard.checks.words.reading import quote as quote_phrases
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.language.phrases import Phrase
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_LINKS: Final = 300  # links of a mail that are compared
_NEAR: Final = 300  # characters between a phrase and its link
_FILE: Final = lazy_pattern(
    r"(?i)[^\n<>|]{1,100}?\.\s?(pdf|doc[xm]?|xls[xmb]?|ppt[xm]?|rtf|zip|rar|7z|html?|exe|iso|img|lnk|msi|js)\b[\s()\[\]0-9.,kmgb]{0,20}\Z"
)

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "“{words}”: the link beside it leads to {host}, which does not belong to the sender.",
            "Invoices, fines, orders and voice messages make people click. Behind the link there is a false login page or a harmful file.",
            "Do not open the link. Ask the supposed sender by telephone, or look in the customer account that you open yourself.",
        ),
        "ja": Text(
            "「{words}」のすぐそばのリンクは、差出人と関係のないサイト（{host}）を開きます。",
            "請求書、違反金、注文書、留守番電話などを口実にリンクを開かせる手口です。開くと偽のログイン画面や不正なファイルにつながります。",
            "リンクは開かないでください。差出人とされる相手に電話で確認するか、ご自身で開いた公式サイトで確認してください。",
        ),
    },
    "file": {
        "en": Text(
            "“{words}” looks like an attached file, but is a link to {host}.",
            "The sender disguises a link as an attachment. Behind it there is a false login page or a harmful file.",
            "Do not open it. Ask the supposed sender by telephone whether they sent you a file.",
        ),
        "ja": Text(
            "「{words}」は添付ファイルのように見えますが、実際は {host} を開くリンクです。",
            "リンクを添付ファイルに見せかける手口です。開くと偽のログイン画面や不正なファイルにつながります。",
            "開かないでください。ファイルを送ったかどうか、差出人とされる相手に電話で確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=0.9, medium=2.4, high=3.2),
    texts=TEXTS,
)
def document_lure(message: Message, context: Context) -> Iterator[Hit]:
    """The mail asks to open a document behind a link that leads to a stranger's site.

    What it finds
        Words for a document that waits (an invoice, a fine, an order, a voice message, a fax, an application) next to a
        link to a site that is neither the sender's nor a well-known service; and links whose text is the name of a
        file while the address is not that of a file. High for such a false attachment, medium for phrases that honest
        mail rarely has, low for others.
    Why it matters
        Everybody opens invoices and orders. The page behind the link asks for the password of the mailbox, or hands out
        a harmful file.
    False positives
        Small firms that send invoices through a service which mailguard does not know. Mail of partners and known
        senders is not reported.
    What to do
        Do not open the link. Ask the sender by telephone, or look in your customer account.
    References
        MITRE ATT&CK T1566.002
    """
    author = context.author_organization
    if not author or context.proven.reply or context.registry.is_known(context.author_domain):
        return
    links = tuple(islice(web_links(message), _LINKS))
    for link in links:
        if (name := _false_attachment(link)) and is_foreign(link, author, context):
            host = link.target.host if link.target else ""
            yield Hit((quote(link),), variant="file", values={"words": name, "host": host}, severity=Severity.HIGH)
            return
    phrases = read(context).of("document") if links else ()
    beside = {
        id(phrase): link
        for link in links
        if any(_is_near(phrase, link) for phrase in phrases) and is_foreign(link, author, context)
        for phrase in phrases
        if _is_near(phrase, link)
    }
    near = tuple(phrase for phrase in phrases if id(phrase) in beside)
    if near:
        link = beside[id(near[0])]
        yield Hit(
            (*quote_phrases(near)[:QUOTES], quote(link)),
            values={"words": near[0].text.strip()[:60], "host": link.target.host if link.target else ""},
            data={"count": len({phrase.text.casefold() for phrase in near}), "language": near[0].language},
            severity=Severity.MEDIUM if near[0].weight >= 3 else Severity.LOW,
        )


def _is_near(phrase: Phrase, link: Link) -> bool:
    """Whether a link lies within or shortly around a phrase of the same text; of a subject, any link is near."""
    if phrase.where.startswith("header:"):
        return True
    if phrase.where != link.where or link.start is None or link.end is None:
        return False
    return link.start - phrase.end <= _NEAR and phrase.start - link.end <= _NEAR


def _false_attachment(link: Link) -> str:
    """Return the name of a file that the link's text shows, unless the address is that of such a file; else ""."""
    text = link.text
    if link.tag != "a" or link.target is None or not 4 < len(text) <= _NEAR or "." not in text or "/" in text:
        return ""
    found = _FILE.match(text.strip())
    if found is None:
        return ""
    address = f"{link.target.path}?{link.target.query}".lower()
    return "" if f".{found[1].lower()}" in address else " ".join(link.text.split())[:60]

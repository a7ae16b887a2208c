"""Mails that show a clickable picture instead of text."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import in_table, quote, web_links
from mailguard.checks.links.third_party_sites import is_home
from mailguard.checks.registry import LinkKind, check
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.link import Link
from mailguard.message.model import Message, View
from mailguard.pipeline.context import Context

_TEXT = 160  # letters and digits allowed beside the picture, enough for an unsubscribe line
_ENOUGH = 400  # characters counted first: in all other mails they have more letters than `_TEXT`
_CJK_WEIGHT = 3  # one Japanese character carries as much text as three Latin letters
_NO_LETTERS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_CJK = lazy_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


# "From:", "Sent:" … as a forwarded mail shows them, in the languages of the mail programs.
_HEADER: Final = lazy_pattern(
    r"(?mi)^[ \t]{0,4}(?:from|sent|to|cc|date|subject|差出人|送信者|送信日時|宛先|日時|件名|von|gesendet|an|datum|betreff|de"
    r"|envoyé|à|objet|enviado|para|fecha|asunto|data|assunto|da|inviato|a|oggetto)[ \t]?[:：][^\n]{0,120}$"
)
_HEADER_LINES: Final = 3

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail has almost no text. It shows a picture, and a click on it leads to {host}.",
            "Filters cannot read words in a picture, and the whole picture is one big button. Many fake notices are made like this.",
            "Do not click on the picture. If you expect something from the sender, open their site yourself.",
        ),
        "ja": Text(
            "文章がほとんどなく、画像をクリックすると {host} が開くようになっています。",
            "画像の中の文字は迷惑メール対策では調べられず、画面全体が一つの大きなボタンになっています。偽の案内によくある作りです。",
            "画像をクリックしないでください。心当たりがあれば、相手のサイトをご自身で開いて確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1027", "T1566.002"),
    weights=by_severity(low=0.7, medium=1.2, high=2),
    link_kind=LinkKind("picture-only-mail", en="picture is the link", ja="画像だけのメールのリンク"),
    texts=TEXTS,
)
def picture_only_mail(message: Message, context: Context) -> Iterator[Hit]:
    """The mail has hardly any text: its message is a picture that is a link.

    What it finds
        HTML mail that shows a picture inside a link and no more text than a line for unsubscribing.
    Why it matters
        Filters cannot read the words in a picture, nor can a screen reader for blind people. The whole picture is a
        button, so that a single careless click is enough.
    False positives
        Advertising of shops. The severity is low if the picture leads to the sender's own site or to a known mail
        service. Pictures without a link are not reported.
    What to do
        Don't click on the picture. If you expect something from the supposed sender, open their site yourself.
    References
        MITRE ATT&CK T1027
    """
    html = [view for view in message.views if view.html is not None]
    if len(html) != 1 or _letters(html[0].text) > _TEXT:
        return
    link = _picture_link(message, html[0])
    if link is None or link.target is None:
        return
    host = link.target.host
    own = bool(context.author_organization) and is_home(host, context.author_organization, context)
    low = own or context.registry.is_known(host) or bool(in_table(host, listed("esp_trackers")))
    yield Hit(
        (quote(link),),
        values={"host": host},
        data={"url": link.url[:2000], "letters": _letters(html[0].text)},
        severity=Severity.LOW if low else None,
    )


def _letters(text: str) -> int:
    """Return how many letters a text has, without the lines of a header that anyone can put above a picture."""
    text = text[:20_000]
    if len(_HEADER.findall(text)) >= _HEADER_LINES:
        text = _HEADER.sub("", text)
    if text.isascii():
        return len(text.translate(_NO_LETTERS))
    letters = sum(map(str.isalnum, text[:_ENOUGH]))
    if letters <= _TEXT:
        letters += sum(map(str.isalnum, text[_ENOUGH:]))
    if letters > _TEXT:  # already too much text for a picture mail
        return letters
    return letters + (_CJK_WEIGHT - 1) * len(_CJK.findall(text))


def _picture_link(message: Message, view: View) -> Link | None:
    """Return the first link with a picture big enough to be seen."""
    if view.html is None or not any(i.linked and not i.is_pixel and not i.hidden for i in view.html.images):
        return None
    held = {anchor.href for anchor in view.html.anchors if anchor.image and not anchor.hidden}
    return next((link for link in web_links(message) if link.raw in held), None)

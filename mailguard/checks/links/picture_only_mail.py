"""Whether a picture that is a link stands in place of a text."""

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

_TEXT = 160  # letters and digits that may stand beside the picture: a line for unsubscribing
_ENOUGH = 400  # characters that hold more letters than that in all but picture mails
_CJK_WEIGHT = 3  # a Japanese letter says as much as three Latin ones
_NO_LETTERS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_CJK = lazy_pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail has almost no text: it is a picture, and a click on it leads to {host}.",
            "Words in a picture cannot be checked by filters, and the whole picture is one big button. That is how many fake notices are made.",
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
    weights=by_severity(low=1.0, medium=1.8, high=2.0),
    link_kind=LinkKind("picture-only-mail", en="picture is the link", ja="画像だけのメールのリンク"),
    texts=TEXTS,
)
def picture_only_mail(message: Message, context: Context) -> Iterator[Hit]:
    """The mail has hardly any text: its message is a picture that is a link.

    What it finds
        HTML mail that shows a picture inside a link and no more text than a line for unsubscribing.
    Why it matters
        What stands in a picture, no filter reads, and neither does a program that reads to blind people. The whole
        picture is a button: a slip of the finger is enough.
    False positives
        Advertising of shops. The severity is low where the picture leads to the sender's own site or to a known mail
        service. Silent for pictures that travel in the mail without a link.
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
    text = text[:20_000]
    if text.isascii():
        return len(text.translate(_NO_LETTERS))
    letters = sum(map(str.isalnum, text[:_ENOUGH]))
    if letters <= _TEXT:
        letters += sum(map(str.isalnum, text[_ENOUGH:]))
    if letters > _TEXT:  # enough said
        return letters
    return letters + (_CJK_WEIGHT - 1) * len(_CJK.findall(text))


def _picture_link(message: Message, view: View) -> Link | None:
    """The first link that holds a picture big enough to be seen."""
    if view.html is None or not any(i.linked and not i.is_pixel and not i.hidden for i in view.html.images):
        return None
    held = {anchor.href for anchor in view.html.anchors if anchor.image and not anchor.hidden}
    return next((link for link in web_links(message) if link.raw in held), None)

"""Orders and tenders of unknown buyers."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.stranger_letter import letter_of
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_MANY: Final = 10  # sum of a letter's weights if the answer goes to the sender's own domain


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "An unknown buyer wants a catalogue, prices or samples: “{words}”.",
            "Such inquiries fit every company. Whoever answers is led to a false login, a harmful file, goods that are never paid for, or a fee for a tender.",
            "Look up the company yourself and telephone it before you answer. Deliver nothing on credit, and pay no fee for a tender or a registration.",
        ),
        "ja": Text(
            "面識のない買い手が、カタログ・価格・サンプルなどを求めています（「{words}」）。",
            "どの会社にも当てはまる引き合いです。返信すると、偽のログイン画面や不正なファイル、代金が支払われない注文、入札の「手数料」などに誘い込まれます。",
            "返信する前に、相手の会社を自分で調べて電話で確かめてください。後払いで商品を送ったり、入札や登録の手数料を払ったりしないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(medium=2.5, high=3.2),
    texts=TEXTS,
)
def unknown_buyer_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """An unknown buyer asks for a catalogue, prices, samples or credit, or invites to a tender.

    What it finds
        Several different phrases of such inquiries in one passage: interest in "your products", a catalogue and price
        list, terms of payment, a large order, a tender with registration. High when the answer goes to free mail or to
        another organization than the sender's.
    Why it matters
        The order is a bait: for a login, a file, goods on credit, or a fee.
    False positives
        Honest first inquiries. They name what they want and come from the company's own address, and stay medium at
        most. Silent for your own mail, partners and senders you know.
    What to do
        Look up the company and telephone it. Deliver nothing on credit to a buyer you know from mails alone.
    References
        MITRE ATT&CK T1657 (financial theft)
    """
    found = letter_of(context, "buyer")
    if found is None or not (found.telling and (found.elsewhere or found.letter.total >= _MANY)):
        return  # every shop and every honest inquiry mentions orders and prices
    yield Hit(
        found.evidence,
        severity=Severity.HIGH if found.elsewhere and found.letter.strong > 1 else Severity.MEDIUM,
        values={"words": found.words},
        data=found.data,
    )

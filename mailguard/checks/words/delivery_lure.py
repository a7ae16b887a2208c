"""Parcels that could not be delivered, or that need a fee, as a lure."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail says that a parcel is waiting or could not be delivered: “{words}”.",
            "Most people are waiting for some parcel. The link often leads to a copy of the carrier's site that asks for card data.",
            "Do not use the link. Enter the parcel number on the carrier's own website or in its app.",
        ),
        "ja": Text(
            "「{words}」と、荷物を配達できない、または保管していると知らせています。",
            "誰でも荷物を待っていることがあるため、よく使われる手口です。リンク先は配送会社をまねた偽ページのことが多く、カード情報などを盗まれます。",
            "リンクは使わず、配送会社の公式サイトやアプリで伝票番号を調べてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=0.8, medium=1.4, high=1.8),
    texts=TEXTS,
)
def delivery_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text says that a parcel could not be delivered, or that a fee is due for it.

    What it finds
    Notices of absent recipients, unclear addresses, customs fees and parcels on hold, in a mail with a link or a file.

    Why it matters
    Most people are waiting for some parcel. The link leads to a copy of the carrier's site that asks for card data or
    installs an app.

    False positives
    Real carriers send such notices, too. Check the sender, and look the parcel number up at the carrier.

    What to do
    Do not use the link. Enter the parcel number on the carrier's own website or in its app.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = reading.of("delivery")
    if phrases and phrases[0].weight >= 3 and reading.acts:
        yield hit(reading, "delivery", tuple(phrase for phrase in phrases if phrase.weight >= 2))

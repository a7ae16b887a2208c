"""Offers of dates, company or sex as a lure."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, several, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail lures you with dating or sex: “{words}”.",
            "This is how romance fraud, blackmail with pictures and costly subscriptions begin.",
            "Delete the mail. Do not answer and send no pictures.",
        ),
        "ja": Text(
            "「{words}」と、出会いや性的な話で誘っています。",
            "恋愛を装った詐欺、写真を使った脅し、高額な有料サイトへの入口です。",
            "返信も写真の送付もせず、削除してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=1.5, medium=2, high=3.2),
    texts=TEXTS,
)
def dating_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text lures the reader with dating, love or sex.

    What it finds
    Offers of meetings, pictures and company, in seven languages.

    Why it matters
    This is how romance fraud, blackmail with pictures and unwanted subscriptions begin.

    False positives
    A dating service that you joined writes like this, too. A single phrase alone is low; three different ones are
    high.

    What to do
    Delete the mail. Don't answer and don't send pictures.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    reading = read(context)
    phrases = telling(reading, "dating")
    if phrases:
        yield hit(reading, "dating", phrases, severity=Severity.HIGH if several(phrases) else None)

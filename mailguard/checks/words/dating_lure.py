"""Strangers who want to meet."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, several, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.002",))
def dating_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text lures with acquaintances, love or sex.

    What it finds
    Offers of meetings, pictures and company in seven languages.

    Why it matters
    It is the beginning of love fraud, of extortion with pictures, and of subscriptions nobody
    wanted.

    False positives
    A dating service you joined writes like this, too. Alone a single phrase is low; three
    different ones are high.

    What to do
    Delete the mail. Don't answer and don't send pictures.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    reading = read(context)
    phrases = telling(reading, "dating")
    if phrases:
        yield hit(reading, "dating", phrases, severity=Severity.HIGH if several(phrases) else None)

"""Medicine and miracles by mail."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, several, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.002",))
def remedy_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text sells medicine without prescription or miracle cures.

    What it finds
    Offers of pills by name and price, of weight lost in days, of cures that doctors conceal.

    Why it matters
    What arrives, if anything does, may be poison; the card data is gone in any case. For a
    hospital such mail is also a frequent disguise of other fraud.

    False positives
    Mail between hospitals and pharmacies names the same medicines, therefore names alone are
    silent: it takes the words of an offer. Three different ones are high.

    What to do
    Delete the mail. Buy medicine in pharmacies.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    reading = read(context)
    phrases = telling(reading, "remedy")
    if phrases:
        yield hit(reading, "remedy", phrases, severity=Severity.HIGH if several(phrases) else None)

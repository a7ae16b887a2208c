"""Wallets, coins and certain profits."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, several, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.002",))
def investment_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text lures with cryptocurrency, wallets or certain profits.

    What it finds
    Phrases of wallets to be connected, verified or restored, airdrops and token claims, trading
    robots and guaranteed profits, casino bonuses and free spins.

    Why it matters
    A wallet that was connected once, or whose recovery words were typed in, is empty a minute
    later, and nobody can bring the money back.

    False positives
    Newsletters about finance. Alone a single phrase is low; three
    different ones are high.

    What to do
    Never type recovery words anywhere. Send no money to somebody you know from mails alone.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    reading = read(context)
    phrases = telling(reading, "investment")
    if phrases:
        yield hit(reading, "investment", phrases, severity=Severity.HIGH if several(phrases) else None)

"""Wallets, coins and certain profits."""

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
            "The mail lures with cryptocurrency, gambling, a loan or certain profits: “{words}”.",
            "A wallet connected to such a page is emptied within a minute, and money paid in cannot be fetched back.",
            "Connect nothing, type in no recovery words and send no money. Delete the mail.",
        ),
        "ja": Text(
            "「{words}」と、暗号資産・ギャンブル・融資・必ずもうかる話で誘っています。",
            "誘いに乗ってウォレットをつないだり送金したりすると、すぐに全額を失い、取り戻せません。",
            "接続も入力も送金もせず、削除してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=1.6, medium=2.1, high=3.0),
    texts=TEXTS,
)
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

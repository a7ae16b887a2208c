"""Cryptocurrency wallets, coins and guaranteed profits as a lure."""

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
            "The mail lures you with cryptocurrency, gambling, a loan or guaranteed profits: “{words}”.",
            "Criminals empty a wallet within a minute once it is connected to their page, and money you pay in cannot be recovered.",
            "Do not connect a wallet, type in recovery words or send money. Delete the mail.",
        ),
        "ja": Text(
            "「{words}」と、暗号資産・ギャンブル・融資・必ずもうかる話で誘っています。",
            "誘いに乗ってウォレットをつないだり送金したりすると、すぐに全額を失い、取り戻せません。",
            "ウォレットの接続、復元フレーズの入力、送金はせずに、メールを削除してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=1.7, medium=2.4, high=3.3),
    texts=TEXTS,
)
def investment_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text lures the reader with cryptocurrency, wallets or guaranteed profits.

    What it finds
    Requests to connect, verify or restore a wallet, airdrops and token claims, trading robots and guaranteed profits,
    casino bonuses and free spins.

    Why it matters
    A wallet is emptied within a minute once it is connected or its recovery words are typed in, and the money cannot be
    recovered.

    False positives
    Newsletters about finance. A single phrase alone is low; three different ones are high.

    What to do
    Never type recovery words anywhere. Send no money to a person whom you know from mails alone.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    reading = read(context)
    phrases = telling(reading, "investment")
    if phrases:
        yield hit(reading, "investment", phrases, severity=Severity.HIGH if several(phrases) else None)

"""Prizes and points as a lure."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.reading import hit, read, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail promises a prize, gift or money: “{words}”.",
            "The promise leads to a page that asks for card data, or to a fee that must be paid first. The prize does not exist.",
            "Delete the mail. You cannot win a draw that you never entered.",
        ),
        "ja": Text(
            "「{words}」と、賞品・ポイント・お金がもらえると誘っています。",
            "誘いの先では、カード情報の入力や「手数料」の前払いを求められます。賞品やお金は存在しません。",
            "応募した覚えがなければ、リンクを開かずに削除してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566",),
    weights=by_severity(low=2, medium=2.1, high=2.3),
    texts=TEXTS,
)
def prize_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text promises a prize, points or a gift.

    What it finds
    Announcements of winnings, expiring points, gifts for a survey and free spins.

    Why it matters
    The promise leads to a page that asks for card data, or to a fee that must be paid before the money arrives.

    False positives
    Shops and clubs advertise gifts. Weak words alone are not reported, and the finding is low if the mail has no other
    pressure or request.

    What to do
    You cannot win a draw that you never entered. Delete the mail.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "prize")
    if phrases:
        yield hit(reading, "prize", phrases)

"""Requests to pay, to change a bank account, or to buy gift cards."""

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
            "The mail asks for money, or gives new payment details: “{words}”.",
            "Money sent because of a mail is rarely recovered. Changed bank details and gift cards are the most common ways to steal it.",
            "Do not pay yet. Call the payee, using a number from your own files, and follow your organization's payment rules.",
        ),
        "ja": Text(
            "「{words}」と、支払いや振込先の変更などお金に関わることを求めています。",
            "メールを信じて送ったお金は、ほとんど戻りません。振込先の変更やギフトカードの購入は、とくに多い手口です。",
            "まだ支払わないでください。手元の台帳などにある電話番号で相手に確かめ、所定の支払手続きに従ってください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(low=1.5, medium=1.6, high=2),
    texts=TEXTS,
)
def payment_request(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text asks the reader to pay, to use another bank account, or to buy gift cards.

    What it finds
    Requests for transfers, new account details, fees, unpaid charges, gift cards and cryptocurrency.

    Why it matters
    Money sent because of a mail is rarely recovered. Changed bank details of a supplier are one of the costliest
    frauds.

    False positives
    Invoices of your suppliers ask for payment. A single word (請求書, 振込先) is not reported; the text also needs a
    request, a deadline or other pressure.

    What to do
    Before you pay or change an account, call the payee, using a number from your own files.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    phrases = telling(reading, "payment") or telling(reading, "tax_refund")
    if phrases:
        yield hit(reading, phrases[0].category, phrases)

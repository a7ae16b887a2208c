"""Medicine without prescription and miracle cures as a lure."""

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
            "The mail advertises medicine without prescription or a miracle cure: “{words}”.",
            "The medicine, if it ever arrives, may be poisonous, and your card data is stolen.",
            "Delete the mail. Buy medicine in pharmacies only.",
        ),
        "ja": Text(
            "「{words}」と、処方箋のいらない薬や「奇跡の治療」を売り込んでいます。",
            "届いたとしても中身は危険な偽薬のことがあり、カード情報も盗まれます。",
            "注文せずに削除してください。薬は薬局で購入してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002",),
    weights=by_severity(low=1.7, medium=2, high=3.2),
    texts=TEXTS,
)
def remedy_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """The text advertises medicine without prescription, or a miracle cure.

    What it finds
    Offers of pills with name and price, of weight loss within days, and of cures that doctors are said to conceal.

    Why it matters
    The medicine, if it ever arrives, may be poisonous, and the card data is stolen. In hospitals such mail is also a
    frequent disguise of other fraud.

    False positives
    Mail between hospitals and pharmacies names the same medicines. Names alone are therefore not reported; the text
    also needs the words of an offer. Three different ones are high.

    What to do
    Delete the mail. Buy medicine in pharmacies only.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    reading = read(context)
    phrases = telling(reading, "remedy")
    if phrases:
        yield hit(reading, "remedy", phrases, severity=Severity.HIGH if several(phrases) else None)

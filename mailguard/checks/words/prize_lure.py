"""Prizes, points and inheritances as a lure."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.fortune import fortune_in
from mailguard.checks.words.reading import hit, read, telling
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "fortune": {
        "en": Text(
            "A stranger offers you a share of a fortune: “{words}”.",
            "This is an old fraud: first they ask for your name and account, then for fees, taxes or a lawyer's bill in advance. The fortune does not exist.",
            "Do not answer and send no data. Delete the mail. If you already sent money or account details, tell your bank and the police.",
        ),
        "ja": Text(
            "面識のない相手が、多額のお金を分けると持ちかけています（「{words}」）。",
            "昔からある詐欺です。最初に氏名や口座を聞き出し、次に手数料・税金・弁護士費用などの前払いを求めてきます。そのようなお金は存在しません。",
            "返信せず、個人情報も送らずに、メールを削除してください。すでにお金や口座情報を送ってしまったときは、銀行と警察に相談してください。",
        ),
    },
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
    weights=by_severity(low=1.9, medium=2.2, high=2.3, critical=3.2),
    texts=TEXTS,
)
def prize_lure(message: Message, context: Context) -> Iterator[Hit]:
    """The text promises a prize, points, a gift or an inheritance.

    What it finds
    Announcements of winnings, expiring points, gifts for a survey, free spins, and shares of a fortune.

    Why it matters
    The promise leads to a page that asks for card data, or to a fee that must be paid before the money arrives.

    False positives
    Shops and clubs advertise gifts. Weak words alone are not reported, and the finding is low if the mail has no other
    pressure or request. A stranger's letter that describes a fortune, its origin and what to send for it is critical.
    It is high if it comes from a company's domain and has links.

    What to do
    You cannot win a draw that you never entered. Delete the mail.

    References
    https://attack.mitre.org/techniques/T1566/ · https://www.antiphishing.jp/
    """
    reading = read(context)
    fortune = () if _is_expected(context) else fortune_in(message)
    if fortune:
        free = context.registry.is_free_mail(context.author_domain)
        severity = Severity.CRITICAL if free or not message.web_links else Severity.HIGH
        words = " ".join(fortune[0].text.split())[:60]
        yield Hit(fortune, variant="fortune", severity=severity, values={"words": words}, data={"words": words})
        return
    phrases = telling(reading, "prize")
    if phrases:
        yield hit(reading, "prize", phrases)


def _is_expected(context: Context) -> bool:
    """Whether the mail is proven to come from a known sender, or to answer one of ours."""
    return context.from_known or context.vouched or context.proven.reply

"""Prizes, points and inheritances as bait."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.words.fortune import fortune_in
from mailguard.checks.words.reading import hit, read, telling
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566",))
def prize_lure(message: Message, context: Context) -> Iterator[Hit]:
    """The text promises a prize, points, a refund of luck or an inheritance.

    What it finds
    Announcements of winnings, expiring points, gifts for a survey, free spins, and fortunes to
    be shared.

    Why it matters
    The promise leads to a page that asks for card data, or to a fee before the money comes.

    False positives
    Shops and clubs advertise gifts. Weak words alone are silent; the finding is low without
    pressure or a request beside it. A stranger's letter that tells of a fortune, whence it comes and what to send for
    it is critical, and high where a company's mail with links tells it.

    What to do
    You cannot win what you never took part in. Delete the mail.

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
    """Whether the mail is proven to come from somebody known, or to answer us."""
    return context.from_known or context.vouched or context.proven.reply

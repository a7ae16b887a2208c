"""Bills for what nobody bought, with a number to call."""

import re
from collections.abc import Iterator
from typing import Final

from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message
from mailguard.message.traits import is_mailing_list, is_reply

_READ: Final = 8_000  # characters of a text
_NEAR: Final = 160  # characters around the number in which it is offered
# Service numbers as they are written for people to dial, also with letters in place of digits.
_NUMBER: Final = lazy_pattern(
    r"(?<![\w/=.+@-])(?:\+?1[ .\-\u2013\u00a0]{0,3})?[(\[]?[2-9][0-9oOlI]{2}[)\]]?[ .\-\u2013\u2014\u00a0_*]{1,4}"
    r"[0-9oOlI]{3}[ .\-\u2013\u2014\u00a0_*]{1,4}[0-9oOlI]{4}(?![\w@-])"
    r"|(?<![\w/=.+@-])0(?:50|120|570|800|3|6)[-\u2010-\u2015\uff0d) ]{1,2}[0-9]{2,4}[-\u2010-\u2015\uff0d) ]{1,2}"
    r"[0-9]{3,4}(?![\w-])"
    r"|(?<![\w/=.+@-])0[38]00[- ][0-9]{3}[- ][0-9]{3,4}(?![\w-])"
)
_AMOUNT: Final = lazy_pattern(
    r"(?:r?[$€£]|\b(?:usd|eur|gbp)) ?[0-9]{1,3}(?:,[0-9]{3})?(?:[.,][0-9]{2})?"
    r"|[0-9]{1,4}[.,][0-9]{2} ?(?:usd|eur|gbp|dollars|[$€£])|[0-9]{1,3}(?:,[0-9]{3})?円",
    re.IGNORECASE,
)
_MONEY: Final = ("$", "€", "£", "円", "usd", "eur", "gbp", "dollars")  # one of them stands in every amount
_CHARGED: Final = lazy_pattern(
    r"(?:been|be|was|is|successfully|automatically|auto)[ -](?:charged|debited|renewed|deducted|billed|debit|renewal)"
    r"|your (?:annual |yearly )?(?:subscription|membership|plan|purchase|order)"
    r"|renewal|payment confirmation|auto-?debit"
    r"|自動更新|更新料|引き落とし|引落し|課金|請求(?:され|いた)|定期購入",
    re.IGNORECASE,
)
_OFFER: Final = lazy_pattern(
    r"\bcall\b|cancel|dispute|help ?(?:desk|line)|support|toll|refund|customer (?:service|care|assistance)|assistance"
    r"|did not (?:make|authori[sz]e)|キャンセル|解約|お心当たり|覚えのない|返金",
    re.IGNORECASE,
)


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.004", "T1656"))
def callback_lure(message: Message, context: Context) -> Iterator[Hit]:
    """The mail bills you for something and offers a telephone number to cancel it.

    What it finds
        An amount that was or will be charged (a renewal, a subscription, an order), and a telephone number beside
        words such as "cancel", "refund" or "support", in a mail or a short file attached to it, of a sender who is
        not known to us. High when it comes from free mail or through somebody else's calendar.
    Why it matters
        Nothing in the mail can be checked: no link, no file. Who calls is led to install remote control software or
        to read out card numbers.
    False positives
        Real bills with a service number: low for mail with the sender's own links, silent when it is authenticated
        mail of a brand, of you or of your partners.
    What to do
        Don't call. Look into the account or at the card's statement, and use the number that stands there.
    References
        MITRE ATT&CK T1566.004 (spearphishing voice)
    """
    free = context.registry.is_free_mail(context.author_domain)
    if is_reply(message) or is_mailing_list(message) or (context.author_owner is not None and not free):
        return
    for where, text in _texts(message):
        number = _offered_number(text[:_READ])
        if number is None:
            continue
        span = number.span() if where.startswith("body:") else (None, None)
        linked = any(link.is_web and link.clickable and _is_own(link.host, context) for link in message.links)
        yield Hit(
            (Evidence(where, number.group(), *span),),
            values={"number": number.group().strip()},
            data={"number": number.group().strip()},
            severity=Severity.HIGH if free else Severity.LOW if linked else None,
        )
        return


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    """The bodies, then attached letters: many such bills are a PDF behind an empty mail."""
    for view in message.views:
        yield view.where, view.text
    if message.attachments:
        from mailguard.message.attachment.letter import letters

        yield from letters(message.attachments)


def _is_own(host: str, context: Context) -> bool:
    return bool(host) and host.endswith(context.author_organization or "\n")


def _offered_number(text: str) -> re.Match[str] | None:
    lowered = text.lower()
    if not any(sign in lowered for sign in _MONEY):  # most mails, at a tenth of what the expressions cost
        return None
    if not (_AMOUNT.search(text) and _CHARGED.search(text)):
        return None
    for count, match in enumerate(_NUMBER.finditer(text)):
        if count >= 10:
            break
        if _OFFER.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            return match
    return None

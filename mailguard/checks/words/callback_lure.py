"""Bills for purchases never made, and virus alarms, that give a telephone number to call."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.language.normalise import normalise
from mailguard.language.prefilter import hints
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_READ: Final = 8_000  # characters read of a text
_NEAR: Final = 160  # characters on either side of a number in which the offer to call is searched for
# Telephone numbers as people write them, also with letters in place of digits. The text is normalised before.
_NUMBERS: Final = (
    r"(?:\+?1[ .-]{0,3})?[(\[]?[2-9][0-9ol]{2}[)\]]?[ .\-_*]{1,4}[0-9ol]{3}[ .\-_*]{1,4}[0-9ol]{4}(?![a-z0-9@-])"
    r"|[(\[]?(?:\+81[ .\-]{0,2}(?:\(0\) ?)?|0)(?:50|120|570|800|[1-9][0-9]{0,3})[)\] .\-]{1,3}"
    r"[0-9]{2,4}[)\] .\-]{1,3}[0-9]{3,4}(?![a-z0-9@-])"
    r"|0(?:50[0-9]{8}|(?:120|570|800|3|6)[0-9]{6,8})(?![a-z0-9@-])"
    r"|0[38]00[- ][0-9]{3}[- ][0-9]{3,4}(?![a-z0-9-])"
)
# The pattern starts with a character class, ahead of the lookbehind: the engine can skip all other characters.
_NUMBER: Final = lazy_pattern(rf"[+(\[0-9](?<![a-z0-9/=.+@-].)(?<=(?=(?P<number>{_NUMBERS})).)")
_SUM: Final = r" ?[0-9]{1,3}(?:,[0-9]{3})?(?:[.,][0-9]{2})?"
_AMOUNT: Final = lazy_pattern(
    rf"[$€£¥]{_SUM}|u(?<!\w.)sd{_SUM}|e(?<!\w.)ur{_SUM}|g(?<!\w.)bp{_SUM}|j(?<!\w.)py{_SUM}"
    r"|[0-9]{1,4}[.,][0-9]{2} ?(?:usd|eur|gbp|dollars|[$€£])|[0-9]{1,3}(?:,?[0-9]{3})? ?円"
)
# Every amount contains one of these.
_MONEY: Final = (
    "$",
    "€",
    "£",
    "¥",
    "￥",
    "円",
    "usd",
    "eur",
    "gbp",
    "jpy",
    "dollars",
)
_DONE: Final = "[ -](?:charged|debited|renewed|deducted|billed|debit|renewal)"
_CHARGED: Final = lazy_pattern(
    rf"been{_DONE}|be{_DONE}|was{_DONE}|is{_DONE}|successfully{_DONE}|automatically{_DONE}|auto{_DONE}"
    r"|your (?:annual |yearly )?(?:subscription|membership|plan|purchase|order)"
    r"|renewal|payment confirmation|auto-?debit"
    r"|自動更新|更新料|引き落とし|引落し|課金|請求(?:され|いた)|定期購入|ご請求額|ご請求金額|決済(?:が完了|され|いたし)|購入(?:が完了|され)"
)
_CHARGE_HINTS: Final = (
    "charged",
    "debit",
    "renew",
    "deducted",
    "billed",
    "subscription",
    "membership",
    "annual",
    "yearly",
    "your plan",
    "purchase",
    "your order",
    "payment confirmation",
    "自動更新",
    "更新料",
    "引き落とし",
    "引落",
    "課金",
    "請求",
    "定期購入",
    "決済",
    "購入",
)
_OFFER: Final = lazy_pattern(
    r"\bcall\b|cancel|dispute|help ?(?:desk|line)|support|toll|refund|customer (?:service|care|assistance)|assistance"
    r"|(?:did not|didn't) (?:make|authori[sz]e)|(?:do not|don't) recogni[sz]e"
    r"|キャンセル|解約|お?心当たり|覚えのない|覚えがない|返金"
)
# The words name the infected computer, because hospitals write about viruses in people.
_ALARM: Final = lazy_pattern(
    r"(?:パソコン|コンピュータ|端末|デバイス|スマートフォン|スマホ|システム|windows)[^。\n]{0,30}(?:感染|ウイルス(?!対策|ソフト)|ロックされ|ハッキング(?:され|を受け|の被害))"
    r"|トロイの木馬|スパイウェア"
    r"|\b(?:computer|device|pc|system|windows)\b[^.\n]{0,30}\b(?:infected|blocked|locked|hacked|compromised)"
    r"|\b(?:trojan|spyware)\b|\bvirus(?:es)? (?:was |were |has been |have been )?(?:detected|found)"
)
_ALARM_HINTS: Final = (
    "感染",
    "ウイルス",
    "トロイ",
    "スパイウェア",
    "ロックされ",
    "ハッキング",
    "infected",
    "blocked",
    "locked",
    "compromised",
    "trojan",
    "virus",
    "spyware",
    "hacked",
)
# Every matching text contains one of these words, or one of the Japanese hints.
_WORDS: Final = hints(
    "charged debit debits debited autodebit deducted billed subscription subscriptions membership memberships annual"
    " renew renews renewed renewal renewals renewing autorenew autorenewal annually yearly plan plans purchase"
    " purchases purchased order orders confirmation confirmations infected blocked locked compromised trojan trojans virus"
    " viruses spyware hacked",
    *(hint for hint in (*_CHARGE_HINTS, *_ALARM_HINTS) if not hint.isascii()),
)
_DIAL: Final = lazy_pattern(r"電話|サポート|\bcall\b|\bdial\b|\bphone\b")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail says that you were charged for something, and gives a number to call: {number}.",
            "Callers are talked into installing remote control software or reading out card numbers. The purchase does not exist.",
            "Do not call. Check your card statement or the account itself, and use the number given there.",
        ),
        "ja": Text(
            "料金が発生したと知らせて、電話番号（{number}）に電話させようとしています。",
            "電話をかけると、遠隔操作ソフトを入れさせられたり、カード番号を聞き出されたりします。購入や契約は存在しません。",
            "電話をかけず、カードの明細や契約先の公式サイトで確認し、そこに載っている番号を使ってください。",
        ),
    },
    "support": {
        "en": Text(
            "The mail says that your computer is infected or locked, and asks you to call {number}.",
            "The sender of a mail cannot know the state of your computer. Callers are talked into installing remote control software and paying for a repair that was never needed.",
            "Do not call. If you are worried about the computer, ask your IT staff.",
        ),
        "ja": Text(
            "パソコンなどがウイルスに感染した、またはロックされたと伝えて、電話番号（{number}）に電話させようとしています。",
            "メールの差出人に、あなたのパソコンの状態は分かりません。電話をかけると、遠隔操作ソフトを入れさせられ、不要な「修理代」を請求されます。",
            "電話をかけないでください。パソコンが心配なときは、情報システム担当者に見てもらってください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.004", "T1656"),
    weights=by_severity(low=1.1, medium=2.6, high=3.8),
    texts=TEXTS,
)
def callback_lure(message: Message, context: Context) -> Iterator[Hit]:
    """The mail bills you for something, or says that your computer is infected, and gives a number to call.

    What it finds
        An amount that was or will be charged (a renewal, a subscription, an order), and near a telephone number words
        such as "cancel", "refund" or "support". Or the statement that a computer is infected, and a number to call
        about it. The check reads the mail and short attached files of senders who are not known to you. The severity is
        high if the mail comes from a free mail address.
    Why it matters
        The mail has no link and no file that could be checked. Callers are talked into installing remote control
        software or reading out card numbers.
    False positives
        Real bills with a service number. The severity is low if the mail links to the sender's own site. Authenticated
        mail of a known brand, of you or of your partners is not reported.
    What to do
        Don't call. Check the account or the card statement, and use the number given there.
    References
        MITRE ATT&CK T1566.004 (spearphishing voice)
    """
    free = context.author_on_free_mail
    if context.proven.reply or (context.author_owner is not None and not free):
        return
    for where, text in _texts(message):
        offered = _offer(text[:_READ]) if _WORDS.stand_in(text) else None
        if offered is None:
            continue
        number, variant, spans = offered
        places = spans if where.startswith("body:") else [(None, None)] * len(spans)
        linked = any(link.is_web and link.clickable and _is_own(link.host, context) for link in message.links)
        yield Hit(
            tuple(Evidence(where, text[slice(*span)], *at) for span, at in zip(spans, places, strict=True)),
            variant,
            values={"number": number.strip()},
            data={"number": number.strip()},
            severity=Severity.HIGH if free else Severity.LOW if linked else None,
        )
        return


def _texts(message: Message) -> Iterator[tuple[str, str]]:
    """Yield the bodies, then attached letters: many such bills are a PDF attached to an empty mail."""
    for view in message.views:
        yield view.where, view.text
    if message.attachments:
        from mailguard.message.files.letter import letters

        yield from letters(message.attachments)


def _is_own(host: str, context: Context) -> bool:
    return bool(host) and host.endswith(context.author_organization or "\n")


def _offer(text: str) -> tuple[str, str, list[tuple[int, int]]] | None:
    """Return the number to call, the variant, and where `text` has the number and the words of the charge or alarm.

    The variant is "support" for an infected computer and "" for a charge.
    """
    lowered = text.lower()
    billed = any(map(lowered.__contains__, _MONEY)) and any(map(lowered.__contains__, _CHARGE_HINTS))
    alarmed = any(map(lowered.__contains__, _ALARM_HINTS))
    if not (billed or alarmed):  # ends here for most mails, at a tenth of the cost of the patterns
        return None
    normalised = normalise(text)
    folded = normalised.text
    for variant, near in (("support", _DIAL), ("", _OFFER)):
        told = _told(folded, variant) if (alarmed if variant else billed) else []
        number = _number_near(folded, near) if told else None
        if number is not None:
            spans = [normalised.original(*span) for span in (number, *told)]
            return text[slice(*spans[0])], variant, spans
    return None


def _told(folded: str, variant: str) -> list[tuple[int, int]]:
    """Return where the text speaks of an infected computer, or names an amount and that it is charged; or nothing."""
    found = [pattern.search(folded) for pattern in ((_ALARM,) if variant else (_AMOUNT, _CHARGED))]
    spans = [match.span() for match in found if match is not None]
    return spans if len(spans) == len(found) else []


def _number_near(folded: str, offer: re.Pattern[str]) -> tuple[int, int] | None:
    """Return the span of the first number that has words of the offer near it."""
    for match in itertools.islice(_NUMBER.finditer(folded), 10):
        start, end = match.span("number")
        if offer.search(folded, max(0, start - _NEAR), end + _NEAR):
            return start, end
    return None

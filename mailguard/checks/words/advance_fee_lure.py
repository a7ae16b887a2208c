"""Fortunes, donations and deals that strangers offer, and that cost a fee in advance."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words import warning
from mailguard.checks.words.fortune import fortune_in
from mailguard.checks.words.story import fortune_story
from mailguard.checks.words.stranger_letter import is_strange, letter_of
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
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
            "A stranger speaks of money or a deal and wants your answer: “{words}”.",
            "Such letters begin a long fraud: the sender promises a fortune, a donation or a prize, and then asks for fees in advance. The money does not exist.",
            "Do not answer and send no data. Delete the mail. If you already sent money or account details, tell your bank and the police.",
        ),
        "ja": Text(
            "面識のない相手が、お金や取引の話を持ちかけて返信を求めています（「{words}」）。",
            "長く続く詐欺の入り口です。返信すると、多額の遺産・寄付・賞金などの話をされ、手数料の前払いを求められます。そのようなお金は存在しません。",
            "返信せず、個人情報も送らずに、メールを削除してください。すでにお金や口座情報を送ってしまったときは、銀行と警察に相談してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(low=0.9, medium=2.9, high=3.5, critical=3.6),
    texts=TEXTS,
)
def advance_fee_lure(message: Message, context: Context) -> Iterator[Hit]:
    """A stranger offers a share of a fortune, a donation or a deal, and wants an answer.

    What it finds
        A letter that names a fortune, its origin and what to send for it; or several different phrases of such letters
        in one passage: next of kin, dormant accounts, donations of the dying, funds to be moved, compensation, an
        instrument given away for the shipping fee. No single phrase decides: the weights of all of them are added.
        High when there are many, or when the answer goes to free mail or to another organization; low for a few.
        A whole story of a fortune is critical, or high if the mail comes from a company and has links.
    Why it matters
        First they ask for a name and an account, then for fees, taxes or a lawyer in advance. The fortune does not
        exist.
    False positives
        Lawyers, banks and charities that write to strangers. Silent for your own mail, partners, senders you know, and
        for mail that warns of such letters.
    What to do
        Do not answer. If money or account details were sent, tell the bank and the police.
    References
        MITRE ATT&CK T1657 (financial theft)
    """
    fortune = (fortune_in(message) or fortune_story(message)) if is_strange(context) else ()
    if fortune and not _is_cited(fortune, context):
        yield _hit_of_fortune(fortune, message, context)
        return
    found = letter_of(context, "advance_fee")
    if found is not None:
        yield Hit(
            found.evidence,
            severity=found.severity,
            values={"words": found.words},
            data=found.data,
        )


def _hit_of_fortune(fortune: tuple[Evidence, ...], message: Message, context: Context) -> Hit:
    free = context.author_on_free_mail
    severity = Severity.CRITICAL if free or not message.web_links else Severity.HIGH
    words = " ".join(fortune[0].text.split())[:60]
    return Hit(fortune, variant="fortune", severity=severity, values={"words": words}, data={"words": words})


def _is_cited(fortune: tuple[Evidence, ...], context: Context) -> bool:
    """Whether a warning quotes the story and calls it fake."""
    if not warning.leads_nowhere_else(context):
        return False
    texts = {view.where: view.text for view in context.message.views}
    return all(
        each.start is not None and warning.is_cited(texts.get(each.where, ""), each.start, each.end or each.start)
        for each in fortune
    )

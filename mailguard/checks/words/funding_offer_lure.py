"""Unsolicited offers of loans and investments."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.words.stranger_letter import letter_of
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A stranger offers a loan or an investment: “{words}”.",
            "Whoever answers is asked for papers and account data, and then for fees, insurance or a lawyer to be paid in advance. The loan or the investor does not exist.",
            "Do not answer and send no papers. If you need money, ask your own bank.",
        ),
        "ja": Text(
            "面識のない相手が、融資や投資を持ちかけています（「{words}」）。",
            "返信すると、書類や口座の情報を求められ、そのあと手数料・保険料・弁護士費用などの前払いを要求されます。融資や投資家は実在しません。",
            "返信せず、書類も送らないでください。資金が必要なときは、取引のある金融機関に相談してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(low=0.4, medium=2.9, high=3.3),
    texts=TEXTS,
)
def funding_offer_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A stranger offers a loan, or looks for projects to invest in.

    What it finds
        Several different phrases of such offers in one passage: a loan at a low rate, project funding, investors who
        look for partners, money that has to be moved. No single phrase decides: the weights of all of them are added.
        High when there are many, or when the answer goes to free mail or to another organization; low for a few.
    Why it matters
        Fees are asked for in advance, and papers that open accounts in your name. There is no money.
    False positives
        Lenders and investor newsletters that write to strangers. Silent for your own mail, partners, senders you know,
        and for mail that warns of such offers.
    What to do
        Do not answer, send no papers and pay nothing in advance.
    References
        MITRE ATT&CK T1657 (financial theft)
    """
    found = letter_of(context, "funding")
    if found is not None:
        yield Hit(
            found.evidence,
            severity=found.severity,
            values={"words": found.words},
            data=found.data,
        )

"""Jobs that turn the reader into an accomplice."""

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
            "A stranger offers easy work or an easy income: “{words}”.",
            "Whoever accepts forwards stolen money or parcels, and is liable for them; or pays for a false cheque, an outfit or a course.",
            "Do not answer. Never receive money or parcels for strangers. If you already did, tell your bank and the police.",
        ),
        "ja": Text(
            "面識のない相手が、簡単な仕事や収入を持ちかけています（「{words}」）。",
            "引き受けると、だまし取られたお金や荷物の転送をさせられ、犯罪に加担したとして責任を問われます。偽の小切手や教材費を支払わされることもあります。",
            "返信しないでください。知らない人のお金や荷物を受け取ってはいけません。すでに受け取ったときは、銀行と警察に相談してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(medium=2.9, high=3.4),
    texts=TEXTS,
)
def agent_job_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A stranger offers work that moves money or parcels, or an income without work.

    What it finds
        Several different phrases of such offers in one passage: a payment agent who keeps a share of every transfer,
        parcels to forward, mystery shoppers, work at home without experience, money made fast. High when there are
        many, or when the answer goes to free mail or to another organization.
    Why it matters
        Who takes part launders money for criminals, and is the one whom the police can find.
    False positives
        Real job offers name a company, a place and a task. Silent for your own mail, partners and senders you know.
    What to do
        Do not answer. Receive no money and no parcels for others.
    References
        MITRE ATT&CK T1657 (financial theft)
    """
    found = letter_of(context, "agent_job")
    if found is not None and found.telling:
        yield Hit(
            found.evidence,
            severity=found.severity,
            values={"words": found.words},
            data=found.data,
        )

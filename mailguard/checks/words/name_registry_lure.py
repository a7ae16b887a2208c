"""Notices that somebody else is registering your name."""

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
            "The mail claims that somebody wants to register your name: “{words}”.",
            "No registrar asks the owner of a name. The answer is followed by an offer of overpriced domains that you do not need.",
            "Do not answer. If you want a domain, register it with your own provider.",
        ),
        "ja": Text(
            "第三者があなたの会社名やブランド名を登録しようとしていると知らせています（「{words}」）。",
            "登録事業者が、名称の持ち主に確認のメールを送ることはありません。返信すると、必要のないドメインを高い値段で売りつけられます。",
            "返信しないでください。ドメインが必要なときは、契約している事業者で登録してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1657"),
    weights=by_severity(low=0.5, medium=2.9, high=3.2),
    texts=TEXTS,
)
def name_registry_lure(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A false registrar writes that somebody applies for your name as a domain or brand.

    What it finds
        Several different phrases of such notices in one passage: an application for your name as "internet keyword" or
        under foreign endings, the question whether you authorized it, a short dispute period.
    Why it matters
        The fear of losing a name sells domains at many times their price, for years.
    False positives
        Mail of your own registrar about a renewal: it names the domain and your account. Silent for senders you know.
    What to do
        Do not answer. Ask the provider where your domains are.
    References
        MITRE ATT&CK T1657 (financial theft)
    """
    found = letter_of(context, "name_registry")
    if found is not None and found.letter.strong > 1:
        yield Hit(
            found.evidence,
            severity=found.severity,
            values={"words": found.words},
            data=found.data,
        )

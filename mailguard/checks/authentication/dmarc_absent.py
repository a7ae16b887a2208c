"""The check `dmarc-absent`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import author_evidence
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "{domain} does not say how its genuine mail can be recognised.",
            "Many organizations publish a rule (DMARC) that helps to detect forged mail in their name. {domain} has no such rule, so its name is easier to misuse. On its own this is only a weak sign.",
            "Look at the other findings. If {domain} is yours, ask your IT staff to publish the rule (DMARC).",
        ),
        "ja": Text(
            "{domain} は、本物のメールの見分け方を公開していません。",
            "多くの組織は、自組織の名前をかたる偽メールを見分けるための決まりを公開しています。{domain} にはそれがなく、名前を使われやすい状態です。これだけでは弱い手がかりにすぎません。",
            "ほかの指摘も確認してください。{domain} が自組織のものなら、情報システム担当者に DMARC の公開を依頼してください。",
        ),
    },
    "invalid": {
        "en": Text(
            "{domain} publishes a rule for recognising its genuine mail, but the rule cannot be read.",
            "The record contains a mistake, so it cannot be used. The name of {domain} is easier to misuse. On its own this is only a weak sign.",
            "Look at the other findings. If {domain} is yours, ask your IT staff to correct the record (DMARC).",
        ),
        "ja": Text(
            "{domain} は本物のメールの見分け方を公開していますが、レコードを読み取れません。",
            "レコードの書き方に誤りがあるため、利用できません。{domain} の名前を使われやすい状態です。これだけでは弱い手がかりにすぎません。",
            "ほかの指摘も確認してください。{domain} が自組織のものなら、情報システム担当者に DMARC レコードの修正を依頼してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.HIGH,
    attack=("T1566",),
    weights=by_severity(low=0.1, medium=0.2, high=0.4),
    texts=TEXTS,
)
def dmarc_absent(message: Message, context: Context) -> Iterator[Hit]:
    """The author's domain publishes no DMARC policy.

    What it finds
        Neither the domain in From nor any domain above it has a usable DMARC record. Reported only if the name servers
        answered: a failed lookup does not mean that the record is absent.
    Why it matters
        Without a policy, a receiver has no rule that separates forged mail of that domain from genuine mail. Domains
        that were registered for an attack often have no policy.
    False positives
        Many small organizations have not set up DMARC yet. On its own this is a weak sign.
    What to do
        Look at the other findings. If the domain is yours, publish at least `v=DMARC1; p=none`.
    References
        RFC 9989 §4.10 · RFC 9989 §5.3
    """
    del message
    dmarc = context.authentication.dmarc
    if dmarc.result is not Result.NONE or dmarc.policy or not context.author_domain:
        return
    invalid = dmarc.reason == "invalid-record"
    yield Hit(
        (author_evidence(context),),
        variant="invalid" if invalid else "",
        values={"domain": dmarc.domain or context.author_domain},
        data={"reason": dmarc.reason, "organizational_domain": dmarc.organizational_domain},
    )

"""Whether the author's domain says at all how its mail can be recognised."""

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
            "Many organizations publish a rule by which forged mail in their name can be told. {domain} has none, so anyone can use its name more easily. On its own this is only a weak sign.",
            "Look at the other findings. If {domain} is yours, have the rule (DMARC) published.",
        ),
        "ja": Text(
            "{domain} は、本物のメールの見分け方を公開していません。",
            "多くの組織は、自組織の名前をかたる偽メールを見分けるための決まりを公開しています。{domain} にはそれがなく、名前を使われやすい状態です。これだけでは弱い手がかりにすぎません。",
            "ほかの指摘も確認してください。{domain} が自組織のものなら、この決まり（DMARC）を公開してください。",
        ),
    },
    "invalid": {
        "en": Text(
            "{domain} publishes a rule for recognising its genuine mail, but the rule cannot be read.",
            "The entry contains a mistake, so that nobody can apply it. Anyone can use the name of {domain} more easily. On its own this is only a weak sign.",
            "Look at the other findings. If {domain} is yours, have the entry (DMARC) corrected.",
        ),
        "ja": Text(
            "{domain} は本物のメールの見分け方を公開していますが、書き方に誤りがあり読み取れません。",
            "登録内容に誤りがあるため、誰も利用できません。{domain} の名前を使われやすい状態です。これだけでは弱い手がかりにすぎません。",
            "ほかの指摘も確認してください。{domain} が自組織のものなら、登録（DMARC）を直してください。",
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
        Neither the domain in From nor the domains above it have a usable DMARC record. Raised only when the name
        servers answered: a failed look-up is no absence.
    Why it matters
        Without a policy a receiver cannot tell a forged mail of that domain from a real one by rule. Domains that
        were registered for an attack often have none.
    False positives
        Many small organizations have not set it up yet. It is a weak sign on its own.
    What to do
        Look at the other findings. If the domain is yours, publish at least `v=DMARC1; p=none`.
    References
        RFC 9989 §4.10, §5.3
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

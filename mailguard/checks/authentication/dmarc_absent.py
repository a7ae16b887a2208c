"""Whether the author's domain says at all how its mail can be recognised."""

from collections.abc import Iterator

from mailguard.auth.result import Result
from mailguard.checks.authentication.explained import author_evidence
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.LOW, confidence=Confidence.HIGH, attack=("T1566",))
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

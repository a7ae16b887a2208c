"""Whether the chain of forwarders that a mail carries is broken."""

from collections.abc import Iterator

from mailguard.auth.result import Result
from mailguard.checks.authentication.explained import is_trusted_sealer, surviving_signature
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566",))
def arc_fail(message: Message, context: Context) -> Iterator[Hit]:
    """The record of the forwarders on the way (ARC) does not hold.

    What it finds
        An ARC chain with a seal or signature that does not verify, a missing or repeated piece, or a last sealer
        who found it broken already.
    Why it matters
        Forwarders note in it whether the mail was authentic when it reached them. A broken chain proves nothing,
        and an invented one in the name of a sealer you trust is an attempt to use that trust.
    False positives
        Gateways that change a mail after the last seal. Low unless the chain names a sealer that you trust, or when
        a signature of the author's organization still holds.
    What to do
        Ignore what the chain says, and judge the mail by SPF, DKIM and DMARC alone.
    References
        RFC 8617 §5.2
    """
    del message
    arc = context.authentication.arc
    if arc.result is not Result.FAIL:
        return
    trusted = [sealer for sealer in arc.sealers if is_trusted_sealer(sealer, context)]
    sealer = (trusted or list(arc.sealers[-1:]) or [""])[-1]
    serious = bool(trusted) and surviving_signature(context) is None
    yield Hit(
        (Evidence("header:ARC-Seal", f"d={sealer}" if sealer else arc.reason),),
        variant="trusted" if serious else "",
        values={"sealer": sealer or "?"},
        data={"sealers": list(arc.sealers), "reason": arc.reason, "detail": arc.detail},
        severity=Severity.MEDIUM if serious else Severity.LOW,
    )

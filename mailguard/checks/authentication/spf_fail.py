"""Whether the domain that a mail was handed over for has allowed the address it came from."""

from collections.abc import Iterator

from mailguard.auth.result import Result
from mailguard.checks.authentication.explained import (
    aligned,
    client_evidence,
    surviving_signature,
    trusted_chain,
    trusted_claim,
)
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566", "T1656"))
def spf_fail(message: Message, context: Context) -> Iterator[Hit]:
    """The domain has not allowed the computer that sent this mail.

    What it finds
        The domain the mail was handed over for publishes which addresses may send for it (SPF), and the address that
        connected to your border is not among them. A "probably not" of the domain (softfail) is raised as low.
    Why it matters
        The address that connected cannot be forged. A sender outside the published ones is a forger, a forwarder,
        or a service the domain forgot to list.
    False positives
        Forwarding: the forwarder's address is not the domain's. Low at most when a signature of the author's
        organization still holds, or when a valid ARC chain of a sealer you trust says the mail was right on arrival.
    What to do
        Compare with the other findings. Where dmarc-fail is raised too, treat the sender as forged.
    References
        RFC 7208 §2.6.4, §8.4, §8.5
    """
    del message
    spf = context.authentication.spf
    ip = context.envelope.client_ip or ""
    values = {"domain": spf.domain, "ip": ip, "author": context.author_domain}
    data = {"domain": spf.domain, "result": str(spf.result), "identity": spf.identity, "mechanism": spf.mechanism}
    if spf.result in (Result.FAIL, Result.SOFTFAIL):
        variant, severity = _kind(context)
        yield Hit((client_evidence(context, spf.domain),), variant, values | _helper(context), data, severity)
    elif spf.result is Result.NOT_EVALUATED:
        claim = trusted_claim(context, "spf")
        if claim is not None and claim.result in ("fail", "softfail") and not context.authenticated:
            severity = Severity.LOW if claim.result == "softfail" else Severity.MEDIUM
            evidence = Evidence("header:Authentication-Results", f"spf={claim.result}")
            yield Hit((evidence,), "claimed", values, {"result": claim.result}, severity)


def _kind(context: Context) -> tuple[str, Severity]:
    spf = context.authentication.spf
    if surviving_signature(context) is not None:
        return "signed", Severity.LOW
    if trusted_chain(context):
        return "forwarded", Severity.LOW
    if spf.result is Result.SOFTFAIL:
        return "softfail", Severity.LOW
    return ("" if aligned(context, spf.domain) else "envelope"), Severity.MEDIUM


def _helper(context: Context) -> dict[str, str]:
    signature = surviving_signature(context)
    return {"signer": signature.domain if signature else "", "sealer": trusted_chain(context)}

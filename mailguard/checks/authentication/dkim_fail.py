"""Whether a signature that the mail carries fails."""

from collections.abc import Iterator

from mailguard.auth.result import DkimResult, Result
from mailguard.checks.authentication.explained import (
    aligned,
    came_from_author,
    signature_evidence,
    surviving_signature,
    trusted_chain,
    trusted_claim,
)
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566", "T1656"))
def dkim_fail(message: Message, context: Context) -> Iterator[Hit]:
    """A signature of the mail does not fit the mail.

    What it finds
        A DKIM signature whose key was found and which does not verify: forged, made for other text, or expired.
        Each failing signature is named with its domain and selector.
    Why it matters
        A signature ties the text to the domain that signed it. One that fails proves nothing, and an impostor may
        have copied it from a genuine mail.
    False positives
        Mailing lists and gateways that change subject or text. Low when only the text was changed (see
        dkim-body-altered), when another signature of the author's organization holds, when a valid ARC chain of a
        sealer you trust explains it, when the mail came from a computer that the author's domain allows, when the
        key is marked as a test, and for signatures of third parties.
    What to do
        Do not take the signing domain as proof of the sender. Look at dmarc-fail for the author's own domain.
    References
        RFC 6376 §3.9, §6.1, §6.3
    """
    del message
    for result in context.authentication.dkim:
        if result.result is Result.FAIL:
            variant, severity = _kind(context, result)
            survivor = surviving_signature(context)
            values = {
                "domain": result.domain,
                "selector": result.selector,
                "signer": survivor.domain if survivor else "",
                "sealer": trusted_chain(context),
            }
            data = {"domain": result.domain, "selector": result.selector, "reason": result.reason}
            yield Hit(signature_evidence(result), variant, values, data, severity)
        elif result.result is Result.NOT_EVALUATED and aligned(context, result.domain):
            claim = trusted_claim(context, "dkim")
            if claim is not None and claim.result == "fail" and not context.authenticated:
                evidence = Evidence("header:Authentication-Results", "dkim=fail")
                data = {"domain": result.domain, "selector": result.selector, "reason": "claimed"}
                values = {"domain": result.domain, "selector": result.selector}
                yield Hit((evidence, *signature_evidence(result)), "claimed", values, data, Severity.LOW)


def _kind(context: Context, result: DkimResult) -> tuple[str, Severity]:
    if surviving_signature(context) is not None:
        return "signed", Severity.LOW
    if trusted_chain(context):
        return "forwarded", Severity.LOW
    if result.reason == "expired":
        return "expired", Severity.LOW
    if result.header_signature_valid:
        return "altered", Severity.LOW
    if result.testing or not aligned(context, result.domain) or came_from_author(context):
        return "", Severity.LOW
    return "", Severity.MEDIUM

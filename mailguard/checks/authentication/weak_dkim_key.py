"""Whether the key behind a signature is too short to prove anything."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import DkimResult
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message

RECOMMENDED_BITS: Final = 2048  # RFC 8301 §3.2: signers should use at least this


@check(severity=Severity.MEDIUM, confidence=Confidence.HIGH, attack=("T1566",))
def weak_dkim_key(message: Message, context: Context) -> Iterator[Hit]:
    """The signature was made with a key or a method that can be broken.

    What it finds
        RSA keys of fewer than 1024 bits, which no verifier may accept, and signatures with SHA-1. RSA keys of 1024
        bits and more, but fewer than the recommended 2048, are raised as information.
    Why it matters
        Short keys have been computed from the published half, and then anybody can sign as that domain.
    False positives
        None: it is a fact about the key. It says more about the sender's care than about this mail.
    What to do
        Give the signature no weight. If the domain is yours, publish a key of 2048 bits.
    References
        RFC 8301 §3.1, §3.2
    """
    del message
    seen: set[tuple[str, str]] = set()
    for result in context.authentication.dkim:
        variant, severity = _kind(result)
        if severity is None or (result.domain, result.selector) in seen:
            continue
        seen.add((result.domain, result.selector))
        name = f"{result.selector}._domainkey.{result.domain}"
        bits = "" if result.key_bits is None else f"{result.key_bits}"
        shown = result.algorithm if variant == "sha1" else f"{bits} bit"
        where = "header:DKIM-Signature" if variant == "sha1" else f"dns:{name} TXT"
        yield Hit(
            (Evidence(where, f"a={shown}" if variant == "sha1" else f"{name} ({shown})"),),
            variant=variant,
            values={"domain": result.domain, "selector": result.selector, "bits": bits},
            data={"domain": result.domain, "selector": result.selector, "bits": result.key_bits},
            severity=severity,
        )


def _kind(result: DkimResult) -> tuple[str, Severity | None]:
    if result.reason == "weak-algorithm":
        return "sha1", Severity.MEDIUM
    if result.reason == "weak-key":
        return "", Severity.MEDIUM
    if result.key_bits is not None and result.algorithm == "rsa-sha256" and result.key_bits < RECOMMENDED_BITS:
        return "short", Severity.INFO
    return "", None

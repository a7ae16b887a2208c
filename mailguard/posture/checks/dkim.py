"""What the DKIM keys that were found mean."""

from collections.abc import Callable, Iterable, Iterator

from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.snapshot import DkimKey

SHORT, WEAK = 1024, 2048  # RSA bits: below the first unusable (RFC 8301 §3.2), below the second dated


def check_dkim(domain: str, keys: Iterable[DkimKey], *, parked: bool = False) -> Iterator[Observation]:
    """The observations on each selector. On a parked domain a revoked key is deliberate."""
    for key in keys:
        yield from _key(domain, key, parked=parked)


def _key(domain: str, key: DkimKey, *, parked: bool) -> Iterator[Observation]:
    name = f"{key.selector}._domainkey.{domain}"
    alias = dns_evidence(name, "CNAME", key.target) if key.state == "dangling" else ()
    evidence = failed_evidence(key.failed) if key.failed else alias or dns_evidence(name, "TXT", key.record)
    values = {
        "domain": domain,
        "selector": key.selector,
        "name": name,
        "bits": str(key.bits),
        "algorithm": key.algorithm,
        "reason": key.reason,
        "target": key.target,
        "failed": key.failed,
    }

    def seen(check: str, severity: Severity, **data: object) -> Observation:
        return Observation(check, severity, key.selector, evidence, values, data)

    if key.state == "none":
        if not parked:
            yield seen("dkim-none", Severity.LOW)
    elif key.state == "failed":
        yield seen("dkim-temperror", Severity.INFO)
    elif key.state == "dangling":
        yield seen("dkim-dangling", Severity.HIGH)
    elif key.state == "duplicate":
        yield seen("dkim-duplicate-records", Severity.MEDIUM)
    elif key.state == "invalid":
        yield seen("dkim-key-invalid", Severity.MEDIUM)
    elif key.state == "revoked":
        if not parked:
            yield seen("dkim-key-revoked", Severity.LOW)
    else:
        yield from _usable(key, seen)


def _usable(key: DkimKey, seen: Callable[..., Observation]) -> Iterator[Observation]:
    if key.algorithm == "rsa" and key.bits < SHORT:
        yield seen("dkim-key-too-short", Severity.HIGH, algorithm=key.algorithm, bits=key.bits)
    elif key.algorithm == "rsa" and key.bits < WEAK:
        yield seen("dkim-key-weak", Severity.LOW, algorithm=key.algorithm, bits=key.bits)
    else:
        yield seen("dkim-key", Severity.OK, algorithm=key.algorithm, bits=key.bits)
    if key.testing:
        yield seen("dkim-testing", Severity.LOW)
    if key.hashes and "sha256" not in key.hashes:
        yield seen("dkim-sha1-only", Severity.HIGH)
    if not {"*", "email"} & set(key.services):
        yield seen("dkim-not-for-email", Severity.MEDIUM)

"""Judge the DKIM keys of a domain."""

from collections.abc import Callable, Iterator

from mailguard.data.dkim_setup import VARIANTS
from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.records.dkim.collect import DkimKeys
from mailguard.posture.records.dkim.value import DkimKey

SHORT, WEAK = 1024, 2048  # RSA bits: shorter keys are unusable (RFC 8301 §3.2), or too short for today


def check_dkim(domain: str, found: DkimKeys, *, parked: bool = False, sends: bool = True) -> Iterator[Observation]:
    """Yield the observations on each selector, or on the absence of any. On a parked domain a revoked key is deliberate.

    `sends` is False if SPF allows no sender: then there is nothing to sign.
    """
    working = any(key.state == "ok" for key in found.keys)
    given = any(key.source == "given" for key in found.keys)
    if found.absent and sends and not parked and (found.services or not given):
        yield _absent(domain, found.services)
    for key in found.keys:
        yield from _key(domain, key, parked=parked, spare=working and key.target not in found.free)


def _absent(domain: str, services: tuple[str, ...]) -> Observation:
    """Yield that no selector has a key. If a known service signs, the advice says how to switch signing on there."""
    service = next((each for each in services if each in VARIANTS), services[0] if services else "")
    evidence = dns_evidence(f"_domainkey.{domain}", "TXT")
    variant = VARIANTS.get(service, "service" if service else "")
    values = {"domain": domain, "service": service, "variant": variant}
    severity = Severity.MEDIUM if service else Severity.LOW  # one switch there turns signing on
    return Observation("dkim-absent", severity, "", evidence, values, {"services": list(services)})


def _key(domain: str, key: DkimKey, *, parked: bool, spare: bool) -> Iterator[Observation]:
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
        if spare:  # a service creates the target when it changes its key
            values["variant"] = "spare"
        yield seen("dkim-dangling", Severity.LOW if spare else Severity.HIGH)
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

"""Judge what the mail servers answered to the probe."""

from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation
from mailguard.posture.records.smtp.value import SmtpHost

SOON: Final = 14  # days: a certificate that expires sooner must be renewed now

_STATES: Final = {
    "ok": ("smtp-starttls-ok", Severity.OK),
    "unreachable": ("smtp-unreachable", Severity.INFO),
    "no-starttls": ("smtp-starttls-missing", Severity.MEDIUM),  # RFC 3207 §4
    "tls-failed": ("smtp-tls-failed", Severity.MEDIUM),  # RFC 3207 §4.1
    "certificate": ("smtp-certificate-invalid", Severity.LOW),  # RFC 3207 §4.1: each sender decides what it accepts
}


def check_smtp(domain: str, hosts: Iterable[SmtpHost], *, enforced: bool) -> Iterator[Observation]:
    """Yield the observations on each MX host; `enforced` says that MTA-STS or DANE requires verified TLS."""
    for each in hosts:
        check, severity = _STATES[each.state]
        if enforced and severity in (Severity.MEDIUM, Severity.LOW):
            severity = Severity.HIGH  # RFC 8461 §5, RFC 7672 §2.2: senders then do not deliver at all
        values = {
            "domain": domain,
            "host": each.host,
            "address": each.address,
            "detail": each.detail,
            "days": str(each.days_left),
        }
        evidence = (PostureEvidence(f"smtp:{each.host} [{each.address}]:{each.port}", each.detail),)
        yield Observation(check, severity, each.host, evidence, values, {"tls": each.tls} if each.tls else {})
        if each.state == "ok" and each.days_left is not None and each.days_left < SOON:
            yield Observation("smtp-certificate-expiring", Severity.LOW, each.host, evidence, values)

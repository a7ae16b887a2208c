"""What the mail servers answered when they were connected to."""

from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation
from mailguard.posture.records.smtp.value import SmtpHost

SOON: Final = 14  # days: a certificate that ends before is to be renewed now

_STATES: Final = {
    "ok": ("smtp-starttls-ok", Severity.OK),
    "unreachable": ("smtp-unreachable", Severity.INFO),
    "no-starttls": ("smtp-starttls-missing", Severity.MEDIUM),
    "tls-failed": ("smtp-tls-failed", Severity.MEDIUM),
    "certificate": ("smtp-certificate-invalid", Severity.LOW),
}


def check_smtp(domain: str, hosts: Iterable[SmtpHost], *, enforced: bool) -> Iterator[Observation]:
    """The observations on each MX host; `enforced` says that senders insist on verified TLS (MTA-STS or DANE)."""
    for each in hosts:
        check, severity = _STATES[each.state]
        if enforced and severity in (Severity.MEDIUM, Severity.LOW):
            severity = Severity.HIGH  # then mail is not delivered at all
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

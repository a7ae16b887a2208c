"""What MTA-STS, TLS-RPT and DANE mean."""

from collections.abc import Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.collect.dane import usable
from mailguard.posture.collect.mta_sts import covers, policy_url
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.snapshot import MtaStsPosture, MxHost, PostureEvidence, RecordPosture

SHORT_AGE: Final = 86_400  # seconds
TRANSIENT: Final = (
    "timeout",
    "connection",
    "5",
)  # a policy that could not be fetched now says nothing of the next time


def check_mta_sts(domain: str, sts: MtaStsPosture, hosts: tuple[MxHost, ...]) -> Iterator[Observation]:
    """The observations on MTA-STS."""
    values = {"domain": domain, "failed": sts.failed, "record": f'_mta-sts.{domain}. TXT "v=STSv1; id=1"'}
    if sts.failed:
        yield Observation("mta-sts-temperror", Severity.INFO, evidence=failed_evidence(sts.failed), values=values)
        return
    evidence = dns_evidence(f"_mta-sts.{domain}", "TXT", sts.record)
    if sts.fetch == "none":
        yield Observation("mta-sts-none", Severity.INFO, evidence=evidence, values=values)
        return
    if sts.fetch == "multiple":
        yield Observation("mta-sts-multiple-records", Severity.MEDIUM, evidence=evidence, values=values)
        return
    if sts.fetch == "syntax":
        yield Observation("mta-sts-syntax", Severity.MEDIUM, evidence=evidence, values={**values, "reason": sts.record})
        return
    if sts.fetch == "not-fetched":
        return
    evidence = (
        PostureEvidence(policy_url(domain), f"mode: {sts.mode}, mx: {', '.join(sts.mx)}, max_age: {sts.max_age}"),
    )
    if sts.fetch == "policy-syntax":
        yield Observation("mta-sts-syntax", Severity.MEDIUM, evidence=evidence, values={**values, "reason": "policy"})
        return
    if sts.fetch != "ok":
        reason = {**values, "reason": sts.fetch}
        evidence = (PostureEvidence(policy_url(domain), sts.fetch),)
        severity = Severity.INFO if sts.fetch.startswith(TRANSIENT) else Severity.MEDIUM
        yield Observation("mta-sts-policy-fetch-failed", severity, evidence=evidence, values=reason)
        return
    yield from _policy(sts, hosts, evidence, values)


def _policy(
    sts: MtaStsPosture, hosts: tuple[MxHost, ...], evidence: tuple[PostureEvidence, ...], values: dict[str, str]
) -> Iterator[Observation]:
    severity = {"enforce": Severity.OK, "testing": Severity.INFO, "none": Severity.LOW}[sts.mode]
    yield Observation(f"mta-sts-mode-{sts.mode}", severity, evidence=evidence, values=values)
    if sts.mode != "none":
        for host in hosts:
            if not any(covers(pattern, host.host) for pattern in sts.mx):
                severity = Severity.HIGH if sts.mode == "enforce" else Severity.MEDIUM
                yield Observation("mta-sts-mx-mismatch", severity, host.host, evidence, {**values, "host": host.host})
    if sts.max_age is not None and sts.max_age < SHORT_AGE:
        age = {**values, "age": str(sts.max_age)}
        yield Observation("mta-sts-max-age-short", Severity.LOW, evidence=evidence, values=age)


def check_tls_rpt(domain: str, record: RecordPosture) -> Iterator[Observation]:
    """The observations on TLS-RPT."""
    name = f"_smtp._tls.{domain}"
    values = {"domain": domain, "failed": record.failed, "record": f'{name}. TXT "v=TLSRPTv1; rua=mailto:tls@{domain}"'}
    evidence = failed_evidence(record.failed) if record.failed else dns_evidence(name, "TXT", record.record)
    uris = [uri.strip() for uri in record.tags.get("rua", "").split(",")]
    if record.failed:
        yield Observation("tls-rpt-temperror", Severity.INFO, evidence=evidence, values=values)
    elif record.problem == "none":
        yield Observation("tls-rpt-none", Severity.INFO, evidence=evidence, values=values)
    elif record.problem == "multiple":
        yield Observation("tls-rpt-multiple-records", Severity.LOW, evidence=evidence, values=values)
    elif record.problem or not all(uri.lower().startswith(("mailto:", "https://")) for uri in uris):
        yield Observation("tls-rpt-syntax", Severity.LOW, evidence=evidence, values=values)
    else:
        yield Observation("tls-rpt-ok", Severity.OK, evidence=evidence, values=values)


def check_dane(hosts: tuple[MxHost, ...]) -> Iterator[Observation]:
    """Which MX hosts are protected by DANE."""
    for host in hosts:
        if host.tlsa:
            evidence = dns_evidence(f"_25._tcp.{host.host}", "TLSA", "; ".join(host.tlsa))
            check, severity = ("dane-present", Severity.OK) if usable(host.tlsa) else ("dane-unusable", Severity.LOW)
            yield Observation(check, severity, host.host, evidence, {"host": host.host})
        elif host.tlsa_failed:
            values = {"host": host.host, "failed": host.tlsa_failed}
            where = failed_evidence(host.tlsa_failed)
            yield Observation("dane-temperror", Severity.INFO, host.host, where, values)

"""Judge the MTA-STS record and policy of a domain."""

from collections.abc import Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.fetched import TRANSIENT
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_slip import named_id, slip
from mailguard.posture.record_text import visible
from mailguard.posture.records.mta_sts.collect import LONGEST_AGE, covers, lawful_pattern, policy_url
from mailguard.posture.records.mta_sts.value import MtaStsPosture
from mailguard.posture.records.mx.value import MxHost

SHORT_AGE: Final = 86_400  # seconds; RFC 8461 §3.2 expects weeks or more
WEEK: Final = 604_800  # seconds; max_age of a first policy
NO_FILE: Final = ("404", "410", "its host does not exist")  # problems that mean that there is no policy file


def check_mta_sts(domain: str, sts: MtaStsPosture, hosts: tuple[MxHost, ...]) -> Iterator[Observation]:
    """Yield the observations on MTA-STS.

    The proposals name the policy before the record: a record without a policy would not protect (RFC 8461 §3.3).
    """
    policy = policy_file(sts, hosts)
    values = {
        "domain": domain,
        "failed": sts.failed,
        "record": f'_mta-sts.{domain}. TXT "v=STSv1; id={named_id(sts.record) or 1}"',
        "policy": policy,
        "url": policy_url(domain),
    }
    if sts.failed:
        yield Observation("mta-sts-temperror", Severity.INFO, evidence=failed_evidence(sts.failed), values=values)
        return
    evidence = dns_evidence(f"_mta-sts.{domain}", "TXT", sts.record)
    variant = "" if policy else "unknown-mx"
    if sts.fetch == "none":
        yield Observation("mta-sts-none", Severity.INFO, evidence=evidence, values={**values, "variant": variant})
    elif sts.fetch == "multiple":  # RFC 8461 §3.1: senders then assume that there is none
        yield Observation("mta-sts-multiple-records", Severity.MEDIUM, evidence=evidence, values=values)
    elif sts.fetch == "syntax":  # RFC 8461 §3.1
        reason = {**values, "reason": sts.reason or slip(sts.record, "v=STSv1")}
        seen = dns_evidence(f"_mta-sts.{domain}", "TXT", visible(sts.record))
        yield Observation("mta-sts-syntax", Severity.MEDIUM, evidence=seen, values=reason)
    elif sts.fetch != "not-fetched":
        yield from _fetched(domain, sts, hosts, values)


def policy_file(sts: MtaStsPosture, hosts: tuple[MxHost, ...]) -> str:
    """Return the policy to publish, or "" if the mail servers are unknown.

    It keeps the valid values of the published policy. Without one, it is in testing mode and lists the hosts of MX.
    """
    patterns = [pattern for pattern in sts.mx if lawful_pattern(pattern)]
    names = list(dict.fromkeys(patterns or (host.host for host in hosts if lawful_pattern(host.host))))
    if not names:
        return ""
    mode = sts.mode if sts.mode in ("enforce", "testing") else "testing"
    age = min(sts.max_age or WEEK, LONGEST_AGE)
    # RFC 8461 §3.2
    return "\n".join(("version: STSv1", f"mode: {mode}", *(f"mx: {name}" for name in names), f"max_age: {age}"))


def _fetched(
    domain: str, sts: MtaStsPosture, hosts: tuple[MxHost, ...], values: dict[str, str]
) -> Iterator[Observation]:
    """Yield the observations on a policy that was fetched, or could not be."""
    url, known = policy_url(domain), "" if values["policy"] else "unknown-mx"
    if sts.fetch in ("ok", "policy-syntax"):
        evidence = (PostureEvidence(url, f"mode: {sts.mode}, mx: {', '.join(sts.mx)}, max_age: {sts.max_age}"),)
    if sts.fetch == "ok":
        yield from _policy(sts, hosts, evidence, values)
    elif sts.fetch == "policy-syntax":  # RFC 8461 §3.2
        reason = {**values, "reason": sts.reason or "policy", "variant": known or "policy"}
        yield Observation("mta-sts-syntax", Severity.MEDIUM, evidence=evidence, values=reason)
    else:
        missing = sts.fetch in NO_FILE and not known
        reason = {**values, "reason": sts.fetch, "variant": "missing" if missing else ""}
        severity = Severity.INFO if sts.fetch.startswith(TRANSIENT) else Severity.MEDIUM
        where = (PostureEvidence(url, sts.fetch),)
        yield Observation("mta-sts-policy-fetch-failed", severity, evidence=where, values=reason)


def _policy(
    sts: MtaStsPosture, hosts: tuple[MxHost, ...], evidence: tuple[PostureEvidence, ...], values: dict[str, str]
) -> Iterator[Observation]:
    severity = {"enforce": Severity.OK, "testing": Severity.INFO, "none": Severity.LOW}[sts.mode]  # RFC 8461 §5
    yield Observation(f"mta-sts-mode-{sts.mode}", severity, evidence=evidence, values=values)
    if sts.mode != "none":
        for host in hosts:
            if not any(covers(pattern, host.host) for pattern in sts.mx):  # RFC 8461 §4.1
                severity = Severity.HIGH if sts.mode == "enforce" else Severity.MEDIUM
                yield Observation("mta-sts-mx-mismatch", severity, host.host, evidence, {**values, "host": host.host})
    if sts.max_age is not None and sts.max_age < SHORT_AGE:  # RFC 8461 §3.2
        age = {**values, "age": str(sts.max_age)}
        yield Observation("mta-sts-max-age-short", Severity.LOW, evidence=evidence, values=age)

"""What a DMARC posture means."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.dmarc.record import POLICIES
from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.snapshot import DmarcPosture, PostureEvidence

_POLICY: Final = {
    "none": ("dmarc-policy-none", Severity.MEDIUM),
    "quarantine": ("dmarc-policy-quarantine", Severity.OK),
    "reject": ("dmarc-policy-reject", Severity.OK),
}


def check_dmarc(domain: str, dmarc: DmarcPosture, *, sends: bool = True) -> Iterator[Observation]:
    """The observations on the DMARC record that applies to `domain`; `sends` is False for a parked domain."""
    values = {"domain": domain, "record": _proposal(domain, sends=sends)}
    if dmarc.misplaced:
        where = dns_evidence(dmarc.misplaced_at, "TXT", dmarc.misplaced)
        yield Observation(
            "dmarc-wrong-location", Severity.MEDIUM, evidence=where, values={**values, "where": dmarc.misplaced_at}
        )
    if dmarc.failed:
        values["failed"] = dmarc.failed
        yield Observation("dmarc-temperror", Severity.INFO, evidence=failed_evidence(dmarc.failed), values=values)
        return
    if dmarc.problem == "multiple-records":
        where = dns_evidence(f"_dmarc.{domain}", "TXT", dmarc.record)
        yield Observation("dmarc-multiple-records", Severity.HIGH, evidence=where, values=values)
        return
    if dmarc.problem == "dangling":
        values["name"] = dmarc.location
        where = dns_evidence(f"_dmarc.{domain}", "CNAME", dmarc.location)
        yield Observation("dmarc-dangling", Severity.HIGH, dmarc.location, where, values)
    if dmarc.problem:
        yield Observation("dmarc-none", Severity.HIGH, evidence=dns_evidence(f"_dmarc.{domain}", "TXT"), values=values)
        return
    evidence = dns_evidence(f"_dmarc.{dmarc.location}", "TXT", dmarc.record)
    for tag, reason in dmarc.errors.items():
        if tag in ("rua", "ruf"):
            yield Observation("dmarc-rua-invalid", Severity.MEDIUM, tag, evidence, {**values, "reason": reason})
        else:
            severity = Severity.HIGH if tag in ("p", "sp", "np") else Severity.MEDIUM
            yield Observation("dmarc-syntax", severity, tag, evidence, {**values, "tag": tag or "?", "reason": reason})
    if dmarc.location != domain:
        yield Observation(
            "dmarc-inherited", Severity.INFO, dmarc.location, evidence, {**values, "location": dmarc.location}
        )
    if dmarc.psl_differs:
        older = {**values, "location": dmarc.location, "older": dmarc.psl_differs}
        yield Observation("dmarc-older-receivers-differ", Severity.INFO, dmarc.psl_differs, evidence, older)
    yield from _policies(dmarc, evidence, values)
    yield from _reports(dmarc, evidence, values, sends=sends)


def _proposal(domain: str, *, sends: bool) -> str:
    policy = "p=quarantine; rua=mailto:dmarc@" + domain if sends else "p=reject; sp=reject; adkim=s; aspf=s"
    return f'_dmarc.{domain}. TXT "v=DMARC1; {policy}"'


def _policies(
    dmarc: DmarcPosture, evidence: tuple[PostureEvidence, ...], values: dict[str, str]
) -> Iterator[Observation]:
    tags = {name: value.lower() for name, value in dmarc.tags.items()}
    p, sp, np = (tags.get(name, "") for name in ("p", "sp", "np"))
    if p in _POLICY and not {"p", "sp", "np"} & set(dmarc.errors):
        check, severity = _POLICY[p]
        tested = tags.get("t") == "y" and p != "none"
        yield Observation(check, Severity.MEDIUM if tested else severity, evidence=evidence, values=values)
    if _rank(sp) >= 0 and _rank(sp) < _rank(p):
        yield Observation("dmarc-subdomain-policy-weaker", Severity.MEDIUM, evidence=evidence, values=values)
    if _rank(np) >= 0 and _rank(np) < max(_rank(sp), _rank(p) if not sp else -1):
        yield Observation("dmarc-nonexistent-subdomain-policy-weaker", Severity.LOW, evidence=evidence, values=values)
    percent = tags.get("pct", "")
    if percent.isascii() and percent.isdigit() and int(percent[:4]) < 100:
        yield Observation("dmarc-pct-below-100", Severity.LOW, evidence=evidence, values={**values, "pct": percent})


def _rank(policy: str) -> int:
    return POLICIES.index(policy) if policy in POLICIES else -1


def _reports(
    dmarc: DmarcPosture, evidence: tuple[PostureEvidence, ...], values: dict[str, str], *, sends: bool
) -> Iterator[Observation]:
    if "rua" not in dmarc.tags and sends:
        yield Observation("dmarc-rua-missing", Severity.LOW, evidence=evidence, values=values)
    for destination, state in dmarc.destinations.items():
        tag, _, host = destination.partition(" ")
        if state == "not-authorized":
            needed = f'{dmarc.location}._report._dmarc.{host}. TXT "v=DMARC1"'
            yield Observation(
                f"dmarc-{tag}-external-not-authorized",
                Severity.MEDIUM if tag == "rua" else Severity.LOW,
                host,
                evidence,
                {**values, "host": host, "record": needed},
            )
        elif state == "failed":
            name = f"{dmarc.location}._report._dmarc.{host}"
            yield Observation(
                "dmarc-report-temperror",
                Severity.INFO,
                host,
                dns_evidence(name, "TXT"),
                {**values, "host": host},
            )

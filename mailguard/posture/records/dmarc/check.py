"""Judge the DMARC record that applies to a domain."""

from collections.abc import Iterator, Mapping
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.record import POLICIES, is_dmarc_record, parse_record
from mailguard.finding import Severity
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_text import visible
from mailguard.posture.records.dmarc.collect import tag_errors
from mailguard.posture.records.dmarc.reading import KNOWN, read_meant
from mailguard.posture.records.dmarc.repair import PARKED, Repair, meant_tag, raised_below, repaired
from mailguard.posture.records.dmarc.value import DmarcPosture

_POLICY: Final = {
    "none": ("dmarc-policy-none", Severity.MEDIUM),
    "quarantine": ("dmarc-policy-quarantine", Severity.OK),
    "reject": ("dmarc-policy-reject", Severity.OK),
}


def check_dmarc(
    domain: str, dmarc: DmarcPosture, *, sends: bool = True, receives: bool = True
) -> Iterator[Observation]:
    """Yield the observations on the DMARC record that applies to `domain` (RFC 9989 §4.10).

    `sends` is False for a parked domain. `receives` is False for a domain that accepts no mail, and so no reports.
    """
    repair = _repair(domain, dmarc, parked=not sends)
    record = repair.record if repair is not None else fresh_record(domain, sends=sends, receives=receives)
    values = {"domain": domain, "record": _published_at(domain, record)}
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
        where = dns_evidence(f"_dmarc.{domain}", "TXT", " | ".join(dmarc.published))
        above = {"variant": "inherited" if dmarc.location != domain else "", "location": dmarc.location}
        above["applied"] = dmarc.effective_policy or "none"
        yield Observation("dmarc-multiple-records", Severity.HIGH, evidence=where, values={**values, **above})
        return
    if dmarc.published:
        yield _near_miss(domain, dmarc, values)
    if dmarc.problem == "dangling":
        values["name"] = dmarc.location
        where = dns_evidence(f"_dmarc.{domain}", "CNAME", dmarc.location)
        yield Observation("dmarc-dangling", Severity.HIGH, dmarc.location, where, values)
    if dmarc.problem:
        if not dmarc.published:
            values["variant"] = "found" if dmarc.misplaced else "parked" if not sends else "" if receives else "silent"
            where = dns_evidence(f"_dmarc.{domain}", "TXT")
            yield Observation("dmarc-none", Severity.HIGH, evidence=where, values=values)
        yield from _consents(
            domain, dmarc, dns_evidence(f"_dmarc.{domain}", "TXT", " | ".join(dmarc.published)), values
        )
        return
    if (
        dmarc.location != domain
    ):  # only its owner can mend it, and how strict it is for other domains is the owner's decision
        repair = repaired((dmarc.record,), step=False)
        values["record"] = _published_at(dmarc.location, repair.record if repair is not None else dmarc.record)
    yield from _applied(_Subject(domain, dmarc, repair, values, sends, receives))


@dataclass(frozen=True, slots=True)
class _Subject:
    """The record that applies, and what its owner should publish in its place."""

    domain: str
    dmarc: DmarcPosture
    repair: Repair | None
    values: Mapping[str, str]
    sends: bool
    receives: bool

    @property
    def own(self) -> bool:
        """Whether the record is the domain's own, not one of a domain above it."""
        return self.dmarc.location == self.domain

    @property
    def evidence(self) -> tuple[PostureEvidence, ...]:
        """Return the record as evidence."""
        return dns_evidence(f"_dmarc.{self.dmarc.location}", "TXT", self.dmarc.record)

    def seen(self, check: str, severity: Severity, subject: str = "", **more: str) -> Observation:
        """Return an observation on the record."""
        return Observation(check, severity, subject, self.evidence, {**self.values, **more})


def fresh_record(domain: str, *, sends: bool, receives: bool) -> str:
    """Return a first record for a domain without one. Reports go to the domain itself if it accepts mail."""
    if not sends:
        return PARKED
    return "v=DMARC1; p=quarantine" + (f"; rua=mailto:dmarc@{domain}" if receives else "")


def parked_record(domain: str, dmarc: DmarcPosture) -> str:
    """Return the record of a domain without mail: the published one with every policy at reject, or a first one."""
    repair = _repair(domain, dmarc, parked=True)
    return repair.record if repair is not None else PARKED


def _repair(domain: str, dmarc: DmarcPosture, *, parked: bool) -> Repair | None:
    """Return the domain's own record as it should be, or None if there is no text to start from."""
    if dmarc.published:
        return repaired(dmarc.published, parked=parked)
    if dmarc.record and dmarc.location == domain:
        return repaired((dmarc.record,), parked=parked)
    return repaired((dmarc.misplaced,), parked=parked) if dmarc.misplaced else None


def _published_at(name: str, record: str) -> str:
    return f'_dmarc.{name}. TXT "{record}"'


def _near_miss(domain: str, dmarc: DmarcPosture, values: Mapping[str, str]) -> Observation:
    text = dmarc.published[0]
    reading = read_meant(text)
    faults = "\n".join(reading.faults) if reading is not None else ""
    severity = (
        Severity.HIGH if dmarc.problem else Severity.MEDIUM
    )  # the record of the domain above still protects this one
    where = dns_evidence(f"_dmarc.{domain}", "TXT", visible(text))
    return Observation("dmarc-near-miss", severity, "", where, {**values, "faults": faults, "shown": visible(text)})


def _applied(subject: _Subject) -> Iterator[Observation]:
    dmarc = subject.dmarc
    yield from _slips(subject)
    if not subject.own:
        yield subject.seen("dmarc-inherited", Severity.INFO, dmarc.location, location=dmarc.location)
    if dmarc.psl_differs:
        older = {"location": dmarc.location, "older": dmarc.psl_differs}
        yield subject.seen("dmarc-older-receivers-differ", Severity.INFO, dmarc.psl_differs, **older)
    yield from _policies(subject)
    yield from _reports(subject)


def _slips(subject: _Subject) -> Iterator[Observation]:
    """Yield the mistakes: first those that invalidate the whole record, then those in single tags (RFC 9989 §4.8)."""
    dmarc, errors, tags = subject.dmarc, dict(subject.dmarc.errors), subject.dmarc.tags
    reading = read_meant(dmarc.record)
    if reading is not None and reading.faults and is_dmarc_record(reading.record):
        severity = Severity.HIGH if {"p", "sp", "np"} & set(errors) else Severity.MEDIUM
        more = {"faults": "\n".join(reading.faults), "shown": visible(dmarc.record), "variant": "read"}
        yield subject.seen("dmarc-near-miss", severity, **more)
        errors, tags = tag_errors(parse_record(reading.record)), dict(reversed(reading.tags))
    unmended = subject.repair.unmended if subject.repair is not None else frozenset()
    for tag, reason in errors.items():
        addresses = tag in ("rua", "ruf") and not reason.startswith("duplicate")
        check, severity = ("dmarc-rua-invalid", Severity.MEDIUM) if addresses else ("dmarc-syntax", Severity.MEDIUM)
        if tag in ("p", "sp", "np"):
            severity = Severity.HIGH
        elif tag in (
            "fo",
            "psd",
            "t",
        ):  # these change no decision about mail: failure reports, and values that equal the default
            severity = Severity.LOW
        variant = "ask" if tag in unmended else ""
        if tag in ("rua", "ruf") and reason.startswith("duplicate"):
            variant = variant or "twice"
        yield subject.seen(check, severity, tag, tag=tag or "?", reason=reason, variant=variant)
    for tag, value in tags.items():
        if tag not in KNOWN:
            meant = meant_tag(tag, value)
            severity = Severity.LOW if meant else Severity.INFO
            yield subject.seen(
                "dmarc-unknown-tag", severity, tag, tag=tag, meant=meant, variant="meant" if meant else ""
            )


def _policies(subject: _Subject) -> Iterator[Observation]:
    dmarc = subject.dmarc
    tags = {name: value.lower() for name, value in dmarc.tags.items()}
    tested = tags.get("t") == "y"
    if dmarc.effective_policy in _POLICY and not {"p", "sp", "np"} & set(dmarc.errors):
        check, severity = _POLICY[dmarc.effective_policy]
        variant = "inherited" if not subject.own else "testing" if tested and tags.get("p") != "none" else ""
        applied = _applied_tag(subject, tags)
        more = {"variant": variant, "applied": applied, "location": dmarc.location}
        if not subject.own:
            more["record"] = _raised(subject)
        yield subject.seen(check, severity, **more)
        if tested:
            idle = applied.endswith("=none")
            severity = Severity.LOW if idle else Severity.MEDIUM
            variant = "idle" if idle else "inherited" if not subject.own else ""
            yield subject.seen("dmarc-testing", severity, **{**more, "variant": variant})
    # Receivers read sp= only in the record of the organizational domain (RFC 9989 §4.10.1).
    if dmarc.location == (dmarc.organizational_domain or subject.domain):
        yield from _below(subject, tags)
    percent = tags.get("pct", "")
    if percent.isascii() and percent.isdigit() and int(percent[:4]) < 100:
        raised = subject.own and "pct=" in subject.values["record"]
        variant = "first" if raised else "" if subject.own else "inherited"
        yield subject.seen("dmarc-pct-below-100", Severity.LOW, pct=percent, variant=variant, location=dmarc.location)


def _applied_tag(subject: _Subject, tags: Mapping[str, str]) -> str:
    """Return the tag that decides the policy, as the record writes it."""
    if not subject.own and tags.get("sp") in POLICIES:
        return f"sp={tags['sp']}"
    return f"p={tags.get('p', 'none')}"


def _raised(subject: _Subject) -> str:
    """Return what gives the subdomain a policy: sp= in the record above, or a record of its own below a registry."""
    if subject.dmarc.tags.get("psd", "").lower() == "y":
        fresh = fresh_record(subject.domain, sends=subject.sends, receives=subject.receives)
        return _published_at(subject.domain, fresh)
    return _published_at(subject.dmarc.location, raised_below(subject.dmarc.record))


def _below(subject: _Subject, tags: Mapping[str, str]) -> Iterator[Observation]:
    p, sp, np = (_rank(tags.get(name, "")) for name in ("p", "sp", "np"))
    more = {"location": subject.dmarc.location, "variant": "" if subject.own else "inherited"}
    if not subject.own:
        more["record"] = _raised(subject)
    if 0 <= sp < p:
        yield subject.seen("dmarc-subdomain-policy-weaker", Severity.MEDIUM, **more)
    if 0 <= np < max(sp, p if "sp" not in tags else -1):
        yield subject.seen("dmarc-nonexistent-subdomain-policy-weaker", Severity.LOW, **more)


def _rank(policy: str) -> int:
    return POLICIES.index(policy) if policy in POLICIES else -1


def _reports(subject: _Subject) -> Iterator[Observation]:
    dmarc = subject.dmarc
    meant = subject.repair.record if subject.repair is not None else ""
    if "rua" not in dmarc.tags and "rua=" not in meant and subject.sends:
        yield subject.seen("dmarc-rua-missing", Severity.LOW, variant="" if subject.receives else "silent")
    for name, state in dmarc.unreachable.items():
        tag, _, uri = name.partition(" ")
        consent = dmarc.destinations.get(f"{tag} {uri.rpartition('@')[2].partition('?')[0].lower()}", "own")
        if consent in ("own", "authorized"):
            host = uri.rpartition("@")[2].partition("?")[0] if "@" in uri else uri
            yield subject.seen(
                "dmarc-rua-undeliverable", Severity.LOW, uri, tag=tag, address=uri, host=host, variant=state
            )
    yield from _consents(dmarc.location, dmarc, subject.evidence, subject.values)


def _consents(
    location: str, dmarc: DmarcPosture, evidence: tuple[PostureEvidence, ...], values: Mapping[str, str]
) -> Iterator[Observation]:
    """Yield the report addresses at other organizations that have not agreed to receive reports (RFC 9990 §4)."""
    for destination, state in dmarc.destinations.items():
        tag, _, host = destination.partition(" ")
        name = f"{location}._report._dmarc.{host}"
        if state == "not-authorized":
            severity = Severity.MEDIUM if tag == "rua" else Severity.LOW
            more = {**values, "host": host, "record": f'{name}. TXT "v=DMARC1"', "variant": ""}
            yield Observation(f"dmarc-{tag}-external-not-authorized", severity, host, evidence, more)
        elif state == "failed":
            more = {**values, "host": host, "variant": ""}
            yield Observation("dmarc-report-temperror", Severity.INFO, host, dns_evidence(name, "TXT"), more)

"""The certain facts of a round, in a form that can be compared with another round.

Facts are grouped by the lookup they depend on. A group whose lookup failed is left out, so that a comparison with the
last certain value never takes a failed lookup (RFC 2308 §7.1) for an absent record (RFC 2308 §2.2).
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.finding import Severity
from mailguard.posture.finding import PostureFinding
from mailguard.posture.judge import BROKEN, is_unseen
from mailguard.posture.record_type import AnyType, Records
from mailguard.posture.records import DANE, DNSSEC, RECORDS
from mailguard.posture.snapshot import Posture
from mailguard.posture.spelling import same_subject

VERSION: Final = 3  # of the stored form; facts in another form are computed again from the snapshots
# DANE and DNSSEC come after the records that they protect, optional types last.
_ORDER: Final = sorted(RECORDS, key=lambda kind: (bool(kind.optional), kind is DANE, kind is DNSSEC))
# Some types need several names. Check that reports a failed lookup of one of them → the groups it makes incomplete.
_INCOMPLETE: Final = {check: groups for kind in RECORDS for check, groups in kind.incomplete.items()}
# Group of facts → name of the expectation about it, where the names differ.
_EXPECTED: Final = {group: name for kind in RECORDS for group, name in kind.expected_as.items()}


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding of a severity other than `ok`."""

    check: str
    severity: Severity
    subject: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a round by group: `records` by the name of the fact, `findings` by check and subject.

    In the groups of `partial` some lookups failed: what they contain is certain, what they lack is not.
    """

    records: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    findings: Mapping[str, Mapping[str, Seen]] = field(default_factory=dict)
    partial: tuple[str, ...] = ()
    version: int = VERSION

    def completed(self, older: "Facts") -> "Facts":
        """Return these facts, with the groups in `partial` completed from `older`."""
        records, findings = dict(self.records), dict(self.findings)
        for group in self.partial:
            if group in records:
                records[group] = {**older.records.get(group, {}), **records[group]}
            if group in findings:
                findings[group] = {**older.findings.get(group, {}), **findings[group]}
        return Facts(records, findings)

    def over(self, older: "Facts") -> "Facts":
        """Return these facts, plus the missing groups from `older`, except those of removed MX hosts."""
        whole = self.completed(older)
        kept = {group: each for group, each in older.findings.items() if not self.without(group)}
        return Facts({**older.records, **whole.records}, {**kept, **whole.findings})

    def without(self, group: str) -> bool:
        """Whether `group` is about a host that is certainly no longer in the MX (RFC 5321 §5.1)."""
        name, _, host = group.partition(" ")
        return name == "mx" and bool(host) and "mx" in self.records and host not in self.records["mx"]


def facts(posture: Posture, checked: frozenset[str] = frozenset()) -> Facts:
    """Return the facts of one round. `checked` names the optional parts that were checked (`smtp`, `lookalikes`, …)."""
    names = {finding.check for finding in posture.findings}
    crashed = {finding.subject for finding in posture.findings if finding.check == BROKEN}
    if "" in crashed:
        return Facts()
    if "domain-nxdomain" in names:
        return Facts({"domain": {"domain": "nxdomain"}}, _only(posture, "domain"))
    if posture.dnssec.state == "bogus":  # RFC 4035 §5.5: a validating resolver answers nothing else of the zone
        return Facts({"dnssec": {"dnssec": "bogus"}}, _only(posture, "dnssec"))
    records = dict(_records(posture, checked))
    certain = _certain(posture, records, checked)
    findings: dict[str, dict[str, Seen]] = {group: {} for group in certain if group.partition(" ")[0] not in crashed}
    for finding in posture.findings:
        group = _group(finding)
        if group in findings and _counts(finding):
            findings[group][f"{finding.check} {same_subject(finding.subject)}"] = _seen(finding)
    partial = tuple(group for check, groups in _INCOMPLETE.items() if check in names for group in groups)
    return Facts(records, findings, partial)


def _only(posture: Posture, family: str) -> dict[str, dict[str, Seen]]:
    found = {
        f"{each.check} {same_subject(each.subject)}": _seen(each)
        for each in posture.findings
        if each.check.startswith(family)
    }
    return {family: found}


def _seen(finding: PostureFinding) -> Seen:
    return Seen(finding.check, Severity(finding.severity), same_subject(finding.subject), finding.values)


def _counts(finding: PostureFinding) -> bool:
    uncertain = is_unseen(finding.check) or finding.check in _INCOMPLETE
    return finding.severity != Severity.OK and not uncertain


def type_of(check: str) -> AnyType | None:
    """Return the record type that a check belongs to, or None."""
    return next((kind for kind in RECORDS if kind.holds(check)), None)


def family(check: str) -> str:
    """Return the family of a check: "dmarc" for "dmarc-policy-none", "mta-sts" for "mta-sts-none"."""
    kind = type_of(check)
    return kind.name if kind is not None else check.partition("-")[0]


def _group(finding: PostureFinding) -> str:
    """Return the group of a finding: the lookup it depends on."""
    kind = type_of(finding.check)
    if kind is not None:
        return kind.group_of(finding.subject) if kind.group_of is not None else kind.name
    name = family(finding.check)
    return f"expectation {finding.subject}" if name == "expectation" else name


def _part(posture: Posture, kind: AnyType) -> Any:
    """Return what was found of a type. For a stored posture it is restored from its fields and DNS answers."""
    if posture.parts is not None:
        return posture.parts[kind]
    return kind.restored(posture) if kind.restored is not None else getattr(posture, kind.attribute)


def _certain(posture: Posture, records: Records, checked: frozenset[str]) -> Iterator[str]:
    """Yield the groups that are certain: both their findings and the absence of other findings."""
    for group in records:
        yield group
        yield f"expectation {_EXPECTED.get(group, group)}"
    for kind in RECORDS:
        yield from kind.certain(posture, _part(posture, kind))
        if kind.optional in checked:
            yield kind.name
    if not (posture.spf.failed or posture.dmarc.failed) and "mx" in records:
        yield "parked"
        yield "provider"


def _records(posture: Posture, checked: frozenset[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (group, facts) for every group whose lookup was answered."""
    for kind in _ORDER:
        if not kind.optional or kind.optional in checked:
            yield from kind.facts(posture, _part(posture, kind))

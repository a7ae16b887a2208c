"""What the configuration expects of a domain, against what was found: policy as code.

Each deviation is a finding `expectation-not-met` whose subject is the thing expected. What could not be looked up
deviates from nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from mailguard.catalogue import Language
from mailguard.config.posture import Expectations, PostureDomain
from mailguard.finding import Severity
from mailguard.posture.facts import Facts, facts
from mailguard.posture.judge import judge
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.snapshot import Posture, PostureEvidence
from mailguard.posture.words import worded

CHECK: Final = "expectation-not-met"
_POLICIES: Final = ("none", "quarantine", "reject")
_QUALIFIERS: Final = ("softfail", "fail")
_MODES: Final = ("testing", "enforce")


def with_expectations(posture: Posture, entry: PostureDomain, lang: Language) -> Posture:
    """`posture` with a finding for each expectation of `entry` that is not met, its level and score judged again."""
    if "domain-nxdomain" in {finding.check for finding in posture.findings}:
        return posture
    deviations = tuple(_deviations(posture, facts(posture), entry))
    if not deviations:
        return posture
    found = [Observation(each.check, Severity(each.severity), each.subject) for each in posture.findings]
    level, score = judge([*found, *deviations])
    findings = [*(worded(each, lang) for each in deviations), *posture.findings]
    findings.sort(key=lambda finding: -Severity(finding.severity).rank)
    return replace(posture, level=level, score=score, findings=tuple(findings))


def _deviations(posture: Posture, certain: Facts, entry: PostureDomain) -> Iterator[Observation]:
    expect, records = entry.expect, certain.records
    if expect.mx and "mx" in records:
        evidence = dns_evidence(posture.domain, "MX", ", ".join(records["mx"]))
        yield from _same(posture, "mx", expect.mx, records["mx"], Severity.HIGH, evidence)
    if expect.ns and "ns" in records:
        evidence = dns_evidence(posture.domain, "NS", ", ".join(records["ns"]))
        yield from _same(posture, "ns", expect.ns, records["ns"], Severity.HIGH, evidence)
    yield from _spf(posture, certain, expect)
    if expect.caa and "caa" in records:
        allowed = [_issuer(record) for record in records["caa"] if _issuer(record)]
        evidence = dns_evidence(posture.domain, "CAA", "; ".join(records["caa"]))
        yield from _same(posture, "caa", expect.caa, allowed, Severity.MEDIUM, evidence)
    if expect.dmarc and "dmarc" in records:
        evidence = dns_evidence(f"_dmarc.{posture.dmarc.location}", "TXT", posture.dmarc.record)
        found = records["dmarc"].get("policy", "")
        yield from _at_least(posture, "dmarc", _POLICIES, expect.dmarc, found, Severity.HIGH, evidence)
    yield from _transport(posture, certain, expect)
    for selector in entry.selectors:
        key = records.get(f"dkim {selector.lower()}")
        if key is not None and not any(
            each.selector == selector.lower() and each.state == "ok" for each in posture.dkim
        ):
            yield _deviation(posture, f"dkim {selector.lower()}", "dkim", selector, key.get("key", ""), Severity.MEDIUM)


def _spf(posture: Posture, certain: Facts, expect: Expectations) -> Iterator[Observation]:
    text = posture.spf.record.text if posture.spf.record is not None else ""
    evidence = dns_evidence(posture.domain, "TXT", text)
    if expect.includes and "spf-term" in certain.records and posture.spf.record is not None:
        terms = posture.spf.record.terms
        found = [term.target.lower().rstrip(".") for term in terms if term.mechanism == "include"]
        yield from _same(posture, "includes", expect.includes, found, Severity.MEDIUM, evidence)
    if expect.spf and "spf-all" in certain.records:
        found_all = certain.records["spf-all"].get("all", "")
        yield from _at_least(posture, "spf", _QUALIFIERS, expect.spf, found_all, Severity.HIGH, evidence)


def _transport(posture: Posture, certain: Facts, expect: Expectations) -> Iterator[Observation]:
    records = certain.records
    if expect.mta_sts and "mta-sts" in records:
        mode = records["mta-sts"].get("mode", "")
        yield from _at_least(posture, "mta-sts", _MODES, expect.mta_sts, mode, Severity.MEDIUM)
    if expect.tls_rpt and "tls-rpt" in records and (not posture.tls_rpt.record or posture.tls_rpt.problem):
        yield _deviation(posture, "tls-rpt", "tls-rpt", "v=TLSRPTv1", posture.tls_rpt.record, Severity.LOW)
    if expect.dnssec and "dnssec" in records and posture.dnssec.state != "secure":
        yield _deviation(posture, "dnssec", "dnssec", "secure", posture.dnssec.state, Severity.MEDIUM)


def _same(
    posture: Posture,
    subject: str,
    expected: tuple[str, ...],
    found: Iterable[str],
    severity: Severity,
    evidence: tuple[PostureEvidence, ...],
) -> Iterator[Observation]:
    """A deviation unless every name found is expected, and every name expected is found."""
    names = tuple(found)
    unmet = [each for each in expected if not any(_matches(each, name) for name in names)]
    extra = [name for name in names if not any(_matches(each, name) for each in expected)]
    if unmet or extra:
        yield _deviation(posture, subject, subject, ", ".join(expected), ", ".join(names), severity, evidence)


def _at_least(
    posture: Posture,
    subject: str,
    scale: tuple[str, ...],
    expected: str,
    found: str,
    severity: Severity,
    evidence: tuple[PostureEvidence, ...] = (),
) -> Iterator[Observation]:
    if found not in scale or scale.index(found) < scale.index(expected):
        yield _deviation(posture, subject, subject, expected, found, severity, evidence)


def _deviation(
    posture: Posture,
    subject: str,
    variant: str,
    expected: str,
    found: str,
    severity: Severity,
    evidence: tuple[PostureEvidence, ...] = (),
) -> Observation:
    """`variant` picks the wording; it stays among the values, so that the finding can be said again."""
    values = {"domain": posture.domain, "variant": variant, "expected": expected, "found": found or "-"}
    return Observation(CHECK, severity, subject, evidence, values, {"expected": expected, "found": found})


def _matches(pattern: str, name: str) -> bool:
    return name.endswith(pattern[1:]) and name != pattern[2:] if pattern.startswith("*.") else name == pattern


def _issuer(record: str) -> str:
    """The authority that a CAA record `0 issue "ca.example; …"` lets issue (RFC 8659 §4.2), "" for others."""
    words = record.split(None, 2)
    if len(words) < 3 or words[1].lower() not in ("issue", "issuewild"):
        return ""
    return words[2].strip('"').partition(";")[0].strip().lower()

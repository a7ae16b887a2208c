"""Compare what the configuration expects of a domain with what was found.

Each deviation is a finding `expectation-not-met`; its subject is the expected thing. A lookup that failed is never a
deviation.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mailguard.catalogue import Language
from mailguard.config.posture import PostureDomain
from mailguard.finding import Severity
from mailguard.posture.facts import Facts, facts
from mailguard.posture.judge import judge
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import AnyType
from mailguard.posture.records import CAA, DKIM, MX, NS, RECORDS, SPF
from mailguard.posture.snapshot import Posture
from mailguard.posture.words import worded

# The hosts that receive mail and those that may send it come first, the DKIM keys of the configured selectors last.
_FIRST: Final[tuple[AnyType, ...]] = (MX, NS, SPF, CAA)
_ORDER: Final = (*_FIRST, *(kind for kind in RECORDS if kind not in (*_FIRST, DKIM)), DKIM)


def with_expectations(posture: Posture, entry: PostureDomain, lang: Language) -> Posture:
    """Return `posture` with a finding for each unmet expectation of `entry`, and with a new level and score."""
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
    for kind in _ORDER:
        yield from kind.expected(posture, certain.records, entry)

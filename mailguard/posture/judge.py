"""From observations to a level and a score. The rule is documented in docs/posture.md and is this file."""

from collections.abc import Iterable, Mapping
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.observation import Observation

# What each finding takes off 100; the same check on several subjects counts once, at its worst.
COST: Final[Mapping[Severity, int]] = {
    Severity.OK: 0,
    Severity.INFO: 1,
    Severity.LOW: 4,
    Severity.MEDIUM: 12,
    Severity.HIGH: 30,
    Severity.CRITICAL: 50,
}
# Without these nothing can be said about impersonation; their failure makes the level unknown.
DECISIVE: Final = frozenset({"spf-temperror", "dmarc-temperror", "domain-temperror"})
FAILURES: Final = DECISIVE | {"mx-temperror", "mta-sts-temperror", "tls-rpt-temperror", "dkim-temperror"}


def judge(observations: Iterable[Observation]) -> tuple[str, int]:
    """(level, score). A look-up that failed costs nothing; where it hides what decides, the level is "unknown"."""
    worst: dict[str, Severity] = {}
    for each in observations:
        if each.check not in worst or each.severity.rank > worst[each.check].rank:
            worst[each.check] = each.severity
    score = max(0, 100 - sum(COST[severity] for check, severity in worst.items() if check not in FAILURES))
    severities = {severity for check, severity in worst.items() if check not in FAILURES}
    if severities & {Severity.CRITICAL, Severity.HIGH}:
        return "critical", score
    if DECISIVE & set(worst):
        return "unknown", score
    return ("warning" if Severity.MEDIUM in severities else "good"), score

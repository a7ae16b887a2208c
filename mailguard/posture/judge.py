"""Compute the level and the score of a domain from its observations. docs/posture.md explains the rule to users."""

from collections.abc import Iterable, Mapping
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.observation import Observation

# Points that each finding takes off 100. A check with findings on several subjects counts once, at its worst severity.
# All checks of one family (SPF, MX …) together take off at most `FAMILY`.
COST: Final[Mapping[Severity, int]] = {
    Severity.OK: 0,
    Severity.INFO: 1,
    Severity.LOW: 4,
    Severity.MEDIUM: 12,
    Severity.HIGH: 30,
    Severity.CRITICAL: 50,
}
FAMILY: Final = 50
FAILED: Final = "-temperror"  # suffix of every check that reports a failed lookup; the term of RFC 7208 §2.6.6
LIMIT: Final = "limit-reached"  # the check that reports entries left out because of a limit
# Without the SPF and DMARC records the check says nothing about impersonation, so their failure makes the level
# unknown. If the finding has a subject, only the lookup of one host named in the SPF record failed.
DECISIVE: Final = frozenset({"spf-temperror", "dmarc-temperror"})
GONE: Final = "domain-nxdomain"  # the check that says the domain does not exist, and so no name below it (RFC 8020 §2)
BROKEN: Final = "check-failed"  # the check that reports a fault of mailguard itself


def judge(observations: Iterable[Observation]) -> tuple[str, int]:
    """Return (level, score). A failed lookup costs nothing, but without SPF or DMARC the level is "unknown".

    Only a finding of severity critical outranks "unknown": an SPF record that lets everybody send stays critical even
    if the DMARC record could not be read.
    """
    worst: dict[str, Severity] = {}
    hidden = False
    for each in observations:
        if is_unseen(each.check):
            hidden = hidden or each.check == BROKEN or (each.check in DECISIVE and not each.subject)
        elif each.check not in worst or each.severity.rank > worst[each.check].rank:
            worst[each.check] = each.severity
    if GONE in worst:
        return "critical", 0
    score = max(0, 100 - _cost(worst))
    severities = set(worst.values())
    if Severity.CRITICAL in severities:
        return "critical", score
    if hidden:
        return "unknown", score
    if Severity.HIGH in severities:
        return "critical", score
    return ("warning" if Severity.MEDIUM in severities else "good"), score


def is_unseen(check: str) -> bool:
    """Whether a check reports that something could not be checked. That is not a defect of the domain."""
    return check.endswith(FAILED) or check in (LIMIT, BROKEN)


def _cost(worst: Mapping[str, Severity]) -> int:
    families: dict[str, int] = {}
    for check, severity in worst.items():
        family = check.partition("-")[0]
        families[family] = families.get(family, 0) + COST[severity]
    return sum(min(cost, FAMILY) for cost in families.values())

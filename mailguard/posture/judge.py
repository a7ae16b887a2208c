"""From observations to a level and a score. The rule is documented in docs/posture.md and is this file."""

from collections.abc import Iterable, Mapping
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.observation import Observation

# What each finding takes off 100. The same check on several subjects counts once, at its worst, and all checks of
# one family (SPF, MX …) together at most `FAMILY`.
COST: Final[Mapping[Severity, int]] = {
    Severity.OK: 0,
    Severity.INFO: 1,
    Severity.LOW: 4,
    Severity.MEDIUM: 12,
    Severity.HIGH: 30,
    Severity.CRITICAL: 50,
}
FAMILY: Final = 50
FAILED: Final = "-temperror"  # the end of every check that says a look-up failed
LIMIT: Final = "limit-reached"  # the check that says something was not looked at, because there was too much of it
# Without these nothing can be said about impersonation; their failure makes the level unknown. With a subject it is
# one host of the SPF record that was not found, not a record.
DECISIVE: Final = frozenset({"spf-temperror", "dmarc-temperror"})
GONE: Final = "domain-nxdomain"  # the check that says there is no such domain: nothing of it is left to be well
BROKEN: Final = "check-failed"  # the check that says a part could not be judged, by a fault of our own


def judge(observations: Iterable[Observation]) -> tuple[str, int]:
    """(level, score). A look-up that failed costs nothing; where it hides what decides, the level is "unknown".

    Only what is critical by itself outranks that: an SPF record that lets everybody send is no better for a DMARC
    record that could not be read.
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
    """Whether a check says that something could not be looked at, which is no defect of the domain."""
    return check.endswith(FAILED) or check in (LIMIT, BROKEN)


def _cost(worst: Mapping[str, Severity]) -> int:
    families: dict[str, int] = {}
    for check, severity in worst.items():
        family = check.partition("-")[0]
        families[family] = families.get(family, 0) + COST[severity]
    return sum(min(cost, FAMILY) for cost in families.values())

"""How findings become a verdict: the base, the thresholds, and the form in which a check declares its weights.

A weight is what a check adds in log-odds at one severity. It is in the file of the check. 2.9 makes a mail suspicious
by itself. The weights were fitted on 1,500 phishing and 1,839 legitimate mails and the tuning half of the own examples
with `tests/bench/calibrate.py` (2026-11), then reviewed by hand; docs/detection.md has the procedure. What those mails
hardly contain (attachments, lookalikes of the reader's own domain, Japanese business mail, results that need DNS) has a
weight by judgement; what marked their collection rather than the crime (weak keys, broken ARC chains) is held down.
"""

from collections.abc import Mapping
from typing import Final

from mailguard.finding import Severity

BASE: Final = -2.9  # a mail without any finding: 5 in 100
SUSPICIOUS: Final = 50  # score from which on a mail is suspicious
MALICIOUS: Final = 90

Weights = Mapping[Severity, float]

# For third-party checks that declare no weights.
BY_SEVERITY: Final[Weights] = {
    Severity.OK: 0.0,
    Severity.INFO: 0.0,
    Severity.LOW: 0.3,
    Severity.MEDIUM: 1.0,
    Severity.HIGH: 2.0,
    Severity.CRITICAL: 4.0,
}


def by_severity(
    *, low: float | None = None, medium: float | None = None, high: float | None = None, critical: float | None = None
) -> Weights:
    """Return the weights of a check at the severities that its findings may have; the others never occur. `info` weighs 0.

    Raises `ValueError` if a weight is negative or smaller than that of a lower severity: a more severe finding never
    weighs less, and nothing that a sender writes may lower a score.
    """
    given = {Severity.LOW: low, Severity.MEDIUM: medium, Severity.HIGH: high, Severity.CRITICAL: critical}
    found = {Severity.OK: 0.0, Severity.INFO: 0.0}
    least = 0.0
    for severity, weight in given.items():
        if weight is None:
            continue
        if not weight >= least:
            raise ValueError(f"the weight {weight} at {severity.value} is negative or less than at a lower severity")
        found[severity] = least = weight
    return found

"""How much each check says, in log-odds, by the severity it was raised at: the one reviewed table of the verdict.

First calibration: fitted on real phishing and legitimate mail, then reviewed by hand (`tests/bench/calibrate.py`
prints the fit). A check that is not listed weighs by its severity (`assess._DEFAULT`).
"""

from collections.abc import Mapping
from typing import Final

from mailguard.finding import Severity

BASE: Final = -3.5  # a mail without any finding: 3 in 100
SUSPICIOUS: Final = 50  # score from which on a mail is suspicious
MALICIOUS: Final = 85

INFO, LOW, MEDIUM, HIGH, CRITICAL = (
    Severity.INFO,
    Severity.LOW,
    Severity.MEDIUM,
    Severity.HIGH,
    Severity.CRITICAL,
)
WEIGHTS: Final[Mapping[str, Mapping[Severity, float]]] = {
    "exposed-recipients": dict.fromkeys(Severity, 0.0),
    "nested-eml": dict.fromkeys(Severity, 0.0),
}
COMBINATIONS: Final[tuple[tuple[frozenset[str], float], ...]] = ()

"""The fit: projected gradient descent on the logistic loss, drawn towards given weights."""

import collections
import math
from collections.abc import Callable, Mapping, Sequence

from calibrate_rows import STEPS, WEIGHTS, Row

from mailguard.checks import all_checks
from mailguard.data.weights import BASE, BY_SEVERITY
from mailguard.finding import Severity

_ROUNDS = 600
_RATE = 0.5
OWN_SHARE = 0.1  # of each side that the own examples have together
ATTACKS = 1.3  # chosen so that one in a hundred honest mails passes the threshold
# How much mail counts that is neither wanted nor an attack, compared with all wanted mail: enough that bulk alone
# does not look like phishing, and too little to decide.
BESIDE = {"marketing": 0.4, "backscatter": 0.05, "apart": 0.1}
Prior = Callable[[str], float]
TOGETHER = tuple((frozenset({check.name, *others}), more) for check in all_checks() for more, others in check.together)
# The most a check may weigh at any severity, whatever the mails say. Signing and sealing tell how the collection was
# made; the others are common in honest mail of kinds that the folders lack.
HELD_DOWN = {
    "weak-dkim-key": 0.2, "arc-fail": 0.3, "dmarc-absent": 0.2, "received-anomaly": 0.8, "from-mismatch-received": 0.8,
    "unrelated-links": 2.1, "unrelated-return-path": 0.2, "decorated-sender-name": 0.9, "random-sender-address": 1.2,
    "encrypted-archive": 0.9, "encrypted-document": 0.8, "html-attachment": 2.4, "secrecy-request": 1.2,
    "link-text-mismatch": 2.4, "picture-only-mail": 1.8,
}  # fmt: skip


def reviewed(feature: str) -> float:
    """Return the step that the declared weights have for a feature."""
    check, _, severity = feature.partition(">=")
    return _step(WEIGHTS.get(check, {}), Severity(severity))


def plain(feature: str) -> float:
    """Return the step of a check that declares no weights. It knows nothing of any mail.

    A check that never weighs at its declared severities is not a feature, so no other case needs a rule.
    """
    return _step(BY_SEVERITY, Severity(feature.partition(">=")[2]))


def _step(table: Mapping[Severity, float], step: Severity) -> float:
    below = max((weight for each, weight in table.items() if each.rank < step.rank), default=0.0)
    return max(0.0, table.get(step, 0.0) - below)  # a severity left out never occurs


def shares(rows: Sequence[Row], own: Sequence[Row]) -> dict[tuple[bool, tuple[str, ...]], float]:
    """Return how much each combination of features counts in the loss.

    Attacks count `ATTACKS` times as much as wanted mail. Within a side, sources count by the root of their size, so
    that none decides alone: a list with a thousand mails counts five times as much as a folder with forty.
    """
    counted: dict[tuple[bool, tuple[str, ...]], float] = collections.defaultdict(float)
    plain_rows = [row for row in rows if not row.kind]
    for group, part in ((plain_rows, 1 - OWN_SHARE), (own, OWN_SHARE)):
        sizes = collections.Counter((row.attack, row.source) for row in group)
        roots = {side: sum(size**0.5 for (each, _), size in sizes.items() if each == side) for side in (True, False)}
        for row in group:
            share = part * sizes[row.attack, row.source] ** -0.5 / roots[row.attack]
            counted[row.attack, row.features] += share * (ATTACKS if row.attack else 1)
    for kind, part in BESIDE.items():
        mails = [row for row in rows if row.kind == kind]
        for row in mails:
            counted[False, row.features] += part / len(mails)
    return counted


def fit(
    rows: Sequence[Row], own: Sequence[Row], *, penalty: float, prior: Prior = reviewed
) -> tuple[float, dict[str, float]]:
    """Return the base of the package, so that scores stay comparable, and the fitted weights of the features."""
    counted = shares(rows, own)
    start = {feature: prior(feature) for _, row in counted for feature in row}
    weights, momentum = dict(start), dict.fromkeys(start, 0.0)
    strength = 2 * penalty / len(rows)
    for _ in range(_ROUNDS):
        gradient = dict.fromkeys(start, 0.0)
        for (attack, row), share in counted.items():
            score = BASE + sum(weights[feature] for feature in row) + together(row)
            error = (1 / (1 + math.exp(-max(-30, min(30, score)))) - attack) * share
            for feature in row:
                gradient[feature] += error
        for feature, slope in gradient.items():
            momentum[feature] = 0.9 * momentum[feature] + _RATE * (
                slope + strength * (weights[feature] - start[feature])
            )
            weights[feature] = max(0.0, weights[feature] - momentum[feature])
        _cap(weights)
    return BASE, weights


def together(row: Sequence[str]) -> float:
    """Return what the declared combinations of checks add."""
    names = {feature.partition(">=")[0] for feature in row}
    return sum(more for checks, more in TOGETHER if checks <= names)


def _cap(weights: dict[str, float]) -> None:
    for check, most in HELD_DOWN.items():
        left = most
        for step in STEPS:
            name = f"{check}>={step}"
            if name in weights:
                weights[name] = min(weights[name], left)
                left -= weights[name]


def score(row: Row, base: float, weights: Mapping[str, float], prior: Prior = reviewed) -> float:
    """Return the log-odds of a mail; a feature that the fit has not seen has its weight from the prior."""
    return base + sum(weights.get(each, prior(each)) for each in row.features) + together(row.features)

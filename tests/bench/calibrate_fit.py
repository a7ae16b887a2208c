"""The fit: projected gradient descent on the logistic loss, drawn towards given weights."""

import collections
import math
from collections.abc import Callable, Mapping, Sequence

from calibrate_rows import STEPS, WEIGHTS, Row

from mailguard.checks import all_checks
from mailguard.data.weights import BY_SEVERITY
from mailguard.finding import Severity

_ROUNDS = 600
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


def shares(rows: Sequence[Row], own: Sequence[Row], own_share: float) -> dict[tuple[bool, tuple[str, ...]], float]:
    """Return how much each combination of features counts: both sides the same, sources by the root of their size.

    So no source decides alone: a list with a thousand mails counts five times as much as a folder with forty.
    """
    counted: dict[tuple[bool, tuple[str, ...]], float] = collections.defaultdict(float)
    for group, part in ((rows, 1 - own_share), (own, own_share)):
        sizes = collections.Counter((row.attack, row.source) for row in group)
        roots = {side: sum(size**0.5 for (each, _), size in sizes.items() if each == side) for side in (True, False)}
        for row in group:
            size = sizes[row.attack, row.source]
            counted[row.attack, row.features] += 0.5 * part * size**-0.5 / roots[row.attack]
    return counted


def fit(
    rows: Sequence[Row],
    own: Sequence[Row],
    *,
    penalty: float,
    prior: Prior = reviewed,
    own_share: float = 0.1,
    rounds: int = 600,
) -> tuple[float, dict[str, float]]:
    """Return the base and the weights of the features."""
    counted = shares(rows, own, own_share)
    start = {feature: prior(feature) for _, row in counted for feature in row}
    weights, momentum = dict(start), dict.fromkeys(start, 0.0)
    base, base_momentum = -2.0, 0.0
    strength = penalty / len(rows)
    for _ in range(_ROUNDS):
        gradient = dict.fromkeys(start, 0.0)
        base_gradient = 0.0
        for (attack, row), share in counted.items():
            score = base + sum(weights[feature] for feature in row) + together(row)
            error = (1 / (1 + math.exp(-max(-30, min(30, score)))) - attack) * share
            base_gradient += error
            for feature in row:
                gradient[feature] += error
        base_momentum = 0.9 * base_momentum + base_gradient
        base -= base_momentum
        for feature, slope in gradient.items():
            momentum[feature] = 0.9 * momentum[feature] + slope + strength * (weights[feature] - start[feature])
            weights[feature] = max(0.0, weights[feature] - momentum[feature])
        _cap(weights)
    return base, weights


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

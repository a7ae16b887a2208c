"""Divide the points of the score among the checks, so that a reader can follow the score.

The score is a curve over a sum: 100 × logistic(base + w₁ + w₂ + …). On a straight path from the base to the whole sum
all terms grow at the same rate, so each causes a part of the rise in proportion to its weight (the Aumann–Shapley
value). So a check gets (score − base score) × its weight ÷ the sum of all weights, independent of the order of the
checks. The weight of a combination is divided equally among its members. Points are whole numbers that add up exactly
to score − base score: the points lost by rounding down go to the largest remainders.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mailguard.finding import Finding

_STEEPEST = 30.0  # beyond it the logistic function is practically 0 or 1


def score_of(total: float) -> int:
    """Return the score, 0 to 100, of a sum of log-odds."""
    return round(100 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total)))))


def points_of(terms: Mapping[str, float], gained: int) -> dict[str, int]:
    """Divide `gained` points among the checks in proportion to their `terms` in log-odds; the sum is `gained`.

    A negative term, which only the configuration can set, takes points away. If the terms cancel each other, every
    check gets 0 points.
    """
    total = sum(terms.values())
    if not gained or abs(total) < 1e-9:
        return dict.fromkeys(terms, 0)
    exact = {name: gained * weight / total for name, weight in terms.items()}
    points = {name: math.floor(share) for name, share in exact.items()}
    missing = gained - sum(points.values())
    by_remainder = sorted(exact, key=lambda name: (points[name] - exact[name], name))
    for name in by_remainder[:missing]:
        points[name] += 1
    return points


def with_points(findings: Iterable[Finding], points: Mapping[str, int]) -> tuple[Finding, ...]:
    """Return the findings with points. The heaviest finding of a check gets all its points, as only it counts."""
    return tuple(replace(each, points=points.get(each.check, 0)) if each.weight else each for each in findings)

"""How many of the score's points each check brought: the score taken apart, so that a reader can follow it.

The score is a curve over a sum: 100 × logistic(base + w₁ + w₂ + …). On the straight way from the base to the whole sum
every term grows in step, and the curve's rise is then due to each in proportion to its weight (the Aumann–Shapley
value). So a check brings (score − base score) × its weight ÷ the sum of all weights, whatever the order of the checks.
What a combination adds is divided equally among its members. Points are whole numbers that add up to score − base
score exactly: what is lost by rounding down goes to the largest remainders.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mailguard.finding import Finding

_STEEPEST = 30.0  # beyond it the logistic function is 0 or 1 for our purpose


def score_of(total: float) -> int:
    """The score, 0–100, of a sum of log-odds."""
    return round(100 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total)))))


def points_of(terms: Mapping[str, float], gained: int) -> dict[str, int]:
    """`gained` points divided among the checks by their `terms` in log-odds; they add up to `gained`.

    A term below zero (a weight that the configuration sets so) takes points away. Nothing is divided where the terms
    cancel out.
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
    """The findings with their checks' points: a check's heaviest finding has all of them, as it alone counts."""
    return tuple(replace(each, points=points.get(each.check, 0)) if each.weight else each for each in findings)

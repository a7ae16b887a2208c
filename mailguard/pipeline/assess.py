"""Assess the hits: a linear model makes the verdict, and the report shows each of its terms.

Each check contributes the log-odds that it declares for the severity found. The terms and the base rate are added, and
the logistic function turns the sum into the score. Nothing that only the sender controls has a negative weight.
docs/detection.md explains how the weights were found.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.checks.forwarded_by_colleague import stands_in_passed_on
from mailguard.checks.run import Raised, selected_checks
from mailguard.config import ChecksConfig, Config
from mailguard.data.weights import BASE, MALICIOUS, SUSPICIOUS
from mailguard.finding import Severity
from mailguard.pipeline.context import Context
from mailguard.report.score_shares import points_of, score_of

Combinations = tuple[tuple[frozenset[str], float], ...]

# Suspicious words weigh half in a mail that is proven to come from a known organization, because its own warnings and
# bills use them, too. They do not weigh less than that, because a hijacked account passes every proof.
_VOUCHED = 0.5
_INSIDE = 0.4  # the outer sender did not write a nested or forwarded mail, but delivers it
# The most that all findings inside can weigh together, so that a colleague's report with the phishing mail attached
# stays clean. Combinations may add 1.0 to it.
_INSIDE_MOST = 1.8


@dataclass(frozen=True, slots=True)
class Weighed:
    """A hit with its weight in the verdict, in log-odds."""

    raised: Raised
    severity: Severity
    weight: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict with its terms.

    `score`, 0 to 100, is the modelled probability in percent. `reasons` are the checks that raised it, the heaviest
    first. `base` is the score without findings, and `points` are the points that each check added to it.
    """

    level: str
    score: int
    reasons: tuple[str, ...]
    weighed: tuple[Weighed, ...]
    base: int
    points: Mapping[str, int]


def assess(raised: Iterable[Raised], context: Context) -> Assessment:
    """Return the verdict on one message. A check counts once, with its heaviest hit."""
    overrides = dict(context.config.checks.weights)
    vouched = context.vouched
    weighed: list[Weighed] = []
    heaviest: dict[str, int] = {}
    inside_left = _INSIDE_MOST
    for item in sorted(raised, key=lambda item: bool(item.inside)):  # the outer mail counts first
        severity = item.hit.severity or item.check.severity
        weight = _weight(item, severity, overrides)
        if vouched and item.check.group == "words":
            weight *= _VOUCHED
        # The lower weight does not apply to unexamined parts, which may hide anything, and to the text that the reader
        # sees first, which is the message of the mail.
        inside = bool(item.inside) and not item.leading and not item.check.fills_up
        if inside or (item.check.about_text and stands_in_passed_on(item.hit, context)):
            weight = min(weight * _INSIDE, inside_left)
            inside_left -= weight
        index = len(weighed)
        best = heaviest.get(item.check.name)
        if best is None or weighed[best].weight < weight:
            heaviest[item.check.name] = index
        weighed.append(Weighed(item, severity, weight))
    counted = set(heaviest.values())
    final = tuple(
        each if index in counted else Weighed(each.raised, each.severity, 0.0) for index, each in enumerate(weighed)
    )
    together = _combinations(context.config.checks)
    filled = tuple(_filled_up(final, together))
    terms = {now.raised.check.name: now.weight for was, now in zip(final, filled, strict=True) if was.weight}
    return _verdict(terms, filled, together)


def _filled_up(weighed: tuple[Weighed, ...], together: Combinations) -> Iterator[Weighed]:
    """Limit the checks that fill up the score: they raise it at most to the threshold of suspicious."""
    if not any(each.weight and each.raised.check.fills_up for each in weighed):
        yield from weighed
        return
    others = {each.raised.check.name: each.weight for each in weighed if each.weight and not each.raised.check.fills_up}
    left = max(-BASE - sum(_shares(others, together).values()), 0.0)
    for each in weighed:
        if each.weight and each.raised.check.fills_up:
            counted = min(each.weight, left)
            left -= counted
            yield replace(each, weight=counted)
        else:
            yield each


def assess_more(terms: Mapping[str, float], more: Iterable[Raised], config: Config) -> Assessment:
    """Return a new verdict with more hits; `terms` are the weights of the first verdict.

    `weighed` of the result has only the additional hits.
    """
    overrides = dict(config.checks.weights)
    weighed: list[Weighed] = []
    counted = dict(terms)
    for item in more:
        severity = item.hit.severity or item.check.severity
        weight = _weight(item, severity, overrides) if item.check.name not in counted else 0.0
        if weight:
            counted[item.check.name] = weight
        weighed.append(Weighed(item, severity, weight))
    return _verdict(counted, tuple(weighed), _combinations(config.checks))


def _weight(item: Raised, severity: Severity, overrides: Mapping[str, float]) -> float:
    name = item.check.name
    return overrides[name] if name in overrides else item.check.weight(severity)


@functools.lru_cache(maxsize=8)
def _combinations(settings: ChecksConfig) -> Combinations:
    """Return the combinations of checks that add weight, as the checks declare them."""
    return tuple(
        (frozenset({check.name, *others}), weight)
        for check in selected_checks(settings)
        for weight, others in check.together
    )


def _shares(terms: Mapping[str, float], together: Combinations) -> dict[str, float]:
    """Return the weight of each check with its share of the weights of combinations."""
    present = {name for name, weight in terms.items() if weight > 0}
    shares = dict(terms)
    for names, weight in together:
        if names <= present:
            for name in names:
                shares[name] += weight / len(names)
    return shares


def _verdict(terms: Mapping[str, float], weighed: tuple[Weighed, ...], together: Combinations) -> Assessment:
    shares = _shares(terms, together)
    score, base = score_of(BASE + sum(shares.values())), score_of(BASE)
    level = "malicious" if score >= MALICIOUS else "suspicious" if score >= SUSPICIOUS else "clean"
    present = [name for name, weight in terms.items() if weight > 0]
    reasons = sorted(present, key=lambda name: (-shares[name], name))
    return Assessment(level, score, tuple(reasons), weighed, base, points_of(shares, score - base))

"""From hits to a verdict: a linear model whose every term is shown.

Each check contributes the log-odds that it declares for the severity found; terms add up with the base rate, and the
logistic function makes the score. Nothing that only the sender controls has a negative weight. docs/detection.md says
how the weights are made.
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

# Pressing words weigh half in a mail that is proven to come from a known organization: its own warnings and bills
# use them too. Not less, because a hijacked account passes every proof.
_VOUCHED = 0.5
_INSIDE = 0.4  # what stands in a nested or passed-on mail was not said by the outer sender, but is carried by it
# All of it together, so that a colleague's report with the phish attached stays clean; combinations may add 1.0 to it.
_INSIDE_MOST = 1.8


@dataclass(frozen=True, slots=True)
class Weighed:
    """A hit with its share in the verdict, in log-odds."""

    raised: Raised
    severity: Severity
    weight: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """`score` 0–100 is the modelled probability in per cent; `reasons` the checks that raised it, heaviest first.

    `base` is the score without any finding; `points` says how many of the others each check brought.
    """

    level: str
    score: int
    reasons: tuple[str, ...]
    weighed: tuple[Weighed, ...]
    base: int
    points: Mapping[str, int]


def assess(raised: Iterable[Raised], context: Context) -> Assessment:
    """The verdict on one message. A check counts once, with its heaviest hit."""
    overrides = dict(context.config.checks.weights)
    vouched = context.vouched
    weighed: list[Weighed] = []
    heaviest: dict[str, int] = {}
    inside_left = _INSIDE_MOST
    for item in sorted(raised, key=lambda item: bool(item.inside)):  # what the outer mail says counts first
        severity = item.hit.severity or item.check.severity
        weight = _weight(item, severity, overrides)
        if vouched and item.check.group == "words":
            weight *= _VOUCHED
        # What nobody read is of unknown weight; what the reader sees first is what the mail says.
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
    """What fills up counts only as far as the others, with what combinations add, stay below suspicious."""
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
    """The verdict once more, with hits that come after the first one: `terms` are the weights it was made of.

    `weighed` holds the further hits alone.
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
    """The checks that add to each other's weight, as they declare it."""
    return tuple(
        (frozenset({check.name, *others}), weight)
        for check in selected_checks(settings)
        for weight, others in check.together
    )


def _shares(terms: Mapping[str, float], together: Combinations) -> dict[str, float]:
    """Each check's weight with its share of what combinations add."""
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

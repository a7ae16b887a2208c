"""From hits to a verdict: a linear model whose every term is shown.

Each check contributes the log-odds that the weight table states for it at the severity found; terms add up with
the base rate, and the logistic function makes the score. Nothing that only the sender controls has a negative
weight. `docs/architecture.md` says how the table is made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mailguard.checks.passed_on import stands_in_passed_on
from mailguard.checks.run import Raised
from mailguard.config import Config
from mailguard.context import Context
from mailguard.data.weights import BASE, COMBINATIONS, FLOOR, MALICIOUS, SUSPICIOUS, WEIGHTS
from mailguard.finding import Severity
from mailguard.lazy_dataclass import dataclass
from mailguard.points import points_of, score_of

# Pressing words weigh half in a mail that is proven to come from a known organization: its own warnings and bills
# use them too. Not less, because a hijacked account passes every proof.
_VOUCHED = 0.5
_INSIDE = 0.4  # what stands in a nested or passed-on mail was not said by the outer sender, but is carried by it
_OF_TEXT = frozenset({"words", "links", "hidden"})
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
        inside = bool(item.inside) and not item.leading and item.check.name != FLOOR
        if inside or (item.check.group in _OF_TEXT and stands_in_passed_on(item.hit, context)):
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
    terms = {each.raised.check.name: each.weight for each in final if each.weight}
    if FLOOR in terms:
        terms[FLOOR] = min(terms[FLOOR], max(-BASE - _sum(terms, without=FLOOR), 0.0))
        final = tuple(
            replace(each, weight=terms[FLOOR]) if each.weight and each.raised.check.name == FLOOR else each
            for each in final
        )
    return _verdict(terms, final)


def _sum(terms: Mapping[str, float], without: str) -> float:
    """The sum of log-odds of all checks but one, with what combinations add."""
    others = {name: weight for name, weight in terms.items() if name != without}
    return sum(_shares(others).values())


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
    return _verdict(counted, tuple(weighed))


def _weight(item: Raised, severity: Severity, overrides: Mapping[str, float]) -> float:
    name = item.check.name
    if name in overrides:
        return overrides[name]
    table = WEIGHTS.get(name)
    if table is None:  # a third-party check: by its severity
        return _DEFAULT[severity]
    return table.get(severity, _DEFAULT[severity])


_DEFAULT: Mapping[Severity, float] = {
    Severity.OK: 0.0,
    Severity.INFO: 0.0,
    Severity.LOW: 0.3,
    Severity.MEDIUM: 1.0,
    Severity.HIGH: 2.0,
    Severity.CRITICAL: 4.0,
}


def _shares(terms: Mapping[str, float]) -> dict[str, float]:
    """Each check's weight with its share of what combinations add."""
    present = {name for name, weight in terms.items() if weight > 0}
    shares = dict(terms)
    for names, weight in COMBINATIONS:
        if names <= present:
            for name in names:
                shares[name] += weight / len(names)
    return shares


def _verdict(terms: Mapping[str, float], weighed: tuple[Weighed, ...]) -> Assessment:
    shares = _shares(terms)
    score, base = score_of(BASE + sum(shares.values())), score_of(BASE)
    level = "malicious" if score >= MALICIOUS else "suspicious" if score >= SUSPICIOUS else "clean"
    present = [name for name, weight in terms.items() if weight > 0]
    reasons = sorted(present, key=lambda name: (-shares[name], name))
    return Assessment(level, score, tuple(reasons), weighed, base, points_of(shares, score - base))

"""Postures in the Prometheus text format, for the textfile collector of node_exporter or another scraper."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from mailguard.finding import Severity
from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style
from mailguard.render.common.visible import shortened
from mailguard.render.posture.outcome import LEVELS, is_failure, severity

_LABEL: Final = 300  # the most characters in the value of a label
_POLICIES: Final = ("none", "quarantine", "reject")


class _Metric(NamedTuple):
    name: str
    help: str
    samples: list[tuple[dict[str, str], float]]


def render_prometheus(postures: Iterable[Posture], style: Style | None = None) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Render every metric, all gauges, with its samples. A value that is unknown has no sample."""
    for metric in _metrics(list(postures)):
        lines = [f"# HELP {metric.name} {metric.help}", f"# TYPE {metric.name} gauge"]
        lines += [f"{metric.name}{_labels(labels)} {value:.16g}" for labels, value in metric.samples]
        yield "\n".join(lines) + "\n"


def _metrics(postures: list[Posture]) -> Iterator[_Metric]:
    known = [each for each in postures if each.level != "unknown"]
    yield _Metric(
        "mailguard_posture_score",
        "Score of the domain, 0 to 100; absent if the domain could not be checked.",
        [({"domain": each.domain}, each.score) for each in known],
    )
    yield _Metric(
        "mailguard_posture_level",
        "1 for the level of the domain, 0 for the other levels.",
        [({"domain": each.domain, "level": level}, each.level == level) for each in postures for level in LEVELS],
    )
    yield _Metric(
        "mailguard_posture_findings",
        "Findings of the domain by severity.",
        [sample for each in postures for sample in _by_severity(each)],
    )
    yield _Metric(
        "mailguard_posture_finding",
        "1 for each finding of medium severity or worse.",
        [sample for each in postures for sample in _worse(each)],
    )
    yield _Metric(
        "mailguard_posture_unchecked",
        "Number of checks that failed because a name server or policy host did not answer.",
        [({"domain": each.domain}, sum(map(is_failure, each.findings))) for each in postures],
    )
    yield _Metric(
        "mailguard_posture_spf_lookups",
        "DNS lookups that the SPF record needs; 10 are allowed.",
        [({"domain": each.domain}, each.spf.lookups) for each in postures if not each.spf.failed],
    )
    yield _Metric(
        "mailguard_posture_dmarc_policy",
        "DMARC policy that applies: 0 none, 1 quarantine, 2 reject, -1 without a usable record.",
        [({"domain": each.domain}, _policy(each)) for each in postures if not each.dmarc.failed],
    )
    yield _Metric(
        "mailguard_posture_dns_questions",
        "Number of DNS queries of the check.",
        [({"domain": each.domain}, each.queries) for each in postures],
    )
    yield _Metric(
        "mailguard_posture_duration_seconds",
        "Duration of the check.",
        [({"domain": each.domain}, round(each.timing_ms / 1000, 6)) for each in postures],
    )
    yield _Metric(
        "mailguard_posture_checked_timestamp_seconds",
        "Time of the check, in Unix time.",
        [({"domain": each.domain}, moment) for each in postures if (moment := _unix(each.time)) is not None],
    )


def _by_severity(posture: Posture) -> Iterator[tuple[dict[str, str], float]]:
    count = Counter(severity(each) for each in posture.findings if not is_failure(each))
    for each in Severity:
        yield {"domain": posture.domain, "severity": each.value}, count[each]


def _worse(posture: Posture) -> Iterator[tuple[dict[str, str], float]]:
    """Yield each finding once, because a duplicate sample makes the whole file invalid."""
    seen = {
        (each.check, each.subject): severity(each)
        for each in posture.findings
        if severity(each).rank >= Severity.MEDIUM.rank and not is_failure(each)
    }
    for (check, subject), rank in seen.items():
        yield {"domain": posture.domain, "check": check, "subject": subject, "severity": rank.value}, 1


def _policy(posture: Posture) -> int:
    policy = posture.dmarc.effective_policy
    return _POLICIES.index(policy) if policy in _POLICIES else -1


def _unix(time: str) -> float | None:
    try:
        return datetime.fromisoformat(time).timestamp()
    except (ValueError, OverflowError):
        return None


def _labels(labels: dict[str, str]) -> str:
    """Return the labels in braces, with their values escaped for the exposition format."""
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}"


def _escaped(value: str) -> str:
    return shortened(value, _LABEL).replace("\\", "\\\\").replace('"', '\\"')

"""Judge mails together: the second pass over a batch, with bounded memory and in the order of the input.

A report that a later mail can still change waits, and the reports after it wait, too. It waits for at most `WINDOW`
more mails. All other reports pass through at once.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mailguard.catalogue import Language
from mailguard.checks.batch.watch import WINDOW, Watch
from mailguard.checks.registry import Check
from mailguard.checks.run import Raised, selected_checks
from mailguard.config import Config
from mailguard.correspondents.model import Known
from mailguard.pipeline.allow import accepting
from mailguard.pipeline.assemble import finding
from mailguard.pipeline.assess import assess_more
from mailguard.report.model import Report, Verdict
from mailguard.report.score_shares import with_points


def judge_together(
    reports: Iterable[Report], *, config: Config | None = None, known: Known | None = None, lang: Language = "en"
) -> Iterator[Report]:
    """Yield the reports in their order, with the findings that only the whole batch shows.

    The reports must come from `scan(…, batch=True)`. A report without a brief passes unchanged.
    """
    config = config or Config()
    watches = _watches(config, known or Known())
    if not watches:
        yield from reports
        return
    held: deque[Report] = deque()
    found: dict[int, list[Raised]] = {}
    first = 0
    for index, report in enumerate(reports):
        held.append(report)
        for check, watch in watches if report.brief is not None else ():
            assert report.brief is not None  # noqa: S101 - tested above, which the type checker cannot see
            for target, hit in watch.see(index, report.brief):
                if target >= first:
                    found.setdefault(target, []).append(Raised(check, hit))
        while held and (len(held) > WINDOW or first in found or not _awaited(held[0], watches)):
            yield _with(held.popleft(), found.pop(first, []), config, lang)
            first += 1
    while held:
        yield _with(held.popleft(), found.pop(first, []), config, lang)
        first += 1


def _watches(config: Config, known: Known) -> list[tuple[Check, Watch]]:
    checks = selected_checks(config.checks)
    return [(check, check.watch(config, known)) for check in checks if check.watch is not None]


def _awaited(report: Report, watches: Iterable[tuple[Check, Watch]]) -> bool:
    brief = report.brief
    return brief is not None and any(watch.awaits(brief) for _, watch in watches)


def _with(report: Report, raised: list[Raised], config: Config, language: Language) -> Report:
    """Return the report with more hits, which become findings or are accepted by an `[[allow]]` rule."""
    judged, report = report, replace(report, brief=None)
    kept: list[Raised] = []
    accepted = list(report.accepted)
    for item in raised:
        reason = accepting(config, judged, item.check.name)
        if reason is None:
            kept.append(item)
        elif {"check": item.check.name, "reason": reason} not in accepted:
            accepted.append({"check": item.check.name, "reason": reason})
    if not kept:
        return replace(report, accepted=tuple(accepted))
    terms: dict[str, float] = {}
    for each in report.findings:
        if each.weight:
            terms[each.check] = max(terms.get(each.check, each.weight), each.weight)
    assessment = assess_more(terms, kept, config)
    more = [finding(each.raised, each.weight, language) for each in assessment.weighed]
    findings = sorted((*report.findings, *more), key=lambda each: (-each.weight, -each.severity.rank))
    verdict = Verdict(assessment.level, assessment.score, assessment.reasons, assessment.base)
    pointed = with_points(findings, assessment.points)
    return replace(report, findings=pointed, verdict=verdict, accepted=tuple(accepted))

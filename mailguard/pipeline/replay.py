"""Repeat a scan with the DNS answers, the time and the settings that its report stores."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mailguard._internal.codec import decode
from mailguard.auth.result import Envelope
from mailguard.checks import all_checks
from mailguard.config import Config
from mailguard.correspondents.model import Known
from mailguard.dns.flow import Answer, Answers, Question, Status
from mailguard.dns.zone import ZoneResolver
from mailguard.errors import InputError
from mailguard.pipeline.assess import assess_more
from mailguard.pipeline.scan import scan
from mailguard.report.model import Report, Verdict
from mailguard.report.score_shares import with_points


class StoredAnswers:
    """A resolver with the answers of a report. It refuses questions that were not asked then (offline, over budget)."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self._stored = stored
        self._zone = ZoneResolver(stored)

    def resolve(self, questions: tuple[Question, ...]) -> Answers:
        """Return an answer to every question."""
        known = tuple(question for question in questions if str(question) in self._stored)
        answers = dict(self._zone.resolve(known))
        for question in questions:
            answers.setdefault(question, Answer(question, Status.REFUSED, detail="not asked when the report was made"))
        return answers


def repeat(stored: Report, raw: bytes) -> Report:
    """Repeat the scan with only the answers in `stored`. Raises `InputError` if its settings cannot be used."""
    language = stored.settings.get("lang", "en")
    given = [name for name, source in stored.envelope.sources.items() if source == "given"]
    known = {name: getattr(stored.envelope, name) for name in given if name in ("client_ip", "helo", "mail_from")}
    try:
        config = decode(
            Config, {key: value for key, value in stored.settings.items() if key not in ("lang", "correspondents")}
        )
        at = datetime.fromisoformat(stored.at)
        learned = stored.settings.get("correspondents")
    except (TypeError, ValueError) as error:
        raise InputError(f"the report's settings cannot be used: {error}") from None
    fresh = scan(
        raw,
        config=config,
        resolver=StoredAnswers(stored.dns),
        envelope=Envelope(**known, sources=dict.fromkeys(known, "given")) if known else None,
        at=at,
        lang="ja" if language == "ja" else "en",
        path=stored.path,
        known=Known.of_excerpt(learned) if isinstance(learned, Mapping) else None,
        second_opinion=bool(stored.authentication.second_opinion),
    )
    return _seen_beside_others(stored, fresh, config)


def _seen_beside_others(stored: Report, fresh: Report, config: Config) -> Report:
    """Return the report with the stored findings of batch checks, which one mail cannot repeat, and a new verdict."""
    batch = {check.name for check in all_checks() if check.watch is not None}
    kept = [each for each in stored.findings if each.check in batch]
    if not kept:
        return fresh
    terms = {each.check: each.weight for each in (*fresh.findings, *kept) if each.weight}
    assessment = assess_more(terms, (), config)
    findings = sorted((*fresh.findings, *kept), key=lambda each: (-each.weight, -each.severity.rank))
    verdict = Verdict(assessment.level, assessment.score, assessment.reasons, assessment.base)
    return replace(fresh, findings=with_points(findings, assessment.points), verdict=verdict)


def differing(old: Any, new: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    """Yield each place where two JSON values differ, with both values."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            yield from differing(old.get(key), new.get(key), f"{where}.{key}".lstrip("."))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differing(one, other, f"{where}[{index}]")
    elif old != new:
        yield where, old, new

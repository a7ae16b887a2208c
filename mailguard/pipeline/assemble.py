"""Assemble the report of one message from the parsed message, the authentication, the hits and the verdict."""

import functools
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mailguard._internal.codec import encode
from mailguard.catalogue import Language
from mailguard.checks.run import NestedMail, Outcome, Raised
from mailguard.config import Allow, ChecksConfig, Config, Organization, Phrases, Trust
from mailguard.correspondents.thread import answer_marks, bounce_marks
from mailguard.finding import Evidence, Finding
from mailguard.language.detect import detect
from mailguard.message.address import Mailbox
from mailguard.message.date import parse_date
from mailguard.message.gap import not_examined
from mailguard.message.model import INTERNAL_ERROR, Message
from mailguard.names.brand import named_in_japanese
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.assess import Assessment
from mailguard.pipeline.context import Context
from mailguard.report.excerpt import passages_of
from mailguard.report.model import (
    AttachmentReport,
    CheckError,
    MessageSummary,
    NestedReport,
    Person,
    Report,
    UrlReport,
    Verdict,
)

if TYPE_CHECKING:
    from mailguard.message.files import Attachment

SHOWN_RECIPIENTS = 1_000  # the most recipients in the report; the checks see all
_EVIDENCE_CHARACTERS = 500


def assemble(
    context: Context,
    outcome: Outcome,
    assessment: Assessment,
    *,
    path: str,
    language: Language,
    accepted: tuple[Mapping[str, Any], ...],
    dns: Mapping[str, Any],
    started: float,
) -> Report:
    """Return the report, worded in `language`. `started` is the `perf_counter` time of the start, `path` its name."""
    message = context.message
    urls = _urls(message, outcome.raised)
    attachments = tuple(_attachment(each) for each in message.attachments)
    defects = context.defects
    findings = _findings(assessment, language)
    return Report(
        path=path,
        at=encode(context.at),
        message=_summary(message),
        verdict=Verdict(assessment.level, assessment.score, assessment.reasons, assessment.base),
        settings=settings(context.config, language) | _learned(context, outcome.raised),
        envelope=context.envelope,
        authentication=context.authentication,
        route=context.route,
        urls=urls,
        attachments=attachments,
        nested=tuple(_nested(mail, language) for mail in outcome.nested),
        findings=findings,
        passages=passages_of(message, findings),
        accepted=accepted,
        defects=tuple(each for each in defects if each.kind != INTERNAL_ERROR) + outcome.defects,
        not_examined=not_examined(message),
        errors=tuple(CheckError(check, detail) for check, detail in outcome.errors)
        + tuple(CheckError(each.where, each.detail) for each in defects if each.kind == INTERNAL_ERROR),
        dns=dns,
        timing_ms=round((time.perf_counter() - started) * 1000, 3),
    )


def settings(config: Config, language: Language) -> dict[str, Any]:
    """Return the settings in effect, enough to repeat the scan."""
    return {
        **_encoded(config.organization, config.trust, config.checks, config.allow, config.phrases),
        "lang": language,
    }


@functools.lru_cache(maxsize=4)  # the reports of one run share it
def _encoded(
    organization: Organization,
    trust: Trust,
    checks: ChecksConfig,
    allow: tuple[Allow, ...],
    phrases: tuple[Phrases, ...],
) -> Mapping[str, Any]:
    kept = {"organization": organization, "trust": trust, "checks": checks, "allow": allow}
    if phrases:
        kept["phrases"] = phrases
    return {name: encode(value) for name, value in kept.items()}


def _learned(context: Context, raised: Iterable[Raised]) -> dict[str, Any]:
    """Return the part of the known correspondents that this mail needs for a replay; {} without correspondents."""
    if not context.known:
        return {}
    message = context.message
    domains = {box.domain for name in ("from", "sender", "reply-to", "return-path") for box in message.mailboxes(name)}
    domains |= {organizational_domain(link.host) for link in message.links} | {link.host for link in message.links}
    domains |= {str(item.hit.data.get("protected", "")) for item in raised}
    author = message.author.address if message.author else ""
    marks = (*answer_marks(message), *bounce_marks(message)) if context.known.sent else ()
    return {"correspondents": context.known.excerpt(author, domains, context.author_manner, marks)}


def _findings(assessment: Assessment, language: Language) -> tuple[Finding, ...]:
    """Return the findings, the heaviest first. The heaviest of a check has all its points, as only it counts."""
    ranked = sorted(assessment.weighed, key=lambda each: (-each.weight, -each.severity.rank))
    points = assessment.points
    return tuple(
        finding(each.raised, each.weight, language, points.get(each.raised.check.name, 0) if each.weight else 0)
        for each in ranked
    )


def finding(raised: Raised, weight: float, language: Language, points: int = 0) -> Finding:
    """Return a hit as a finding, worded in `language`."""
    check, hit = raised.check, raised.hit
    text = check.says(hit.variant, named_in_japanese(hit.values) if language == "ja" else hit.values, language)
    data = {**hit.data, "inside": raised.inside} if raised.inside else hit.data
    return Finding(
        check=check.name,
        severity=hit.severity or check.severity,
        confidence=hit.confidence or check.confidence,
        summary=text.summary,
        explanation=text.explanation,
        advice=text.advice,
        evidence=tuple(_bounded(each) for each in hit.evidence),
        attack=check.attack,
        weight=round(weight, 3),
        data=data,
        points=points,
    )


def _bounded(evidence: Evidence) -> Evidence:
    if len(evidence.text) <= _EVIDENCE_CHARACTERS:
        return evidence
    return Evidence(evidence.where, evidence.text[:_EVIDENCE_CHARACTERS] + "…", evidence.start, evidence.end)


def _nested(mail: NestedMail, language: Language) -> NestedReport:
    return NestedReport(
        name=mail.name,
        subject=mail.message.subject,
        from_=_people(mail.message.mailboxes("from")),
        findings=tuple(finding(each, 0.0, language) for each in mail.raised),
    )


def _summary(message: Message) -> MessageSummary:
    date = parse_date(message.header.get("date"))
    sender = _people(message.mailboxes("sender"))
    return_path = message.mailboxes("return-path")
    return MessageSummary(
        sha256=message.sha256,
        size=len(message.raw),
        subject=message.subject,
        date=encode(date) or "",
        message_id=message.header.get("message-id"),
        from_=_people(message.mailboxes("from")),
        sender=sender[0] if sender else None,
        reply_to=_people(message.mailboxes("reply-to")),
        to=_people(message.mailboxes("to")),
        cc=_people(message.mailboxes("cc")),
        return_path=return_path[0].address if return_path else "",
        language=detect(message.subject, *(view.text for view in message.views)),
    )


def _people(boxes: Iterable[Mailbox]) -> tuple[Person, ...]:
    return tuple(Person(box.name, box.address, box.domain) for box in tuple(boxes)[:SHOWN_RECIPIENTS])


def _urls(message: Message, raised: Iterable[Raised]) -> tuple[UrlReport, ...]:
    kinds: dict[str, list[str]] = {}
    for item in raised:
        if item.inside or item.check.link_kind is None:
            continue
        kind = item.check.link_kind.name
        for url in {item.hit.data.get("url"), *(evidence.text for evidence in item.hit.evidence)}:
            if isinstance(url, str) and kind not in kinds.setdefault(url, []):
                kinds[url].append(kind)
    return tuple(
        UrlReport(
            url=link.url,
            host=link.host,
            domain=organizational_domain(link.host),
            text=link.text,
            where=link.where,
            final=link.final,
            kinds=tuple(sorted({*kinds.get(link.url, ()), *kinds.get(link.raw, ())})),
        )
        for link in message.links
    )


def _attachment(attachment: "Attachment") -> AttachmentReport:
    return AttachmentReport(
        name=attachment.name,
        size=attachment.size,
        sha256=attachment.sha256,
        declared_type=attachment.declared_type,
        detected_type=attachment.detected_type,
        kinds=attachment.kinds,
        children=tuple(_attachment(child) for child in attachment.children),
    )

"""Mail reports for a terminal: first the verdict, then the reasons with their evidence, then the details."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.report import label, points, total
from mailguard.data.weights import MALICIOUS, SUSPICIOUS
from mailguard.finding import Evidence, Finding, Severity
from mailguard.render.common.layout import Page, pad
from mailguard.render.common.places import names_only, place
from mailguard.render.common.style import Style
from mailguard.render.common.times import day_and_time
from mailguard.render.common.visible import cell_width, shortened, visible
from mailguard.render.mail.outcome import (
    advice_keys,
    answer_key,
    reasons_key,
    repeats,
    same_advice,
    shown_findings,
    sum_of_points,
)
from mailguard.render.mail.text_details import add_details
from mailguard.report.model import Person, Report

_LEVEL_COLORS: Final = {
    "clean": "green",
    "noted": "green",
    "inside": "yellow",
    "suspicious": "yellow",
    "malicious": "red",
    "unexamined": "yellow",
}
_SEVERITY_COLORS: Final = {
    Severity.CRITICAL: "red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "blue",
    Severity.INFO: "dim",
}
_EVIDENCE_SHOWN: Final = 3
_PEOPLE_SHOWN: Final = 5
_EVIDENCE_LENGTH: Final = 240
_FIELD_LENGTH: Final = 500


def render_text(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Render a block of lines for each report, with empty lines between them, and the number per level at the end."""
    answers: Counter[str] = Counter()
    number = 0
    for number, report in enumerate(reports, 1):
        answers[answer_key(report)] += 1
        yield ("\n" if number > 1 and style.verbosity >= 0 else "") + _one(report, style)
    if number > 1 and style.verbosity >= 0:
        yield f"\n{total(answers, style.language)}\n"


def _one(report: Report, style: Style) -> str:
    page = Page(style)
    language = style.language
    answer = answer_key(report)
    color = _LEVEL_COLORS.get(answer, "bold")
    score = "" if answer == "unexamined" else label("score", language, score=report.verdict.score)
    if style.verbosity < 0:
        key = "unexamined" if answer == "unexamined" else report.verdict.level
        width = max(
            cell_width(label(f"word.{each}", language)) for each in _LEVEL_COLORS if each not in ("noted", "inside")
        )
        word = page.paint(pad(label(f"word.{key}", language), width), color)
        page.lines.append(f"{word} {report.verdict.score:>3} {page.bar} {visible(report.path)}")
        return page.text()
    page.lines.append(
        f"{page.paint(label(f'level.{answer}', language), color)}  {f'({score})' if score else ''}".rstrip()
    )
    for key in advice_keys(report):
        page.margin(label(key, language))
    page.blank()
    _add_head(page, report)
    _add_findings(page, report)
    add_details(page, report)
    return page.text()


def _add_head(page: Page, report: Report) -> None:
    language = page.style.language
    message = report.message
    rows = [("file", shortened(report.path, _FIELD_LENGTH)), ("from", people(message.from_, language))]
    if message.sender is not None and message.sender not in message.from_:
        rows.append(("sender", person(message.sender)))
    if message.reply_to and message.reply_to != message.from_:
        rows.append(("reply_to", people(message.reply_to, language)))
    if page.style.verbosity > 0:
        rows.append(("to", people(message.to + message.cc, language)))
    rows.append(("subject", shortened(message.subject, _FIELD_LENGTH)))
    rows.append(("date", day_and_time(message.date, language)))
    names = [label(key, language) for key, _ in rows]
    width = max(cell_width(name) for name in names)
    for name, (_, value) in zip(names, rows, strict=True):
        page.field(name, value, width)


def _add_findings(page: Page, report: Report) -> None:
    language = page.style.language
    reasons, others = shown_findings(report)
    if reasons:
        page.heading(label(reasons_key(report), language))
        same = same_advice(reasons)
        for number, (finding, repeated) in enumerate(zip(reasons, repeats(reasons), strict=True), 1):
            full = not repeated or page.style.verbosity > 0
            if number > 1 and full:
                page.blank()
            _add_finding(page, finding, str(number), full=full, same=same.get(number, 0))
        _add_sum(page, report, reasons)
    shown = others if page.style.verbosity > 0 else [each for each in others if each.severity.rank > Severity.INFO.rank]
    if shown:
        page.heading(label("also", language))
        for number, finding in enumerate(shown):
            if number and page.style.verbosity > 0:
                page.blank()
            _add_finding(page, finding, "-", full=page.style.verbosity > 0)
    hidden = len(others) - len(shown)
    if hidden:
        page.blank()
        page.lines.append(page.paint(label("more_with_v", language, count=hidden), "dim"))


def _add_sum(page: Page, report: Report, reasons: list[Finding]) -> None:
    """Add the sum of points that makes the score."""
    language = page.style.language
    added = sum_of_points(report.verdict, reasons)
    if not added:
        return
    page.blank()
    base, score = report.verdict.base, report.verdict.score
    if page.style.verbosity > 0:
        told = label("points.how", language, base=base, suspicious=SUSPICIOUS, malicious=MALICIOUS)
        page.margin(told, "dim")
    page.margin(label("points.sum", language, terms=added, score=score), "dim")


def _add_finding(page: Page, finding: Finding, mark: str, *, full: bool, same: int = 0) -> None:
    language = page.style.language
    severity = page.paint(label(f"severity.{finding.severity}", language), _SEVERITY_COLORS.get(finding.severity, ""))
    about = "  ".join(filter(None, (visible(finding.check), points(finding.points, finding.weight, language))))
    page.lines.append(f" {mark} [{severity}] {page.paint(about, 'dim')}")
    page.margin(visible(finding.summary), "bold" if full else "")
    inside = finding.data.get("inside")
    if inside:
        page.margin(label("inside", language, name=shortened(str(inside), 80)), "dim")
    for evidence in finding.evidence[: None if page.style.verbosity > 0 else _EVIDENCE_SHOWN]:
        page.margin(_quote(evidence, language), "cyan", indent=2, hanging=2)
    left = len(finding.evidence) - _EVIDENCE_SHOWN
    if left > 0 and page.style.verbosity <= 0:
        page.margin(label("more", language, count=left), "dim", indent=2)
    if full:
        page.margin(visible(finding.explanation))
        advice = label("same_advice", language, number=same) if same else visible(finding.advice)
        page.margin(f"{label('advice', language)}: {advice}", hanging=2)


def _quote(evidence: Evidence, language: Language) -> str:
    where = shortened(place(evidence.where, language), 200)
    if names_only(evidence):
        return where
    return f"{where}: {shortened(evidence.text, _EVIDENCE_LENGTH)}"


def person(who: Person) -> str:
    """Return a mailbox on one line."""
    name, address = shortened(who.name, 200), shortened(who.address, 320)
    if not name:
        return address or "-"
    return f"{name} <{address}>"


def people(persons: tuple[Person, ...], language: Language) -> str:
    """Return several mailboxes on one line."""
    if not persons:
        return label("none", language)
    text = ", ".join(person(each) for each in persons[:_PEOPLE_SHOWN])
    left = len(persons) - _PEOPLE_SHOWN
    return f"{text}, {label('more', language, count=left)}" if left > 0 else text

"""The findings of the HTML report with running numbers: first the reasons with their points, then the others."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.report import label, points
from mailguard.data.weights import MALICIOUS, SUSPICIOUS
from mailguard.finding import Evidence, Finding
from mailguard.render.common.places import names_only, place
from mailguard.render.mail.html_gauge import step
from mailguard.render.mail.html_text import element, isolated, prose
from mailguard.render.mail.outcome import reasons_key, repeats, same_advice, sum_of_points
from mailguard.report.model import Report

_EVIDENCE_SHOWN: Final = 20


def reasons(report: Report, findings: Sequence[Finding], anchor: str, language: Language) -> str:
    """Render the findings that made the verdict, heaviest first, and the sum of their points."""
    pieces = [
        f'<section aria-labelledby="{anchor}r">\n<h3 id="{anchor}r">{label(reasons_key(report), language)}</h3>\n'
    ]
    verdict = report.verdict
    added = sum_of_points(verdict, findings)
    if added:
        told = label("points.how", language, base=verdict.base, suspicious=SUSPICIOUS, malicious=MALICIOUS)
        pieces.append(f'<p class="soft">{told}</p>\n')
    same = same_advice(findings)
    at = verdict.base
    for number, (finding, repeated) in enumerate(zip(findings, repeats(findings), strict=True), 1):
        if repeated:
            pieces.append(_folded(finding, number, anchor, language))
            continue
        gained = ""
        if added:
            gained = (
                f'<span class="gained">{points(finding.points, finding.weight, language)}'
                f"{step(at, finding.points)}</span>"
            )
            at += finding.points
        pieces.append(_finding(finding, number, anchor, language, gained=gained, same=same.get(number, 0)))
    if added:
        pieces.append(element("p", label("points.sum", language, terms=added, score=verdict.score)))
    pieces.append("</section>\n")
    return "".join(pieces)


def also_noticed(findings: Sequence[Finding], first: int, anchor: str, language: Language) -> str:
    """Render the findings that did not count, each folded to one line; `first` is the number of the first."""
    pieces = [f'<section aria-labelledby="{anchor}o">\n<h3 id="{anchor}o">{label("also", language)}</h3>\n']
    pieces.extend(_folded(each, number, anchor, language) for number, each in enumerate(findings, first))
    pieces.append("</section>\n")
    return "".join(pieces)


def _finding(finding: Finding, number: int, anchor: str, language: Language, *, gained: str, same: int) -> str:
    severity = finding.severity.value
    return (
        f'<section class="finding {severity}" id="{anchor}f{number}">\n'
        f'<div class="line"><span class="no">{number}</span>{_badge(severity, language)}{gained}</div>\n'
        f"<h4>{prose(finding.summary)}</h4>\n{_body(finding, anchor, language, same)}</section>\n"
    )


def _folded(finding: Finding, number: int, anchor: str, language: Language) -> str:
    severity = finding.severity.value
    title = f'<span class="no">{number}</span>{_badge(severity, language)}{prose(finding.summary)}'
    return (
        f'<details class="finding {severity}" id="{anchor}f{number}">\n<summary>{title}</summary>\n'
        f"{_body(finding, anchor, language, 0)}</details>\n"
    )


def _badge(severity: str, language: Language) -> str:
    words = f"{label('severity', language)} {label(f'severity.{severity}', language)}"
    return f'<span class="badge {severity}">{words}</span>'


def _body(finding: Finding, anchor: str, language: Language, same: int) -> str:
    pieces: list[str] = []
    inside = finding.data.get("inside")
    if inside:
        pieces.append(f"<p>{prose(label('inside', language, name=str(inside)[:200]))}</p>\n")
    pieces.extend(_quotes(finding.evidence[:_EVIDENCE_SHOWN], language))
    if len(finding.evidence) > _EVIDENCE_SHOWN:
        pieces.append(element("p", label("more", language, count=len(finding.evidence) - _EVIDENCE_SHOWN)))
    pieces.append(f"<p>{prose(finding.explanation)}</p>\n")
    advice = prose(finding.advice)
    if same:
        reference = f'<a class="ref" href="#{anchor}f{same}">{same}</a>'
        advice = label("same_advice", language, number=reference)
    pieces.append(f'<p class="todo"><strong>{label("advice", language)}</strong> {advice}</p>\n')
    confidence = label(f"confidence.{finding.confidence}", language)
    about = " · ".join([finding.check, f"{label('confidence', language)} {confidence}", *finding.attack])
    pieces.append(f'<p class="check">{isolated(about, 300)}</p>\n')
    return "".join(pieces)


def _quotes(evidence: Sequence[Evidence], language: Language) -> Iterator[str]:
    """Yield the quotations, grouped by place."""
    for where, several in itertools.groupby(evidence, key=lambda each: each.where):
        lines = "".join(f"<br>{isolated(each.text, 1_000)}" for each in several if not names_only(each))
        yield f'<p class="quote"><span class="where">{isolated(place(where, language), 200)}</span>{lines}</p>\n'

"""All reports as one self-contained page: no script, nothing loaded from elsewhere, no link that can be clicked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._version import __version__
from mailguard.catalogue.report import label, total
from mailguard.finding import Evidence, Finding
from mailguard.render.html_details import details
from mailguard.render.html_page import head
from mailguard.render.html_style import STYLE
from mailguard.render.html_text import element, isolated, prose
from mailguard.render.outcome import advice_keys, answer_key, merged, sorted_findings
from mailguard.render.places import place
from mailguard.render.style import Style
from mailguard.render.times import day_and_time
from mailguard.report import Person, Report

_EVIDENCE_SHOWN: Final = 20
_PEOPLE_SHOWN: Final = 20


def render_html(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """The page, an overview first where there is more than one mail."""
    articles: list[str] = []
    rows: list[str] = []
    answers: Counter[str] = Counter()
    for number, report in enumerate(reports, 1):
        articles.append(_article(report, number, style))
        rows.append(_overview_row(report, number, style))
        answers[answer_key(report)] += 1
    yield head(label("title", style.language), STYLE, style.language)
    if len(articles) != 1:
        yield element("p", total(answers, style.language))
        yield _table(rows, style)
    yield from articles
    language = style.language
    yield "</main>\n<footer>"
    yield element("p", label("links_off", language)) + element("p", label("made_by", language, version=__version__))
    yield "</footer>\n</body>\n</html>\n"


def _table(rows: list[str], style: Style) -> str:
    names = ("result", "score_short", "file", "from", "subject")
    head = "".join(f'<th scope="col">{label(name, style.language)}</th>' for name in names)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"


def _overview_row(report: Report, number: int, style: Style) -> str:
    answer = answer_key(report)
    word = label(f"word.{answer}", style.language)
    sender = report.message.from_[0].address if report.message.from_ else ""
    return (
        f'<tr><td><span class="badge {_badge(answer)}">{word}</span></td><td>{report.verdict.score}</td>'
        f'<td><a href="#m{number}">{isolated(report.path, 200)}</a></td>'
        f"<td>{isolated(sender, 200)}</td><td>{isolated(report.message.subject, 200)}</td></tr>\n"
    )


def _badge(answer: str) -> str:
    return {"malicious": "high", "suspicious": "medium", "clean": "pass", "noted": "pass"}.get(answer, "medium")


def _article(report: Report, number: int, style: Style) -> str:
    language = style.language
    answer = answer_key(report)
    css = answer if answer in ("clean", "noted", "suspicious", "malicious", "unexamined") else "suspicious"
    score = (
        ""
        if answer == "unexamined"
        else f'<span class="score">{label("score", language, score=report.verdict.score)}</span>'
    )
    head = (
        f'<article id="m{number}" aria-labelledby="t{number}">\n<div class="answer {css}">\n'
        f'<h2 id="t{number}">{label(f"level.{answer}", language)} {score}</h2>\n'
        f"{''.join(element('p', label(key, language)) for key in advice_keys(report))}</div>\n"
    )
    pieces = [head, _facts(report, style)]
    reasons, others = map(merged, sorted_findings(report))
    if reasons:
        pieces.append(element("h2", label("reasons", language)))
        pieces.extend(_finding(each, style) for each in reasons)
    if others:
        pieces.append(element("h2", label("also", language)))
        pieces.extend(_finding(each, style) for each in others)
    if not reasons and not others:
        pieces.append(element("p", label("no_findings", language)))
    pieces.append(details(report, style))
    pieces.append("</article>\n")
    return "".join(pieces)


def _facts(report: Report, style: Style) -> str:
    message = report.message
    rows = [("file", isolated(report.path, 500)), ("from", _people(message.from_, style))]
    if message.sender is not None and message.sender not in message.from_:
        rows.append(("sender", _person(message.sender)))
    if message.reply_to and message.reply_to != message.from_:
        rows.append(("reply_to", _people(message.reply_to, style)))
    rows.append(("to", _people(message.to + message.cc, style)))
    rows.append(("subject", isolated(message.subject, 1_000)))
    rows.append(("date", isolated(day_and_time(message.date, style.language), 60)))
    body = "".join(f"<dt>{label(name, style.language)}</dt><dd>{value}</dd>\n" for name, value in rows)
    return f"<dl>\n{body}</dl>\n"


def _people(persons: tuple[Person, ...], style: Style) -> str:
    if not persons:
        return label("none", style.language)
    shown = ", ".join(_person(each) for each in persons[:_PEOPLE_SHOWN])
    left = len(persons) - _PEOPLE_SHOWN
    return f"{shown}, {label('more', style.language, count=left)}" if left > 0 else shown


def _person(who: Person) -> str:
    address = isolated(f"<{who.address}>" if who.name else who.address, 400)
    return f"{isolated(who.name, 200)} {address}" if who.name else address


def _finding(finding: Finding, style: Style) -> str:
    language = style.language
    severity = finding.severity.value
    head = (
        f'<section class="finding {severity}">\n<h3><span class="badge {severity}">'
        f"{label('severity', language)} {label(f'severity.{severity}', language)}</span>{prose(finding.summary)}</h3>\n"
    )
    pieces = [head]
    inside = finding.data.get("inside")
    if inside:
        pieces.append(f"<p>{prose(label('inside', language, name=str(inside)[:200]))}</p>\n")
    pieces.extend(_quote(each, style) for each in finding.evidence[:_EVIDENCE_SHOWN])
    if len(finding.evidence) > _EVIDENCE_SHOWN:
        pieces.append(element("p", label("more", language, count=len(finding.evidence) - _EVIDENCE_SHOWN)))
    pieces.append(f"<p>{prose(finding.explanation)}</p>\n")
    pieces.append(f"<p><strong>{label('advice', language)}</strong>: {prose(finding.advice)}</p>\n")
    confidence = label(f"confidence.{finding.confidence}", language)
    about = " · ".join([finding.check, f"{label('confidence', language)} {confidence}", *finding.attack])
    pieces.append(f'<p class="check">{isolated(about, 300)}</p>\n</section>\n')
    return "".join(pieces)


def _quote(evidence: Evidence, style: Style) -> str:
    where, text = isolated(place(evidence.where, style.language), 200), isolated(evidence.text, 1_000)
    return f'<p class="quote"><span class="where">{where}</span><br>{text}</p>\n'

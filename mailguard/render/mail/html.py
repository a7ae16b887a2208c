"""All reports as one self-contained HTML page: no script, no external resources, no link out of the page.

For each mail the page has the verdict and what to do, the reasons, the text of the mail with the evidence marked, and
the details.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._version import __version__
from mailguard.catalogue.report import label, total
from mailguard.render.common.style import Style
from mailguard.render.common.times import day_and_time
from mailguard.render.mail.html_details import details
from mailguard.render.mail.html_findings import also_noticed, reasons
from mailguard.render.mail.html_gauge import gauge
from mailguard.render.mail.html_marks import Numbers, marked_field, passages
from mailguard.render.mail.html_page import head
from mailguard.render.mail.html_style import STYLE
from mailguard.render.mail.html_text import element, isolated
from mailguard.render.mail.outcome import advice_keys, answer_key, numbers_of, shown_findings
from mailguard.report.model import Person, Report

_PEOPLE_SHOWN: Final = 20
_ANSWERS: Final = frozenset({"clean", "noted", "inside", "suspicious", "malicious", "unexamined"})


def render_html(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Render the page. With more than one mail it begins with an overview, the highest score first."""
    articles: list[str] = []
    rows: list[tuple[int, str]] = []
    answers: Counter[str] = Counter()
    for number, report in enumerate(reports, 1):
        articles.append(_article(report, f"m{number}", style))
        rows.append((report.verdict.score, _overview_row(report, f"m{number}", style)))
        answers[answer_key(report)] += 1
    language = style.language
    yield head(label("title", language), STYLE, language)
    if len(articles) != 1:
        yield element("p", total(answers, language))
        yield _overview([row for _, row in sorted(rows, key=lambda each: -each[0])], style)
    yield from articles
    yield "</main>\n<footer>"
    yield element("p", label("links_off", language)) + element("p", label("made_by", language, version=__version__))
    yield "</footer>\n</body>\n</html>\n"


def _overview(rows: list[str], style: Style) -> str:
    language = style.language
    names = ("result", "score_short", "file", "from", "subject")
    number = {"score_short": ' class="number"'}
    head = "".join(f'<th scope="col"{number.get(name, "")}>{label(name, language)}</th>' for name in names)
    return (
        f'<nav aria-label="{label("mails", language)}">\n<div class="scroll"><table class="overview">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n</nav>\n"
    )


def _overview_row(report: Report, anchor: str, style: Style) -> str:
    answer = answer_key(report)
    word = label(f"word.{answer}", style.language)
    sender = report.message.from_[0].address if report.message.from_ else ""
    score = "–" if answer == "unexamined" else str(report.verdict.score)
    return (
        f'<tr><td><span class="badge {_badge(answer)}">{word}</span></td><td class="number">{score}</td>'
        f'<th scope="row"><a href="#{anchor}">{isolated(report.path.strip() or "-", 200)}</a></th>'
        f"<td>{isolated(sender, 200)}</td><td>{isolated(report.message.subject, 200)}</td></tr>\n"
    )


def _badge(answer: str) -> str:
    return {"malicious": "high", "suspicious": "medium", "clean": "pass", "noted": "low", "inside": "medium"}.get(
        answer, "medium"
    )


def _article(report: Report, anchor: str, style: Style) -> str:
    language = style.language
    weighing, others = shown_findings(report)
    numbers = numbers_of((*weighing, *others))
    pieces = [_answer(report, anchor, style), _facts(report, numbers, anchor, style)]
    if weighing:
        pieces.append(reasons(report, weighing, anchor, language))
    elif not others:
        pieces.append(element("p", label("no_findings", language)))
    pieces.append(passages(report.passages, numbers, anchor, language))
    if others:
        pieces.append(also_noticed(others, len(weighing) + 1, anchor, language))
    pieces.append(details(report, anchor, style))
    pieces.append("</article>\n")
    return "".join(pieces)


def _answer(report: Report, anchor: str, style: Style) -> str:
    language = style.language
    answer = answer_key(report)
    css = answer if answer in _ANSWERS else "suspicious"
    score = ""
    if answer != "unexamined":
        told = label("score", language, score=report.verdict.score)
        score = f'<div class="score">{gauge(report.verdict.score)}<span>{told}</span></div>\n'
    return (
        f'<article id="{anchor}" aria-labelledby="{anchor}t">\n<div class="answer {css}">\n'
        f'<h2 id="{anchor}t">{label(f"level.{answer}", language)}</h2>\n{score}'
        f"{''.join(element('p', label(key, language)) for key in advice_keys(report))}</div>\n"
    )


def _facts(report: Report, numbers: Numbers, anchor: str, style: Style) -> str:
    message = report.message

    def people(field: str, persons: tuple[Person, ...]) -> str:
        shown = ", ".join(_person(each, field, numbers, anchor) for each in persons[:_PEOPLE_SHOWN])
        left = len(persons) - _PEOPLE_SHOWN
        more = f", {label('more', style.language, count=left)}" if left > 0 else ""
        return shown + more if persons else label("none", style.language)

    rows = [("file", isolated(report.path, 500)), ("from", people("From", message.from_))]
    if message.sender is not None and message.sender not in message.from_:
        rows.append(("sender", people("Sender", (message.sender,))))
    if message.reply_to and message.reply_to != message.from_:
        rows.append(("reply_to", people("Reply-To", message.reply_to)))
    if message.return_path and any(each.where == "header:Return-Path" for each in numbers):
        rows.append(("return_path", marked_field(message.return_path, "Return-Path", numbers, anchor)))
    rows.append(("to", people("To", message.to + message.cc)))
    rows.append(("subject", marked_field(message.subject, "Subject", numbers, anchor)))
    rows.append(("date", isolated(day_and_time(message.date, style.language), 60)))
    body = "".join(f"<dt>{label(name, style.language)}</dt><dd>{value}</dd>\n" for name, value in rows)
    return f'<dl class="facts">\n{body}</dl>\n'


def _person(who: Person, field: str, numbers: Numbers, anchor: str) -> str:
    address = marked_field(who.address, field, numbers, anchor, 400)
    if not who.name:
        return address
    return f'{marked_field(who.name, field, numbers, anchor, 200)} <span class="address">&lt;{address}&gt;</span>'

"""The parts of the posture pages. DNS answers are escaped, and their writing direction is isolated.

Unlike links in a mail they are not changed, because administrators copy them and nothing on the page can be clicked.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_report import label
from mailguard.catalogue.report import label as common
from mailguard.posture.finding import PostureFinding
from mailguard.posture.snapshot import Posture
from mailguard.render.common.places import place
from mailguard.render.common.times import day_and_time
from mailguard.render.common.visible import shortened, visible
from mailguard.render.mail.html_gauge import gauge
from mailguard.render.posture.facts import facts
from mailguard.render.posture.outcome import (
    AREAS,
    LEVELS,
    MARKS,
    State,
    advice_and_records,
    area_title,
    lead,
    severity,
    shown_name,
    sorted_findings,
    states,
    words,
)
from mailguard.render.posture.tree import branches

_EVIDENCE_SHOWN: Final = 20
_ANSWERS: Final = 1_000
_RECORDS: Final = 100  # the most records shown of one answer
_LINE: Final = 2_000
_REMARK: Final = 120


def quoted(text: str, length: int = _LINE) -> str:
    """Return text from DNS, shortened and escaped, with an isolated writing direction."""
    return f"<bdi>{escape(shortened(text, length))}</bdi>"


def level_class(level: str) -> str:
    """Return the CSS class of a level."""
    return f"level-{level if level in LEVELS else 'unknown'}"


def level_badge(level: str, language: Language) -> str:
    """Render the level as a badge."""
    return f'<span class="badge {level_class(level)}">{escape(label(f"word.{level}", language))}</span>'


def score_text(posture: Posture) -> str:
    """Return the score, or a dash if the level is unknown."""
    return "–" if posture.level == "unknown" else str(posture.score)


def mark(state: State, language: Language) -> str:
    """Render the symbol of a state, with its meaning for screen readers."""
    meaning = escape(label(f"state.{state}", language))
    return f'<span class="mark" role="img" aria-label="{meaning}" title="{meaning}">{MARKS[language][state]}</span>'


def article(posture: Posture, anchor: str, language: Language) -> str:
    """Render everything about one domain."""
    found = sorted_findings(posture)
    pieces = [_answer(posture, anchor, language), _strip(posture, language)]
    for key, findings in (("mend", found.mend), ("failed", found.failed)):
        if findings:
            pieces.append(f"<h3>{label(key, language)}</h3>\n")
            pieces.extend(_finding(each, language) for each in findings)
    if not found.mend and not found.failed:
        pieces.append(f"<p>{label('no_findings', language)}</p>\n")
    if found.notes:
        inner = "".join(_finding(each, language) for each in found.notes)
        pieces.append(_folded(f"{label('notes', language)} ({len(found.notes)})", inner))
    if found.good:
        inner = "".join(f"<li>{quoted(words(each, language).summary)}</li>\n" for each in found.good)
        pieces.append(_folded(f"{label('good', language)} ({len(found.good)})", f"<ul>\n{inner}</ul>\n"))
    pieces.append(_folded(label("found", language), _facts(posture, language) + _tree(posture, language)))
    pieces.append(_folded(label("answers", language), _answers(posture, language)))
    time = quoted(label("checked_at", language, time=day_and_time(posture.time, language)), 200)
    return f'{"".join(pieces)}<p class="soft">{time}</p>\n</article>\n'


def _answer(posture: Posture, anchor: str, language: Language) -> str:
    worth = label("score", language, score=posture.score)
    score = f'<div class="score">{gauge(posture.score, ())}<span>{worth}</span></div>\n'
    told = lead(posture)
    return (
        f'<article id="{anchor}" aria-labelledby="t-{anchor}">\n<div class="answer {level_class(posture.level)}">\n'
        f'<h2 id="t-{anchor}"><span class="domain">{quoted(shown_name(posture.domain), 400)}</span>'
        f"{escape(label(f'level.{posture.level}', language))}</h2>\n{'' if posture.level == 'unknown' else score}"
        f"{f'<p>{escape(label(told, language))}</p>' if told else ''}</div>\n"
    )


def _strip(posture: Posture, language: Language) -> str:
    found = states(posture)
    items = "".join(
        f'<li class="{found[name]}">{mark(found[name], language)} {escape(area_title(name, language))}</li>\n'
        for name in AREAS
        if found[name] != "none"
    )
    return f'<ul class="strip">\n{items}</ul>\n' if items else ""


def _finding(finding: PostureFinding, language: Language) -> str:
    rank = severity(finding).value
    text = words(finding, language)
    badge = f'<span class="badge {rank}">{common("severity", language)} {common(f"severity.{rank}", language)}</span>'
    pieces = [f'<section class="finding {rank}">\n<h4>{badge}{quoted(text.summary)}</h4>\n']
    for each in finding.evidence[:_EVIDENCE_SHOWN]:
        where = quoted(place(each.where, language), 300)
        pieces.append(f'<p class="quote"><span class="where">{where}</span><br>{quoted(each.text)}</p>\n')
    left = len(finding.evidence) - _EVIDENCE_SHOWN
    if left > 0:
        pieces.append(f"<p>{common('more', language, count=left)}</p>\n")
    pieces.append(f"<p>{quoted(text.explanation)}</p>\n")
    advice, records = advice_and_records(text.advice, finding)
    if advice:
        pieces.append(f'<p class="todo"><strong>{common("advice", language)}</strong> {quoted(advice)}</p>\n')
    if records:
        lines = "\n".join(escape(shortened(each, _LINE)) for each in records)
        pieces.append(f'<pre class="record"><code>{lines}</code></pre>\n')
    return f'{"".join(pieces)}<p class="check">{quoted(finding.check, 200)}</p>\n</section>\n'


def _folded(title: str, body: str) -> str:
    return f"<details><summary>{escape(title)}</summary>\n{body}</details>\n"


def _facts(posture: Posture, language: Language) -> str:
    rows = "".join(
        f"<dt>{escape(title)}</dt><dd>{'<br>'.join(quoted(line) for line in lines)}</dd>\n"
        for title, lines in facts(posture, language)
    )
    return f"<dl>\n{rows}</dl>\n"


def _tree(posture: Posture, language: Language) -> str:
    spf = posture.spf
    if spf.record is None:
        return ""
    title = label("spf.tree", language, lookups=spf.lookups, void=spf.void_lookups)
    lines = []
    for branch in branches(spf.record, language):
        remark = f"  ({shortened(branch.remark, _REMARK)})" if branch.remark else ""
        lines.append(escape(f"{branch.cost or '':>3}  {branch.drawn}{visible(shortened(branch.text, 400))}{remark}"))
    text = "\n".join(lines)
    return f'<p>{escape(title)}</p>\n<pre class="tree"><code>{text}</code></pre>\n'


def _answers(posture: Posture, language: Language) -> str:
    rows: list[str] = []
    for question, answer in posture.dns.items():
        lines: Iterable[object] = (answer,) if isinstance(answer, str) else answer[:_RECORDS]
        told = "<br>".join(quoted(str(line)) for line in lines)
        rows.append(f'<tr><th scope="row">{quoted(question, 400)}</th><td>{told}</td></tr>\n')
        if len(rows) >= _ANSWERS:
            left = len(posture.dns) - _ANSWERS
            rows.append(f'<tr><th scope="row">{common("more", language, count=left)}</th><td></td></tr>\n' * (left > 0))
            break
    heads = "".join(f'<th scope="col">{common(name, language)}</th>' for name in ("dns.question", "dns.answer"))
    return scrolling(
        label("answers", language),
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n",
    )


def scrolling(name: str, table: str) -> str:
    """Wrap a table so that it scrolls sideways if it is too wide, also with the keyboard."""
    return f'<div class="scroll" role="region" aria-label="{escape(name)}" tabindex="0">{table}</div>\n'

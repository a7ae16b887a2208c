"""Postures for a terminal: first a table of all domains, then what to fix in each, the most severe first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.catalogue.posture_report import label, total
from mailguard.catalogue.report import label as common
from mailguard.finding import Severity
from mailguard.posture.finding import PostureFinding
from mailguard.posture.snapshot import Posture
from mailguard.render.common.layout import Page, clipped, pad, wrap
from mailguard.render.common.places import place
from mailguard.render.common.style import Style
from mailguard.render.common.visible import cell_width, shortened, visible
from mailguard.render.mail.opinions import posture_opinions
from mailguard.render.posture.guard import drawn
from mailguard.render.posture.outcome import (
    AREAS,
    MARKS,
    State,
    advice_and_records,
    area_title,
    first_to_mend,
    lead,
    severity,
    shown_name,
    sorted_findings,
    states,
    words,
)
from mailguard.render.posture.text_details import add_details

_LEVEL_COLORS: Final = {"good": "green", "warning": "yellow", "critical": "red", "unknown": "yellow"}
_SEVERITY_COLORS: Final = {
    Severity.CRITICAL: "red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "blue",
    Severity.INFO: "dim",
    Severity.OK: "green",
}
_ASCII_MARKS: Final = {"ok": "+", "note": "~", "warn": "!", "bad": "x", "unknown": "?", "none": "-"}
_STATE_COLORS: Final = {"ok": "green", "warn": "yellow", "bad": "red", "unknown": "yellow", "note": "", "none": "dim"}
_EVIDENCE_SHOWN: Final = 3
_EVIDENCE_LENGTH: Final = 500
_RECORD_LENGTH: Final = 2_000
_NARROWEST: Final = 20  # the fewest columns for the first thing to fix; with fewer it gets separate lines


def render_text(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Render a table if there is more than one domain, the number per level, and a block for each domain.

    With verbosity -1 it yields one line for each domain as it becomes ready.
    """
    levels: Counter[str] = Counter()
    rows: list[tuple[Posture, str]] = []
    for posture in postures:
        levels[posture.level] += 1
        if style.verbosity < 0:
            yield drawn(posture, style, lambda each: _line(each, style))
        else:  # keep the block and only the data for the table, so that thousands of postures fit into memory
            rows.append(drawn(posture, style, lambda each: (_row_only(each), _block(each, style))))
    if style.verbosity < 0:
        return
    if len(rows) > 1:
        yield _table([row for row, _ in rows], style)
        yield f"{total(levels, style.language)}\n\n"
    for number, (_, block) in enumerate(rows):
        yield ("\n" if number else "") + block


def _row_only(posture: Posture) -> Posture:
    """Return the posture with only the data that its row in the table shows."""
    first = first_to_mend(posture)
    return Posture(posture.domain, posture.time, posture.level, posture.score, findings=(first,) if first else ())


def _line(posture: Posture, style: Style) -> str:
    page = Page(style)
    width = max(cell_width(label(f"word.{each}", style.language)) for each in _LEVEL_COLORS)
    return f"{_level(page, posture, width)} {_score(posture)} {page.bar} {visible(posture.domain)}\n"


def _level(page: Page, posture: Posture, width: int = 0) -> str:
    word = label(f"word.{posture.level}", page.style.language)
    return page.paint(pad(word, width), _LEVEL_COLORS.get(posture.level, ""))


def _score(posture: Posture) -> str:
    return f"{'-' if posture.level == 'unknown' else posture.score:>3}"


def _table(rows: list[Posture], style: Style) -> str:
    """Render domain, level, score and the first thing to fix, which is wrapped and never cut."""
    page = Page(style)
    language = style.language
    widest = style.width * 2 // 5 if style.width >= 80 else style.width // 3
    names = [clipped(visible(shown_name(each.domain)), widest) for each in rows]
    heads = [label(key, language) for key in ("domain", "level", "score_short", "first")]
    first = max(cell_width(each) for each in (heads[0], *names))
    second = max(cell_width(each) for each in (heads[1], *(label(f"word.{key}", language) for key in _LEVEL_COLORS)))
    third = max(cell_width(heads[2]), 3)
    indent = " " * (first + second + third + 4)
    room = style.width - len(indent) - 3
    line = f"{pad(heads[0], first)}  {pad(heads[1], second)}  {pad(heads[2], third)}"
    page.lines.append(page.paint(f"{line}  {heads[3]}" if room >= _NARROWEST else line, "bold"))
    for name, posture in zip(names, rows, strict=True):
        finding = first_to_mend(posture)
        text = visible(words(finding, language).summary) if finding else label("nothing", language)
        told = list(wrap(text, room)) if room >= _NARROWEST else []
        score = pad(" " * (third - 3) + _score(posture), third)
        head = f"{pad(name, first)}  {_level(page, posture, second)}  {score}"
        page.lines.append(f"{head} {page.bar} {told[0]}".rstrip() if told else head)
        page.lines.extend(f"{indent} {page.bar} {each}" for each in told[1:])
        if not told:
            page.margin(text, indent=2)
    page.blank()
    return page.text()


def _block(posture: Posture, style: Style) -> str:
    """Render everything about one domain."""
    page = Page(style)
    language = style.language
    score = "" if posture.level == "unknown" else f"  ({label('score', language, score=posture.score)})"
    level = page.paint(label(f"level.{posture.level}", language), _LEVEL_COLORS.get(posture.level, ""))
    page.lines.append(f"{page.paint(shortened(shown_name(posture.domain), 300), 'bold')}: {level}{score}")
    if lead(posture):
        page.margin(label(lead(posture), language))
    _add_strip(page, posture)
    found = sorted_findings(posture)
    if not found.mend and not found.failed:
        page.blank()
        page.lines.append(label("no_findings", language))
    verbose = style.verbosity > 0
    for key, findings, full in (
        ("mend", found.mend, True),
        ("failed", found.failed, verbose),
        ("notes", found.notes, verbose),
        ("good", found.good if verbose else (), False),
    ):
        if findings:
            page.heading(label(key, language))
            for number, finding in enumerate(findings, 1):
                if number > 1 and full:
                    page.blank()
                _add_finding(page, finding, str(number) if key == "mend" else "-", full=full)
    if verbose:
        add_details(page, posture)
    elif posture.second_opinion:
        page.heading(label("area.second-opinion", language))
        for line in posture_opinions(posture, language):
            page.margin(line, hanging=2)
    hidden = len(found.good) + len(found.notes) + len(found.failed)
    if hidden and not verbose:
        page.blank()
        page.lines.append(page.paint(label("good_hidden", language, count=hidden), "dim"))
    return page.text()


def _add_strip(page: Page, posture: Posture) -> None:
    """Add all subjects, each with its symbol, on a few lines."""
    language = page.style.language
    marks = MARKS[language] if page.style.unicode else _ASCII_MARKS
    found: dict[str, State] = {name: state for name, state in states(posture).items() if state != "none"}
    pieces = [(f"{marks[found[name]]} {area_title(name, language)}", found[name]) for name in AREAS if name in found]
    line, used = "", 0
    for text, state in pieces:
        if used and used + cell_width(text) + 3 > page.style.width - 3:
            page.lines.append(f" {page.paint(page.bar, 'dim')} {line}".rstrip())
            line, used = "", 0
        line += page.paint(text, _STATE_COLORS[state]) + "   "
        used += cell_width(text) + 3
    if line:
        page.lines.append(f" {page.paint(page.bar, 'dim')} {line}".rstrip())


def _add_finding(page: Page, finding: PostureFinding, mark: str, *, full: bool) -> None:
    language = page.style.language
    rank = severity(finding)
    badge = page.paint(common(f"severity.{rank}", language), _SEVERITY_COLORS[rank])
    text = words(finding, language)
    if not full:
        page.margin(f"{mark} {visible(text.summary)}", hanging=2)
        return
    page.lines.append(f" {mark} [{badge}] {page.paint(visible(finding.check), 'dim')}")
    page.margin(visible(text.summary), "bold")
    shown = finding.evidence if page.style.verbosity > 0 else finding.evidence[:_EVIDENCE_SHOWN]
    for evidence in shown:
        where = shortened(place(evidence.where, language), 300)
        page.margin(f"{where}: {shortened(evidence.text, _EVIDENCE_LENGTH)}", "cyan", indent=2, hanging=2)
    if len(finding.evidence) > len(shown):
        page.margin(common("more", language, count=len(finding.evidence) - len(shown)), "dim", indent=2)
    page.margin(visible(text.explanation))
    advice, records = advice_and_records(text.advice, finding)
    if advice:
        page.margin(f"{common('advice', language)}: {visible(advice)}", hanging=2)
    for record in records:
        page.margin(shortened(record, _RECORD_LENGTH), "green", indent=4, hanging=2)

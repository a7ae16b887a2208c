"""Changes as text and as JSON: of a round, in the history of a domain, and between two rounds."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from mailguard.catalogue.posture_report import LABELS as REPORT
from mailguard.catalogue.posture_report import total
from mailguard.posture.change import Change
from mailguard.posture.change_message import change_advice, change_line, change_object, label, ordered, standing_line
from mailguard.posture.history import Difference, PastRound
from mailguard.posture.round import SCHEMA, Round
from mailguard.posture.snapshot import Posture
from mailguard.render.common.layout import Page, pad
from mailguard.render.common.style import Style
from mailguard.render.common.visible import cell_width, visible
from mailguard.render.posture.guard import drawn

HISTORY_SCHEMA: Final = "mailguard.posture-history/1"
DIFFERENCE_SCHEMA: Final = "mailguard.posture-diff/1"
_COLORS: Final = {"worse": "red", "better": "green", "changed": "yellow"}


def round_text(found: Round, style: Style) -> str:
    """Render what changed in a round, by domain; with verbosity -1 "" if nothing changed."""
    language = style.language
    page = Page(style)
    if found.changes or found.baseline or found.unchecked or style.verbosity >= 0:
        page.lines.append(total(Counter(posture.level for posture in found.postures), language))
    by_domain: dict[str, list[Change]] = {}
    for change in found.changes:
        by_domain.setdefault(change.domain, []).append(change)
    levels = {posture.domain: posture for posture in found.postures}
    for domain, changes in by_domain.items():
        posture = levels[domain]
        page.heading(standing_line(domain, posture.level, posture.score, language))
        _add_changes(page, changes)
    if found.baseline:
        page.heading(label("baseline", language))
        for domain in found.baseline:
            posture = levels[domain]
            page.margin(standing_line(domain, posture.level, posture.score, language))
    if not found.changes and not found.baseline and style.verbosity >= 0:
        page.lines.append(label("nothing", language))
    if found.unchecked:
        page.lines.append(label("unchecked", language, domains=", ".join(found.unchecked)))
    if found.waiting and page.lines:
        page.lines.append(label("waiting", language, count=found.waiting))
    return page.text() if page.lines else ""


def round_json(found: Round, style: Style, *, indent: int | None = 2) -> str:
    """Render a complete round as JSON."""
    value = {
        "schema": SCHEMA,
        "time": found.at,
        "changes": [change_object(change, style.language) for change in found.changes],
        "baseline": list(found.baseline),
        "unchecked": list(found.unchecked),
        "undelivered": [
            {"channel": each.channel, "problem": each.problem, "attempts": each.attempts} for each in found.undelivered
        ],
        "waiting": found.waiting,
        "domains": [drawn(posture, style, Posture.to_dict) for posture in found.postures],
    }
    return _dump(value, indent)


def history_text(rounds: Iterable[PastRound], style: Style) -> str:
    """Render one line for each round, newest first, and what changed in it."""
    language = style.language
    page = Page(style)
    words = {level: REPORT[f"word.{level}"][language] for level in ("good", "warning", "critical", "unknown")}
    heads = [label(f"history.{key}", language) for key in ("time", "level", "score")]
    second = max(cell_width(text) for text in (heads[1], *words.values()))
    line = f"{pad(heads[0], 20)}  {pad(heads[1], second)}  {heads[2]}"
    page.lines.append(page.paint(line, "bold"))
    for each in rounds:
        entry = each.entry
        page.lines.append(f"{entry.at}  {pad(words.get(entry.level, entry.level), second)}  {entry.score:>3}")
        _add_changes(page, each.changes, advice=False)
    return page.text()


def history_json(domain: str, rounds: Iterable[PastRound], style: Style) -> str:
    """Render the rounds of a domain and their changes as JSON."""
    listed = [
        {
            "time": each.entry.at,
            "level": each.entry.level,
            "score": each.entry.score,
            "changes": [change_object(change, style.language) for change in each.changes],
        }
        for each in rounds
    ]
    return _dump({"schema": HISTORY_SCHEMA, "domain": domain, "rounds": listed}, 2)


def difference_text(found: Difference, style: Style) -> str:
    """Render what changed between two rounds."""
    page = Page(style)
    language = style.language
    head = label("between", language, domain=found.domain, old=found.old, new=found.new)
    page.lines.append(page.paint(head, "bold"))
    if found.changes:
        _add_changes(page, found.changes)
    else:
        page.lines.append(label("nothing", language))
    return page.text()


def difference_json(found: Difference, style: Style) -> str:
    """Render what changed between two rounds as JSON."""
    changes = [change_object(change, style.language) for change in found.changes]
    value = {
        "schema": DIFFERENCE_SCHEMA,
        "domain": found.domain,
        "from": found.old,
        "to": found.new,
        "changes": changes,
    }
    return _dump(value, 2)


def _add_changes(page: Page, changes: Iterable[Change], *, advice: bool = True) -> None:
    """Add the changes after the margin, because they quote records that strangers publish."""
    language = page.style.language
    for change in ordered(changes):
        text = f"[{label(change.direction, language)}] {visible(change_line(change, language))}"
        page.margin(text, _COLORS[change.direction], hanging=2)
        told = change_advice(change, language) if advice and page.style.verbosity >= 0 else ""
        for line in label("advice", language, advice=told).splitlines() if told else ():
            page.margin(visible(line), indent=2, hanging=2)


def _dump(value: Mapping[str, Any], indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=True, indent=indent) + "\n"

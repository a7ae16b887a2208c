"""Posture findings as CSV: one line per finding, at least one per domain, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.posture.finding import PostureFinding
from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style
from mailguard.render.mail.csv import cell
from mailguard.render.mail.opinions import posture_opinions
from mailguard.render.posture.guard import drawn
from mailguard.render.posture.outcome import sorted_findings, words

COLUMNS: Final = (
    "domain",
    "level",
    "score",
    "time",
    "check",
    "severity",
    "subject",
    "summary",
    "where",
    "evidence",
    "advice",
    "record",
    "second_opinion",
)


def render_csv(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Render one table of all postures, good findings included, with one lower-case header line."""
    yield ",".join(COLUMNS) + "\r\n"
    for posture in postures:
        yield drawn(posture, style, lambda each: _rows(each, style))


def _rows(posture: Posture, style: Style) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    found = sorted_findings(posture)
    for finding in (*found.mend, *found.failed, *found.notes, *found.good) or (None,):
        writer.writerow([cell(value) for value in _row(posture, finding, style)])
    return lines.getvalue()


def _row(posture: Posture, finding: PostureFinding | None, style: Style) -> list[str]:
    score = "" if posture.level == "unknown" else str(posture.score)
    head = [posture.domain, posture.level, score, posture.time]
    if finding is None:
        return [*head, *[""] * (len(COLUMNS) - len(head))]
    text = words(finding, style.language)
    record = finding.values.get("record", "")
    return [
        *head,
        finding.check,
        str(finding.severity),
        finding.subject,
        text.summary,
        " | ".join(each.where for each in finding.evidence),
        " | ".join(each.text for each in finding.evidence),
        text.advice.replace("\n", " "),
        record.replace("\n", " | ") if record in text.advice else "",
        "; ".join(posture_opinions(posture, style.language)),
    ]

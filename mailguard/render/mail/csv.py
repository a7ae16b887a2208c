"""Findings as CSV: one line per finding, at least one per message, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.finding import Finding
from mailguard.render.common.style import Style
from mailguard.render.common.visible import visible
from mailguard.render.mail.opinions import opinions_line
from mailguard.render.mail.outcome import sorted_findings
from mailguard.report.model import Report

COLUMNS: Final = (
    "path",
    "level",
    "score",
    "date",
    "from",
    "subject",
    "check",
    "severity",
    "confidence",
    "summary",
    "where",
    "evidence",
    "advice",
    "sha256",
    "points",
    "second_opinion",
)
# A spreadsheet may treat a cell that begins like this, after any spaces, as a formula. Japanese versions also accept
# full-width signs, and some importers remove quotes.
_FORMULA: Final = lazy_pattern(r"[\s'\"\ufeff\u3000]*[=+\-@|%\t\r＝＋－＠﹢﹣﹦﹫−‐‑‒–—]")
_CELL: Final = 30_000  # characters; spreadsheets cut a cell at 32,767


def render_csv(reports: Iterable[Report], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Render one table of all reports, with one lower-case header line."""
    yield ",".join(COLUMNS) + "\r\n"
    for report in reports:
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\r\n")
        reasons, others = sorted_findings(report)
        for finding in (*reasons, *others) or (None,):
            writer.writerow([cell(value) for value in _row(report, finding)])
        yield lines.getvalue()


def cell(value: str) -> str:
    """Return `value` on one line, with an apostrophe in front of text that a spreadsheet would calculate."""
    text = visible(value[:_CELL])
    return f"'{text}" if _FORMULA.match(text) else text


def _row(report: Report, finding: Finding | None) -> list[str]:
    message = report.message
    head = [
        report.path,
        report.verdict.level,
        str(report.verdict.score),
        message.date,
        ", ".join(each.address for each in message.from_[:20]),
        message.subject,
    ]
    opinions = opinions_line(report.authentication)
    if finding is None:
        return [*head, "", "", "", "", "", "", "", message.sha256, "", opinions]
    return [
        *head,
        finding.check,
        finding.severity.value,
        finding.confidence.value,
        finding.summary,
        " | ".join(each.where for each in finding.evidence),
        " | ".join(each.text for each in finding.evidence),
        finding.advice,
        message.sha256,
        str(finding.points),
        opinions,
    ]

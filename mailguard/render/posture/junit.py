"""Postures as JUnit XML, which every CI server shows: a suite for each domain, a case for each finding.

A finding of medium severity or worse is a failure, and a failed lookup is an error. The other cases pass.
"""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape

from mailguard.finding import Severity
from mailguard.posture.finding import PostureFinding
from mailguard.posture.judge import LIMIT
from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style
from mailguard.render.common.visible import visible
from mailguard.render.mail.opinions import posture_opinions
from mailguard.render.posture.guard import drawn
from mailguard.render.posture.outcome import is_failure, severity, sorted_findings, words

FAILS: Final = Severity.MEDIUM
_QUOTES: Final = {'"': "&quot;", "'": "&apos;"}


def render_junit(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Render one document with one suite per domain."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mailguard posture">\n'
    for posture in postures:
        yield drawn(posture, style, lambda each: _suite(each, style))
    yield "</testsuites>\n"


def _suite(posture: Posture, style: Style) -> str:
    found = sorted_findings(posture)
    findings = (*found.mend, *found.failed, *found.notes, *found.good)
    failures = sum(_fails(each) for each in findings)
    errors = sum(map(_is_error, findings))
    seconds = f"{posture.timing_ms / 1000:.3f}"
    cases = "".join(_case(posture, each, style) for each in findings)
    counts = f'tests="{len(findings)}" failures="{failures}" errors="{errors}" skipped="0"'
    opinions = "".join(
        f'<property name="second opinion" value="{_quoted(each)}"/>'
        for each in posture_opinions(posture, style.language)
    )
    stamp = f'time="{seconds}" timestamp="{_quoted(posture.time)}"'
    return (
        f'<testsuite name="{_quoted(posture.domain)}" {counts} {stamp}>\n'
        f'<properties><property name="level" value="{_quoted(posture.level)}"/>'
        f'<property name="score" value="{posture.score}"/>{opinions}</properties>\n{cases}</testsuite>\n'
    )


def _is_error(finding: PostureFinding) -> bool:
    """Whether the finding is a failed lookup. Reaching a limit on lookups is reported, but does not break the build."""
    return is_failure(finding) and finding.check != LIMIT


def _fails(finding: PostureFinding) -> bool:
    return not is_failure(finding) and severity(finding).rank >= FAILS.rank


def _case(posture: Posture, finding: PostureFinding, style: Style) -> str:
    subject = f" {finding.subject}" if finding.subject and finding.subject != posture.domain else ""
    head = f'<testcase classname="{_quoted(posture.domain)}" name="{_quoted(finding.check + subject)}"'
    text = words(finding, style.language)
    if _is_error(finding):
        body = _problem("error", "temporary", text.summary, "")
    elif _fails(finding):
        evidence = "\n".join(f"{visible(each.where)}: {visible(each.text)}" for each in finding.evidence)
        advice = "\n".join(visible(line) for line in text.advice.split("\n"))
        body = _problem("failure", severity(finding).value, text.summary, "\n".join(filter(None, (evidence, advice))))
    else:
        body = f"<system-out>{escape(visible(text.summary))}</system-out>"
    return f"{head}>{body}</testcase>\n"


def _problem(kind: str, type_: str, message: str, details: str) -> str:
    return f'<{kind} type="{type_}" message="{_quoted(message)}">{escape(details)}</{kind}>'


def _quoted(text: str) -> str:
    return escape(visible(text), _QUOTES)

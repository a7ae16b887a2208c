"""Findings as SARIF 2.1.0, for platforms that collect the results of scanners."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote

from mailguard._version import __version__
from mailguard.catalogue import Language
from mailguard.finding import Finding, Severity
from mailguard.render.common.style import Style
from mailguard.render.common.visible import visible
from mailguard.render.mail.opinions import opinions_line
from mailguard.report.model import Report

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Final = {
    Severity.OK: "none",
    Severity.INFO: "note",
    Severity.LOW: "note",
    Severity.MEDIUM: "warning",
    Severity.HIGH: "error",
    Severity.CRITICAL: "error",
}
SECURITY: Final = {  # GitHub's scale of 10
    Severity.OK: "0.0",
    Severity.INFO: "1.0",
    Severity.LOW: "3.0",
    Severity.MEDIUM: "5.5",
    Severity.HIGH: "8.0",
    Severity.CRITICAL: "9.5",
}


def render_sarif(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Render one log with one run; the rules are the checks that found something."""
    results: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    rules: dict[str, dict[str, Any]] = {}
    for report in reports:
        for finding in report.findings:
            if finding.check not in rules:
                rules[finding.check] = _rule(finding, len(rules))
            results.append(_result(report, finding, rules[finding.check]["index"]))
        notes.extend(_notes(report))
    kept = [{key: value for key, value in rule.items() if key != "index"} for rule in rules.values()]
    yield log(kept, results, notes, style.language)


def log(
    rules: list[dict[str, Any]], results: list[dict[str, Any]], notes: list[dict[str, Any]], language: Language
) -> str:
    """Return the document of one run."""
    driver = {
        "name": "mailguard",
        "version": __version__,
        "semanticVersion": _semantic(__version__),
        "language": language,
        "rules": rules,
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2) + "\n"


def _rule(finding: Finding, index: int) -> dict[str, Any]:
    title, help_text, severity = _documentation(finding)
    return {
        "index": index,
        "id": finding.check,
        "name": "".join(word.capitalize() for word in finding.check.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": help_text.partition("\n\n")[0] or title},
        "help": {"text": help_text or title},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": ["security", "email", *finding.attack],
            "security-severity": SECURITY[severity],
            "precision": {"high": "high", "medium": "medium", "low": "low"}[finding.confidence.value],
        },
    }


def _documentation(finding: Finding) -> tuple[str, str, Severity]:
    """Return title, help and severity from the check's page, or from the finding if the plugin is not loaded."""
    from mailguard.checks import named
    from mailguard.render.mail.check_page import sections

    check = named(finding.check)
    if check is None:
        return visible(finding.check), "", finding.severity
    return check.title, "\n\n".join(f"{name}\n{text}" for name, text in sections(check)), check.severity


def _result(report: Report, finding: Finding, index: int) -> dict[str, Any]:
    places = [each.where for each in finding.evidence]
    quotes = [f"{visible(each.where)}: {visible(each.text)}" for each in finding.evidence[:5]]
    text = "\n".join([visible(finding.summary), *quotes])
    logical = [{"fullyQualifiedName": visible(place), "kind": "member"} for place in dict.fromkeys(places)]
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": artifact_uri(report.path)}}}
    if logical:
        location["logicalLocations"] = logical
    return {
        "ruleId": finding.check,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"mailguardFinding/v1": _fingerprint(report, finding)},
        "properties": {
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "verdict": report.verdict.level,
            "score": report.verdict.score,
            "points": finding.points,
            "weight": finding.weight,
        },
    }


def _notes(report: Report) -> Iterator[dict[str, Any]]:
    where = [{"physicalLocation": {"artifactLocation": {"uri": artifact_uri(report.path)}}}]
    for error in report.errors:
        text = f"{visible(error.check)}: {visible(error.detail)}"
        yield {"level": "error", "message": {"text": text}, "locations": where}
    for skipped in report.not_examined:
        text = f"not examined: {visible(skipped.what)}: {visible(skipped.why)}"
        yield {"level": "note", "message": {"text": text}, "locations": where}
    opinions = opinions_line(report.authentication)
    if opinions:
        yield {"level": "note", "message": {"text": f"second opinion: {visible(opinions)}"}, "locations": where}


def _fingerprint(report: Report, finding: Finding) -> str:
    """Return an id that stays the same for the same finding in the same mail, wherever the file is."""
    parts = [report.message.sha256, finding.check, *(f"{each.where}\0{each.text}" for each in finding.evidence)]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def artifact_uri(path: str) -> str:
    """Return the path of a report as a URI reference (RFC 3986 §4.1); the number in an mbox is the fragment."""
    file, mark, number = path.rpartition("#")
    if not mark or not number.isdecimal():
        file, mark, number = path, "", ""
    if os.name == "nt":
        file = file.replace("\\", "/")
    try:
        raw = file.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = file.encode("utf-8", "replace")
    if not os.path.isabs(file):
        return quote(raw, safe="/") + mark + number
    return f"file://{'' if raw.startswith(b'/') else '/'}{quote(raw, safe='/:')}{mark}{number}"


def _semantic(version: str) -> str:
    """Return the version as three numbers, as SARIF requires."""
    numbers = [part for part in version.split(".") if part.isdecimal()]
    return ".".join([*numbers, "0", "0"][:3])

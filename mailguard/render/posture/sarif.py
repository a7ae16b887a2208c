"""Posture findings as SARIF 2.1.0. The domain is the file; the record is the logical location."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Language
from mailguard.posture.finding import PostureFinding
from mailguard.posture.snapshot import Posture
from mailguard.posture.texts import wording
from mailguard.render.common.style import Style
from mailguard.render.common.visible import visible
from mailguard.render.mail.opinions import posture_opinions
from mailguard.render.mail.sarif import LEVELS, SECURITY, log
from mailguard.render.posture.guard import drawn
from mailguard.render.posture.outcome import area, severity, sorted_findings, words

_PLACEHOLDER: Final = lazy_pattern(r"\{([a-z_]+)\}")


def render_sarif(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Render one log with one run; the rules are the checks that found something.

    Good findings are left out, because platforms would show them as alerts. Failed lookups are notifications.
    """
    results: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    rules: dict[str, dict[str, Any]] = {}
    indexes: dict[str, int] = {}
    for posture in postures:
        entries, failed = drawn(posture, style, lambda each: _entries(each, style.language))
        for check, rule, result in entries:
            if check not in rules:
                indexes[check] = len(rules)
                rules[check] = rule
            results.append({**result, "ruleIndex": indexes[check]})
        notes += failed
        for opinion in posture_opinions(posture, style.language):
            text = visible(f"{posture.domain}: {opinion}")
            notes.append({"level": "note", "message": {"text": text}, "locations": [_location(posture)]})
    yield log(list(rules.values()), results, notes, style.language)


def _entries(
    posture: Posture, language: Language
) -> tuple[list[tuple[str, dict[str, Any], dict[str, Any]]], list[dict[str, Any]]]:
    """Return the results of a posture, each with its check and rule, and the notifications."""
    found = sorted_findings(posture)
    entries = [
        (each.check, _rule(each, language), _result(posture, each, 0, language)) for each in (*found.mend, *found.notes)
    ]
    notes: list[dict[str, Any]] = [
        {
            "level": "warning",
            "message": {"text": visible(words(each, language).summary)},
            "locations": [_location(posture, each)],
        }
        for each in found.failed
    ]
    return entries, notes


def _rule(finding: PostureFinding, language: Language) -> dict[str, Any]:
    rank = severity(finding)
    try:
        text = wording(finding.check, "", {}, language)
    except KeyError:
        text = words(finding, language)
    return {
        "id": finding.check,
        "name": "".join(word.capitalize() for word in finding.check.split("-")),
        "shortDescription": {"text": _general(text.summary)},
        "fullDescription": {"text": _general(text.explanation) or _general(text.summary)},
        "help": {"text": _general(text.advice) or _general(text.summary)},
        "defaultConfiguration": {"level": LEVELS[rank]},
        "properties": {
            "tags": ["security", "email", "dns", area(finding.check)],
            "security-severity": SECURITY[rank],
            "precision": "very-high",
        },
    }


def _general(text: str) -> str:
    """Make a sentence about one domain general: `{domain}` becomes `<domain>`."""
    return visible(_PLACEHOLDER.sub(r"<\1>", text).replace("\n", " "))


def _result(posture: Posture, finding: PostureFinding, index: int, language: Language) -> dict[str, Any]:
    text = words(finding, language)
    quotes = [f"{visible(each.where)}: {visible(each.text)}" for each in finding.evidence[:5]]
    advice = [visible(line) for line in text.advice.split("\n") if line]
    return {
        "ruleId": finding.check,
        "ruleIndex": index,
        "level": LEVELS[severity(finding)],
        "message": {"text": "\n".join([visible(text.summary), *quotes, *advice])},
        "locations": [_location(posture, finding)],
        "partialFingerprints": {"mailguardPosture/v1": _fingerprint(posture, finding)},
        "properties": {
            "severity": severity(finding).value,
            "subject": visible(finding.subject),
            "level": posture.level,
            "score": posture.score,
        },
    }


def _location(posture: Posture, finding: PostureFinding | None = None) -> dict[str, Any]:
    """Return the domain as a relative reference, which platforms treat as a file. They refuse unknown URI schemes."""
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(posture.domain.encode("utf-8", "replace"))},
            "region": {"startLine": 1},
        }
    }
    places = dict.fromkeys(each.where for each in finding.evidence) if finding is not None else {}
    if places:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(each), "kind": "resource"} for each in places]
    return location


def _fingerprint(posture: Posture, finding: PostureFinding) -> str:
    """Return an id that stays the same for the same finding about a domain when other parts of the record change."""
    parts = [posture.domain, finding.check, finding.subject]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]

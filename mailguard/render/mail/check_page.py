"""The documentation of checks, made from their docstrings and wordings."""

import textwrap
from collections.abc import Iterable
from typing import Any

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Language, Text
from mailguard.catalogue.report import label
from mailguard.checks.registry import Check

_PLACEHOLDER = lazy_pattern(r"\{[a-z_0-9]*\}")


def sections(check: Check) -> list[tuple[str, str]]:
    """Return the titles and texts of the sections of the check's docstring, without indentation."""
    return [(name, _dedented(text)) for name, text in check.sections]


def _dedented(text: str) -> str:
    first, line_end, rest = text.partition("\n")
    return first.strip() + line_end + textwrap.dedent(rest)


def wordings(check: Check, language: Language) -> list[Text]:
    """Return all wordings of the check, with "…" for the parts that depend on the mail."""
    return [Text(*(_PLACEHOLDER.sub("…", part) for part in entry[language])) for entry in check.texts.values()]


def one_line(check: Check, language: Language) -> str:
    """Return one sentence about what the check finds."""
    said = wordings(check, language) if language != "en" else []
    return said[0].summary if said else check.title


def check_text(check: Check, language: Language) -> str:
    """Return the page for a terminal. The Japanese page consists of the wordings that reports show."""
    lines = [check.name, "=" * len(check.name), "", _facts(check, language), ""]
    if language == "en":
        lines += [check.title, ""]
        for name, text in sections(check):
            lines += [name, *(f"  {line}".rstrip() for line in text.splitlines()), ""]
        return "\n".join(lines)
    said = wordings(check, language)
    blocks = [
        ("page.says", [text.summary for text in said]),
        ("why", [text.explanation for text in said]),
        ("advice", [text.advice for text in said]),
    ]
    for key, sentences in blocks:
        if sentences:
            lines += [label(key, language), *(f"  {each}" for each in dict.fromkeys(sentences)), ""]
    references = dict(sections(check)).get("References", "")
    if references:
        lines += [label("page.references", language), *(f"  {line}" for line in references.splitlines()), ""]
    return "\n".join(lines)


def check_markdown(check: Check) -> str:
    """Return the page for `docs/checks/`: the English documentation, then the Japanese wordings."""
    lines = [f"# {check.name}", "", check.title, "", _facts(check, "en"), ""]
    for name, text in sections(check):
        lines += [f"## {name}", "", text, ""]
    said = wordings(check, "ja")
    if said:
        lines += ["## 日本語", ""]
        for each in said:
            lines += [
                f"- {each.summary}",
                f"  - {label('why', 'ja')}: {each.explanation}",
                f"  - {label('advice', 'ja')}: {each.advice}",
            ]
        lines.append("")
    return "\n".join(lines)


def index_markdown(checks: Iterable[Check]) -> str:
    """Return the list of all pages, grouped by subject."""
    lines = ["# Checks", "", "Generated from the checks themselves; `mailguard explain CHECK` prints the same.", ""]
    group = ""
    for check in checks:
        if check.group != group:
            group = check.group
            lines += ["", f"## {group}", "", "| check | severity | finds |", "|---|---|---|"]
        lines.append(f"| [{check.name}]({check.name}.md) | {check.severity.value} | {check.title} |")
    return "\n".join(lines) + "\n"


def check_object(check: Check, language: Language) -> dict[str, Any]:
    """Return the page as JSON values."""
    return {
        "check": check.name,
        "group": check.group,
        "severity": check.severity.value,
        "confidence": check.confidence.value,
        "attack": list(check.attack),
        "title": one_line(check, language),
        "sections": dict(sections(check)),
    }


def _facts(check: Check, language: Language) -> str:
    facts = [
        f"{label('page.group', language)}: {check.group}",
        f"{label('severity', language)}: {label(f'severity.{check.severity}', language)}",
        f"{label('confidence', language)}: {label(f'confidence.{check.confidence}', language)}",
    ]
    if check.attack:
        facts.append(f"MITRE ATT&CK: {', '.join(check.attack)}")
    return " · ".join(facts)

"""The outcome of a posture and the order of its findings, shared by all formats."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import LANGUAGES, Language, Text
from mailguard.catalogue.posture_report import label
from mailguard.finding import Severity
from mailguard.names.domain import to_unicode
from mailguard.posture.finding import PostureFinding
from mailguard.posture.judge import LIMIT, is_unseen
from mailguard.posture.records import RECORDS
from mailguard.posture.snapshot import Posture
from mailguard.posture.words import words as worded

State = Literal["ok", "note", "warn", "bad", "unknown", "none"]

_PLACES: Final = {  # first the subjects that are not record types
    "parked": 13,
    "expectation": 16,
    "domain": 17,
    **{kind.name: kind.place for kind in RECORDS},
}
AREAS: Final = tuple(sorted(_PLACES, key=_PLACES.__getitem__))  # the subjects in the order of a report
_TITLES: Final = {kind.name: kind.title for kind in RECORDS}
_STATES: Final[dict[Severity, State]] = {
    Severity.OK: "ok",
    Severity.INFO: "note",
    Severity.LOW: "note",
    Severity.MEDIUM: "warn",
    Severity.HIGH: "bad",
    Severity.CRITICAL: "bad",
}
_ORDER: Final[tuple[State, ...]] = ("none", "ok", "note", "unknown", "warn", "bad")
MARKS: Final[
    Mapping[Language, Mapping[State, str]]
] = {  # symbols that readers of the language know and their code pages have
    "en": {"ok": "✓", "note": "~", "warn": "!", "bad": "✗", "unknown": "?", "none": "-"},
    "ja": {"ok": "○", "note": "・", "warn": "△", "bad": "×", "unknown": "？", "none": "－"},
}
LEVELS: Final = ("critical", "unknown", "warning", "good")  # the worst first


@dataclass(frozen=True, slots=True)
class Sorted:
    """The findings of a posture by what the reader has to do, the most severe first."""

    mend: tuple[PostureFinding, ...]
    notes: tuple[PostureFinding, ...]  # severity "info"
    failed: tuple[PostureFinding, ...]  # subjects that could not be checked
    good: tuple[PostureFinding, ...]


def severity(finding: PostureFinding) -> Severity:
    """Return the severity of the finding, `INFO` for a word of a later version."""
    try:
        return Severity(finding.severity)
    except ValueError:
        return Severity.INFO


def is_failure(finding: PostureFinding) -> bool:
    """Whether the finding reports that something could not be checked, which is not a fault of the domain."""
    return is_unseen(finding.check)


def sorted_findings(posture: Posture) -> Sorted:
    """Sort the findings for a report."""
    ranked = sorted(posture.findings, key=lambda each: -severity(each).rank)
    said = [each for each in ranked if not is_failure(each)]
    return Sorted(
        mend=tuple(each for each in said if severity(each).rank >= Severity.LOW.rank),
        notes=tuple(each for each in said if severity(each) is Severity.INFO),
        failed=tuple(each for each in ranked if is_failure(each)),
        good=tuple(each for each in said if severity(each) is Severity.OK),
    )


def lead(posture: Posture) -> str:
    """Return the label that explains the level, or "" for a domain that does not exist, whose finding explains it."""
    if any(each.check == "domain-nxdomain" for each in posture.findings):
        return ""
    return f"lead.{posture.level}"


def area(check: str) -> str:
    """Return the subject of a check: `mta-sts` for `mta-sts-none`."""
    if check.startswith("provider-"):  # about the SPF record that does not allow the provider
        return "spf"
    return next((each for each in AREAS if check.startswith(each + "-")), check.partition("-")[0])


def area_title(name: str, language: Language) -> str:
    """Return the name of a subject in a report."""
    return _TITLES[name][language] if name in _TITLES else label(f"area.{name}", language)


def states(posture: Posture) -> dict[str, State]:
    """Return the state of each subject, in the order of `AREAS`; "none" if there is no finding about it."""
    found: dict[str, State] = dict.fromkeys(AREAS, "none")
    for finding in posture.findings:
        if finding.check == LIMIT:  # a limit says nothing about the parts that were checked
            continue
        name = area(finding.check)
        state: State = "unknown" if is_failure(finding) else _STATES[severity(finding)]
        found[name] = max(found.get(name, "none"), state, key=_ORDER.index)
    return found


def first_to_mend(posture: Posture) -> PostureFinding | None:
    """Return the most severe finding to fix; else, if the level is unknown, the first failure; else None."""
    found = sorted_findings(posture)
    if found.mend:
        return found.mend[0]
    return found.failed[0] if found.failed and posture.level == "unknown" else None


def words(finding: PostureFinding, language: Language) -> Text:
    """Return the finding's texts in `language`, or as they were stored if they cannot be worded again."""
    written = Text(finding.summary, finding.explanation, finding.advice)
    try:
        if any(worded(finding.check, finding.values, each).summary == finding.summary for each in LANGUAGES):
            text = worded(finding.check, finding.values, language)
            return text if severity(finding) is not Severity.OK else text._replace(advice="")
    except KeyError:  # a check of a later version or of a plugin
        pass
    return written


def advice_and_records(advice: str, finding: PostureFinding) -> tuple[str, tuple[str, ...]]:
    """Split the advice into its text and the records to publish at its end."""
    record = finding.values.get("record", "")
    if record and advice.endswith(record):
        return advice.removesuffix(record).rstrip(), tuple(line for line in record.split("\n") if line)
    first, *others = advice.split("\n")
    return first, tuple(line for line in others if line)


def shown_name(domain: str) -> str:
    """Return the domain, preceded by its Unicode form if that differs."""
    readable = to_unicode(domain)
    return domain if readable == domain else f"{readable} ({domain})"


def worst_first(postures: Iterable[Posture]) -> list[Posture]:
    """Sort postures by level, the worst first, then by score and name."""
    order = {level: index for index, level in enumerate(LEVELS)}
    return sorted(postures, key=lambda each: (order.get(each.level, 1), each.score, each.domain))

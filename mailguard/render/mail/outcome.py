"""The outcome of a report and the order of its findings, shared by the formats for people."""

from collections.abc import Iterable
from dataclasses import replace

from mailguard.auth.result import Result
from mailguard.finding import Evidence, Finding, Severity
from mailguard.report.model import Report, Verdict


def answer_key(report: Report) -> str:
    """Return the key of the answer: `malicious`, `suspicious`, `clean`, or a more exact one for a clean mail.

    `noted`: the report has a finding that the reader should know. `inside`: the findings are about a mail that this one
    carries, such as a phishing mail that a colleague forwards. `unexamined`: the file has no header, so nothing was
    examined.
    """
    if report.verdict.level != "clean":
        return report.verdict.level
    if any(defect.kind == "no-header" for defect in report.defects):
        return "unexamined"
    if _worst(report) >= Severity.MEDIUM.rank:
        return "noted"
    return "inside" if _worst_inside(report) >= Severity.HIGH.rank else "clean"


def sorted_findings(report: Report) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that made the verdict, in its order, and the others, the most severe first."""
    order = {check: index for index, check in enumerate(report.verdict.reasons)}
    reasons = sorted((each for each in report.findings if each.check in order), key=lambda each: order[each.check])
    others = sorted((each for each in report.findings if each.check not in order), key=lambda each: -each.severity.rank)
    return reasons, others


def advice_keys(report: Report) -> tuple[str, ...]:
    """Return the labels of the advice about the whole mail."""
    answer = answer_key(report)
    if answer == "noted" and _worst(report) >= Severity.HIGH.rank:
        return ("advice.suspicious",)  # too little for the verdict, too much to ignore
    unverified = answer in ("clean", "noted", "inside") and not _verified(report)
    return (f"advice.{answer}", "advice.unverified") if unverified else (f"advice.{answer}",)


def _worst(report: Report) -> int:
    """Return the rank of the most severe finding about the mail itself, not about a mail inside it."""
    return max((each.severity.rank for each in report.findings if not each.data.get("inside")), default=0)


def _worst_inside(report: Report) -> int:
    """Return the rank of the most severe finding about a mail that this one carries."""
    about = [each for each in report.findings if each.data.get("inside")]
    about += [each for mail in report.nested for each in mail.findings]
    return max((each.severity.rank for each in about), default=0)


def reasons_key(report: Report) -> str:
    """Return the label of the heading over the findings that made the score, for an alarm or for a clean mail."""
    return "reasons" if answer_key(report) in ("malicious", "suspicious") else "reasons.clean"


def _verified(report: Report) -> bool:
    """Whether there is a DMARC result, from mailguard or from a trusted server."""
    if report.authentication.dmarc.result not in (Result.NOT_EVALUATED, Result.TEMPERROR):
        return True
    return any(
        result.method == "dmarc"
        for claimed in report.authentication.claimed
        if claimed.trusted
        for result in claimed.results
    )


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Merge findings with the same text into one with the evidence of all, so that people needn't read it twice."""
    kept: dict[tuple[object, ...], Finding] = {}
    for each in findings:
        words = (each.check, each.severity, each.confidence, each.summary, each.explanation, each.advice)
        key = (*words, str(each.data.get("inside", "")))
        first = kept.get(key)
        kept[key] = each if first is None else _together(first, each)
    return list(kept.values())


def _together(one: Finding, other: Finding) -> Finding:
    return replace(
        one,
        evidence=one.evidence + other.evidence,
        weight=one.weight + other.weight,
        points=one.points + other.points,
    )


def shown_findings(report: Report) -> tuple[list[Finding], list[Finding]]:
    """Return the reasons and the other findings, merged for readers and in the order of their numbers."""
    reasons, others = sorted_findings(report)
    return merged(reasons), merged(others)


def numbers_of(findings: Iterable[Finding]) -> dict[Evidence, tuple[int, ...]]:
    """Return, for each piece of evidence in the mail itself, the numbers of the findings that quote it."""
    numbers: dict[Evidence, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        for evidence in dict.fromkeys(finding.evidence) if not finding.data.get("inside") else ():
            numbers[evidence] = (*numbers.get(evidence, ()), number)
    return numbers


def repeats(findings: Iterable[Finding]) -> list[bool]:
    """Return for each finding whether an earlier one is of the same check, so that its explanation is known."""
    seen: set[tuple[str, object]] = set()
    told: list[bool] = []
    for finding in findings:
        key = (finding.check, finding.data.get("inside"))
        told.append(key in seen)
        seen.add(key)
    return told


def same_advice(findings: Iterable[Finding]) -> dict[int, int]:
    """Return for each finding that repeats the advice of an earlier one, by number: the number of the earlier one."""
    first: dict[str, int] = {}
    return {
        number: first[finding.advice]
        for number, finding in enumerate(findings, 1)
        if first.setdefault(finding.advice, number) != number
    }


def sum_of_points(verdict: Verdict, findings: Iterable[Finding]) -> str:
    """Return the sum that makes the score, as `5 + 42 + 30`, or "" if it does not add up (an older report)."""
    gained = [finding.points for finding in findings if finding.points]
    if not gained or verdict.base + sum(gained) != verdict.score:
        return ""
    return str(verdict.base) + "".join(f" {'+' if each >= 0 else '-'} {abs(each)}" for each in gained)

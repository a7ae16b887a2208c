"""What a report comes to, in the order a reader wants it. Shared by every format for people."""

from collections.abc import Iterable
from dataclasses import replace

from mailguard.auth.result import Result
from mailguard.finding import Evidence, Finding, Severity
from mailguard.report.model import Report, Verdict


def answer_key(report: Report) -> str:
    """`malicious`, `suspicious`, `clean`, or what "clean" would hide.

    `noted` where something stands in the report that a reader should know, `inside` where it is about a mail that
    this one carries (a colleague shows what arrived), `unexamined` where nothing was seen.
    """
    if report.verdict.level != "clean":
        return report.verdict.level
    if any(defect.kind == "no-header" for defect in report.defects):
        return "unexamined"
    if _worst(report) >= Severity.MEDIUM.rank:
        return "noted"
    return "inside" if _worst_inside(report) >= Severity.HIGH.rank else "clean"


def sorted_findings(report: Report) -> tuple[list[Finding], list[Finding]]:
    """The findings that made the verdict, in its order, and the others, the worst first."""
    order = {check: index for index, check in enumerate(report.verdict.reasons)}
    reasons = sorted((each for each in report.findings if each.check in order), key=lambda each: order[each.check])
    others = sorted((each for each in report.findings if each.check not in order), key=lambda each: -each.severity.rank)
    return reasons, others


def advice_keys(report: Report) -> tuple[str, ...]:
    """The labels of what to do about the whole mail."""
    answer = answer_key(report)
    if answer == "noted" and _worst(report) >= Severity.HIGH.rank:
        return ("advice.suspicious",)  # not enough for the verdict, and too much to go on with a shrug
    unverified = answer in ("clean", "noted", "inside") and not _verified(report)
    return (f"advice.{answer}", "advice.unverified") if unverified else (f"advice.{answer}",)


def _worst(report: Report) -> int:
    """The rank of the worst finding about the mail itself, not about a mail inside it."""
    return max((each.severity.rank for each in report.findings if not each.data.get("inside")), default=0)


def _worst_inside(report: Report) -> int:
    """The rank of the worst finding about a mail that this one carries."""
    about = [each for each in report.findings if each.data.get("inside")]
    about += [each for mail in report.nested for each in mail.findings]
    return max((each.severity.rank for each in about), default=0)


def reasons_key(report: Report) -> str:
    """The label over what made the score: reasons for an alarm, or merely what was noticed."""
    return "reasons" if answer_key(report) in ("malicious", "suspicious") else "reasons.clean"


def _verified(report: Report) -> bool:
    """Whether DMARC gave an answer, ours or that of a server that is believed."""
    if report.authentication.dmarc.result not in (Result.NOT_EVALUATED, Result.TEMPERROR):
        return True
    return any(
        result.method == "dmarc"
        for claimed in report.authentication.claimed
        if claimed.trusted
        for result in claimed.results
    )


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that say the same as one, with the evidence of all: for people, who needn't read it twice."""
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
    """The reasons and the other findings as people read them; they are numbered through, from 1."""
    reasons, others = sorted_findings(report)
    return merged(reasons), merged(others)


def numbers_of(findings: Iterable[Finding]) -> dict[Evidence, tuple[int, ...]]:
    """The numbers of the findings, in the order shown, that quote each piece of evidence of the mail itself."""
    numbers: dict[Evidence, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        for evidence in dict.fromkeys(finding.evidence) if not finding.data.get("inside") else ():
            numbers[evidence] = (*numbers.get(evidence, ()), number)
    return numbers


def repeats(findings: Iterable[Finding]) -> list[bool]:
    """Of each finding whether its check has spoken before: the fact is new, its explanation is not."""
    seen: set[tuple[str, object]] = set()
    told: list[bool] = []
    for finding in findings:
        key = (finding.check, finding.data.get("inside"))
        told.append(key in seen)
        seen.add(key)
    return told


def same_advice(findings: Iterable[Finding]) -> dict[int, int]:
    """Of each finding, by its number, whose advice is the same as an earlier one's: the number of that one."""
    first: dict[str, int] = {}
    return {
        number: first[finding.advice]
        for number, finding in enumerate(findings, 1)
        if first.setdefault(finding.advice, number) != number
    }


def sum_of_points(verdict: Verdict, findings: Iterable[Finding]) -> str:
    """How the score adds up, as `5 + 42 + 30`; "" where it does not (a report of an earlier version)."""
    gained = [finding.points for finding in findings if finding.points]
    if not gained or verdict.base + sum(gained) != verdict.score:
        return ""
    return str(verdict.base) + "".join(f" {'+' if each >= 0 else '-'} {abs(each)}" for each in gained)

"""What a report comes to, in the order a reader wants it. Shared by every format for people."""

from mailguard.finding import Finding, Severity
from mailguard.report import Report


def answer_key(report: Report) -> str:
    """`malicious`, `suspicious`, `clean`, or what "clean" would hide.

    `noted` where something stands in the report that a reader should know, `unexamined` where nothing was seen.
    """
    if report.verdict.level != "clean":
        return report.verdict.level
    if any(defect.kind == "no-header" for defect in report.defects):
        return "unexamined"
    noted = any(each.severity.rank >= Severity.MEDIUM.rank and not each.data.get("inside") for each in report.findings)
    return "noted" if noted else "clean"


def sorted_findings(report: Report) -> tuple[list[Finding], list[Finding]]:
    """The findings that made the verdict, in its order, and the others, the worst first."""
    order = {check: index for index, check in enumerate(report.verdict.reasons)}
    reasons = sorted((each for each in report.findings if each.check in order), key=lambda each: order[each.check])
    others = sorted((each for each in report.findings if each.check not in order), key=lambda each: -each.severity.rank)
    return reasons, others

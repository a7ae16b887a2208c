"""What a report comes to, in the order a reader wants it. Shared by every format for people."""

from mailguard.finding import Finding
from mailguard.report import Report


def answer_key(report: Report) -> str:
    """`clean`, `suspicious`, `malicious`, or `unexamined` where "clean" would only mean that nothing was seen."""
    blind = any(defect.kind == "no-header" for defect in report.defects)
    return "unexamined" if blind and report.verdict.level == "clean" else report.verdict.level


def sorted_findings(report: Report) -> tuple[list[Finding], list[Finding]]:
    """The findings that made the verdict, in its order, and the others, the worst first."""
    order = {check: index for index, check in enumerate(report.verdict.reasons)}
    reasons = sorted((each for each in report.findings if each.check in order), key=lambda each: order[each.check])
    others = sorted((each for each in report.findings if each.check not in order), key=lambda each: -each.severity.rank)
    return reasons, others

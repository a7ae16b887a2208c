"""The check `executable-attachment`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566.001", "T1204.002"))
def executable_attachment(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A program or a script is attached.

    What it finds
    Files that run when opened: programs, installers, screen savers, scripts, help files, and settings files
    that start something; by content or by name. Programs in source form (.py, .sh, .pl) are raised as low.

    Why it matters
    Opening the file hands the computer to whoever wrote it.

    False positives
    Developers mail each other scripts; vendors of devices sometimes mail installers.

    What to do
    Do not open the file. Programs never come by mail; get them from the maker's site.

    References
    https://attack.mitre.org/techniques/T1204/002/
    """
    for attachment in message.attachments:
        found = attachment.facts_of("executable", "script", "query", "source", "blocked")
        if found:
            fact = min(found, key=lambda each: _ORDER.index(each.kind))
            low = fact.kind in ("source", "blocked")
            yield hit(
                attachment,
                attachment,
                attachment.name,
                variant=fact.kind if low else "",
                detail=fact.detail,
                severity=Severity.LOW if low else Severity.MEDIUM if fact.kind == "query" else None,
            )


_ORDER = ("executable", "script", "query", "source", "blocked")

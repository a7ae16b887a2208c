"""The check `macro-attachment`."""

import re
from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.MEDIUM, attack=("T1566.001", "T1059.005"))
def macro_attachment(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A document carries macros.

    What it finds
    Macro code in Word, Excel, PowerPoint and OpenDocument files: VBA modules with code in them, Excel 4 macro
    sheets, compiled macros whose source was removed, DDE fields that start programs. Empty projects are not
    reported. Code that starts by itself and reaches for other programs or the network is raised as critical.

    Why it matters
    A macro runs with the rights of the reader. It is the classic way from a mail to ransomware.

    False positives
    Workbooks with macros that an organization uses in its own work.

    What to do
    Do not press "Enable content". Ask the sender for a version without macros.

    References
    https://attack.mitre.org/techniques/T1059/005/ · [MS-OVBA]
    """
    for attachment, file, fact in observed(message, "macro", "dde"):
        starts = any(word in fact.detail.lower() for word in ("auto", "_open", "shell", "createobject", "hidden"))
        yield hit(
            attachment,
            file,
            fact.text,
            variant="dde" if fact.kind == "dde" else "",
            detail=fact.detail,
            severity=Severity.CRITICAL if _acts_alone(fact.detail) else None,
            confidence=Confidence.HIGH if starts else None,
            data={"details": fact.detail} if fact.detail else None,
        )


_STARTS = lazy_pattern(r"\b(?:auto_?(?:open|exec|close|new|activate)|document_?open|workbook_?open)\b", re.IGNORECASE)
_REACHES = lazy_pattern(
    r"\b(?:exec|call|register|shell\w*|wscript|urldownloadtofile\w*|winhttp\w*|msxml2\.\w+|powershell|adodb\.stream|virtualalloc\w*|"
    r"createthread|mshta|regsvr32|rundll32|certutil|bitsadmin|winmgmts)",
    re.IGNORECASE,
)


def _acts_alone(detail: str) -> bool:
    """Whether the telling words say that the code starts unasked and leaves the document."""
    return bool(_STARTS.search(detail) and _REACHES.search(detail))

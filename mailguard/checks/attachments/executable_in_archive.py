"""The check `executable-in-archive`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import every_file, hit
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566.001", "T1027.015"))
def executable_in_archive(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A program or a script is packed into an archive or a document.

    What it finds
    Members of archives, and files packed into documents, that run when opened; told by content, or by the name
    in the listing where the archive is encrypted. A macro document (.xlsm, .docm …) that can be told only by its
    name there is raised as medium.

    Why it matters
    Packing hides a program from filters and from the eye.

    False positives
    Software sent by its makers; source code in archives is not reported.

    What to do
    Do not unpack or open it. Ask the sender over a known telephone number.

    References
    https://attack.mitre.org/techniques/T1204/002/
    """
    for attachment, file in every_file(message):
        found = file.facts_of("executable", "script", "query")
        if found and file is not attachment:
            yield hit(attachment, file, file.name, detail=found[0].detail)
        elif file is not attachment and file.facts_of("macro-name"):
            yield hit(attachment, file, file.name, variant="macro", severity=Severity.MEDIUM)

"""The check `rtlo-filename`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1036.002",))
def rtlo_filename(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A file name holds invisible marks that turn its ending around.

    What it finds
    Direction marks of Unicode (right-to-left override and its relatives) in file names that need none.

    Why it matters
    The name is shown backwards from the mark on: a program ending in "fdp.exe" is read as ending in "exe.pdf".

    False positives
    Names in Arabic or Hebrew use other marks, which are not reported.

    What to do
    Do not open the file. No honest program writes such names.

    References
    https://attack.mitre.org/techniques/T1036/002/
    """
    for attachment, file, fact in observed(message, "rtlo-filename"):
        yield hit(attachment, file, fact.text, detail=fact.detail, data={"shown": fact.detail})

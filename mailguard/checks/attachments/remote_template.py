"""The check `remote-template`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1221",))
def remote_template(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A document loads a part of itself from another computer when it is opened.

    What it finds
    Templates, frames and objects that Word, Excel, PowerPoint or RTF files fetch from an address outside the
    file.

    Why it matters
    The document is harmless until it is opened; then it fetches macros or an exploit, or sends the password
    hash of the reader.

    False positives
    Company templates on a web server of the sender.

    What to do
    Do not open the document. Ask the sender for a PDF.

    References
    https://attack.mitre.org/techniques/T1221/
    """
    for attachment, file, fact in observed(message, "remote-template"):
        yield hit(attachment, file, fact.text, detail=fact.detail)

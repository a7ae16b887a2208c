"""The check `html-smuggling`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1027.006",))
def html_smuggling(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An attached page builds a file or another page out of hidden data.

    What it finds
    The call with which a script makes a file (Blob, createObjectURL, msSaveOrOpenBlob, a download link with
    data inside) or rewrites the page from encoded data, together with such data; forms put together out of pieces of
    text or hidden in an attribute (srcdoc); pages that show next to nothing and load a script from another server.

    Why it matters
    The harmful file never travels through the mail: it is put together on the reader's computer, behind every
    filter.

    False positives
    Saved pages of web applications that export files in the browser; they are seldom mailed.

    What to do
    Do not open the attachment. If it was opened, do not start what was downloaded, and tell the IT department.

    References
    https://attack.mitre.org/techniques/T1027/006/
    """
    for attachment, file, fact in observed(message, "smuggling"):
        variant = _VARIANTS.get(fact.detail, "")
        yield hit(attachment, file, fact.text, variant=variant, detail=fact.detail)


_VARIANTS = {"builds a page": "page", "loads its content from elsewhere": "elsewhere"}

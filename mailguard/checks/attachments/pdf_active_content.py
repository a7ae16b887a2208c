"""The check `pdf-active-content`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message

_KINDS = (
    "pdf-javascript",
    "pdf-launch",
    "pdf-open-url",
    "pdf-submit",
    "pdf-rich-media",
    "pdf-embedded-target",
    "pdf-embedded-file",
)
_PASSIVE = ("application/octet-stream", "application/zip")


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.001", "T1204.002"))
def pdf_active_content(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A PDF runs scripts, starts programs or carries files.

    What it finds
    JavaScript, actions that launch programs or open an address by themselves, forms that are sent somewhere,
    embedded multimedia and embedded files that are not everyday attachments; in object streams too. Signatures
    and XML of electronic invoices are silent.

    Why it matters
    A PDF that only shows pages needs none of this; attacks on readers do.

    False positives
    Forms that compute sums, PDF portfolios.

    What to do
    Do not allow the PDF to run anything. Ask the sender if you did not expect it.

    References
    ISO 32000-2 §12.6.4
    """
    for attachment, file, fact in observed(message, *_KINDS):
        starts = fact.kind == "pdf-launch" or (fact.kind == "pdf-embedded-file" and fact.detail not in _PASSIVE)
        yield hit(
            attachment,
            file,
            fact.text,
            variant=fact.kind.removeprefix("pdf-"),
            detail=fact.detail,
            severity=Severity.HIGH if starts else None,
        )

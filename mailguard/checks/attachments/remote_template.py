"""The check `remote-template`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The document {file} downloads data from another computer when it is opened.",
            "It looks harmless, but loads a part of its content from {quoted}. The sender can change that part at any time.",
            "Do not open the document. Ask the sender for a PDF.",
        ),
        "ja": Text(
            "文書 {file} は、開くと外部から別のデータを読み込みます。",
            "文書そのものは無害に見えますが、{quoted} から一部を読み込みます。読み込まれる中身は、相手がいつでも差し替えられます。",
            "文書を開かないでください。必要な場合は、PDF で送り直してもらってください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1221",),
    weights=by_severity(low=0.8, medium=2.2, high=3.3),
    texts=TEXTS,
)
def remote_template(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A document loads a part of its content from another computer when it is opened.

    What it finds
    Templates, frames and objects that Word, Excel, PowerPoint or RTF files fetch from an address outside the
    file.

    Why it matters
    The document is harmless until someone opens it. Then it downloads macros or an exploit, or sends the reader's
    password hash.

    False positives
    Company templates on the sender's web server.

    What to do
    Do not open the document. Ask the sender for a PDF.

    References
    https://attack.mitre.org/techniques/T1221/
    """
    for attachment, file, fact in observed(message, "remote-template"):
        yield hit(attachment, file, fact.text, detail=fact.detail)

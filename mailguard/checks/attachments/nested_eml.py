"""The check `nested-eml`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import every_file, hit
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "Another mail is attached: {file}",
            "It was examined too. Findings from it are marked as coming from the attached mail.",
            "Read the findings about the attached mail before you open it.",
        ),
        "ja": Text(
            "別のメールが添付されています：{file}",
            "添付のメールも調べました。その中で見つかった問題には、添付メールのものであることを示しています。",
            "添付のメールを開く前に、その中で見つかった問題を確認してください。",
        ),
    },
}


@check(
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    attack=(),
    weights=by_severity(low=0, medium=0, high=0),
    texts=TEXTS,
)
def nested_eml(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """Another mail is attached.

    What it finds
    Mails inside the mail: forwarded as an attachment, returned by a mail server, or attached as .eml files, also in
    archives. Each is examined too, and its findings are marked as coming from the attached mail.

    Why it matters
    A mail inside a mail escapes filters that look only at the outer one.

    False positives
    Phishing reports from colleagues, and returned mail.

    What to do
    Read the findings of the inner mail before you open it.

    References
    RFC 2046 §5.2.1
    """
    for attachment, file in every_file(message):
        if file.message is not None:
            yield hit(attachment, file, file.name, detail=file.message.subject)

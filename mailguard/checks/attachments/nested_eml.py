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
            "It was examined too. What was found in it is marked as coming from inside.",
            "Before you open the attached mail, read what was found in it.",
        ),
        "ja": Text(
            "別のメールが添付されています：{file}",
            "添付のメールも調べました。その中で見つかった点には、添付メールの中のものと示しています。",
            "添付のメールを開く前に、その中で見つかった点を確かめてください。",
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
    Mails inside the mail: forwarded as attachment, returned by a mail server, or as .eml files, also in
    archives. Each is examined too; what is found in it is marked as from inside.

    Why it matters
    A mail inside a mail escapes filters that look only at the outer one.

    False positives
    Reports of phishing by colleagues, returned mail.

    What to do
    Look at the findings of the inner mail before opening it.

    References
    RFC 2046 §5.2.1
    """
    for attachment, file in every_file(message):
        if file.message is not None:
            yield hit(attachment, file, file.name, detail=file.message.subject)

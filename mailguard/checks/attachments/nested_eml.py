"""The check `nested-eml`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import every_file, hit
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.INFO, confidence=Confidence.HIGH, attack=())
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

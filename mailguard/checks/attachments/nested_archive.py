"""The check `nested-archive`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.LOW, confidence=Confidence.MEDIUM, attack=("T1027.015",))
def nested_archive(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An archive holds another archive.

    What it finds
    ZIP, RAR, 7z, TAR, gzip or CAB files inside archives.

    Why it matters
    Filters look only a few layers deep; the harmful file lies in the innermost.

    False positives
    Backups, source code, log bundles.

    What to do
    Judge by what else the mail shows; do not unpack an archive you did not expect.

    References
    https://attack.mitre.org/techniques/T1027/015/
    """
    for attachment, file, fact in observed(message, "nested-archive"):
        yield hit(attachment, file, fact.text)

"""The check `concatenated-archive`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.001", "T1027"))
def concatenated_archive(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """Two ZIP archives stand one behind the other in one file.

    What it finds
    ZIP files with a second, complete directory in front of the first. The files of both are examined.

    Why it matters
    Programs disagree on which of the two counts: 7-Zip opens the first, Windows and WinRAR the last. The scanner sees
    one archive, the reader opens the other.

    False positives
    Hardly any: archives are appended to one another by mistake only.

    What to do
    Do not unpack the file.

    References
    https://attack.mitre.org/techniques/T1027/
    """
    for attachment, file, fact in observed(message, "concatenated-archive"):
        yield hit(attachment, file, fact.text)

"""The check `path-traversal`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566.001", "T1547.001"))
def path_traversal(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An archive puts files where its reader did not ask for them.

    What it finds
    Names inside archives that climb out of the folder they are unpacked into (`../`), in ZIP, 7z, RAR, TAR, CAB and
    other archives, and in the NTFS streams of RAR 5. Names that give a whole path (`C:/…`, `/etc/…`) are raised as
    low.

    Why it matters
    Programs with this hole (WinRAR's CVE-2025-8088 and CVE-2018-20250 among them) write a program into the start-up
    folder while the reader only sees a document being unpacked.

    False positives
    Backups made on servers keep whole paths.

    What to do
    Do not unpack the archive.

    References
    https://nvd.nist.gov/vuln/detail/CVE-2025-8088 · https://cwe.mitre.org/data/definitions/22.html
    """
    for attachment, file, fact in observed(message, "path-traversal"):
        absolute = fact.detail == "absolute"
        yield hit(
            attachment,
            file,
            fact.text,
            variant="absolute" if absolute else "",
            severity=Severity.LOW if absolute else None,
        )

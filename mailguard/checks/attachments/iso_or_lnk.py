"""The check `iso-or-lnk`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1553.005", "T1204.002"))
def iso_or_lnk(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A disk image or a shortcut is attached.

    What it finds
    Disk images (ISO, IMG, UDF, VHD, VHDX) and shortcuts (.lnk, .url), by content or by name, also inside
    archives.

    Why it matters
    Files inside a disk image lose the mark that warns of downloads; a shortcut starts any command under a
    harmless icon.

    False positives
    Makers of devices sometimes send disk images; link files of a file server (.url).

    What to do
    Do not open the file.

    References
    https://attack.mitre.org/techniques/T1553/005/
    """
    for attachment, file, fact in observed(message, "disk-image", "shortcut"):
        yield hit(
            attachment, file, file.name, variant="shortcut" if fact.kind == "shortcut" else "", detail=fact.detail
        )

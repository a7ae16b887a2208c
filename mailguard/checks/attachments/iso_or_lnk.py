"""The check `iso-or-lnk`."""

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
            "A disk image is attached: {file}",
            "Windows opens it like a disc. It may not warn about the programs inside as it does for other downloads.",
            "Do not open the file.",
        ),
        "ja": Text(
            "ディスクイメージ（ディスクの中身を一つにまとめたファイル）が添付されています：{file}",
            "開くと CD や USB メモリーのように表示されます。中のプログラムを動かすときに、いつもの警告が出ないことがあります。",
            "ファイルを開かないでください。",
        ),
    },
    "shortcut": {
        "en": Text(
            "A shortcut is attached: {file}",
            "A shortcut can run any command while its icon looks like a harmless document.",
            "Do not open the file.",
        ),
        "ja": Text(
            "ショートカットが添付されています：{file}",
            "ショートカットは、文書のようなアイコンを見せながら、どのような命令でも実行できます。",
            "ファイルを開かないでください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1553.005", "T1204.002"),
    weights=by_severity(low=0.8, medium=2.2, high=3.5),
    texts=TEXTS,
)
def iso_or_lnk(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A disk image or a shortcut is attached.

    What it finds
    Disk images (ISO, IMG, UDF, VHD, VHDX) and shortcuts (.lnk, .url), recognised by content or by name. Files
    inside archives are included.

    Why it matters
    Files inside a disk image may lose the mark that makes Windows warn about downloads. A shortcut runs any command
    under a harmless icon.

    False positives
    Disk images from makers of devices, and link files (.url) to a file server.

    What to do
    Do not open the file.

    References
    https://attack.mitre.org/techniques/T1553/005/
    """
    for attachment, file, fact in observed(message, "disk-image", "shortcut"):
        yield hit(
            attachment, file, file.name, variant="shortcut" if fact.kind == "shortcut" else "", detail=fact.detail
        )

"""The check `archive-bomb`."""

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
            "The archive {name} is made to overload the computer that unpacks it.",
            "The file is small, but becomes enormous when it is unpacked: {detail}",
            "Do not unpack the file.",
        ),
        "ja": Text(
            "圧縮ファイル {name} は、展開するパソコンを動けなくするように作られています。",
            "小さなファイルですが、展開すると異常な大きさになります（{detail_ja}）。",
            "展開しないでください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1499",),
    weights=by_severity(low=0.8, medium=2.0, high=3.0),
    texts=TEXTS,
)
def archive_bomb(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An archive is built to overwhelm the computer that unpacks it.

    What it finds
    Archives that unpack to hundreds of times their size, members that share the same packed bytes, and members that
    are larger than they declare. mailguard itself unpacks only up to a fixed limit.

    Why it matters
    Unpacking fills disk and memory. Filters give up and let the rest of the mail pass.

    False positives
    Disk images that consist mostly of zeros and were sent on purpose.

    What to do
    Do not unpack the file.

    References
    https://www.usenix.org/conference/woot19/presentation/fifield
    """
    for attachment, file, fact in observed(message, "archive-bomb"):
        yield hit(attachment, file, fact.text, detail=fact.detail)

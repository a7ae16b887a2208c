"""The check `nested-archive`."""

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
            "There is an archive inside another archive: {quoted}",
            "Attackers pack harmful files several times, so that filters give up before they reach them.",
            "Do not unpack it unless you expected it.",
        ),
        "ja": Text(
            "圧縮ファイルの中に、さらに圧縮ファイルがあります：{quoted}",
            "何重にも圧縮することで、検査を逃れようとする手口があります。",
            "届く予定のないファイルは、展開しないでください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.MEDIUM,
    attack=("T1027.015",),
    weights=by_severity(low=0.2, medium=0.8, high=1.4),
    texts=TEXTS,
)
def nested_archive(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An archive holds another archive.

    What it finds
    ZIP, RAR, 7z, TAR, gzip or CAB files inside archives.

    Why it matters
    Filters unpack only a few layers. Attackers put the harmful file into the innermost one.

    False positives
    Backups, source code, log bundles.

    What to do
    Consider the other findings. Do not unpack an archive that you did not expect.

    References
    https://attack.mitre.org/techniques/T1027/015/
    """
    for attachment, file, fact in observed(message, "nested-archive"):
        yield hit(attachment, file, fact.text)

"""The check `concatenated-archive`."""

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
            "The file {file} contains two archives, joined one after the other.",
            "Different programs show different contents for such a file. It is made so that the virus scanner sees one archive and you open the other.",
            "Do not unpack the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "ファイル {file} には、二つの圧縮ファイルがつなげて入れられています。",
            "使うソフトによって、見える中身が変わります。ウイルス検査に片方だけを見せ、もう片方を開かせるための細工です。",
            "展開せず、情報システム担当者に知らせてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.001", "T1027"),
    weights=by_severity(low=0.6, medium=1.8, high=2.8),
    texts=TEXTS,
)
def concatenated_archive(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A file consists of two ZIP archives, one after the other.

    What it finds
    ZIP files with a second, complete directory in front of the last one. The files of both are examined.

    Why it matters
    Programs disagree about which archive to open: 7-Zip opens the first, Windows and WinRAR the last. A scanner may
    see one archive while the reader opens the other.

    False positives
    Hardly any: archives are joined like this only by mistake.

    What to do
    Do not unpack the file.

    References
    https://attack.mitre.org/techniques/T1027/
    """
    for attachment, file, fact in observed(message, "concatenated-archive"):
        yield hit(attachment, file, fact.text)

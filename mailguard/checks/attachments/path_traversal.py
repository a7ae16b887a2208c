"""The check `path-traversal`."""

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
            "The archive {name} tries to put a file outside the folder it is unpacked into.",
            "It names the file {quoted}. On a computer without the latest updates, unpacking is enough to put a program in a place where it starts automatically.",
            "Do not unpack the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "圧縮ファイル {name} は、展開先とは別の場所にファイルを書き込もうとします。",
            "中のファイル名が {quoted} となっています。更新が済んでいないパソコンでは、展開しただけで、プログラムが自動で動き出す場所に置かれるおそれがあります。",
            "展開せず、情報システム担当者に知らせてください。",
        ),
    },
    "absolute": {
        "en": Text(
            "The archive {name} specifies the exact folder in which a file is to be saved.",
            "The file is called {quoted}. Old programs save it there without asking. Backups of servers look like this too.",
            "Unpack it only if you know who made it and why.",
        ),
        "ja": Text(
            "圧縮ファイル {name} は、ファイルを書き込む場所を指定しています。",
            "中のファイル名が {quoted} となっています。古いソフトでは、確認なしにその場所へ書き込まれます。サーバーのバックアップで、このような名前になることもあります。",
            "誰が何のために作ったか分からないときは、展開しないでください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.001", "T1547.001"),
    weights=by_severity(low=0.3, medium=1.8, high=3.3),
    texts=TEXTS,
)
def path_traversal(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An archive writes files outside the folder that it is unpacked into.

    What it finds
    File names that lead out of the target folder (`../`), in ZIP, 7z, RAR, TAR, CAB and other archives, and in the
    NTFS streams of RAR 5. Names with an absolute path (`C:/…`, `/etc/…`) have the severity low.

    Why it matters
    In software with this vulnerability (such as WinRAR with CVE-2025-8088 or CVE-2018-20250), unpacking writes a
    program into the start-up folder while the reader only sees a document being unpacked.

    False positives
    Backups made on servers keep absolute paths.

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

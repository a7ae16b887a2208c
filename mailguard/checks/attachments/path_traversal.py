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
            "It names the file {quoted}. On a computer without the latest updates, unpacking is enough to place a program where it starts by itself.",
            "Do not unpack the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "圧縮ファイル {name} は、展開先とは別の場所にファイルを書き込もうとします。",
            "中のファイル名が {quoted} となっています。更新が済んでいないパソコンでは、展開しただけで、自動で動き出す場所にプログラムを置かれるおそれがあります。",
            "展開しないで、情報システム担当者に知らせてください。",
        ),
    },
    "absolute": {
        "en": Text(
            "The archive {name} names the exact place where a file is to be put.",
            "The file is called {quoted}. Old programs write it there without asking; backups of servers look like this too.",
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

"""The check `executable-in-archive`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import every_file, hit
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A program is packed inside {name}: {file}",
            "Packing hides a program from you and from filters ({detail}).",
            "Do not unpack or open it. Ask the sender over a telephone number you already know.",
        ),
        "ja": Text(
            "{name} の中にプログラムが入っています：{file}",
            "圧縮ファイルなどに入れて、プログラムであることを隠しています（{detail_ja}）。",
            "展開したり開いたりしないでください。以前から知っている電話番号で送り主に確かめてください。",
        ),
    },
    "macro": {
        "en": Text(
            "{name} contains a document that can carry macros, and we cannot look inside it: {file}",
            "Macros are small programs inside a document. Only the file name can be read. The password keeps scanners out.",
            "Before you open it, ask the sender what it is, over a telephone number you already know.",
        ),
        "ja": Text(
            "{name} の中に、マクロ（小さなプログラム）を入れられる文書があり、中を確認できません：{file}",
            "読み取れるのはファイル名だけです。パスワードがかかっているため、ウイルス対策ソフトでも中を調べられません。",
            "以前から知っている電話番号で送り主に確かめるまで、開かないでください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.001", "T1027.015"),
    weights=by_severity(low=0.8, medium=2.4, high=3.6, critical=4.2),
    texts=TEXTS,
)
def executable_in_archive(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A program or a script is packed into an archive or a document.

    What it finds
    Files in archives or embedded in documents that run when opened. They are recognised by content or, in an
    encrypted archive, by the name in its file list. A macro document (.xlsm, .docm …) of which only the name can be
    read has the severity medium.

    Why it matters
    Packing hides a program from filters and from the reader.

    False positives
    Software sent by its maker. Source code in archives is not reported.

    What to do
    Do not unpack or open it. Ask the sender over a known telephone number.

    References
    https://attack.mitre.org/techniques/T1204/002/
    """
    for attachment, file in every_file(message):
        found = file.facts_of("executable", "script", "query")
        if found and file is not attachment:
            yield hit(attachment, file, file.name, detail=found[0].detail)
        elif file is not attachment and file.facts_of("macro-name"):
            yield hit(attachment, file, file.name, variant="macro", severity=Severity.MEDIUM)

"""The check `double-extension`."""

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
            "The file name has two extensions, so that it looks like a document: {quoted}",
            "Windows usually hides the last extension ({detail}). You would see a document, but opening it starts something else.",
            "Do not open the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "文書に見せかけた二重の拡張子が付いています：{quoted}",
            "Windows では最後の拡張子が表示されないことが多く（{detail_ja}）、文書だと思って別のものを動かしてしまいます。",
            "ファイルを開かず、情報システム担当者に知らせてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1036.007",),
    weights=by_severity(low=1.0, medium=2.4, high=3.6),
    texts=TEXTS,
)
def double_extension(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A file name has two extensions, so that a program looks like a document.

    What it finds
    Names such as invoice.pdf.exe: a familiar extension followed by a dangerous one, also with many spaces between
    them or with full-width or encoded dots. Names such as archive.tar.gz or report.2024.pdf are not reported.

    Why it matters
    Windows hides the last extension: the reader sees invoice.pdf and starts a program.

    False positives
    Saved web pages named after the document they show (severity medium).

    What to do
    Do not open the file. Delete the mail or report it.

    References
    https://attack.mitre.org/techniques/T1036/007/
    """
    for attachment, file, fact in observed(message, "double-extension"):
        web = fact.detail.endswith((" .html", " .htm", " .shtml", " .xhtml", " .mht", " .mhtml"))
        yield hit(attachment, file, fact.text, detail=fact.detail, severity=Severity.MEDIUM if web else None)

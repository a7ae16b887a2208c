"""The check `pdf-active-content`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_KINDS = (
    "pdf-javascript",
    "pdf-launch",
    "pdf-open-url",
    "pdf-submit",
    "pdf-rich-media",
    "pdf-embedded-target",
    "pdf-embedded-file",
)
_PASSIVE = ("application/octet-stream", "application/zip")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The PDF {file} contains something active.",
            "A PDF that only shows pages does not need this: {quoted}",
            "Do not allow it to run or open anything.",
        ),
        "ja": Text(
            "PDF {file} に、自動で動く仕掛けが入っています。",
            "ページを見せるだけの PDF には必要のないものです：{quoted}",
            "実行や接続の許可を求められても、許可しないでください。",
        ),
    },
    "javascript": {
        "en": Text(
            "The PDF {file} contains a script.",
            "Some forms need scripts to add up numbers, but scripts can also attack the program that shows the PDF. This one begins: {quoted}",
            "Open it only if you expected it, and do not allow it to run or open anything.",
        ),
        "ja": Text(
            "PDF {file} にプログラム（スクリプト）が入っています。",
            "入力欄の計算などに使われることもありますが、攻撃にも使われます。先頭部分：{quoted}",
            "届く予定のものでなければ開かず、実行の許可を求められても許可しないでください。",
        ),
    },
    "launch": {
        "en": Text(
            "The PDF {file} tries to start a program.",
            "When opened or clicked it starts: {quoted}",
            "Do not open the file.",
        ),
        "ja": Text(
            "PDF {file} は、プログラムを起動しようとします。",
            "開いたりクリックしたりすると、次のものが起動されます：{quoted}",
            "ファイルを開かないでください。",
        ),
    },
    "open-url": {
        "en": Text(
            "The PDF {file} opens a web address without being asked.",
            "As soon as you open it, it connects to: {quoted}",
            "Do not open the file.",
        ),
        "ja": Text(
            "PDF {file} は、開くだけで外部のサイトに接続します。",
            "接続先：{quoted}",
            "ファイルを開かないでください。",
        ),
    },
    "submit": {
        "en": Text(
            "The PDF {file} contains a form that sends what you enter.",
            "What you type goes to: {quoted}",
            "Type nothing into it unless you know that the address belongs to the sender.",
        ),
        "ja": Text(
            "PDF {file} に、入力内容を送信するフォームがあります。",
            "入力した内容の送り先：{quoted}",
            "送り先が差出人のものだと確かめられるまで、何も入力しないでください。",
        ),
    },
    "embedded-file": {
        "en": Text(
            "The PDF {file} contains another file: {quoted}",
            "You can open the file from within the PDF, and filters for attachments do not see it ({detail}).",
            "Do not open the file inside.",
        ),
        "ja": Text(
            "PDF {file} の中に、別のファイルが入っています：{quoted}",
            "PDF の中から開けるため、添付ファイルの検査をすり抜けます（{detail_ja}）。",
            "中のファイルを開かないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.001", "T1204.002"),
    weights=by_severity(low=0.2, medium=1.0, high=2.2),
    texts=TEXTS,
)
def pdf_active_content(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A PDF runs scripts, starts programs or contains other files.

    What it finds
    JavaScript, actions that start programs or open an address automatically, forms that send their content,
    embedded multimedia, and embedded files of unusual types. Object streams are searched too. Signatures and the XML
    of electronic invoices are not reported.

    Why it matters
    A PDF that only shows pages needs none of this. Attacks on PDF readers do.

    False positives
    Forms that add up numbers, and PDF portfolios.

    What to do
    Do not allow the PDF to run anything. Ask the sender if you did not expect it.

    References
    ISO 32000-2 §12.6.4
    """
    for attachment, file, fact in observed(message, *_KINDS):
        starts = fact.kind == "pdf-launch" or (fact.kind == "pdf-embedded-file" and fact.detail not in _PASSIVE)
        yield hit(
            attachment,
            file,
            fact.text,
            variant=fact.kind.removeprefix("pdf-"),
            detail=fact.detail,
            severity=Severity.HIGH if starts else None,
        )

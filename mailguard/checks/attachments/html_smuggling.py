"""The check `html-smuggling`."""

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
            "The attached page {file} builds a file on your computer.",
            "The page contains hidden data and turns it into a file ({quoted}). This is a way to bring harmful programs past mail filters.",
            "Do not open the attachment. If you have opened it, do not start what was saved, and call the IT department.",
        ),
        "ja": Text(
            "添付のページ {file} は、開いたパソコンの中で別のファイルを作ります。",
            "ページの中に隠されたデータからファイルを作り出す仕掛けがあります（{quoted}）。ウイルスをメールの検査から隠すための手口です。",
            "添付ファイルを開かないでください。開いてしまった場合は、保存されたファイルに触らず、情報システム担当者に連絡してください。",
        ),
    },
    "page": {
        "en": Text(
            "The attached page {file} hides its real content.",
            "The content is encoded and is put together only when you open the page ({quoted}). Ordinary pages have no reason to do this.",
            "Do not open the attachment.",
        ),
        "ja": Text(
            "添付のページ {file} は、本当の内容を隠しています。",
            "表示される内容が読めない形に変換されており、開いたときに初めて組み立てられます（{quoted}）。普通のページでは必要のない仕組みです。",
            "添付ファイルを開かないでください。",
        ),
    },
    "elsewhere": {
        "en": Text(
            "The attached page {file} gets its content from another server.",
            "The page itself is almost empty. When you open it, a script at {quoted} decides what it shows, so no filter can see the content beforehand.",
            "Do not open the attachment.",
        ),
        "ja": Text(
            "添付のページ {file} は、表示する内容を外部のサーバーから取り込みます。",
            "ページ自体にはほとんど中身がなく、開いたときに {quoted} のプログラムが表示内容を決めます。そのため、メールの検査では内容を確認できません。",
            "添付ファイルを開かないでください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1027.006",),
    weights=by_severity(low=1.5, medium=2.6, high=3.6),
    texts=TEXTS,
)
def html_smuggling(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An attached page builds a file or another page out of hidden data.

    What it finds
    Scripts that make a file (Blob, createObjectURL, msSaveOrOpenBlob, a download link that contains the data) or
    rewrite the page, together with the encoded data; forms that are put together from pieces of text or hidden in an
    attribute (srcdoc); pages that show almost nothing and load a script from another server.

    Why it matters
    The harmful file itself is never sent by mail. It is built on the reader's computer, after the mail has passed
    every filter.

    False positives
    Saved pages of web applications that export files in the browser. Such pages are rarely mailed.

    What to do
    Do not open the attachment. If it was opened, do not open the downloaded file, and inform the IT department.

    References
    https://attack.mitre.org/techniques/T1027/006/
    """
    for attachment, file, fact in observed(message, "smuggling"):
        variant = _VARIANTS.get(fact.detail, "")
        yield hit(attachment, file, fact.text, variant=variant, detail=fact.detail)


_VARIANTS = {"builds a page": "page", "loads its content from elsewhere": "elsewhere"}

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
            "The attached page {file} puts together a file on your computer.",
            "The page carries hidden data and turns it into a file ({quoted}). Harmful programs are brought past the mail filters this way.",
            "Do not open the attachment. If you have opened it, do not start what was saved, and call the IT department.",
        ),
        "ja": Text(
            "添付のページ {file} は、開いたパソコンの中で別のファイルを作ります。",
            "ページの中に隠したデータからファイルを作り出す仕掛けがあります（{quoted}）。ウイルスをメールの検査から隠すための手口です。",
            "添付ファイルを開かないでください。開いてしまった場合は、保存されたファイルに触らず、情報システム担当者に連絡してください。",
        ),
    },
    "page": {
        "en": Text(
            "The attached page {file} hides its real content.",
            "What the page shows is encoded and only put together when it is opened ({quoted}). Honest pages have no reason to hide.",
            "Do not open the attachment.",
        ),
        "ja": Text(
            "添付のページ {file} は、本当の内容を隠しています。",
            "表示される内容が暗号のような形で隠され、開いたときに初めて組み立てられます（{quoted}）。普通のページでは必要のない仕組みです。",
            "添付ファイルを開かないでください。",
        ),
    },
    "elsewhere": {
        "en": Text(
            "The attached page {file} gets its content from another server.",
            "The page itself is all but empty; what it shows is decided by a script at {quoted} when it is opened, so no filter can see it before.",
            "Do not open the attachment.",
        ),
        "ja": Text(
            "添付のページ {file} は、表示する内容を外部のサーバーから取り込みます。",
            "ページ自体はほとんど空で、開いたときに {quoted} のプログラムが表示内容を決めます。そのため、メールの検査では内容を確認できません。",
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
    The call with which a script makes a file (Blob, createObjectURL, msSaveOrOpenBlob, a download link with
    data inside) or rewrites the page from encoded data, together with such data; forms put together out of pieces of
    text or hidden in an attribute (srcdoc); pages that show next to nothing and load a script from another server.

    Why it matters
    The harmful file never travels through the mail: it is put together on the reader's computer, behind every
    filter.

    False positives
    Saved pages of web applications that export files in the browser; they are seldom mailed.

    What to do
    Do not open the attachment. If it was opened, do not start what was downloaded, and tell the IT department.

    References
    https://attack.mitre.org/techniques/T1027/006/
    """
    for attachment, file, fact in observed(message, "smuggling"):
        variant = _VARIANTS.get(fact.detail, "")
        yield hit(attachment, file, fact.text, variant=variant, detail=fact.detail)


_VARIANTS = {"builds a page": "page", "loads its content from elsewhere": "elsewhere"}

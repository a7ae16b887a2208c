"""The check `executable-attachment`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import hit
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A program is attached: {name}",
            "Opening this file runs it ({detail}). From then on the sender controls what happens on the computer.",
            "Do not open the file. Programs are not sent by mail; ask the IT department.",
        ),
        "ja": Text(
            "プログラムが添付されています：{name}",
            "このファイルは、開くとプログラムとして動きます（{detail_ja}）。パソコンを相手に操られるおそれがあります。",
            "ファイルを開かず、情報システム担当者に相談してください。正規のソフトがメールで届くことはありません。",
        ),
    },
    "source": {
        "en": Text(
            "The source code of a program is attached: {name}",
            "On most computers a double click does not run it, but it is a program ({detail}).",
            "Do not open it unless you work with such files and expected this one.",
        ),
        "ja": Text(
            "プログラムのソースコードが添付されています：{name}",
            "多くのパソコンではダブルクリックだけでは動きませんが、中身はプログラムです（{detail_ja}）。",
            "仕事で使う予定がなければ、開かないでください。",
        ),
    },
    "blocked": {
        "en": Text(
            "A file of a kind that mail programs block is attached: {name}",
            "Outlook and other mail programs do not open such files ({detail}), because they can change the settings of the computer or bring in data that programs trust.",
            "Do not open it unless you expected it. If it was meant for you, the IT department can open it.",
        ),
        "ja": Text(
            "メールソフトが開かせない種類のファイルが添付されています：{name}",
            "この種類（{detail_ja}）は、パソコンの設定を変えたり、ほかのソフトが信頼するデータを取り込ませたりできるため、Outlook などでは開けないようになっています。",
            "心当たりがなければ開かないでください。仕事で必要なファイルであれば、情報システム担当者に相談してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.001", "T1204.002"),
    weights=by_severity(low=0.6, medium=2.2, high=3.6, critical=4.2),
    texts=TEXTS,
)
def executable_attachment(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A program or a script is attached.

    What it finds
    Files that run when opened: programs, installers, screen savers, scripts, help files, and settings files
    that start something. They are recognised by content or by name. Source code (.py, .sh, .pl) has the severity low.

    Why it matters
    Opening the file gives its author control of the computer.

    False positives
    Developers mail each other scripts. Vendors of devices sometimes mail installers.

    What to do
    Do not open the file. Get programs from the maker's site, never from a mail.

    References
    https://attack.mitre.org/techniques/T1204/002/
    """
    for attachment in message.attachments:
        found = attachment.facts_of("executable", "script", "query", "source", "blocked")
        if found:
            fact = min(found, key=lambda each: _ORDER.index(each.kind))
            low = fact.kind in ("source", "blocked")
            yield hit(
                attachment,
                attachment,
                attachment.name,
                variant=fact.kind if low else "",
                detail=fact.detail,
                severity=Severity.LOW if low else Severity.MEDIUM if fact.kind == "query" else None,
            )


_ORDER = ("executable", "script", "query", "source", "blocked")

"""Mails with more than one sender."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.address import SEVERAL
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail has {count} From lines. The second one names {address}.",
            "A mail may have only one. With two, the mail filter may check one sender while your mail program shows you the other.",
            "Treat the sender as unknown. Do not click or answer until you have asked in another way.",
        ),
        "ja": Text(
            "差出人（From）の行が {count} 個あります。2 つ目は {address} です。",
            "差出人の行は 1 つと決められています。2 つあると、迷惑メールの検査と画面の表示とで、別々の差出人が使われることがあります。",
            "差出人は不明と考えてください。別の方法で確認するまで、返信したりリンクを開いたりしないでください。",
        ),
    },
    "authors": {
        "en": Text(
            "The From line names {count} authors (the second is {address}), and does not say who sent the mail.",
            "A mail with several authors must name one sender. Without it, mail programs and filters may choose different ones.",
            "Do not trust any of the addresses until you have asked in another way.",
        ),
        "ja": Text(
            "差出人の欄に {count} 人の名前があり（2 人目は {address}）、実際に送った人が示されていません。",
            "差出人が複数のときは、送信者を 1 人示す決まりです。それがないと、メールソフトと迷惑メールの検査とで見ている差出人が食い違うことがあります。",
            "どのアドレスも、確認できるまで信用しないでください。",
        ),
    },
    "brackets": {
        "en": Text(
            "The sender's name is followed by {count} addresses, one of them {address}.",
            "Mail programs choose different ones, so your program may show another address than the one that was checked.",
            "Treat the sender as unknown and ask in another way.",
        ),
        "ja": Text(
            "差出人の名前の後ろに、アドレスが {count} 個書かれています（そのうち 1 つは {address}）。",
            "どのアドレスを使うかはメールソフトによって違うため、検査されたものとは別のアドレスが表示されることがあります。",
            "差出人は不明と考え、別の方法で確認してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1672", "T1656"),
    weights=by_severity(low=0.9, medium=1.4, high=2),
    texts=TEXTS,
)
def duplicate_from(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check is called alike
    """The mail names more than one sender.

    What it finds
        More than one From field; authors of several domains in one From field, whether or not there is a Sender field;
        several addresses after one name or inside one address.
    Why it matters
        Programs choose different ones among several: the filter checks one address, the reader sees another.
    False positives
        Faulty mailing programs, and people of two organizations who write together. Several authors of one domain are
        not reported.
    What to do
        Trust none of the addresses. Ask the supposed sender, using contact details that you already know.
    References
        RFC 5322 §3.6, RFC 5322 §3.6.2, RFC 9989 (several From fields or authors)
    """
    fields = message.header.all("from")
    boxes = [box for box in message.mailboxes("from") if box.address]
    other = next((box for box in boxes if box.domain != boxes[0].domain), None)
    if len(fields) > 1:
        second = boxes[1].address if len(boxes) > 1 else fields[1].value[:200]
        same = len({box.address.lower() for box in boxes}) < 2
        yield _hit(quote(message, "From", second, last=True), "", second, len(fields), Severity.LOW if same else None)
    elif any(box.defect == SEVERAL for box in boxes):
        count = sum(box.defect == SEVERAL for box in boxes)
        second = next((box.address for box in boxes[1:] if box.defect == SEVERAL), boxes[0].address)
        yield _hit(quote(message, "From", second), "brackets", second, count, Severity.MEDIUM)
    elif other is not None:
        yield _hit(quote(message, "From", other.address), "authors", other.address, len(boxes), Severity.MEDIUM)


def _hit(evidence: Evidence, variant: str, address: str, count: int, severity: Severity | None) -> Hit:
    return Hit(
        (evidence,),
        variant=variant,
        values={"address": address, "count": str(count)},
        data={"count": count, "address": address},
        severity=severity,
    )

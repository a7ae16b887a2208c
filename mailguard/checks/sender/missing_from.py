"""Mail without a From field."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_OTHERS: Final = ("To", "Subject", "Received", "Date", "Message-ID")  # one of these shows that the input is a mail


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail does not say who wrote it: it has no From line.",
            "Every mail must name its author. Without an author nothing can be verified, and your mail program may show another name instead.",
            "Do not answer and do not open anything in it. Ask your IT staff to look at the original.",
        ),
        "ja": Text(
            "差出人（From）の記載がないメールです。",
            "差出人はすべてのメールに必須の項目です。ないと本物かどうかを確かめられず、メールソフトが別の名前を表示することもあります。",
            "返信せず、リンクや添付ファイルも開かないでください。情報システム担当者に元のメールを見せてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1656",),
    weights=by_severity(low=0.8, medium=1.4, high=2.0),
    texts=TEXTS,
)
def missing_from(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check takes both
    """The mail does not say who wrote it.

    What it finds
        A mail with other header fields, but without the From field that every mail must have.
    Why it matters
        Nothing can be verified without it: DMARC has no domain to look up. A mail program may show another field, or
        the previous mail's sender, instead.
    False positives
        Parts of mails that were saved without their whole header, and some devices that send reports.
    What to do
        Don't answer and don't open anything in it. Ask your IT staff to look at the original.
    References
        RFC 5322 §3.6.2, RFC 9989 §5.3.1
    """
    if "from" in message.header:
        return
    present = next((name for name in _OTHERS if name in message.header), None)
    if present is not None:
        yield Hit((Evidence(f"header:{present}", message.header.get(present)[:200]),))

"""The check `dkim-length-tag`."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.result import Result
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The signature of {domain} does not cover the end of this mail: anyone could have added the last {octets} bytes.",
            "The signature covers only the first part of the text. Everything after that can be replaced without breaking the signature, and in an HTML mail the added part can hide the genuine one.",
            "Do not trust the last part of the mail because of the signature. Ask the sender before you open a link or attachment from it.",
        ),
        "ja": Text(
            "このメールの末尾（{octets} バイト）は {domain} の署名の対象外で、誰でも書き足せた部分です。",
            "この署名は本文の最初の部分だけを対象にしています。その後ろは、署名を壊さずに差し替えられます。HTML メールでは、書き足した部分で本来の内容を隠すこともできます。",
            "署名があるからといって、メールの末尾を信用しないでください。そこにあるリンクや添付ファイルは、差出人に確認するまで開かないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566", "T1565.002"),
    weights=by_severity(low=0.2, medium=0.6, high=1.2),
    texts=TEXTS,
)
def dkim_length_tag(message: Message, context: Context) -> Iterator[Hit]:
    """The signature does not cover the end of the text.

    What it finds
        A signature with a length tag (l=) that is shorter than the text. Anyone may have written the text after that
        length, and the signature still passes.
    Why it matters
        Attackers append their own text to a genuinely signed mail. With suitable HTML, the appended part is the only
        part that a reader sees.
    False positives
        Footers that mailing lists append to mail from the few senders that use l= to allow this.
    What to do
        Read the end of the mail as if it were unsigned, and ask the sender to sign without l=.
    References
        RFC 6376 §3.5 (l=) · RFC 6376 §8.2
    """
    del message
    for result in context.authentication.dkim:
        if result.body_unsigned and result.result in (Result.PASS, Result.NOT_EVALUATED):
            yield Hit(
                (Evidence("header:DKIM-Signature", f"l={result.body_length}"),),
                values={"domain": result.domain, "octets": str(result.body_unsigned)},
                data={"domain": result.domain, "signed": result.body_length, "unsigned": result.body_unsigned},
                severity=Severity.MEDIUM if result.result is Result.PASS else Severity.LOW,
            )

"""The check `encrypted-document`."""

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
            "The document {file} opens only with a password.",
            "No virus scanner could look inside, and neither could we. Links and macros may be hidden in it.",
            "Open it only if you expected it and the password was agreed on earlier, not sent together with the file.",
        ),
        "ja": Text(
            "文書 {file} は、パスワードがないと開けません。",
            "ウイルス検査でもこの検査でも、中身を確認できていません。リンクやマクロが隠されていることがあります。",
            "届く予定があり、パスワードを前もって取り決めてある場合にだけ開いてください。同じメールにパスワードが書かれているときは、送り主に電話で確かめてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1027.013",),
    weights=by_severity(low=0.2, medium=0.8, high=1.2),
    texts=TEXTS,
)
def encrypted_document(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A document opens only with a password.

    What it finds
    PDF and Office files that cannot be read without a password. PDFs that merely restrict printing are
    read and not reported. So are workbooks and presentations locked with the default password that Office itself
    tries; this needs the extra `office`, and without it the report says so.

    Why it matters
    No filter can look inside, so links and macros in the document pass unseen.

    False positives
    Pay slips, statements and test results that are sent with an agreed password.

    What to do
    Open it only if you expect it and the password was agreed earlier, not sent with the file.

    References
    https://attack.mitre.org/techniques/T1027/013/
    """
    for attachment, file, fact in observed(message, "encrypted-document"):
        yield hit(attachment, file, file.name, detail=fact.detail)

"""The check `encrypted-archive`."""

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
            "The archive {quoted} is locked with a password.",
            "No virus scanner could look inside, and neither could we. This is why attackers lock files and write the password in the mail.",
            "Unlock it only if you expected this file from this sender. If in doubt, ask by telephone first.",
        ),
        "ja": Text(
            "パスワード付きの圧縮ファイルが添付されています：{quoted}",
            "ウイルス検査でもこの検査でも、中身を確認できていません。検査を逃れるためにパスワードをかけ、そのパスワードをメールで知らせる手口があります。",
            "この相手から届く予定だったファイルでなければ、開かずに、電話で送り主に確かめてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1027.013",),
    weights=by_severity(low=0.2, medium=0.9, high=1.4),
    texts=TEXTS,
)
def encrypted_archive(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """An archive is locked with a password.

    What it finds
    ZIP files with encrypted members (ZipCrypto, AES), RAR and 7z files with encrypted content or file lists.

    Why it matters
    No filter can look inside a locked archive, so malware in it passes every filter. The text of the mail gives the
    password.

    False positives
    Sending files this way (PPAP) is still common in Japan. From a partner whose mail is authenticated it is
    routine.

    What to do
    If you do not expect the file from this sender, ask before you open it. Prefer a file-sharing service.

    References
    https://attack.mitre.org/techniques/T1027/013/
    """
    for attachment, file, fact in observed(message, "encrypted-archive"):
        yield hit(attachment, file, fact.text, detail=fact.detail)

"""The check `disguised-type`."""

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
            "The file {file} is not what it claims to be.",
            "Its content does not match its name or its declared type: {detail}",
            "Do not open the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "ファイル {file} は、見かけと中身の種類が違います。",
            "名前や表示されている種類と、実際の中身が一致しません（{detail_ja}）。",
            "ファイルを開かず、情報システム担当者に知らせてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1036.008",),
    weights=by_severity(low=0.6, medium=1.6, high=2.8),
    texts=TEXTS,
)
def disguised_type(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A file is not what its name or its declared type says.

    What it finds
    Programs, scripts, pages, shortcuts, disk images or archives whose name or declared type is that of a
    document, a picture or a calendar.

    Why it matters
    Filters that trust the declared type do not look inside, and the reader trusts the file extension.

    False positives
    Web applications that export tables as HTML with the extension .xls (severity low).

    What to do
    Do not open the file.

    References
    https://attack.mitre.org/techniques/T1036/008/
    """
    for attachment, file, fact in observed(message, "disguised-type"):
        export = file.detected_type in ("text/html", "multipart/related") and file.name.lower().endswith(
            (".xls", ".doc")
        )
        yield hit(
            attachment,
            file,
            file.name,
            detail=fact.detail,
            severity=Severity.LOW if export else None,
            data={"detected_type": file.detected_type},
        )

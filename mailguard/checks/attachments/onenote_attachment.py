"""The check `onenote-attachment`."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import every_file, hit
from mailguard.checks.registry import check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A OneNote notebook is attached: {file}",
            "Such a file can hide programs behind a picture of a button. A double click starts them.",
            "Do not click on anything in it. Ask the sender for a PDF.",
        ),
        "ja": Text(
            "OneNote のファイルが添付されています：{file}",
            "ボタンのような絵の下にプログラムを隠すことができ、ダブルクリックすると動き出します。",
            "開かないでください。必要な場合は、PDF で送り直してもらってください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1566.001", "T1204.002"),
    weights=by_severity(low=0.8, medium=2.0, high=3.0),
    texts=TEXTS,
)
def onenote_attachment(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A OneNote notebook is attached.

    What it finds
    OneNote sections and packages, recognised by content or by the extension .one or .onepkg.

    Why it matters
    A notebook can hide scripts behind a picture of a button. A double click starts them.

    False positives
    Colleagues who send notes as files instead of sharing the notebook.

    What to do
    Do not click on anything in it. Ask the sender for a PDF.

    References
    https://attack.mitre.org/techniques/T1204/002/
    """
    for attachment, file in every_file(message):
        if file.facts_of("onenote") or file.name.lower().rstrip(" .").endswith((".one", ".onepkg")):
            yield hit(attachment, file, file.name)

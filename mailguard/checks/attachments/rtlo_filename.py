"""The check `rtlo-filename`."""

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
            "Invisible characters in the file name disguise its extension: {file}",
            "The screen shows the name as {detail}, but the real type of the file is different. Such names are made only to deceive.",
            "Do not open the file. Report the mail to the IT department.",
        ),
        "ja": Text(
            "ファイル名に、表示の向きを変える見えない文字が入っています：{file}",
            "画面では「{detail}」のように見えますが、実際の種類は違います。だます目的以外では使われない名前です。",
            "ファイルを開かず、情報システム担当者に知らせてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1036.002",),
    weights=by_severity(low=1.5, medium=2.8, high=3.8),
    texts=TEXTS,
)
def rtlo_filename(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A file name contains invisible characters that disguise its extension.

    What it finds
    Unicode direction controls (right-to-left override and similar characters) in file names that need none.

    Why it matters
    The name is shown backwards after such a character: a program whose name ends in "fdp.exe" seems to end in
    "exe.pdf".

    False positives
    Hardly any. Names in Arabic or Hebrew use other characters, which are not reported.

    What to do
    Do not open the file. No honest program writes such names.

    References
    https://attack.mitre.org/techniques/T1036/002/
    """
    for attachment, file, fact in observed(message, "rtlo-filename"):
        yield hit(attachment, file, fact.text, detail=fact.detail, data={"shown": fact.detail})

"""The check `html-attachment`."""

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
            "A web page is attached as a file: {file}",
            "A page opened from a file can imitate any login screen, and the protection against fake web sites does not work there.",
            "Do not open the file. If you expected it, ask the sender by telephone, using a number you already know.",
        ),
        "ja": Text(
            "ウェブページのファイルが添付されています：{file}",
            "添付のページを開くと、本物そっくりのログイン画面が表示されることがあります。偽サイトを防ぐ仕組みも、添付ファイルには働きません。",
            "ファイルを開かないでください。心当たりがある場合は、以前から知っている電話番号で送り主に確かめてください。",
        ),
    },
    "svg": {
        "en": Text(
            "A picture that runs a script is attached: {file}",
            "An SVG picture opens in the browser like a web page. This one contains a script, which a picture does not need.",
            "Do not open the file.",
        ),
        "ja": Text(
            "プログラムを含む画像ファイルが添付されています：{file}",
            "SVG という形式の画像は、開くとブラウザーでページとして動きます。このファイルには、画像に必要のないプログラムが入っています。",
            "ファイルを開かないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.001",),
    weights=by_severity(low=0.6, medium=1.4, high=2.4),
    texts=TEXTS,
)
def html_attachment(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A web page is attached as a file.

    What it finds
    Files that a browser opens as a page (HTML, XHTML, SHTML, MHTML), recognised by content or name, whatever type the
    mail declares, and SVG pictures that run a script. Files inside archives are included.

    Why it matters
    A page opened from a file escapes the filters that judge web addresses. It can show any login form and can build
    programs on the computer.

    False positives
    Saved web pages, reports of appliances, and secure-mail portals that send their messages as HTML.

    What to do
    Do not open the file. Ask the sender over a known telephone number what it is.

    References
    https://attack.mitre.org/techniques/T1566/001/
    """
    for attachment, file, fact in observed(message, "html", "svg-script"):
        if fact.kind == "html" and file.detected_type == "message/rfc822":
            continue
        yield hit(attachment, file, file.name, variant="svg" if fact.kind == "svg-script" else "", detail=fact.detail)

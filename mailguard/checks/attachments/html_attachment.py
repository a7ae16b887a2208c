"""The check `html-attachment`."""

from collections.abc import Iterator

from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message


@check(severity=Severity.MEDIUM, confidence=Confidence.MEDIUM, attack=("T1566.001",))
def html_attachment(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - the common signature
    """A web page is attached as a file.

    What it finds
    Files that a browser opens as a page: HTML, XHTML, SHTML, MHTML, told by content or name, whatever type the
    mail declares; SVG pictures that run a script. Also inside archives.

    Why it matters
    A page opened from disk escapes the filters that judge web addresses, shows any login form it likes, and can
    build programs on the computer.

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

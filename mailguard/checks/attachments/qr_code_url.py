"""The check `qr-code-url`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import hit, observed
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.message.url import parse_url
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context

if TYPE_CHECKING:
    from mailguard.message.files import Attachment, Fact


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A picture in the mail shows a QR code that leads to {detail}",
            "The code in {file} opens {quoted}. Scanned with a telephone, it goes past the protection of the office, and the address is easily overlooked.",
            "Do not scan the code. If you use that service, open it the way you always do.",
        ),
        "ja": Text(
            "画像の中に、{detail} につながる QR コードがあります。",
            "{file} の QR コードは {quoted} を開きます。スマートフォンで読み取ると、職場の対策が働かないまま、行き先のアドレスにも気づきにくくなります。",
            "QR コードを読み取らないでください。利用中のサービスであれば、いつもの方法で開いて確かめてください。",
        ),
    },
    "drawn": {
        "en": Text(
            "The text of the mail draws a QR code that leads to {detail}",
            "The code opens {quoted}. It is no picture file but drawn with cells, letters or lines, which keeps it from filters that look at pictures.",
            "Do not scan the code. If you use that service, open it the way you always do.",
        ),
        "ja": Text(
            "本文の中に、{detail} につながる QR コードが描かれています。",
            "この QR コードは {quoted} を開きます。画像ファイルを使わず、表のマス目・文字・図形などで描かれているため、画像を調べる検査をすり抜けます。",
            "QR コードを読み取らないでください。利用中のサービスであれば、いつもの方法で開いて確かめてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1027"),
    # By judgement, as the measured mail has one code. Between recipient-in-link (0.9) and picture-only-mail (1.8): it hides
    # the address from the eye and the filter, but tickets and events do it too. Alone it stays clean; with another sign
    # about the same address (1.7 and more) the mail is suspicious.
    weights=by_severity(low=0.3, medium=1.2),
    link_kind=LinkKind("qr-code", en="QR code", ja="QRコード"),
    texts=TEXTS,
)
def qr_code_url(message: Message, context: Context) -> Iterator[Hit]:
    """A picture in the mail shows a QR code that leads to a web page.

    What it finds
    QR codes with a web address, in pictures shown in the mail or attached to it, in all frames of pictures that
    move, in pictures cut in pieces, in PDF and Office files and archives, and drawn by table cells, letters, SVG or
    the lines of a PDF. Needs the extra `qr`; without it the report says what was not examined. The address is judged
    by all other link checks too. A code that leads to a site that the sender belongs to, or that the mail links to
    openly, is raised as low.

    Why it matters
    A code takes the reader from the protected computer to a private telephone, where no filter checks the
    address, and hides it from the eye.

    False positives
    Tickets, event announcements, chat contacts and two-factor set-up mails use codes for good reasons.

    What to do
    Do not scan a code that came by mail. Open the service from your own bookmark instead.

    References
    https://attack.mitre.org/techniques/T1566/002/
    """
    seen: set[str] = set()
    for attachment, file, fact in (*observed(message, "qr-code"), *_drawn(message)):
        if fact.text in seen:
            continue
        seen.add(fact.text)
        url = parse_url(fact.text if "://" in fact.text else f"http://{fact.text}")
        host = url.host if url is not None else ""
        expected = _is_expected(host, message, context)
        found = hit(
            attachment,
            file,
            fact.text,
            detail=host,
            severity=Severity.LOW if expected else None,
            data={"url": fact.text, "host": host},
        )
        drawn = attachment in message.drawings
        yield replace(found, evidence=(Evidence(attachment.name, fact.text),), variant="drawn") if drawn else found


def _drawn(message: Message) -> "Iterator[tuple[Attachment, Attachment, Fact]]":
    """The codes that the bodies draw, in the same form."""
    for drawing in message.drawings:
        for file in drawing.walk():
            for fact in file.facts_of("qr-code"):
                yield drawing, file, fact


def _is_expected(host: str, message: Message, context: Context) -> bool:
    """Whether the code leads where the sender is at home, or where the mail leads in the open as well."""
    domain = organizational_domain(host) or host
    if not domain:
        return False
    if domain == context.author_organization:
        return True
    return any(
        link.target is not None and (organizational_domain(link.target.host) or link.target.host) == domain
        for link in message.links
        if link.clickable and not link.hidden and link.tag != "qr" and link.where.startswith("body:")
    )

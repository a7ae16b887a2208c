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
            "The code in {file} opens {quoted}. If you scan it with a telephone, the protection of the office does not apply, and it is easy to overlook the address.",
            "Do not scan the code. If you use that service, open it the way you always do.",
        ),
        "ja": Text(
            "画像の中に、{detail} につながる QR コードがあります。",
            "{file} の QR コードは {quoted} を開きます。スマートフォンで読み取ると職場のセキュリティ対策が働かず、リンク先のアドレスにも気づきにくくなります。",
            "QR コードを読み取らないでください。利用中のサービスであれば、いつもの方法で開いて確かめてください。",
        ),
    },
    "drawn": {
        "en": Text(
            "The text of the mail draws a QR code that leads to {detail}",
            "The code opens {quoted}. It is not a picture file but is drawn with table cells, letters or lines, so that filters for pictures do not see it.",
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
    # By judgement, as the measured mail has only one code. Between recipient-in-link (0.9) and picture-only-mail (1.8): a code
    # hides the address from readers and filters, but tickets and events use codes too. Alone it leaves a mail clean; with
    # another finding about the same address (1.7 and more) the mail is suspicious.
    weights=by_severity(low=0.3, medium=1.2),
    link_kind=LinkKind("qr-code", en="QR code", ja="QRコード"),
    texts=TEXTS,
)
def qr_code_url(message: Message, context: Context) -> Iterator[Hit]:
    """A picture in the mail shows a QR code that leads to a web page.

    What it finds
    QR codes with a web address, in pictures shown in the mail or attached to it, in all frames of animated pictures,
    in pictures cut into pieces, in PDF and Office files and archives, and drawn with table cells, letters, SVG or
    the lines of a PDF. Needs the extra `qr`; without it the report says what was not examined. All other link checks
    judge the address too. If the code leads to the sender's own site or to a site that the mail also links to
    visibly, the severity is low.

    Why it matters
    A code hides the address from the reader, and takes the reader from the protected computer to a private telephone,
    where no filter checks the address.

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
    """Yield the codes that the bodies draw, in the form of `observed`."""
    for drawing in message.drawings:
        for file in drawing.walk():
            for fact in file.facts_of("qr-code"):
                yield drawing, file, fact


def _is_expected(host: str, message: Message, context: Context) -> bool:
    """Whether the code leads to the sender's own domain, or to a domain that the mail also links to visibly."""
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

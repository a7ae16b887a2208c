"""Outside senders under the name of an office or device of the reader's organization."""

from collections.abc import Iterator
from typing import Final

from mailguard.auth.network import reach
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import is_reserved_address, quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.address import Mailbox
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain, split
from mailguard.names.internal_role import internal_role, is_bounce_name
from mailguard.pipeline.context import Context

_READERS: Final = 20  # addresses read in To
# Only organizations that proved who they are get names under these.
_REGISTERED: Final = ("co.jp", "or.jp", "ac.jp", "ed.jp", "go.jp", "lg.jp", "ne.jp", "gr.jp")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender uses the name “{claimed}”, like an office or device of your organization, but writes from outside: {address}.",
            "Your own offices and devices write from your own addresses. Names like this make people open false payslips, faxes and password pages without thinking.",
            "Do not open links or files. Ask the office by its internal telephone number.",
        ),
        "ja": Text(
            "差出人は「{claimed}」という自組織の部署や機器のような名前を使っていますが、外部のアドレス {address} から届いています。",
            "自組織の部署や複合機からのメールは、自組織のアドレスから届きます。給与明細やFAX、パスワードの通知に見せかけて開かせるための名前です。",
            "リンクや添付ファイルを開かず、内線でその部署に確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1656", "T1566"),
    weights=by_severity(low=0.8, medium=1.5, high=2.4),
    texts=TEXTS,
)
def internal_role_spoof(message: Message, context: Context) -> Iterator[Hit]:
    """The sender uses the name of an office or device of your organization, but an outside address.

    What it finds
        The display name is only an internal office or device (人事部, 情報システム課, ヘルプデスク, FAX受信通知, Human Resources, IT Help
        Desk, Mail Quarantine) and does not name a company. The address is not yours, not a partner's and not that of a
        known service.
    Why it matters
        Payslips, faxes, full mailboxes and expiring passwords come from such offices. Readers do not ask to which
        organization the office belongs.
    False positives
        A partner's office that does not name its company: enter the partner in the configuration. The severity is high
        for free mail and medium for a mail with a link or a file. Otherwise it is low, and it stays low until your own
        domains are configured. It is also low for authenticated mail from domains that only registered organizations
        get. Not reported: mail servers that return a mail (Mail Delivery System at MAILER-DAEMON or postmaster).
    What to do
        Ask the office by its internal telephone number.
    References
        MITRE ATT&CK T1656
    """
    author = message.author
    if author is None or not author.name or "." not in author.domain:
        return
    role = internal_role(author.name)
    if not role or not _is_stranger(message, context, author):
        return
    if is_reserved_address(author) and is_bounce_name(author.name):
        return  # how every mail server returns a mail
    yield Hit(
        (quote(message, "From", author.name),),
        values={"claimed": author.name, "address": author.address},
        data={"claimed": author.name, "address": author.address, "kind": role},
        severity=_severity(message, context, author, alone=role == "alone"),
    )


def _is_stranger(message: Message, context: Context, author: Mailbox) -> bool:
    registry = context.registry
    if registry.is_known(author.domain) or context.from_known:
        return False
    if registry.owner_of(author.domain) is not None and not registry.is_free_mail(author.domain):
        return False
    label = split(author.domain)[1]
    if len(label) > 2 and label in author.name.casefold().replace(" ", ""):  # the name of the sender's own domain
        return False
    if any(hop.ip for hop in context.route) and all(not hop.ip or reach(hop.ip) != "public" for hop in context.route):
        return False  # a device in the same network
    if context.config.organization.domains:
        return True
    readers = {organizational_domain(box.domain) for box in message.mailboxes("to")[:_READERS]} - {""}
    return context.author_organization not in readers and not all(map(registry.is_free_mail, readers))


def _severity(message: Message, context: Context, author: Mailbox, *, alone: bool) -> Severity:
    if not context.config.organization.domains or not alone:
        return Severity.LOW
    if context.registry.is_free_mail(author.domain):
        return Severity.HIGH
    if context.authenticated and split(author.domain)[2] in _REGISTERED:
        return Severity.LOW
    return Severity.MEDIUM if message.web_links or message.attachments else Severity.LOW

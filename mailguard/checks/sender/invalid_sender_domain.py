"""Sender domains that cannot exist."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, domain_as_written, quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

# Domain syntax of RFC 5321 §2.3.5; letters beyond ASCII are allowed in internationalized names (RFC 6531 §3.3).
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN: Final = lazy_pattern(rf"(?:[\w-]{{1,63}}\.){{0,20}}{_LABEL}\.?")
_LITERAL: Final = lazy_pattern(r"\[[0-9A-Za-z:.\-]{3,80}\]")
_STYLED: Final = lazy_pattern("[\U0001d400-\U0001d7ff]")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender's address ends in “{domain}”, which cannot exist.",
            "An answer to this address cannot be delivered, and nothing about it can be verified. Such addresses come from badly configured programs for mass mail.",
            "Do not answer and do not click. Delete the mail.",
        ),
        "ja": Text(
            "差出人のアドレスの末尾「{domain}」は、実在するはずのないドメインです。",
            "返信もできず、本物かどうかの確認もできません。大量送信用のプログラムの設定ミスによく見られます。",
            "返信もクリックもせず、削除してください。",
        ),
    },
    "single": {
        "en": Text(
            "The sender's address ends in the single word “{domain}”, which is not an Internet domain.",
            "Devices inside a network write like this. If the mail comes from outside, nothing about its sender can be verified.",
            "If the mail does not come from one of your own devices, delete it.",
        ),
        "ja": Text(
            "差出人のアドレスの末尾が「{domain}」だけで、インターネットのドメインになっていません。",
            "院内や社内の機器が使うことのある書き方です。外部から届いた場合、差出人を確かめる方法がありません。",
            "自組織の機器からのメールでなければ、削除してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1656",),
    weights=by_severity(low=2, medium=3.4, high=3.4),
    texts=TEXTS,
)
def invalid_sender_domain(message: Message, context: Context) -> Iterator[Hit]:
    """The sender's address ends in a domain that cannot exist.

    What it finds
        A From domain with characters that no domain can have, such as blanks, quotation marks and percent signs. A
        domain of a single word without any dot is reported as low.
    Why it matters
        An answer to such an address cannot be delivered, and nothing about it can be verified. Such addresses come from
        programs for mass mail with faulty templates, and some filters cannot handle them.
    False positives
        Devices inside a network that send as `root@server01` (low; not reported if your configuration knows the name).
    What to do
        Don't answer. Delete the mail unless one of your own devices sent it.
    References
        RFC 5321 §2.3.5, RFC 5321 §4.1.2, RFC 5322 §3.4.1
    """
    for box in message.mailboxes("from")[:AUTHORS]:
        domain = domain_as_written(box).strip()
        if not domain or "@" not in box.address or context.registry.is_known(domain):
            continue
        if _LITERAL.fullmatch(domain):
            continue
        broken = len(domain) > 255 or _DOMAIN.fullmatch(domain) is None or _STYLED.search(domain) is not None
        if broken or ("." not in domain.rstrip(".") and domain.lower() != "localhost"):
            yield Hit(
                (quote(message, "From", domain[:255], last=True),),
                variant="" if broken else "single",
                values={"domain": domain[:60]},
                data={"domain": domain[:255]},
                severity=None if broken else Severity.LOW,
            )
            return

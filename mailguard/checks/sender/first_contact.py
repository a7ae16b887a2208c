"""Senders with whom the organization never exchanged mail."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import domain_as_written, quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "This is the first mail from {address}. Your organization has not exchanged mail with {domain} before.",
            "A new sender is not bad in itself. Be careful if a stranger writes as if you knew each other, or asks for money, data or a login.",
            "If you do not know this sender, do not open files or links in a hurry. When in doubt, call a number you already had.",
        ),
        "ja": Text(
            "{address} から初めて届いたメールです。これまで {domain} とのやり取りはありません。",
            "初めての相手というだけで問題があるわけではありません。ただ、知り合いのように書いてくる、お金・個人情報・ログインを求めてくるといった場合は注意が必要です。",
            "心当たりのない相手であれば、添付ファイルやリンクをすぐに開かないでください。迷ったときは、以前から知っている電話番号に確認してください。",
        ),
    },
    "address": {
        "en": Text(
            "This is the first mail from {address}. Anybody can get an address at {domain}.",
            "A free mail address does not show who really uses it. Even if the name looks familiar, it may be another person.",
            "If you believe you know the sender, ask by telephone or at the address you used before, not by replying.",
        ),
        "ja": Text(
            "{address} から初めて届いたメールです。{domain} のアドレスは誰でも取得できます。",
            "無料メールのアドレスからは、本当の差出人は分かりません。名前に見覚えがあっても、別人の可能性があります。",
            "知っている人だと思っても、このメールには返信せず、電話か、これまで使っていたアドレスで本人に確認してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.HIGH,
    weights=by_severity(low=0.2, medium=0.4, high=0.6),
    suspects_sender=True,
    texts=TEXTS,
)
def first_contact(message: Message, context: Context) -> Iterator[Hit]:
    """Your organization has never exchanged mail with this sender.

    What it finds
    An author whose address and domain are not in the store that `mailguard learn` fills. At providers where anybody can
    have an address (free mail), only the address counts. Your own domains and configured partners are not reported, and
    nothing is reported until something was learned.

    Why it matters
    A request from a stranger deserves a second look, most of all if the mail sounds as if you knew each other.

    False positives
    Every honest correspondent writes for the first time once. Alone this means nothing bad.

    What to do
    Ask yourself whether you know this sender. If the mail asks for money, data or a login, call a number that you
    already had.

    References
    https://attack.mitre.org/techniques/T1566/
    """
    author = message.author
    known = context.known
    if not known or author is None or not author.domain:
        return
    registry = context.registry
    shared = registry.is_free_mail(author.domain)
    if known.contact(f"{author.address.rpartition('@')[0]}@{author.domain}") is not None:
        return
    if not shared and (known.knows_domain(author.domain) or registry.is_known(author.domain)):
        return
    yield Hit(
        (quote(message, "From", author.address),),
        "address" if shared else "",
        {"address": author.address, "domain": domain_as_written(author)},
        {"address": author.address, "domain": author.domain},
    )

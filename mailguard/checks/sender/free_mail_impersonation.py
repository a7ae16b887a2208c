"""Free mail addresses under the name of an organization or a VIP."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, is_reserved_address, own_address_left_out, quote, visible_name
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.brand_homonym import is_namesake
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The sender uses the name of your organization (“{claimed}”) with a free mail address: {address}.",
            "Your organization does not write from {domain}, where anybody can get an address in a minute.",
            "Do not answer. Ask the supposed colleague by telephone and tell your IT staff.",
        ),
        "ja": Text(
            "差出人は自組織の名前（「{claimed}」）を名乗っていますが、誰でも作れる無料メールのアドレス {address} から送られています。",
            "{domain} のアドレスは誰でもすぐに作れます。組織の正式な連絡には使われません。",
            "返信せず、本人に電話で確認し、情報システム担当者に知らせてください。",
        ),
    },
    "vip": {
        "en": Text(
            "The mail is written in the name of “{claimed}” from a free mail address that is not registered for that person: {address}.",
            "An urgent request from “the director” at a new private address is how payment fraud usually begins.",
            "Do not answer. Ask the person by telephone or face to face.",
        ),
        "ja": Text(
            "「{claimed}」さんの名前で、登録されていない無料メールのアドレス {address} から送られています。",
            "「院長の個人アドレスから急ぎの依頼が来た」という形は、送金詐欺の典型的な始まり方です。",
            "返信せず、本人に電話または直接会って確認してください。",
        ),
    },
    "brand": {
        "en": Text(
            "The sender uses the name “{claimed}” with a free mail address: {address}.",
            "Companies and authorities write from their own domains, not from {domain}, where anybody can get an address.",
            "Do not use the links or attachments of this mail. Open the website or the app the way you always do.",
        ),
        "ja": Text(
            "差出人は「{claimed}」と名乗っていますが、誰でも作れる無料メールのアドレス {address} から送られています。",
            "企業や官公庁は自分のドメインから送ります。{domain} のように誰でも使えるアドレスは使いません。",
            "メールのリンクや添付ファイルは使わず、いつもの方法で公式サイトやアプリを開いて確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1656", "T1585.002"),
    weights=by_severity(low=1.0, medium=1.4, high=2.4),
    suspects_sender=True,
    texts=TEXTS,
)
def free_mail_impersonation(message: Message, context: Context) -> Iterator[Hit]:
    """A free mail address, which anybody can get, is used under the name of an organization or a VIP.

    What it finds
        The display name claims to be your organization, one of your VIPs, a brand or an authority, and the address
        belongs to a free mail service or to a telephone company's mail for its customers.
    Why it matters
        An urgent request from "the director" at a new private address is how payment fraud usually begins. The mail
        passes every technical test, because the free mail account is real.
    False positives
        Staff who write from their private mailbox. Enter the private addresses of VIPs in the configuration.
    What to do
        Don't answer the mail. Ask the person by telephone or face to face.
    References
        MITRE ATT&CK T1585.002, T1656
    """
    registry = context.registry
    for box in message.mailboxes("from")[:AUTHORS]:
        name = own_address_left_out(visible_name(box.name), box)
        if not name or not registry.is_free_mail(box.domain):
            continue
        claims = registry.named_in(name)
        if any(registry.writes_from(claim.owner, box.domain) for claim in claims):
            continue
        for claim in claims:
            if claim.owner.kind == "brand" and is_namesake(name, claim.start, claim.end):
                continue
            if is_reserved_address(box) and claim.owner == registry.owner_of(box.domain):
                continue  # only the provider itself can have the address postmaster@ (RFC 2142 §5)
            if claim.vip and box.address.lower() in {address.lower() for address in claim.vip.addresses}:
                break
            variant = "vip" if claim.vip else "" if claim.owner.kind == "own" else "brand"
            yield Hit(
                (quote(message, "From", box.address, last=True),),
                variant=variant,
                values={"claimed": claim.text, "address": box.address, "domain": box.domain},
                data={"claimed": claim.text, "kind": variant or "organization", "address": box.address},
                severity=None if variant == "brand" else Severity.HIGH,
            )
            break

"""Bounce addresses that belong to another organization."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.authentication.explained import trusted_chain
from mailguard.checks.registry import check
from mailguard.checks.sender.place import quote
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.address import parse_address_list
from mailguard.message.esp import esp_of_host
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain, split
from mailguard.pipeline.context import Context

_REWRITTEN = ("srs0", "srs1", "prvs=")  # addresses rewritten by forwarders (SRS) and signed addresses (BATV)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail shows {domain} as its sender, but was sent with an address of {return_path}.",
            "Anybody can write any sender into a mail. The address used between the mail servers often shows who really sent it.",
            "If you do not know {return_path}, ask the supposed sender by telephone before you act.",
        ),
        "ja": Text(
            "差出人は {domain} ですが、配送に使われた送信元は {return_path} という別の組織です。",
            "画面に出る差出人は誰でも自由に書けます。配送に使われたアドレスから、実際の送信者が分かることがあります。",
            "{return_path} に心当たりがなければ、行動する前に電話などで差出人に確認してください。",
        ),
    },
}


@check(
    severity=Severity.LOW,
    confidence=Confidence.LOW,
    attack=("T1656",),
    weights=by_severity(low=0.2, medium=0.2, high=0.2),
    texts=TEXTS,
)
def unrelated_return_path(message: Message, context: Context) -> Iterator[Hit]:
    """The mail was sent with the envelope address of another organization than the one it shows.

    What it finds
        A Return-Path (the envelope sender, to which bounces go) whose organization is neither that of From, nor a known
        mail service, nor one with the sender's name in its domain.
    Why it matters
        From is what the reader sees, and anybody can write it. The envelope often shows who really sent the mail.
    False positives
        Forwarders, mailing lists and small mail services: low, and almost no reason for alarm. Not reported: posts that
        a mailing list is proven to have forwarded, answers to your own mails and their bounces, rewritten addresses and
        authenticated mail.
    What to do
        Compare both addresses. If you don't know the second one, ask the supposed sender in another way.
    References
        RFC 5321 §4.4, RFC 7489 §3.1
    """
    boxes = parse_address_list(message.header.get("return-path"))
    author = context.author_organization
    if not boxes or not boxes[0].domain or not author or context.authenticated:
        return
    if context.proven.by_list or context.proven.reply or context.proven.bounce or trusted_chain(context):
        return
    box = boxes[0]
    bounces = organizational_domain(box.domain)
    if not bounces or bounces == author or esp_of_host(box.domain) or box.address.lower().startswith(_REWRITTEN):
        return
    if "+caf_=" in box.address or split(author)[1] in box.domain.split(".") or split(bounces)[1] == split(author)[1]:
        return
    registry = context.registry
    if registry.is_known(box.domain) or context.author_on_free_mail:
        return
    owner = context.author_owner
    if owner is not None and owner == registry.owner_of(box.domain):
        return
    yield Hit(
        (quote(message, "Return-Path", box.address),),
        values={"return_path": box.domain, "domain": context.author_domain},
        data={"return_path": box.address, "from": context.author_domain},
    )

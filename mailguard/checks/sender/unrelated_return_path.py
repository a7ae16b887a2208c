"""Bounces that go to a stranger."""

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

_REWRITTEN = ("srs0", "srs1", "prvs=")  # a forwarder's addresses (SRS), and signed ones (BATV)


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "The mail shows {domain} as its sender, but was handed in under {return_path}.",
            "Anybody can write any sender into a mail. The address used between mail servers often shows who really sent it.",
            "If you do not know {return_path}, ask the supposed sender by telephone before you act.",
        ),
        "ja": Text(
            "差出人は {domain} ですが、配送上の送信元は {return_path} という別の組織です。",
            "画面に出る差出人は誰でも自由に書けます。配送に使われたアドレスに、実際の送り主が表れることがあります。",
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
    """The mail was handed in under another organization's address than the one it shows.

    What it finds
        A Return-Path (the address given to the mail servers, which takes the bounces) whose organization is neither
        that of From, nor a known mail service, nor one that carries the sender's name.
    Why it matters
        From is what the reader sees and anybody can write it. The envelope often shows who really sent.
    False positives
        Forwarders, mailing lists and small mail services: low, and next to no reason for alarm. Silent for posts that
        a mailing list is proven to have handed on, for answers to your own mails and their bounces, for rewritten
        addresses and authenticated mail.
    What to do
        Compare both addresses. If you don't know the second, ask the supposed sender by another way.
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
    if registry.is_known(box.domain) or registry.is_free_mail(context.author_domain):
        return
    owner = context.author_owner
    if owner is not None and owner == registry.owner_of(box.domain):
        return
    yield Hit(
        (quote(message, "Return-Path", box.address),),
        values={"return_path": box.domain, "domain": context.author_domain},
        data={"return_path": box.address, "from": context.author_domain},
    )

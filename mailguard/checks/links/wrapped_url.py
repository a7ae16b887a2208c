"""Links that a security gateway or redirector rewrote, and their targets."""

from collections.abc import Iterator
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import quote, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.message.wrapper import GATEWAYS, wrapper_name
from mailguard.pipeline.context import Context

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link was rewritten by {service}. It leads to {target}.",
            "A security service put its own address in front, to check the target when you click. This report judges the original address.",
            "You do not need to do anything because of this alone.",
        ),
        "ja": Text(
            "リンクは {service} によって書き換えられています。行き先は {target} です。",
            "クリック時に安全を確認するため、セキュリティサービスが先頭に自社のアドレスを付けたものです。元のアドレスについては、このレポートで確認済みです。",
            "これだけなら、対応は必要ありません。",
        ),
    },
    "opaque": {
        "en": Text(
            "A link was rewritten by {service}; its target cannot be read from the mail.",
            "A security service replaced the original address, to check the target when you click. Only the service knows where the link leads.",
            "If you did not expect the link, do not open it.",
        ),
        "ja": Text(
            "リンクは {service} によって書き換えられており、メールからは行き先を読み取れません。",
            "クリック時に安全を確認するため、セキュリティサービスが元のアドレスを置き換えたものです。行き先はそのサービスにしか分かりません。",
            "心当たりのないリンクなら、開かないでください。",
        ),
    },
}


@check(
    severity=Severity.INFO,
    confidence=Confidence.HIGH,
    weights=by_severity(low=0, medium=0, high=0),
    link_kind=LinkKind("wrapped", en="wrapped by a filter", ja="セキュリティ製品の書き換え"),
    texts=TEXTS,
)
def wrapped_url(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A security service rewrote a link; the original address inside it was judged.

    What it finds
        Links of Safe Links, Proofpoint, Barracuda and similar services. If the original address can be decoded without
        asking the service, all other checks examine it.
    Why it matters
        The rewriting shows that a mail passed such a gateway, ours or somebody else's. It does not prove that the
        target is good: the services may detect it too late, and attackers put rewritten links into their mails.
    False positives
        None: this is an observation, and adds nothing to the score.
    What to do
        Look at the inner address.
    References
        The services' public documentation
    """
    for link in web_links(message):
        host = link.parsed.host if link.parsed else ""
        service = wrapper_name(host)
        if service in GATEWAYS:
            inner = link.target.host if link.final and link.target else ""
            yield Hit(
                (quote(link),),
                variant="" if inner else "opaque",
                values={"service": service, "target": inner},
                data={"url": link.url, "service": service, "final": link.final[:2000]},
            )

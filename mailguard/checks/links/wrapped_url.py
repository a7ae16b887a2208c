"""Whether a link was rewritten by a gateway or a redirector, and what it leads to."""

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
            "A security service put its own address in front, to check the click. The inner address was judged here.",
            "Nothing to do for this alone.",
        ),
        "ja": Text(
            "リンクは {service} によって書き換えられています。行き先は {target} です。",
            "クリック時に安全を確認するため、セキュリティサービスが先頭に自社のアドレスを付けたものです。中のアドレスについてはこのレポートで確認済みです。",
            "これだけなら、対応は必要ありません。",
        ),
    },
    "opaque": {
        "en": Text(
            "A link was rewritten by {service}; its target cannot be read from the mail.",
            "A security service put its own address in place of the original, to check the click. Only the service knows where it leads.",
            "If you do not expect the link, do not open it.",
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
    """A link was rewritten by a security service; the address inside it was judged.

    What it finds
        Links of Safe Links, Proofpoint, Barracuda and the like. What can be decoded without asking the service is
        decoded, and all other checks look at the inner address.
    Why it matters
        The rewriting shows that a mail passed such a gateway, ours or a stranger's. It says nothing good about the
        target: services check late, and attackers put wrapped links into their mails.
    False positives
        None: it is an observation, and counts nothing.
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

"""Whether a link was rewritten by a gateway or a redirector, and what it leads to."""

from collections.abc import Iterator

from mailguard.checks.links.target import quote, web_links
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.message.wrapper import GATEWAYS, wrapper_name


@check(severity=Severity.INFO, confidence=Confidence.HIGH)
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

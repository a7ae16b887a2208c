"""Whether a link leads to a site that imitates another."""

from collections.abc import Iterator

from mailguard.checks.links.target import first_of_each_host, quote, same_owner, web_links
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.link import Link, disarmed_links
from mailguard.message.model import Message
from mailguard.names.domain import to_unicode
from mailguard.names.imitation import Imitation

_CONFIDENCE = {"low": Confidence.LOW, "medium": Confidence.MEDIUM, "high": Confidence.HIGH}


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566.002", "T1583.001"))
def lookalike_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link leads to a site whose name imitates one that you know.

    What it finds
        Hosts that differ from a domain of your own, of a partner or of a known brand by a trick: a letter missing or
        doubled, letters that look alike, another ending, the name glued to other words or put in front of a
        stranger's domain. The domain of all recipients in front of another one, and names written as if they stood
        under `go.jp`, `lg.jp`, `ac.jp`, `ed.jp` or `or.jp`, need no configuration.
    Why it matters
        The eye reads what it expects. Someone registered that name so that you would take it for the other.
    False positives
        Unrelated organizations with similar names: enter them under `organization.allowed`. Sites of the sender's own
        domain are judged by `lookalike-sender-domain` too. A name below a service where every customer chooses one
        (`….sharepoint.com`) is mostly the organization's own and not reported. An address that was disarmed
        (`hxxps://…[.]example`), as warnings and lists of threats quote it, is said for information only: no click
        leads there.
    What to do
        Don't follow the link. Go to the real site by your own bookmark.
    References
        Unicode TS 39, MITRE ATT&CK T1583.001
    """
    seen: set[tuple[str, str]] = set()
    for link in (*first_of_each_host(web_links(message)), *first_of_each_host(iter(disarmed_links(message.links)))):
        host = link.target.host if link.target else ""
        imitation = context.imitation(host)
        if imitation is None or imitation.klass == "tenant" or same_owner(imitation.protected, host, context):
            continue  # links to one's own workspace (`….sharepoint.com`) are in every second mail
        key = (imitation.protected, host)
        if key not in seen:
            seen.add(key)
            yield _hit(link, host, imitation)


def _hit(link: Link, host: str, imitation: Imitation) -> Hit:
    variant = "own" if imitation.owner.kind in ("own", "partner") else ""
    if imitation.klass == "public-suffix":
        variant = imitation.klass
    return Hit(
        (quote(link),),
        variant=variant if link.clickable else "disarmed",
        values={
            "host": to_unicode(host),
            "protected": imitation.protected,
            "owner": imitation.owner.name,
            "marked": imitation.marked,
        },
        data={"url": link.url, "protected": imitation.protected, "class": imitation.klass, "host": host},
        severity=_severity(imitation) if link.clickable else Severity.INFO,
        confidence=_CONFIDENCE[imitation.confidence],
    )


def _severity(imitation: Imitation) -> Severity:
    if imitation.owner.kind in ("own", "partner") and imitation.confidence == "high":
        return Severity.CRITICAL
    return {"low": Severity.LOW, "medium": Severity.MEDIUM, "high": Severity.HIGH}[imitation.confidence]

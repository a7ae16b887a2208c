"""Police, tax offices, courts and town halls that write from anywhere."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, quote
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.address import Mailbox
from mailguard.message.model import Message
from mailguard.names.public_body import Body, is_generic_domain, is_public_domain, public_body


@check(severity=Severity.HIGH, confidence=Confidence.MEDIUM, attack=("T1656", "T1566"))
def public_body_spoof(message: Message, context: Context) -> Iterator[Hit]:
    """The sender calls itself a public body, and the address is not one that public bodies have.

    What it finds
        The display name is a police station, a tax office, a court, a town hall, a pension office and the like, and
        the domain is not a government's. In Japan national bodies write from go.jp, local ones from lg.jp or
        `pref.`, `city.`, `town.` names, the police from those too.
    Why it matters
        Few people doubt the police or the tax office. Swindlers demand "seized" money, data and video calls this way.
    False positives
        Services that send newsletters for towns: from a .jp domain the severity is medium, low when authenticated.
        Names that only contain such a word (associations, shops, newspapers) are left out, and so are other
        countries' own domains.
    What to do
        Look the office's number up yourself and ask there. No office sends demands for payment by mail alone.
    References
        MITRE ATT&CK T1656, https://jprs.jp/about/jp-dom/type/
    """
    for box in message.mailboxes("from")[:AUTHORS]:
        body = public_body(box.name) if box.name and box.domain else None
        if body is not None and (severity := _severity(body, box, context)) is not None:
            yield Hit(
                (quote(message, "From", body.text),),
                values={"claimed": body.text, "address": box.address, "domain": box.domain},
                data={"claimed": body.text, "address": box.address},
                severity=severity,
            )


def _severity(body: Body, box: Mailbox, context: Context) -> Severity | None:
    registry = context.registry
    if registry.is_known(box.domain) or is_public_domain(box.domain):
        return None
    free = registry.is_free_mail(box.domain)
    if registry.owner_of(box.domain) is not None and not free:
        return None
    if free or is_generic_domain(box.domain):
        return Severity.HIGH
    if not box.domain.endswith(".jp"):
        return Severity.HIGH if body.japanese else None
    if not body.japanese:
        return Severity.LOW
    return Severity.LOW if context.authenticated else Severity.MEDIUM

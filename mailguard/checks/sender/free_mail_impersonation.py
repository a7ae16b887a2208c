"""Organizations and VIPs that write from free mail."""

from collections.abc import Iterator

from mailguard.checks.registry import check
from mailguard.checks.sender.place import AUTHORS, is_reserved_address, own_address_left_out, quote, visible_name
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.names.namesake import is_namesake


@check(severity=Severity.MEDIUM, confidence=Confidence.HIGH, attack=("T1656", "T1585.002"))
def free_mail_impersonation(message: Message, context: Context) -> Iterator[Hit]:
    """Somebody important writes from an address that anybody can open.

    What it finds
        The display name claims your organization, one of your VIPs, a brand or an authority, and the address belongs
        to a free mail service or to a telephone company's mail for its customers.
    Why it matters
        "The director" with a new private address who needs something urgently is the usual opening of payment fraud.
        The mail passes every technical test, because the free mail account is real.
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
                continue  # postmaster@ a provider is nobody but the provider (RFC 2142)
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

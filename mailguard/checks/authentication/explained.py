"""Harmless explanations for failed SPF, DKIM or DMARC: forwarders and mailing lists break them.

Only verified facts count as an explanation: a valid signature of the author's organization, or a valid ARC chain whose
last sealer the configuration trusts. List header fields alone explain nothing, because any sender can write them. If
the list's own domain is verified too, they show at least who changed the mail (`Proven.by_list`).
"""

from collections.abc import Iterable, Iterator

from mailguard.auth.result import ClaimedResult, DkimResult, Result
from mailguard.finding import Evidence
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context


def aligned(context: Context, domain: str) -> bool:
    """Whether `domain` belongs to the organization that the mail says it is from."""
    return bool(domain) and organizational_domain(domain) == context.author_organization


def surviving_signature(context: Context) -> DkimResult | None:
    """Return the topmost valid signature of the author's organization, or None."""
    return next(
        (r for r in context.authentication.dkim if r.result is Result.PASS and aligned(context, r.domain)), None
    )


def came_from_author(context: Context) -> bool:
    """Whether SPF or a valid signature proves that the author's organization delivered the mail itself."""
    return context.authentication.dmarc.spf_aligned or surviving_signature(context) is not None


def trusted_chain(context: Context) -> str:
    """Return the trusted sealer whose valid ARC chain says that the mail was authentic on arrival there, or "".

    The newest sealer must be trusted, because it could have changed everything that earlier sealers wrote.
    """
    arc = context.authentication.arc
    if arc.result is not Result.PASS or not arc.sealers or not is_trusted_sealer(arc.sealers[-1], context):
        return ""
    from mailguard.auth.arc import chain_results

    for sealer, results in zip(reversed(arc.sealers), reversed(chain_results(context.message)), strict=False):
        if not is_trusted_sealer(sealer, context):
            return ""
        if _was_authentic(results, context):
            return sealer
    return ""


def verified_domains(context: Context) -> Iterator[str]:
    """Yield every domain that, according to SPF or a signature, sent the mail, whatever From says."""
    if context.authentication.spf.result is Result.PASS:
        yield context.authentication.spf.domain
    yield from signing_domains(context)
    yield from _claimed_domains(context, "spf")


def signing_domains(context: Context) -> Iterator[str]:
    """Yield every domain whose signature covers the whole body and was verified by us or by our border."""
    for each in context.authentication.dkim:
        if each.result is Result.PASS and not each.body_unsigned:
            yield each.domain
    yield from _claimed_domains(context, "dkim")


def _claimed_domains(context: Context, method: str) -> Iterator[str]:
    for claimed in context.authentication.claimed:
        if claimed.trusted:
            for result in claimed.results:
                if result.result == "pass" and result.method == method:
                    yield _domain_of(result)


def is_protected_author(context: Context) -> bool:
    """Whether attackers gain from forging this author: an own, partner or brand domain, or a VIP's address.

    A free mailbox is not the brand's, unless its display name contains the brand's name or its local part is an office.
    """
    owner, author = context.author_owner, context.message.author
    if owner is None or author is None:
        return _is_vip(context)
    if owner.kind != "brand" or not context.registry.is_free_mail(context.author_domain):
        return True
    local = author.address.partition("@")[0].lower()
    office = any(word in local for word in _OFFICES)
    return office or _is_vip(context) or any(c.owner == owner for c in context.registry.named_in(author.name))


_OFFICES = (
    "account", "admin", "billing", "confirm", "info", "master", "member", "news", "noreply", "no-reply", "no_reply",
    "notice", "notif", "office", "security", "service", "support", "team", "update", "verif",
)  # fmt: skip


def _is_vip(context: Context) -> bool:
    address = context.message.author.address.lower() if context.message.author else ""
    listed = (each.lower() for vip in context.config.organization.vip for each in vip.addresses)
    return bool(address) and address in listed


def is_trusted_sealer(domain: str, context: Context) -> bool:
    """Whether the configuration trusts `domain`, or a domain above it, as an ARC sealer."""
    return any(domain == name or domain.endswith("." + name) for name in context.config.trust.arc_sealers)


def _was_authentic(results: Iterable[ClaimedResult], context: Context) -> bool:
    """Whether `results` contain a pass for the current From domain."""
    return any(result.result == "pass" and aligned(context, _domain_of(result)) for result in results)


_PROPERTIES = {
    "dmarc": ("header.from",),
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.mfrom"),
}


def _domain_of(result: ClaimedResult) -> str:
    for name in _PROPERTIES.get(result.method, ()):
        value = result.properties.get(name, "")
        if value:
            return value.rpartition("@")[2].strip("<>").lower()
    return ""


def trusted_claim(context: Context, method: str) -> ClaimedResult | None:
    """Return our own border's result for `method`, preferring a fail; for mails that can no longer be evaluated."""
    said = [
        result
        for claimed in context.authentication.claimed
        if claimed.trusted
        for result in claimed.results
        if result.method == method
    ]
    return next((result for result in said if result.result == "fail"), said[0] if said else None)


def client_evidence(context: Context, domain: str) -> Evidence:
    """Return the client address as evidence, quoted from the hop that our border wrote if there is one."""
    client = context.envelope.client_ip or ""
    border = context.border
    if border is not None and border < len(context.route) and context.route[border].ip == client:
        return Evidence(f"route:{border}", client)
    return Evidence(f"dns:{domain} TXT", client)


def signature_evidence(result: DkimResult) -> tuple[Evidence, ...]:
    """Return d= and s= of a signature as evidence."""
    where = "header:DKIM-Signature"
    return Evidence(where, f"d={result.domain}"), Evidence(where, f"s={result.selector}")


def author_evidence(context: Context) -> Evidence:
    """Return the author's domain in From as evidence."""
    return Evidence("header:From", context.author_domain)

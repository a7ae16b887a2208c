"""Honest reasons for a failed check: forwarders and lists break SPF and DKIM, and two things can prove that.

Only what was verified counts: a signature of the author's organization that still holds, or a valid ARC chain
whose last sealer the configuration trusts. List headers alone count for nothing, since any sender can write them;
where the list's own domain is verified as well, they tell at least who changed the mail (`Proven.by_list`).
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
    """The topmost valid signature of the author's organization."""
    return next(
        (r for r in context.authentication.dkim if r.result is Result.PASS and aligned(context, r.domain)), None
    )


def came_from_author(context: Context) -> bool:
    """Whether the author's organization handed the mail over itself, by its SPF or by a signature that holds."""
    return context.authentication.dmarc.spf_aligned or surviving_signature(context) is not None


def trusted_chain(context: Context) -> str:
    """The trusted sealer whose valid chain says that the mail was authentic on arrival there, "" without one.

    The newest sealer must be trusted, since it may have changed all that the earlier ones wrote.
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
    """Every domain that SPF or a signature proves to have sent the mail, whatever From says."""
    if context.authentication.spf.result is Result.PASS:
        yield context.authentication.spf.domain
    yield from signing_domains(context)
    yield from _claimed_domains(context, "spf")


def signing_domains(context: Context) -> Iterator[str]:
    """Every domain whose signature verified on the whole mail: by us, or by a border that we trust."""
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
    """Whether forging this author pays: our own domain, a partner's, a brand's, a VIP's own address.

    A mailbox that a provider lets to anybody is no brand's, unless it bears the brand's name or an office's.
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
    """Whether the configuration trusts the ARC chains that `domain` seals; names below a trusted one count too."""
    return any(domain == name or domain.endswith("." + name) for name in context.config.trust.arc_sealers)


def _was_authentic(results: Iterable[ClaimedResult], context: Context) -> bool:
    """Whether `results` hold a pass for the domain that the mail is from now."""
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
    """What our own border said of `method` where nothing can be evaluated any more: a fail, if there is one."""
    said = [
        result
        for claimed in context.authentication.claimed
        if claimed.trusted
        for result in claimed.results
        if result.method == method
    ]
    return next((result for result in said if result.result == "fail"), said[0] if said else None)


def client_evidence(context: Context, domain: str) -> Evidence:
    """The address that handed the mail over, quoted from the hop our border wrote where there is one."""
    client = context.envelope.client_ip or ""
    border = context.border
    if border is not None and border < len(context.route) and context.route[border].ip == client:
        return Evidence(f"route:{border}", client)
    return Evidence(f"dns:{domain} TXT", client)


def signature_evidence(result: DkimResult) -> tuple[Evidence, ...]:
    """d= and s= of a signature."""
    where = "header:DKIM-Signature"
    return Evidence(where, f"d={result.domain}"), Evidence(where, f"s={result.selector}")


def author_evidence(context: Context) -> Evidence:
    """The author's domain as From names it."""
    return Evidence("header:From", context.author_domain)

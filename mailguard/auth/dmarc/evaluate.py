"""Evaluate DMARC for one message (RFC 9989 §5.3): policy discovery, alignment, result and disposition."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.alignment import Aligned, Identifier, align
from mailguard.auth.dmarc.psl import psl_decision
from mailguard.auth.dmarc.record import POLICIES, DmarcRecord
from mailguard.auth.dmarc.tree_walk import Walk, walk
from mailguard.auth.inputs import dmarc_refusal, malformed_author, several_authors
from mailguard.auth.result import DmarcResult, Result
from mailguard.dns.flow import Flow, Status, ask, resolvable, together

# An identifier with any other result cannot make DMARC pass, aligned or not.
_DECISIVE: Final = (Result.PASS, Result.TEMPERROR, Result.NOT_EVALUATED)


@dataclass(frozen=True, slots=True)
class Policy:
    """The record that applies to an author domain, the domain that publishes it, and the policy it gives."""

    record: DmarcRecord
    domain: str
    policy: str
    certain: bool = True  # False if a lookup failed, so that np= may or may not apply


def evaluate_dmarc(
    author_domains: Sequence[str], identifiers: Iterable[Identifier], doubt: str = ""
) -> Flow[DmarcResult]:
    """Return the result for a message whose From names these domains (lower case, A-labels, no duplicates).

    `identifiers` are those of SPF's MAIL FROM identity and of every DKIM signature, whatever their results. If there
    are several author domains, all must pass; of those that fail, the strictest policy counts (RFC 9989 §11.5). `doubt`
    says why the author is uncertain; if it is not empty, nothing is aligned.
    """
    refusal = dmarc_refusal(author_domains)
    if refusal is not None:
        return refusal
    known = tuple(each for each in identifiers if each.result in _DECISIVE and resolvable(each.domain) and not doubt)
    results: tuple[DmarcResult, ...] = yield from together(*(_evaluate(domain, known) for domain in author_domains))
    worst = max(results, key=_severity)  # RFC 9989 §11.5
    if doubt and worst.result is Result.FAIL:  # RFC 9989 §4.4
        return replace(worst, reason=doubt)
    return worst if len(results) == 1 else replace(worst, reason=several_authors(author_domains))


def _severity(result: DmarcResult) -> tuple[int, int]:
    order = (Result.PASS, Result.NONE, Result.NOT_EVALUATED, Result.TEMPERROR, Result.PERMERROR, Result.FAIL)
    strictness = POLICIES.index(result.disposition) if result.disposition else -1
    return order.index(result.result), strictness


def discover_policy(found: Walk) -> Flow[Policy | str]:
    """Return the policy for the domain where the walk started (RFC 9989 §4.10.1), or the reason why there is none."""
    own = found.steps[0]
    if own.status.failed:
        return "dns"
    if own.record is not None:  # RFC 9989 §4.10.1: first the author domain
        return _policy(own.record, own.domain, subdomain=False)
    if found.uncertain_below:
        return "dns"
    # RFC 9989 §4.10.1: then the organizational domain, then the public suffix domain
    organization = found.at(found.organizational_domain)
    step = organization if organization is not None and organization.record else found.public_suffix_step
    if step is None or step.record is None:
        return "several-records" if any(each.several for each in found.steps) else "no-record"
    exists = certain = True
    if step.record.np and not step.record.policy_invalid:
        exists, certain = yield from _exists(found.start)
    return _policy(step.record, step.domain, subdomain=True, exists=exists, certain=certain)


def _exists(domain: str) -> Flow[tuple[bool, bool]]:
    """Whether the domain exists (RFC 9989 §3.2.13: the answer is not NXDOMAIN), and whether that is certain."""
    answer = yield from ask(domain, "A")
    if answer.status is Status.NXDOMAIN:
        # NXDOMAIN may be about the target of an alias; the alias itself exists (RFC 6604 §3, RFC 9989 §A.4).
        answer = yield from ask(domain, "CNAME")
    return answer.status is not Status.NXDOMAIN, not answer.status.failed


def _policy(
    record: DmarcRecord, domain: str, *, subdomain: bool, exists: bool = True, certain: bool = True
) -> Policy | str:
    if not record.usable:  # RFC 9989 §4.10.1
        return "invalid-record"
    return Policy(record, domain, record.policy_for(subdomain=subdomain, exists=exists), certain)


def _evaluate(domain: str, identifiers: tuple[Identifier, ...]) -> Flow[DmarcResult]:
    malformed = malformed_author(domain)
    if malformed is not None:
        return malformed
    found = yield from walk(domain)
    organization = found.organizational_domain
    policy = yield from discover_policy(found)
    if isinstance(policy, str):  # RFC 9989 §5.3.2: DMARC does not apply
        result = Result.TEMPERROR if policy == "dns" else Result.NONE
        reason = _failed(found) if policy == "dns" else policy
        organization = "" if policy == "dns" else organization  # unknown, since a lookup failed
        differs = psl_decision(found, identifiers, result, "")
        return DmarcResult(result, domain, organization, reason=reason, psl_differs=differs)
    record = policy.record
    aligned = yield from align(found, identifiers, adkim=record.adkim, aspf=record.aspf)
    result, reason = _decide(aligned)
    if result is Result.FAIL and not policy.certain:
        result, reason = Result.TEMPERROR, f"dns: {domain} A"
    disposition = record.tested(policy.policy)  # RFC 9989 §4.7, t=
    return DmarcResult(
        result=result,
        domain=domain,
        organizational_domain=organization,
        policy=policy.policy,
        policy_domain=policy.domain,
        spf_aligned=_passes(aligned, "spf"),
        dkim_aligned=_passes(aligned, "dkim"),
        disposition=disposition,
        reason=reason,
        psl_differs=psl_decision(found, identifiers, result, disposition),
    )


def _passes(aligned: dict[Identifier, Aligned], method: str) -> bool:
    return any(
        state is Aligned.YES and each.method == method and each.result is Result.PASS for each, state in aligned.items()
    )


def _decide(aligned: dict[Identifier, Aligned]) -> tuple[Result, str]:
    """Return pass or fail (RFC 9989 §5.3.5), or neither if a lookup failed or SPF was not evaluated.

    RFC 9989 §5.3.6: after a DNS error a message neither passes nor fails.
    """
    if _passes(aligned, "spf") or _passes(aligned, "dkim"):
        return Result.PASS, "aligned"
    possible = {each: state for each, state in aligned.items() if state is not Aligned.NO}
    for each, state in possible.items():
        if each.result is Result.TEMPERROR or (each.result is Result.PASS and state is Aligned.UNKNOWN):
            return Result.TEMPERROR, f"{each.method}-temperror: {each.domain}"
    for each in possible:
        if each.result is Result.NOT_EVALUATED:
            return Result.NOT_EVALUATED, f"{each.method}-not-evaluated: {each.domain}"
    if any(each.result is Result.PASS for each in aligned):
        return Result.FAIL, "not-aligned"
    return Result.FAIL, "not-authenticated"


def _failed(found: Walk) -> str:
    step = next(step for step in found.steps if step.status.failed)
    return f"dns: _dmarc.{step.domain} TXT {step.status.value}"

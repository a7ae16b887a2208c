"""Decide what our own border's Authentication-Results prove about the author's domain.

RFC 8601 §7.1 says which fields to believe. The properties of a believed result (RFC 8601 §2.3) say which domain it is
about: a pass for another domain proves nothing about the author. Of two that contradict each other the worse counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

from mailguard.auth.authres_value import AGAIN, MAX_RESULTS
from mailguard.auth.inputs import author_domains, author_doubt
from mailguard.auth.result import Claimed, ClaimedResult
from mailguard.message.address import normal_domain
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain

# DMARC results that decide nothing; "bestguesspass" is Microsoft's word for a domain without a record.
_OPEN: Final = frozenset({"none", "bestguesspass", "temperror", "neutral"})
# The properties that say which domain passed SPF (RFC 8601 §2.7.2) or DKIM (RFC 8601 §2.7.1).
_ALIGNED_BY: Final = {"spf": ("smtp.mailfrom", "smtp.mfrom", "smtp.mail"), "dkim": ("header.d", "header.i")}
_BESIDE_PASS: Final = frozenset({"pass", "none", "temperror"})  # results that do not contradict a pass


class Vouch(Enum):
    """What our border said about the author's domain."""

    PASS = "pass"  # noqa: S105 - a result word, not a password
    FAIL = "fail"
    NOTHING = "nothing"


def certain_author(message: Message) -> str:
    """Return the author domain (A-labels) if From can be read in only one way, else ""."""
    domains = author_domains(message)
    return domains[0] if len(domains) == 1 and not author_doubt(message) else ""


def vouched(claimed: Iterable[Claimed], author: str) -> Vouch:
    """Return what the believed fields in `claimed` prove about mail whose certain author domain is `author`.

    DMARC results decide: each must be a pass for `author` itself (`header.from`). If DMARC decides nothing, a pass of
    SPF or DKIM counts for the organization of its identifier, unless another result of the same method for that
    organization contradicts it. A list of results that is too long to be read to its end proves nothing.
    """
    fields = [each for each in claimed if each.trusted]
    results = [result for field in fields for result in field.results]
    dmarc = [result for result in results if result.method == "dmarc"]
    if any(result.result != "pass" and result.result not in _OPEN for result in dmarc):
        return Vouch.FAIL
    if not author or any(len(field.results) >= MAX_RESULTS for field in fields):
        return Vouch.NOTHING
    if any(result.result == "pass" for result in dmarc):
        bound = all(result.result == "pass" and _is_about(result, author) for result in dmarc)
        return Vouch.PASS if bound else Vouch.NOTHING
    return Vouch.PASS if any(_passes(results, method, author) for method in _ALIGNED_BY) else Vouch.NOTHING


def _is_about(result: ClaimedResult, author: str) -> bool:
    """Whether DMARC was evaluated for `author` and for no other domain (RFC 9989 §9.1)."""
    stated = result.properties.get("header.from", "")
    if f"header.from{AGAIN}" in result.properties or stated.count("@") > 1:
        return False
    return normal_domain(stated.strip("<>").rpartition("@")[2]) == author


def _passes(results: Sequence[ClaimedResult], method: str, author: str) -> bool:
    """Whether `method` passed for an identifier aligned with the author, and failed for none (RFC 9989 §4.4)."""
    organization = organizational_domain(author)
    if not organization:
        return False
    said = [
        result.result
        for result in results
        if result.method == method and set(_identifiers(result, method)) == {organization}
    ]
    return "pass" in said and _BESIDE_PASS.issuperset(said)


def _identifiers(result: ClaimedResult, method: str) -> Iterator[str]:
    """Yield the organizations that a result is about: one, unless it contradicts itself."""
    for name in _ALIGNED_BY[method]:
        for key in (name, f"{name}{AGAIN}"):
            value = result.properties.get(key, "")
            if value:
                yield organizational_domain(normal_domain(value.strip("<>").rpartition("@")[2]))

"""Identifier alignment (RFC 9989 §4.4): whether an authenticated domain belongs to the author domain."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.tree_walk import Walk, walk
from mailguard.auth.result import Result
from mailguard.dns.flow import Flow, together

IDENTIFIERS: Final = 12  # domains compared per message; enough for ten signatures and a MAIL FROM


class Aligned(StrEnum):
    """Whether two domains are aligned. `UNKNOWN` if a lookup for the comparison failed."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A domain that SPF or DKIM evaluated, and the result (RFC 9989 §4.3)."""

    method: str  # "spf" or "dkim"
    domain: str
    result: Result


def align(author: Walk, identifiers: Iterable[Identifier], *, adkim: str, aspf: str) -> Flow[dict[Identifier, Aligned]]:
    """Return whether each identifier is aligned with the author domain `author.start`.

    `author` is the tree walk of the author domain; `adkim` and `aspf` are "r" or "s" (RFC 9989 §4.7).
    """
    found: dict[Identifier, Aligned] = {}
    open_: list[Identifier] = []
    modes = {"dkim": adkim, "spf": aspf}
    organization = author.organizational_domain
    for identifier in dict.fromkeys(identifiers):
        if identifier.domain == author.start:  # RFC 9989 §4.10.2: identical domains need no tree walk
            found[identifier] = Aligned.YES
        elif modes[identifier.method] == "s" or not _within(identifier.domain, _reach(author)):
            # Strict (RFC 9989 §4.4), or not below the author's organizational domain: no tree walk can align it.
            found[identifier] = Aligned.NO
        elif len(open_) < IDENTIFIERS:
            open_.append(identifier)
        else:
            found[identifier] = Aligned.UNKNOWN
    domains = tuple(dict.fromkeys(identifier.domain for identifier in open_))
    walks = dict(zip(domains, (yield from together(*map(walk, domains))), strict=True))
    for identifier in open_:
        theirs: Walk = walks[identifier.domain]
        same = theirs.organizational_domain == organization  # relaxed alignment, RFC 9989 §4.10.2
        if (author.uncertain_below or theirs.uncertain_below) if same else (author.uncertain or theirs.uncertain):
            found[identifier] = Aligned.UNKNOWN
        else:
            found[identifier] = Aligned.YES if same else Aligned.NO
    return found


def _reach(author: Walk) -> str:
    """Return the highest domain that may be the author's organizational domain."""
    if not author.uncertain:
        return author.organizational_domain
    return author.steps[-1].domain


def _within(domain: str, organization: str) -> bool:
    return domain == organization or domain.endswith("." + organization)

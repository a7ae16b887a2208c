"""Identifier alignment (RFC 9989 §4.10.2): whether what was authenticated belongs to the author's domain."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.auth.dmarc.tree_walk import Walk, walk
from mailguard.auth.result import Result
from mailguard.dns.flow import Flow, together

IDENTIFIERS: Final = 12  # domains of one message that are compared; ten signatures and a MAIL FROM fit


class Aligned(StrEnum):
    """Whether two domains are aligned. `UNKNOWN` when a look-up on the way failed."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Identifier:
    """A domain that SPF or DKIM spoke about, and how that ended."""

    method: str  # "spf" or "dkim"
    domain: str
    result: Result


def align(author: Walk, identifiers: Iterable[Identifier], *, adkim: str, aspf: str) -> Flow[dict[Identifier, Aligned]]:
    """How each identifier stands to the author domain where `author` started. `adkim`, `aspf`: "r" or "s"."""
    found: dict[Identifier, Aligned] = {}
    open_: list[Identifier] = []
    modes = {"dkim": adkim, "spf": aspf}
    organization = author.organizational_domain
    for identifier in dict.fromkeys(identifiers):
        if identifier.domain == author.start:
            found[identifier] = Aligned.YES
        elif modes[identifier.method] == "s" or not _within(identifier.domain, _reach(author)):
            # An organizational domain stands above what belongs to it, so nothing needs to be asked here.
            found[identifier] = Aligned.NO
        elif len(open_) < IDENTIFIERS:
            open_.append(identifier)
        else:
            found[identifier] = Aligned.UNKNOWN
    domains = tuple(dict.fromkeys(identifier.domain for identifier in open_))
    walks = dict(zip(domains, (yield from together(*map(walk, domains))), strict=True))
    for identifier in open_:
        theirs: Walk = walks[identifier.domain]
        same = theirs.organizational_domain == organization
        if (author.uncertain_below or theirs.uncertain_below) if same else (author.uncertain or theirs.uncertain):
            found[identifier] = Aligned.UNKNOWN
        else:
            found[identifier] = Aligned.YES if same else Aligned.NO
    return found


def _reach(author: Walk) -> str:
    """The highest domain that the author's organizational domain can be, as far as is known."""
    if not author.uncertain:
        return author.organizational_domain
    return author.steps[-1].domain


def _within(domain: str, organization: str) -> bool:
    return domain == organization or domain.endswith("." + organization)

"""Names that the customers of a service choose for themselves: `imakiire.onmicrosoft.com`, `imakiire-hp.wordpress.com`.

Whoever comes first gets such a name, whoever it belongs to elsewhere. Services whose names are public suffixes
(`sakura.ne.jp`, `web.app`) need nothing of this: there the customer's name is the organizational domain.
"""

from typing import Final

from mailguard.data.tables import listed
from mailguard.names.added_word import is_shared, is_word
from mailguard.names.domain import organizational_domain, to_unicode
from mailguard.names.imitation import Sureness
from mailguard.names.index import Entry, compact
from mailguard.names.query import Candidate, Match, Place

_LABELS: Final = 10  # of a subdomain that are looked at, from the right
_ANYBODYS: Final = 5  # letters of a name up to which strangers choose the same one by chance
# Workspaces that write `imakiire-my.sharepoint.com` for a part of the same customer's.
_PARTS: Final = ("-my", "-admin", "-public")
# Where organizations that have domains of their own have no reason to write from.
_MAIL: Final = frozenset({"onmicrosoft.com"})
_WHOLE_NAME: Final = frozenset({"tld-swap", "glued", "hyphen"})  # tricks that leave every letter of the name


def gives_names(organization: str) -> bool:
    """Whether everybody can have a name of their own below `organization`."""
    return organization in listed("multi_tenant") or organization in listed("free_hosting", "page")


def is_customers(host: str) -> bool:
    """Whether `host` is a name below a service that gives everybody one."""
    organization = organizational_domain(host)
    return host != organization and gives_names(organization)


def customer_of(query: Candidate) -> Candidate | None:
    """The name of the customer as if it stood alone, None where the domain's owner gives none or none is there."""
    if not query.subdomain or not gives_names(query.organization):
        return None
    labels = [label for label in query.subdomain.split(".")[-_LABELS:] if len(label) > 2 and not is_word(label)]
    if not labels:
        return None
    label = labels[-1]
    for part in _PARTS if query.organization == "sharepoint.com" else ():
        label = label.removesuffix(part)
    shown, base = to_unicode(label), compact(label)
    return Candidate(query.host, "", label, query.organization, shown, base) if base else None


def as_customer(match: Match, query: Candidate, shown: str) -> Match:
    """`match` of a customer's name, under the word for names that are given by services where it is the whole name."""
    if match.klass not in _WHOLE_NAME:
        return match
    marked = f"{match.entry.domain} → [{shown}].{query.organization}"
    if query.organization not in listed("multi_tenant"):
        return Match(match.entry, "sub-label", marked, Place.SUBLABEL, match.confidence)
    return Match(match.entry, "tenant", marked, match.place, _confidence(match.entry, query))


def _confidence(entry: Entry, query: Candidate) -> Sureness:
    """How surely this customer means to be taken for the owner of `entry`: it may be that owner, or a namesake."""
    if len(entry.base) < _ANYBODYS or is_shared(entry.base):
        return "low"
    return "medium" if entry.owner.kind == "own" or query.organization in _MAIL else "low"

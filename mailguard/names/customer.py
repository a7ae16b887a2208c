"""Names that the customers of a service choose for themselves: `imakiire.onmicrosoft.com`, `imakiire-hp.wordpress.com`.

The first to ask gets such a name, even if it is somebody else's name. Services whose domains are public suffixes
(`sakura.ne.jp`, `web.app`) are not handled here: below them, the customer's name is the organizational domain.
"""

from typing import Final

from mailguard.data.tables import listed
from mailguard.names.added_word import is_shared, is_word
from mailguard.names.domain import organizational_domain, to_unicode
from mailguard.names.imitation import Sureness
from mailguard.names.index import Entry, compact
from mailguard.names.query import Candidate, Match, Place

_LABELS: Final = 10  # rightmost labels of a subdomain that are read
_ANYBODYS: Final = 5  # shorter names are easily chosen by others by chance
# SharePoint adds these to the customer's name for parts of its workspace (`imakiire-my.sharepoint.com`).
_PARTS: Final = ("-my", "-admin", "-public")
# Organizations that have a domain have no reason to write from here.
MAIL_TENANTS: Final = frozenset({"onmicrosoft.com"})
_WHOLE_NAME: Final = frozenset({"tld-swap", "glued", "hyphen"})  # tricks that keep all letters of the name


def gives_names(organization: str) -> bool:
    """Whether anybody can get a name below `organization`."""
    return organization in listed("multi_tenant") or organization in listed("free_hosting", "page")


def is_customers(host: str) -> bool:
    """Whether `host` is a name below a service that gives names to anybody."""
    organization = organizational_domain(host)
    return host != organization and gives_names(organization)


def customer_of(query: Candidate) -> Candidate | None:
    """Return the customer's name as a candidate, or None if the service gives no names or none is in the host."""
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
    """Return `match` of a customer's name as `tenant` or `sub-label` if the label is the whole protected name."""
    if match.klass not in _WHOLE_NAME:
        return match
    marked = f"{match.entry.domain} → [{shown}].{query.organization}"
    if query.organization not in listed("multi_tenant"):
        return Match(match.entry, "sub-label", marked, Place.SUBLABEL, match.confidence)
    return Match(match.entry, "tenant", marked, match.place, _confidence(match.entry, query))


def _confidence(entry: Entry, query: Candidate) -> Sureness:
    """Return how surely this customer imitates the owner of `entry`: it may be that owner, or have the same name."""
    if len(entry.base) < _ANYBODYS or is_shared(entry.base):
        return "low"
    return "medium" if entry.owner.kind == "own" or query.organization in MAIL_TENANTS else "low"

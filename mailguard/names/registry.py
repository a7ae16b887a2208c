"""The registry of owners (our organization, partners, brands, correspondents): finds their domains and names."""

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.config.model import Organization
from mailguard.data.tables import listed
from mailguard.names.brand import brand_names, brand_of, brand_owners
from mailguard.names.customer import MAIL_TENANTS, is_customers
from mailguard.names.domain import organizational_domain, to_ascii
from mailguard.names.imitation import Imitation, Owner
from mailguard.names.index import Index
from mailguard.names.lookalike import find_imitation
from mailguard.names.name_search import Claim, Name, NameTable
from mailguard.names.suffix_form import suffix_imitation

if TYPE_CHECKING:
    from mailguard.names.written_name import WrittenNames

_ANSWERS: Final = 4096
_TEXTS: Final = 32
__all__ = ["Claim", "Imitation", "Owner", "Registry"]


@dataclass(frozen=True)
class Registry:
    """All owners of a configuration. Immutable. `Registry.of` returns the same object for equal arguments."""

    organization: Organization
    free_mail: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()

    @staticmethod
    def of(organization: Organization, free_mail: tuple[str, ...] = (), learned: tuple[str, ...] = ()) -> "Registry":
        """Return the registry of these settings. `free_mail` adds to the built-in list. `learned` are domains."""
        return _made(organization, free_mail, learned)

    def owner_of(self, domain: str) -> Owner | None:
        """Return the owner of `domain`, which may be a subdomain of an own, partner, learned or brand's domain."""
        owners = self._owners
        if domain not in owners:
            if len(owners) >= _ANSWERS:
                owners.clear()
            name = to_ascii(domain)
            parent = next((parent for parent in _parents(name) if parent in self._owned), "")
            owners[domain] = self._owned[parent] if parent else brand_of(name)
        return owners[domain]

    def is_own(self, domain: str) -> bool:
        """Whether `domain` is ours."""
        owner = self.owner_of(domain)
        return owner is not None and owner.kind == "own"

    def is_known(self, domain: str) -> bool:
        """Whether `domain` is our own, a partner's, a learned correspondent's, or allowed by the configuration."""
        owner = self.owner_of(domain)
        return (owner is not None and owner.kind != "brand") or self.is_allowed(domain)

    def is_allowed(self, domain: str) -> bool:
        """Whether the configuration says that `domain` may look like another."""
        allowed = self.organization.allowed
        return bool(allowed) and any(name in allowed for name in _parents(to_ascii(domain)))

    def is_free_mail(self, domain: str) -> bool:
        """Whether anybody can get an address at `domain`. Hosts below a brand's own domain belong to the brand."""
        name = to_ascii(domain)
        known = listed("free_mail", "mailbox")
        if name in known or name in self.free_mail:
            return True
        if brand_of(name) is not None:
            return False
        while name := name.partition(".")[2]:
            if name in known or name in self.free_mail:
                return True
        return False

    def writes_from(self, owner: Owner, domain: str) -> bool:
        """Whether `owner` writes from `domain`: it belongs to the owner and is not only for customers' mailboxes."""
        found = self.owner_of(domain)
        if found is None or found.name != owner.name or found.kind != owner.kind:
            return False
        return owner.kind != "brand" or to_ascii(domain) not in listed("free_mail", "customers_only")

    def imitation(self, domain: str) -> Imitation | None:
        """Return how `domain` imitates an owner, or None. Owners' own, allowed and mail service domains never do."""
        answers = self._answers
        if domain not in answers:
            if len(answers) >= _ANSWERS:
                answers.clear()
            answers[domain] = None if self._is_beyond_doubt(domain) else self._imitation(domain)
        return answers[domain]

    def _is_beyond_doubt(self, domain: str) -> bool:
        """Whether `domain` belongs to a known owner, is allowed, or is a mail service.

        A name below a brand's service belongs to the brand's customer, so it is not beyond doubt.
        """
        name = to_ascii(domain)
        owner = self.owner_of(domain)
        if owner is not None and (owner.kind != "brand" or not is_customers(name)):
            return True
        return self.is_allowed(domain) or name in listed("free_mail", "mailbox")

    def _imitation(self, domain: str) -> Imitation | None:
        found = find_imitation(domain, self._index)
        if self.owner_of(domain) is not None:  # below a brand's service, other brands are legitimate customers
            if found is not None and found.owner.kind == "brand" and organizational_domain(domain) not in MAIL_TENANTS:
                found = None
            return found or self._written_name(domain)
        return found or self._written_name(domain) or suffix_imitation(domain)

    def _written_name(self, domain: str) -> Imitation | None:
        """Return how `domain` spells the organization's name.

        Without a configured name, only labels in Japanese are compared, by their sound, with our domains.
        """
        if not self.organization.names and domain.isascii() and "xn--" not in domain:
            return None
        return self._written_names.find(domain)

    def named_in(self, text: str) -> tuple[Claim, ...]:
        """Return the organizations, brands and VIPs named in `text`, in order and without overlaps."""
        claims = self._claims
        if text not in claims:
            if len(claims) >= _TEXTS:
                claims.clear()
            claims[text] = tuple(self._names.find(text))
        return claims[text]

    def says_our_name(self, name: str) -> Literal["", "whole", "form"]:
        """Return how a sender's name is our organization's in another form than those configured."""
        return self._written_names.is_said(name) if self.organization.names or self.organization.domains else ""

    @functools.cached_property
    def _owned(self) -> dict[str, Owner]:
        owned = {domain: Owner(domain, "learned", (domain,)) for domain in map(to_ascii, self.learned)}
        owned |= {domain: Owner(domain, "partner", (domain,)) for domain in map(to_ascii, self.organization.partners)}
        return owned | dict.fromkeys(self._own.domains, self._own)

    @functools.cached_property
    def _claims(self) -> dict[str, tuple[Claim, ...]]:
        """Names found in recent texts: several checks search the same subject and the same first lines."""
        return {}

    @functools.cached_property
    def _owners(self) -> dict[str, Owner | None]:
        """Owners of recent domains."""
        return {}

    @functools.cached_property
    def _answers(self) -> dict[str, Imitation | None]:
        """Results for recent domains: the links of a mail, and the mails of a sender, share domains."""
        return {}

    @functools.cached_property
    def _own(self) -> Owner:
        domains = tuple(map(to_ascii, self.organization.domains))
        return Owner((self.organization.names or domains or ("",))[0], "own", domains)

    @functools.cached_property
    def _names(self) -> NameTable:
        organization = self.organization
        names = [Name(name, self._own) for name in organization.names if len(name) > 1]
        names += [Name(name, self._own, vip) for vip in organization.vip for name in (vip.name, *vip.aliases) if name]
        return NameTable([*names, *brand_names()])

    @functools.cached_property
    def _written_names(self) -> "WrittenNames":
        from mailguard.names.written_name import WrittenNames

        return WrittenNames(self.organization.names, self._own)

    @functools.cached_property
    def _index(self) -> Index:
        return Index([*dict.fromkeys(self._owned.values()), *brand_owners()])


@functools.lru_cache(maxsize=8)
def _made(organization: Organization, free_mail: tuple[str, ...], learned: tuple[str, ...]) -> Registry:
    return Registry(organization, free_mail, learned)


def _parents(domain: str) -> Iterator[str]:
    """Yield `domain` and every parent of it."""
    while domain:
        yield domain
        domain = domain.partition(".")[2]

"""Learned domains as protected ones: imitations of those we write with are told like imitations of our own."""

import functools

from mailguard.config.model import Organization
from mailguard.correspondents.model import Known
from mailguard.data.tables import listed
from mailguard.names.registry import Registry


@functools.lru_cache(maxsize=8)
def registry_with(organization: Organization, free_mail: tuple[str, ...], known: Known) -> Registry:
    """The registry of these settings, with the routine correspondents of `known`.

    Left out are providers whose names belong to many, brands that are protected anyway, and whatever imitates a
    domain that is protected without it: learning a phish must not make its sender known.
    """
    plain = Registry.of(organization, free_mail)
    if not known.routine_domains:
        return plain
    learned = tuple(
        domain
        for domain in known.routine_domains
        if plain.owner_of(domain) is None
        and not plain.is_free_mail(domain)
        and not plain.is_allowed(domain)
        and not belongs_to_many(domain)
        and plain.imitation(domain) is None
    )
    return Registry.of(organization, free_mail, learned) if learned else plain


def belongs_to_many(domain: str) -> bool:
    """Whether customers of a service have their names below `domain`, so that it says nothing about one of them."""
    name = domain
    while name:
        if name in listed("multi_tenant"):
            return True
        name = name.partition(".")[2]
    return False

"""Protect the domains of correspondents: their imitations are found in the same way as imitations of our own."""

import functools

from mailguard.config.model import Organization
from mailguard.correspondents.model import Known
from mailguard.data.tables import listed
from mailguard.names.registry import Registry


@functools.lru_cache(maxsize=8)
def registry_with(organization: Organization, free_mail: tuple[str, ...], known: Known) -> Registry:
    """Return the registry of these settings, with the routine correspondents of `known` added.

    These domains are left out: free mail and other services that give names to many customers, domains with a known
    owner or allowed ones, and imitations of a protected domain (learning a phish must not make its sender known).
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
    """Whether `domain` is part of a service that gives each customer a subdomain, so it does not identify one."""
    name = domain
    while name:
        if name in listed("multi_tenant"):
            return True
        name = name.partition(".")[2]
    return False

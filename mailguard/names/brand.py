"""The brands of the built-in table, as owners of domains and names."""

import functools
from collections.abc import Iterator, Mapping
from typing import Final

from mailguard.data.brands import brands
from mailguard.names.domain import organizational_domain
from mailguard.names.imitation import Owner
from mailguard.names.name_search import Name

_BRAND_VALUES: Final = frozenset({"brand", "owner"})  # placeholders of wordings that hold a brand's name


@functools.cache
def brand_owners() -> tuple[Owner, ...]:
    """Return all brands, in the order of the table."""
    return tuple(
        Owner(brand.name, "brand", tuple(brand.domains.split()), tuple(brand.aliases.split())) for brand in brands()
    )


@functools.cache
def brands_by_domain() -> dict[str, Owner]:
    """Return the owner of each domain that a brand owns."""
    return {domain: owner for owner in reversed(brand_owners()) for domain in (*owner.aliases, *owner.domains)}


@functools.cache
def authorities_by_domain() -> dict[str, Owner]:
    """Return the same for authorities only. An authority may own a whole public suffix (`gov.uk`)."""
    pairs = zip(brands(), brand_owners(), strict=True)
    owners = [owner for brand, owner in pairs if brand.category == "authority"]
    return {domain: owner for owner in reversed(owners) for domain in (*owner.aliases, *owner.domains)}


def brand_of(domain: str) -> Owner | None:
    """Return the brand that owns `domain` (in A-labels) or a parent of it, up to the organizational domain.

    Above that is a public suffix, where strangers register names. Only authorities own their public suffix, too.
    """
    brands = brands_by_domain()
    organization = organizational_domain(domain)
    name = domain
    while len(name) >= len(organization) > 0:
        if name in brands:
            return brands[name]
        name = name.partition(".")[2]
    authorities = authorities_by_domain()
    while name:
        if name in authorities:
            return authorities[name]
        name = name.partition(".")[2]
    return None


def brand_names() -> Iterator[Name]:
    """Yield all names of all brands."""
    for brand, owner in zip(brands(), brand_owners(), strict=True):
        for name in brand.names.split(";"):
            yield Name(name.removeprefix("="), owner, whole=name.startswith("="))


def named_in_japanese(values: Mapping[str, str]) -> Mapping[str, str]:
    """Return the values of a wording, with brands under the names that Japanese readers know."""
    if not _BRAND_VALUES & values.keys():
        return values
    names = _japanese_names()
    return {key: names.get(text, text) if key in _BRAND_VALUES else text for key, text in values.items()}


@functools.cache
def _japanese_names() -> dict[str, str]:
    return {brand.name: brand.japanese for brand in brands() if brand.japanese}

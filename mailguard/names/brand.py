"""The table of brands as owners."""

import functools
from collections.abc import Iterator, Mapping
from typing import Final

from mailguard.data.brands import brands
from mailguard.names.domain import organizational_domain
from mailguard.names.imitation import Owner
from mailguard.names.name_search import Name

_BRAND_VALUES: Final = frozenset({"brand", "owner"})  # placeholders of the catalogue that hold a brand's name


@functools.cache
def brand_owners() -> tuple[Owner, ...]:
    """Every brand of the table, in its order."""
    return tuple(
        Owner(brand.name, "brand", tuple(brand.domains.split()), tuple(brand.aliases.split())) for brand in brands()
    )


@functools.cache
def brands_by_domain() -> dict[str, Owner]:
    """Brands by every domain they own."""
    return {domain: owner for owner in reversed(brand_owners()) for domain in (*owner.aliases, *owner.domains)}


@functools.cache
def authorities_by_domain() -> dict[str, Owner]:
    """The same for authorities alone, to whom a whole public suffix may belong (`gov.uk`)."""
    pairs = zip(brands(), brand_owners(), strict=True)
    owners = [owner for brand, owner in pairs if brand.category == "authority"]
    return {domain: owner for owner in reversed(owners) for domain in (*owner.aliases, *owner.domains)}


def brand_of(domain: str) -> Owner | None:
    """The brand that owns `domain` (A-labels): it, or a name above it as far as the organizational domain.

    What lies above that is a public suffix, where strangers register; an authority's is its own all the same.
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
    """Every name of every brand."""
    for brand, owner in zip(brands(), brand_owners(), strict=True):
        for name in brand.names.split(";"):
            yield Name(name.removeprefix("="), owner, whole=name.startswith("="))


def named_in_japanese(values: Mapping[str, str]) -> Mapping[str, str]:
    """The values of a wording, brands under the name that Japanese readers know them by."""
    if not _BRAND_VALUES & values.keys():
        return values
    names = _japanese_names()
    return {key: names.get(text, text) if key in _BRAND_VALUES else text for key, text in values.items()}


@functools.cache
def _japanese_names() -> dict[str, str]:
    return {brand.name: brand.japanese for brand in brands() if brand.japanese}

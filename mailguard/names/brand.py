"""The table of brands as owners."""

import functools
from collections.abc import Iterator

from mailguard.data.brands import BRANDS
from mailguard.names.domain import organizational_domain
from mailguard.names.imitation import Owner
from mailguard.names.mention import Name


@functools.cache
def brand_owners() -> tuple[Owner, ...]:
    """Every brand of the table, in its order."""
    return tuple(
        Owner(brand.name, "brand", tuple(brand.domains.split()), tuple(brand.aliases.split())) for brand in BRANDS
    )


@functools.cache
def brands_by_domain() -> dict[str, Owner]:
    """Brands by the organizational domains they own (the domain itself where it is a public suffix)."""
    return {
        organizational_domain(domain) or domain: owner
        for owner in reversed(brand_owners())
        for domain in (*owner.aliases, *owner.domains)
    }


@functools.cache
def authorities_by_suffix() -> dict[str, Owner]:
    """Authorities to whom a whole public suffix belongs (`gov.uk`): every name below is theirs."""
    return {
        domain: owner
        for brand, owner in zip(BRANDS, brand_owners(), strict=True)
        if brand.category == "authority"
        for domain in (*owner.domains, *owner.aliases)
        if not organizational_domain(domain)
    }


def brand_names() -> Iterator[Name]:
    """Every name of every brand."""
    for brand, owner in zip(BRANDS, brand_owners(), strict=True):
        for name in brand.names.split(";"):
            yield Name(name.removeprefix("="), owner, whole=name.startswith("="))

"""The brands and authorities of `brands.csv`, whose comments explain its columns."""

import functools
from typing import NamedTuple

from mailguard.data.tables import rows


class Brand(NamedTuple):
    """One brand. Names are separated by semicolons, domains by blanks."""

    name: str
    names: str
    category: str
    country: str
    domains: str
    aliases: str
    japanese: str


@functools.cache
def brands() -> tuple[Brand, ...]:
    """Return every brand, in the order of the table."""
    return tuple(Brand(*row) for row in rows("brands", Brand._fields))

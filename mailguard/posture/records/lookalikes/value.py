"""A registered name that imitates the domain."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A registered name that imitates the domain by the trick `klass`, which `marked` shows.

    One without `mx` has an address or the name servers `ns`, but takes no mail.
    """

    name: str
    klass: str
    mx: tuple[str, ...] = ()
    marked: str = ""
    ns: tuple[str, ...] = ()

"""The value of a lookalike domain."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A registered name that imitates the domain.

    `klass` is the kind of imitation, such as "omission"; `marked` shows where the names differ. A name without `mx`
    receives no mail; it has an address, or the name servers `ns`.
    """

    name: str
    klass: str
    mx: tuple[str, ...] = ()
    marked: str = ""
    ns: tuple[str, ...] = ()

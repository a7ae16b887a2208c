"""How one domain is to be checked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DomainOptions:
    """`parked`: the domain is meant to carry no mail. `selectors`: DKIM selectors to try, `learned` those seen."""

    selectors: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    parked: bool = False
    http: bool = True
    lookalikes: bool = False
    smtp: bool = False

"""How one domain is to be checked."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from mailguard._internal.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mailguard.correspondents.model import Known


@dataclass(frozen=True, slots=True)
class DomainOptions:
    """`parked`: the domain is meant to carry no mail. `selectors`: DKIM selectors to try, `learned` those seen.

    `http` allows fetching the MTA-STS policy, `smtp` connecting to the MX hosts, `blocklists` telling public block
    lists the addresses of these; `zones` are the lists to ask, by default a few well-known ones. `known`
    domains are nobody's imitations, as those that the configuration names. `second_opinion` lets checkdmarc judge the
    same records.
    """

    selectors: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    parked: bool = False
    http: bool = True
    lookalikes: bool = False
    smtp: bool = False
    blocklists: bool = False
    zones: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    second_opinion: bool = False


def with_learned(options: DomainOptions, known: "Known | None") -> Callable[[str], DomainOptions]:
    """The options for each domain: the DKIM selectors seen on its mail (`mailguard learn`) are tried too."""

    def chosen(domain: str) -> DomainOptions:
        return options if known is None else replace(options, learned=known.selectors_of(domain))

    return chosen

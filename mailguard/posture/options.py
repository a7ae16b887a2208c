"""The options for checking one domain."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from mailguard._internal.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mailguard.correspondents.model import Known


@dataclass(frozen=True, slots=True)
class DomainOptions:
    """The options for checking one domain.

    `parked` says that the domain is meant to carry no mail. `selectors` are the DKIM selectors to try
    (RFC 6376 §3.1); `learned` are selectors that were seen on the domain's mail. `http` allows fetching the MTA-STS
    policy and the BIMI certificate. `smtp` allows connecting to the MX hosts. `blocklists` allows looking up the
    addresses of the MX hosts in public block lists; `zones` are the lists to ask, by default a few well-known ones.
    `known` are domains that do not count as imitations, besides those that the configuration names. `second_opinion`
    lets checkdmarc judge the same records.
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
    """Return a function from a domain to its options, which add the DKIM selectors that `mailguard learn` recorded."""

    def chosen(domain: str) -> DomainOptions:
        return options if known is None else replace(options, learned=known.selectors_of(domain))

    return chosen

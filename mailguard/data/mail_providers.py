"""The mail services of `mail_providers.csv`, whose comments explain its columns."""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.data.tables import rows


@dataclass(frozen=True, slots=True)
class Provider:
    """A service. `hosts` are endings of MX hosts and of SPF include targets; `selectors` are those of its signatures."""

    name: str
    hosts: tuple[str, ...]
    selectors: tuple[str, ...]


PROVIDERS: Final = tuple(
    Provider(name, tuple(hosts.split()), tuple(selectors.split()))
    for name, hosts, selectors in rows("mail_providers", ("name", "hosts", "selectors"))
)
COMMON_SELECTORS: Final = (
    "default",
    "dkim",
    "mail",
    "selector1",
    "google",
    "s1",
    "k1",
)  # tried if the hosts reveal no service

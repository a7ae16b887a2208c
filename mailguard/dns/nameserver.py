"""Which name servers are asked: those given as IP[:PORT], or the system's."""

import sys
from collections.abc import Iterable
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.errors import ConfigError

_PORT: Final = 53
_MOST: Final = 8  # of the system's name servers that are used


@dataclass(frozen=True, slots=True)
class Nameserver:
    """An address and a UDP and TCP port. `address` may carry an IPv6 zone ("fe80::1%eth0")."""

    address: str
    port: int = _PORT

    @property
    def is_ipv6(self) -> bool:
        """Whether the address is of IPv6."""
        return ":" in self.address

    def __str__(self) -> str:
        return f"[{self.address}]:{self.port}" if self.is_ipv6 else f"{self.address}:{self.port}"


def parse_nameserver(text: str) -> Nameserver:
    """The name server in "IP", "IP:PORT", "IPv6" or "[IPv6]:PORT". Raises `ConfigError`."""
    given = text.strip()
    if given.startswith("["):
        host, bracket, rest = given[1:].partition("]")
        port = (rest.removeprefix(":") or "?") if rest or not bracket else ""
        if rest and not rest.startswith(":"):
            port = "?"
    elif given.count(":") == 1:
        host, _, port = given.partition(":")
        port = port or "?"
    else:
        host, port = given, ""
    try:
        address = str(ip_address(host))
    except ValueError:
        raise ConfigError(f"{text!r} is no name server: IP or IP:PORT is needed, as in 127.0.0.1:53") from None
    if not port:
        return Nameserver(address)
    if not port.isascii() or not port.isdigit() or len(port) > 5 or not 0 < int(port) < 65536:
        raise ConfigError(f"{text!r} has no port from 1 to 65535")
    return Nameserver(address, int(port))


def nameservers(given: Iterable[str] = ()) -> tuple[Nameserver, ...]:
    """The given name servers, without repetition; the system's where none are given."""
    return tuple(dict.fromkeys(map(parse_nameserver, given))) or system_nameservers()


@cache
def system_nameservers() -> tuple[Nameserver, ...]:
    """Those of /etc/resolv.conf, on Windows of the registry; the local host where none are named."""
    if sys.platform == "win32":
        import dns.win32util

        found = [str(address) for address in dns.win32util.get_dns_info().nameservers]
    else:
        try:
            text = Path("/etc/resolv.conf").read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = ""
        lines = [line.split() for line in text.splitlines()]
        found = [words[1] for words in lines if len(words) > 1 and words[0] == "nameserver"]
    servers: list[Nameserver] = []
    for address in found[:_MOST]:
        try:
            servers.append(Nameserver(str(ip_address(address))))
        except ValueError:
            continue
    return tuple(servers) or (Nameserver("127.0.0.1"),)  # resolv.conf(5)

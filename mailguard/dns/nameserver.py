"""The name servers to ask: given as IP[:PORT], or the system's."""

import sys
from collections.abc import Iterable
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.errors import ConfigError

_PORT: Final = 53
_MOST: Final = 8  # the most of the system's name servers that are used


@dataclass(frozen=True, slots=True)
class Nameserver:
    """An address, and a port for UDP and TCP. `address` may have an IPv6 zone (RFC 4007 §11), as in "fe80::1%eth0"."""

    address: str
    port: int = _PORT

    @property
    def is_ipv6(self) -> bool:
        """Whether the address is an IPv6 address."""
        return ":" in self.address

    def __str__(self) -> str:
        return f"[{self.address}]:{self.port}" if self.is_ipv6 else f"{self.address}:{self.port}"


def parse_nameserver(text: str) -> Nameserver:
    """Parse a name server from "IP", "IP:PORT", "IPv6" or "[IPv6]:PORT". Raises `ConfigError`."""
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
        raise ConfigError(f"{text!r} is not a name server; write IP or IP:PORT, like 127.0.0.1:53") from None
    if not port:
        return Nameserver(address)
    if not port.isascii() or not port.isdigit() or len(port) > 5 or not 0 < int(port) < 65536:
        raise ConfigError(f"{text!r} has no port from 1 to 65535")
    return Nameserver(address, int(port))


def nameservers(given: Iterable[str] = ()) -> tuple[Nameserver, ...]:
    """Return the given name servers without duplicates, or the system's if none is given."""
    return tuple(dict.fromkeys(map(parse_nameserver, given))) or system_nameservers()


@cache
def system_nameservers() -> tuple[Nameserver, ...]:
    """Return the name servers in /etc/resolv.conf or the Windows registry, or the local host if there are none."""
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

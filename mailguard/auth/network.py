"""Tell private from public addresses, and our own relays from other hosts."""

import functools
import ipaddress
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.address import normal_domain

Reach: TypeAlias = Literal["public", "private", "loopback", "invalid"]
_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network

# RFC 1918 §3 (three networks), RFC 6598 §7 (carrier NAT), RFC 3927 §2.1 (link-local), RFC 4193 §3.1 (unique local),
# RFC 4291 §2.5.6 (link-local) and RFC 4291 §2.5.7 (site-local). Documentation networks count as public: no company
# uses them inside.
_PRIVATE: Final = tuple(
    ipaddress.ip_network(text)
    for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7",
                 "fe80::/10", "fec0::/10")
)  # fmt: skip


_OCTET: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4: Final = lazy_pattern(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
# First octets of private, loopback and unspecified addresses, and of some public ones: these need a closer look.
_TOLD_APART: Final = ("0.", "10.", "100.", "127.", "169.", "172.", "192.")


@functools.lru_cache(maxsize=4096)
def reach(ip: str) -> Reach:
    """Return whether an address is public, private, of the host itself (loopback), or not a host's address."""
    plain = _IPV4.fullmatch(ip)
    if plain is not None and not ip.startswith(_TOLD_APART):
        return "public"
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return "invalid"
    if address.is_unspecified:  # no host has this address (RFC 1122 §3.2.1.3, RFC 4291 §2.5.2)
        return "invalid"
    if address.is_loopback:  # RFC 1122 §3.2.1.3, RFC 4291 §2.5.3
        return "loopback"
    return "private" if _within(address, _PRIVATE) else "public"


def _within(address: _Address, networks: Iterable[_Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)


@dataclass(frozen=True, slots=True)
class Relays:
    """Our own hops, as networks and host names."""

    networks: tuple[_Network, ...]
    names: frozenset[str]

    @staticmethod
    @functools.lru_cache(maxsize=64)
    def of(relays: tuple[str, ...]) -> "Relays":
        """Build from `trust.relays`. An entry that is not an address or a network is taken as a host name."""
        networks: list[_Network] = []
        names: set[str] = set()
        for text in relays:
            try:
                networks.append(ipaddress.ip_network(text.strip().strip("[]"), strict=False))
            except ValueError:
                names.add(normal_domain(text))
        return Relays(tuple(networks), frozenset(names))

    def __bool__(self) -> bool:
        return bool(self.networks or self.names)

    def has_ip(self, ip: str) -> bool:
        """Whether the address belongs to one of our relays."""
        if not ip or not self.networks:
            return False
        try:
            return _within(ipaddress.ip_address(ip), self.networks)
        except ValueError:
            return False

    def has_name(self, name: str) -> bool:
        """Whether the host name belongs to one of our relays."""
        return bool(name) and name.lower().rstrip(".") in self.names


# Inside Microsoft 365, mail passes several public addresses after the border. Only the border, which is named
# *.mail.protection.outlook.com, receives mail from strangers.
_MICROSOFT_INSIDE: Final = (
    ipaddress.ip_network("2603:1000::/24"),
    ipaddress.ip_network("2a01:111:e400::/40"),
    ipaddress.ip_network("2a01:111:f400::/46"),
)
_MICROSOFT_NAMES: Final = (".outlook.com", ".office365.com", ".exchangelabs.com")


def inside_microsoft(by: str, from_: str, ip: str) -> bool:
    """Whether a hop is between two hosts inside Microsoft 365, according to the receiving host."""
    by, from_ = by.lower(), from_.lower()
    if not by.endswith(_MICROSOFT_NAMES) or by.endswith(".mail.protection.outlook.com"):
        return False
    if not from_.endswith(_MICROSOFT_NAMES):
        return False
    return _is_microsoft(ip)


@functools.lru_cache(maxsize=1024)
def _is_microsoft(ip: str) -> bool:
    try:
        return _within(ipaddress.ip_address(ip), _MICROSOFT_INSIDE)
    except ValueError:
        return False

"""How many addresses of the Internet an SPF tree lets send."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network
from typing import Final, TypeVar

from mailguard.posture.records.spf.value import SpfRecord, SpfTerm

WIDE_IPV4: Final = 2**24  # more than a /8 in total
WIDE_IPV6: Final = 2**108  # more than a /20

Network = IPv4Network | IPv6Network
_Network = TypeVar("_Network", IPv4Network, IPv6Network)

# Nobody on the Internet sends from these (RFC 6890 and the registries it founded): listed, they have no effect.
# None of a list overlaps another.
_UNUSED_IPV4: Final = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        ),
    )
)
# All but 2000::/3, where the addresses of hosts are (RFC 4291 §2.4), and what is set apart in it. Addresses of IPv4
# in the form of IPv6 never match an ip6 term (RFC 7208 §5).
_UNUSED_IPV6: Final = tuple(map(IPv6Network, ("::/3", "2001:db8::/32", "3fff::/20", "4000::/2", "8000::/1")))


def passing(record: SpfRecord) -> Iterator[tuple[SpfRecord, SpfTerm]]:
    """Every term that lets what it matches pass, with its record: what stands in an include passes through it."""
    for term in record.terms:
        if term.ignored or term.qualifier not in ("+", ""):
            continue
        yield record, term
        if term.record is not None:
            yield from passing(term.record)


def too_wide(root: SpfRecord) -> bool:
    """Whether the tree lets pass more than a /8 of IPv4 or a /20 of IPv6, prefixes of a and mx included."""
    four: list[IPv4Network] = []
    six: list[IPv6Network] = []
    sizes = [0, 0]  # around addresses of a and mx that nobody knows yet, and so may lie anywhere
    for _, term in passing(root):
        if term.mechanism in ("a", "mx") and term.networks is None:
            length4, length6 = _prefixes(term.text)
            sizes[0] += 2 ** (32 - length4)
            sizes[1] += 2 ** (128 - length6)
        for network in map(_network, _networks(term)):
            if isinstance(network, IPv4Network):
                four.append(network)
            else:
                six.append(network)
    return _size(four, _UNUSED_IPV4) + sizes[0] > WIDE_IPV4 or _size(six, _UNUSED_IPV6) + sizes[1] > WIDE_IPV6


def _networks(term: SpfTerm) -> tuple[str, ...]:
    return (term.target,) if term.mechanism in ("ip4", "ip6") else term.networks or ()


def is_used(network: Network) -> bool:
    """Whether anybody on the Internet can send from a network."""
    if isinstance(network, IPv4Network):
        return _size([network], _UNUSED_IPV4) > 0
    return _size([network], _UNUSED_IPV6) > 0


def _network(text: str) -> Network:
    return ip_network(text, strict=False)


def _size(networks: list[_Network], unused: tuple[_Network, ...]) -> int:
    """The addresses in all of the networks that somebody may send from. One network lies in another or beside it."""
    total = 0
    for network in collapse_addresses(networks):
        if not any(network.subnet_of(each) for each in unused):
            total += network.num_addresses - sum(each.num_addresses for each in unused if each.subnet_of(network))
    return total


def _prefixes(text: str) -> tuple[int, int]:
    """The prefix lengths in `a:host/24//64`; 32 and 128 where there are none."""
    four, _, six = text.partition("//")
    length = four.partition("/")[2]
    return (
        int(length) if length.isdecimal() and len(length) < 3 else 32,
        int(six) if six.isdecimal() and len(six) < 4 else 128,
    )

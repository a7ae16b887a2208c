"""Count how many addresses of the Internet an SPF tree allows to send."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network
from typing import Final, TypeVar

from mailguard.posture.records.spf.value import SpfRecord, SpfTerm

WIDE_IPV4: Final = 2**24  # addresses of a /8
WIDE_IPV6: Final = 2**108  # addresses of a /20

Network = IPv4Network | IPv6Network
_Network = TypeVar("_Network", IPv4Network, IPv6Network)

# No mail arrives from these special-purpose networks (the registries of RFC 6890 §2.2), so allowing them has no effect.
# The networks of a list do not overlap.
_UNUSED_IPV4: Final = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network: RFC 1122 §3.2.1.3
            "10.0.0.0/8",  # private: RFC 1918 §3
            "100.64.0.0/10",  # shared by customers of a provider: RFC 6598 §7
            "127.0.0.0/8",  # loopback: RFC 1122 §3.2.1.3
            "169.254.0.0/16",  # link-local: RFC 3927 §2.1
            "172.16.0.0/12",  # private: RFC 1918 §3
            "192.0.0.0/24",  # IETF protocols: RFC 6890 §2.1
            "192.0.2.0/24",  # documentation: RFC 5737 §3
            "192.168.0.0/16",  # private: RFC 1918 §3
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation: RFC 5737 §3
            "203.0.113.0/24",  # documentation: RFC 5737 §3
            "224.0.0.0/3",  # multicast and reserved: RFC 1112 §4
        ),
    )
)
# Everything outside 2000::/3, which holds the addresses of hosts (RFC 4291 §2.4), and inside it the documentation
# networks (RFC 3849 §2). IPv4 addresses written as IPv6 never match an ip6 term (RFC 7208 §5).
_UNUSED_IPV6: Final = tuple(map(IPv6Network, ("::/3", "2001:db8::/32", "3fff::/20", "4000::/2", "8000::/1")))


def passing(record: SpfRecord) -> Iterator[tuple[SpfRecord, SpfTerm]]:
    """Yield every term whose match gives the result pass, with the record that contains it.

    The passing terms of an included record count, because they make the include match (RFC 7208 §5.2).
    """
    for term in record.terms:
        if term.ignored or term.qualifier not in ("+", ""):  # RFC 7208 §4.6.2
            continue
        yield record, term
        if term.record is not None:
            yield from passing(term.record)


def too_wide(root: SpfRecord) -> bool:
    """Whether the tree allows more than a /8 of IPv4 or a /20 of IPv6, counting the prefixes of a and mx too."""
    four: list[IPv4Network] = []
    six: list[IPv6Network] = []
    sizes = [0, 0]  # IPv4 and IPv6 networks of a and mx terms whose address is unknown, so that they may be anywhere
    for _, term in passing(root):
        if term.mechanism in ("a", "mx") and term.networks is None:  # RFC 7208 §5.3, RFC 7208 §5.4
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
    return (term.target,) if term.mechanism in ("ip4", "ip6") else term.networks or ()  # RFC 7208 §5.6


def is_used(network: Network) -> bool:
    """Whether mail can arrive from a network over the Internet."""
    if isinstance(network, IPv4Network):
        return _size([network], _UNUSED_IPV4) > 0
    return _size([network], _UNUSED_IPV6) > 0


def _network(text: str) -> Network:
    return ip_network(text, strict=False)


def _size(networks: list[_Network], unused: tuple[_Network, ...]) -> int:
    """Count the addresses of the networks, without the special-purpose ones."""
    total = 0
    for network in collapse_addresses(networks):  # two networks never overlap partly: one contains the other, or none
        if not any(network.subnet_of(each) for each in unused):
            total += network.num_addresses - sum(each.num_addresses for each in unused if each.subnet_of(network))
    return total


def _prefixes(text: str) -> tuple[int, int]:
    """Return the prefix lengths of a term such as `a:host/24//64`, 32 and 128 by default (RFC 7208 §5.3)."""
    four, _, six = text.partition("//")
    length = four.partition("/")[2]
    return (
        int(length) if length.isdecimal() and len(length) < 3 else 32,
        int(six) if six.isdecimal() and len(six) < 4 else 128,
    )

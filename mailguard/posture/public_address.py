"""Decide whether an address that a stranger's record names may be connected to: only addresses of the public Internet.

The tables follow IANA's registries of special-purpose addresses (RFC 6890 §2.2.2, RFC 6890 §2.2.3) as of 2026-11.
Python's `ipaddress` is not used for this: what it calls global differs between versions, and includes some addresses
that embed an IPv4 address of any kind.
"""

import functools
import ipaddress
from typing import Final

# Special-purpose blocks among the IPv4 addresses (RFC 6890 §2.2.2).
_IPV4: Final = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network, RFC 1122 §3.2.1.3; Linux treats 0.0.0.0 as loopback
            "10.0.0.0/8",  # private, RFC 1918 §3
            "100.64.0.0/10",  # between carrier and customer, RFC 6598 §7
            "127.0.0.0/8",  # loopback, RFC 1122 §3.2.1.3
            "169.254.0.0/16",  # link-local, RFC 3927 §2.1; clouds serve credentials there
            "172.16.0.0/12",  # private, RFC 1918 §3
            "192.0.0.0/24",  # protocol assignments, RFC 6890 §2.1
            "192.0.2.0/24",  # documentation, RFC 5737 §3
            "192.88.99.0/24",  # 6to4 relays, RFC 7526 §4
            "192.168.0.0/16",  # private, RFC 1918 §3
            "198.18.0.0/15",  # benchmarks, RFC 6890 §2.2.2
            "198.51.100.0/24",  # documentation, RFC 5737 §3
            "203.0.113.0/24",  # documentation, RFC 5737 §3
            "224.0.0.0/4",  # multicast, RFC 1112 §4
            "240.0.0.0/4",  # reserved, RFC 1112 §4, and broadcast
        ),
    )
)
# Every other kind is outside this block: mapped and compatible (RFC 4291 §2.5.5), NAT64 (RFC 6052 §2.1), unique local
# (RFC 4193 §3.1), link-local (RFC 4291 §2.5.6), site-local (RFC 4291 §2.5.7), multicast (RFC 4291 §2.7).
_GLOBAL_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
_IPV6: Final = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocol assignments, RFC 6890 §2.2.3: Teredo (RFC 4380 §2.6), benchmarks, ORCHID
            "2001:db8::/32",  # documentation, RFC 3849 §2
            "2002::/16",  # 6to4, RFC 3056 §2: leads to the IPv4 address inside
            "3ffe::/16",  # the old 6bone, RFC 3701 §2
            "3fff::/20",  # documentation, RFC 9637 §4
        ),
    )
)


@functools.lru_cache(maxsize=512)
def is_public(text: str) -> bool:
    """Whether `text` is an address of the public Internet in the usual notation (RFC 4291 §2.2); else False."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _IPV4)
    if address.scope_id is not None or address not in _GLOBAL_UNICAST:  # a zone makes it link-local, RFC 4007 §11
        return False
    return not any(address in network for network in _IPV6)

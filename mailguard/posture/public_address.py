"""Which addresses may be connected to because a stranger's record says so: those of the public Internet alone.

The tables follow IANA's registries of special-purpose addresses (RFC 6890 and its successors, 2026-11). They are
written down here because what Python's `ipaddress` calls global differs between its versions, and takes some that
embed an IPv4 address of any kind.
"""

import functools
import ipaddress
from typing import Final

# Not public although they stand among unicast addresses.
_IPV4: Final = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network; Linux takes 0.0.0.0 for loopback
            "10.0.0.0/8",  # private, RFC 1918
            "100.64.0.0/10",  # between carrier and customer, RFC 6598
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local; clouds serve their secrets there
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.0.2.0/24",  # documentation, RFC 5737
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks, RFC 2544
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
# Everything else (mapped, compatible, NAT64, unique local, link-local, site-local, multicast …) lies outside of it.
_GLOBAL_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
_IPV6: Final = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32",  # documentation, RFC 3849
            "2002::/16",  # 6to4, which leads to the IPv4 address inside; RFC 7526
            "3ffe::/16",  # the old 6bone, RFC 3701
            "3fff::/20",  # documentation, RFC 9637
        ),
    )
)


@functools.lru_cache(maxsize=512)
def is_public(text: str) -> bool:
    """Whether `text` is an address of the public Internet, in the usual notation; False for anything else."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _IPV4)
    if address.scope_id is not None or address not in _GLOBAL_UNICAST:
        return False
    return not any(address in network for network in _IPV6)

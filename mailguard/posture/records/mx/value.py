"""The mail servers of a domain."""

from collections.abc import Mapping
from dataclasses import field

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class MxHost:
    """One MX host with its addresses and their reverse names."""

    preference: int  # a lower number is preferred: RFC 5321 §5.1
    host: str
    addresses: tuple[str, ...] = ()
    reverse: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # address → names
    confirmed: tuple[str, ...] = ()  # addresses to which their reverse name resolves: RFC 8601 §3
    state: str = "ok"  # "cname" "no-address" "nxdomain" "private-address" "ip-literal" "failed"
    tlsa: tuple[str, ...] = ()  # TLSA records: RFC 7672 §2.2
    failed: str = ""  # a lookup that was not answered
    tlsa_failed: str = ""  # the lookup of TLSA records, if it was not answered
    alias: str = ""  # the name that a CNAME of the host leads to

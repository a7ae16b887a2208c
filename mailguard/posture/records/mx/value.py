"""The mail servers of a domain."""

from collections.abc import Mapping
from dataclasses import field

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class MxHost:
    """One MX with its addresses and what their reverse names confirm; `alias` is what a CNAME leads to."""

    preference: int
    host: str
    addresses: tuple[str, ...] = ()
    reverse: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # address → names
    confirmed: tuple[str, ...] = ()  # addresses whose reverse name holds them (RFC 8601 §3)
    state: str = "ok"  # "cname" "no-address" "nxdomain" "private-address" "ip-literal" "failed"
    tlsa: tuple[str, ...] = ()
    failed: str = ""
    tlsa_failed: str = ""
    alias: str = ""

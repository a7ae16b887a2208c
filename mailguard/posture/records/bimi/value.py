"""The BIMI record of a domain, and the certificate that it names."""

from collections.abc import Mapping
from dataclasses import field

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class MarkCertificate:
    """The certificate that ties a logo to its owner (VMC, CMC).

    `problem` is "no-certificate" or "unreadable"; `authority` is "known" if its chain leads to a mark authority,
    else "unknown"; `rules` are the rules for mark certificates that it breaks, in English. Times are RFC 3339.
    """

    problem: str = ""
    subject: str = ""
    issuer: str = ""
    not_before: str = ""
    not_after: str = ""
    domains: tuple[str, ...] = ()
    mark_type: str = ""
    logo: bool = False
    logo_octets: int = 0  # octets unpacked, up to the limit
    authority: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BimiPosture:
    """The BIMI record of the selector "default". `problem` is "none", "declined", "multiple", "syntax" or "".

    `fetch` is "" if the record names no certificate, "ok", "not-fetched", or the reason why fetching failed.
    """

    record: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    failed: str = ""
    reason: str = ""  # what is wrong about the syntax
    fetch: str = ""
    certificate: MarkCertificate | None = None

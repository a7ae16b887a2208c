"""The DKIM keys of a domain."""

from mailguard._internal.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DkimKey:
    """One selector that was looked up (RFC 6376 §3.6.1). `state`: "ok", "none", "revoked", "invalid", "duplicate", "dangling", "failed"."""

    selector: str
    state: str
    algorithm: str = ""
    bits: int = 0
    testing: bool = False
    hashes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    reason: str = ""  # why it is invalid
    record: str = ""
    target: str = ""  # target of a CNAME
    source: str = ""  # "given", "learned", or the provider's name
    failed: str = ""

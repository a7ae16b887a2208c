"""The results of authentication, in the words of RFC 8601 §2.7, as the report shows them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from mailguard._internal.lazy_dataclass import dataclass


class Result(StrEnum):
    """One word for how a method ended (RFC 8601 §2.7.1 and §2.7.2)."""

    NONE = "none"
    NEUTRAL = "neutral"
    PASS = "pass"  # noqa: S105 - the word of the RFC
    FAIL = "fail"
    SOFTFAIL = "softfail"
    POLICY = "policy"
    TEMPERROR = "temperror"
    PERMERROR = "permerror"
    NOT_EVALUATED = "not_evaluated"  # nothing could be asked: offline, no client address


@dataclass(frozen=True, slots=True)
class SpfResult:
    """RFC 7208. `reason` is a kebab-case word with detail after a colon; `mechanism` the term that matched."""

    result: Result = Result.NOT_EVALUATED
    domain: str = ""
    identity: str = ""  # "mailfrom" or "helo"
    reason: str = ""
    mechanism: str = ""
    lookups: int = 0
    void_lookups: int = 0
    includes: tuple[str, ...] = ()  # the path of includes and redirects that led to the mechanism
    explanation: str = ""  # the domain owner's own words (exp=), attacker-chosen text


@dataclass(frozen=True, slots=True)
class DkimResult:
    """RFC 6376, one for each DKIM-Signature field, topmost first."""

    result: Result
    domain: str = ""
    selector: str = ""
    algorithm: str = ""
    key_bits: int | None = None
    reason: str = ""
    signed_headers: tuple[str, ...] = ()
    body_length: int | None = None  # l=
    auid: str = ""  # i=
    testing: bool = False  # the key says t=y
    header_signature_valid: bool | None = None  # the headers verified even though the body may not
    body_unsigned: int = 0  # octets of the canonical body behind l=
    unsigned_headers: tuple[str, ...] = ()  # shown to readers, and not covered, or a further copy is not
    detail: str = ""  # more about `reason`


@dataclass(frozen=True, slots=True)
class DmarcResult:
    """RFC 9989. `policy` applies before `t=`, `disposition` is what it comes to after it."""

    result: Result = Result.NOT_EVALUATED
    domain: str = ""
    organizational_domain: str = ""
    policy: str = ""
    policy_domain: str = ""
    spf_aligned: bool = False
    dkim_aligned: bool = False
    disposition: str = ""
    reason: str = ""
    psl_differs: str = ""  # how a receiver that still follows RFC 7489 would decide, where it differs


@dataclass(frozen=True, slots=True)
class ArcResult:
    """RFC 8617. `oldest_pass` is the instance from which on all AMS verify, 0 when all do, None without any."""

    result: Result = Result.NOT_EVALUATED
    instances: int = 0
    oldest_pass: int | None = None
    reason: str = ""
    sealers: tuple[str, ...] = ()  # d= of each ARC-Seal, instance 1 first
    detail: str = ""  # more about `reason`


@dataclass(frozen=True, slots=True)
class IprevResult:
    """RFC 8601 §3: the client address names a host whose addresses hold it."""

    result: Result = Result.NOT_EVALUATED
    name: str = ""


@dataclass(frozen=True, slots=True)
class ClaimedResult:
    """One `method=result` of an Authentication-Results field. `properties` as `ptype.property` → value."""

    method: str
    result: str
    reason: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""  # what the server said in parentheses


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one Authentication-Results field claims, and whether it may be believed."""

    authserv_id: str
    trusted: bool
    results: tuple[ClaimedResult, ...]


@dataclass(frozen=True, slots=True)
class ClaimedOther:
    """The same for Received-SPF, ARC-Authentication-Results, X-MS-Exchange-Authentication-Results …."""

    header: str
    trusted: bool
    results: tuple[ClaimedResult, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another engine says of the same bytes and the same DNS answers.

    `agrees` is whether it comes to the same: for SPF the same word, for a signature or a chain whether it passes.
    `reason` names the known difference where it does not agree, or why nothing was judged; `detail` are its own words.
    """

    method: str  # "spf", "dkim" or "arc"
    engine: str  # name and version
    domain: str = ""
    selector: str = ""
    result: Result = Result.NOT_EVALUATED
    agrees: bool = True
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Authentication:
    """All of it, for one message."""

    spf: SpfResult = field(default_factory=SpfResult)
    dkim: tuple[DkimResult, ...] = ()
    dmarc: DmarcResult = field(default_factory=DmarcResult)
    arc: ArcResult = field(default_factory=ArcResult)
    iprev: IprevResult = field(default_factory=IprevResult)
    claimed: tuple[Claimed, ...] = ()
    claimed_other: tuple[ClaimedOther, ...] = ()
    second_opinion: tuple[Opinion, ...] = ()  # () unless it was asked for


@dataclass(frozen=True, slots=True)
class Envelope:
    """The SMTP session, as far as known; `sources` says where each value came from.

    `mail_from` None means unknown, "" the null reverse-path.
    """

    client_ip: str | None = None
    helo: str | None = None
    mail_from: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hop:
    """One Received field (RFC 5321 §4.4), topmost first. `delay_seconds` since the hop below."""

    index: int
    from_: str = ""
    by: str = ""
    ip: str = ""
    with_: str = ""
    tls: bool | None = None
    time: str = ""
    delay_seconds: float | None = None
    anomalies: tuple[str, ...] = ()
    reverse_name: str = ""  # what the receiving host found by reverse look-up
    id: str = ""
    for_: str = ""

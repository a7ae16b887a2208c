"""The results of authentication, in the words of RFC 8601 §2.7, as the report shows them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from mailguard._internal.lazy_dataclass import dataclass


class Result(StrEnum):
    """The result of one method, as a word (RFC 8601 §2.7.1, RFC 8601 §2.7.2)."""

    NONE = "none"  # there is no record or signature to evaluate (RFC 7208 §2.6.1)
    NEUTRAL = "neutral"  # the domain says nothing about this client (RFC 7208 §2.6.2)
    PASS = "pass"  # noqa: S105 - a result word, not a password (RFC 7208 §2.6.3)
    FAIL = "fail"  # the client is not authorized (RFC 7208 §2.6.4), or the signature does not match
    SOFTFAIL = "softfail"  # the client is probably not authorized (RFC 7208 §2.6.5)
    POLICY = "policy"  # a signature that is not accepted, for a weak key for example (RFC 8601 §2.7.1)
    TEMPERROR = "temperror"  # a lookup failed and may succeed later (RFC 7208 §2.6.6)
    PERMERROR = "permerror"  # a record or signature is broken (RFC 7208 §2.6.7)
    NOT_EVALUATED = "not_evaluated"  # DNS could not be asked: offline, or no client address


@dataclass(frozen=True, slots=True)
class SpfResult:
    """The result of SPF (RFC 7208 §2.6).

    `reason` is a kebab-case word, with details after a colon; `mechanism` is the term that matched.
    """

    result: Result = Result.NOT_EVALUATED
    domain: str = ""
    identity: str = ""  # "mailfrom" or "helo"
    reason: str = ""
    mechanism: str = ""
    lookups: int = 0  # terms that caused lookups (RFC 7208 §4.6.4)
    void_lookups: int = 0
    includes: tuple[str, ...] = ()  # the includes and redirects that led to the mechanism
    explanation: str = ""  # the domain owner's text (exp=, RFC 7208 §6.2); an attacker may have chosen it


@dataclass(frozen=True, slots=True)
class DkimResult:
    """The result for one DKIM-Signature field (RFC 6376 §6.1). Results are listed topmost field first."""

    result: Result
    domain: str = ""
    selector: str = ""
    algorithm: str = ""
    key_bits: int | None = None
    reason: str = ""
    signed_headers: tuple[str, ...] = ()
    body_length: int | None = None  # l= (RFC 6376 §3.5)
    auid: str = ""  # i= (RFC 6376 §2.6)
    testing: bool = False  # the key has t=y (RFC 6376 §3.6.1)
    header_signature_valid: bool | None = None  # the header verifies, even if the body differs
    body_unsigned: int = 0  # octets of the canonical body after the end given by l=
    unsigned_headers: tuple[str, ...] = ()  # fields that clients show, with an unsigned copy
    detail: str = ""  # more about `reason`


@dataclass(frozen=True, slots=True)
class DmarcResult:
    """The result of DMARC (RFC 9989 §5.3.5).

    `policy` is the published policy for the author domain, `disposition` the policy after `t=` (RFC 9989 §4.7).
    """

    result: Result = Result.NOT_EVALUATED
    domain: str = ""
    organizational_domain: str = ""
    policy: str = ""
    policy_domain: str = ""
    spf_aligned: bool = False
    dkim_aligned: bool = False
    disposition: str = ""
    reason: str = ""
    psl_differs: str = ""  # the decision of a receiver that still follows RFC 7489 §6.6, if it differs


@dataclass(frozen=True, slots=True)
class ArcResult:
    """The result of ARC (RFC 8617 §5.2).

    `oldest_pass` is the instance from which on all message signatures verify: 0 if all do, None if the newest does not.
    """

    result: Result = Result.NOT_EVALUATED
    instances: int = 0
    oldest_pass: int | None = None
    reason: str = ""
    sealers: tuple[str, ...] = ()  # d= of each ARC-Seal, instance 1 first (RFC 8617 §4.1.3)
    detail: str = ""  # more about `reason`


@dataclass(frozen=True, slots=True)
class IprevResult:
    """The result of iprev (RFC 8601 §3). `name` is the host name of the client address."""

    result: Result = Result.NOT_EVALUATED
    name: str = ""


@dataclass(frozen=True, slots=True)
class ClaimedResult:
    """One `method=result` of an Authentication-Results field. `properties` maps `ptype.property` to its value."""

    method: str
    result: str
    reason: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""  # the server's text in parentheses


@dataclass(frozen=True, slots=True)
class Claimed:
    """The results in one Authentication-Results field, and whether they are believed."""

    authserv_id: str
    trusted: bool
    results: tuple[ClaimedResult, ...]


@dataclass(frozen=True, slots=True)
class ClaimedOther:
    """The results in a related field, such as Received-SPF or ARC-Authentication-Results."""

    header: str
    trusted: bool
    results: tuple[ClaimedResult, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """The result of another engine for the same bytes and the same DNS answers.

    `agrees`: for SPF, whether the result is the same word; for a signature or a chain, whether both engines pass it or
    neither does. `reason` names the known difference, or says why nothing was judged. `detail` is the engine's message.
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
    """All authentication results of one message."""

    spf: SpfResult = field(default_factory=SpfResult)
    dkim: tuple[DkimResult, ...] = ()
    dmarc: DmarcResult = field(default_factory=DmarcResult)
    arc: ArcResult = field(default_factory=ArcResult)
    iprev: IprevResult = field(default_factory=IprevResult)
    claimed: tuple[Claimed, ...] = ()
    claimed_other: tuple[ClaimedOther, ...] = ()
    second_opinion: tuple[Opinion, ...] = ()  # () unless requested


@dataclass(frozen=True, slots=True)
class Envelope:
    """The SMTP session as far as it is known. `sources` says where each value came from.

    `mail_from`: None if it is unknown, "" for the null reverse-path (RFC 5321 §4.5.5).
    """

    client_ip: str | None = None
    helo: str | None = None
    mail_from: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hop:
    """One Received field (RFC 5321 §4.4). `delay_seconds` is the time since the next lower hop with a date."""

    index: int
    from_: str = ""
    by: str = ""
    ip: str = ""
    with_: str = ""
    tls: bool | None = None
    time: str = ""
    delay_seconds: float | None = None
    anomalies: tuple[str, ...] = ()
    reverse_name: str = ""  # the name that the receiving host found by reverse lookup
    id: str = ""
    for_: str = ""

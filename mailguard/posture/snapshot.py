"""What a domain publishes, as found in one round: `mailguard.posture/1` without its judgement's words.

Absent, failed and bogus are three things everywhere: a part that could not be looked up has `failed` set to the
reason ("TIMEOUT _dmarc.example.jp TXT"), and its other fields say nothing.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from mailguard.codec import decode, encode
from mailguard.lazy_dataclass import dataclass

SCHEMA = "mailguard.posture/1"


@dataclass(frozen=True, slots=True)
class SpfTerm:
    """One term of an SPF record in the include tree. `cost` in look-ups, of everything below it."""

    text: str
    qualifier: str = "+"
    mechanism: str = ""  # or the modifier's name
    target: str = ""
    cost: int = 0
    void: bool = False
    ignored: bool = False  # behind `all`, or a redirect beside it
    record: "SpfRecord | None" = None  # of include and redirect
    failed: str = ""  # the look-up of a, mx or exists that was not answered
    # Of a and mx with a short prefix: what they match, None where no address is known. Needed to judge it only.
    networks: tuple[str, ...] | None = field(default=(), metadata={"json": False})


@dataclass(frozen=True, slots=True)
class SpfRecord:
    """One SPF record of the tree, and where it stands."""

    domain: str
    text: str = ""
    terms: tuple[SpfTerm, ...] = ()
    problem: str = ""  # "none", "multiple-records", "syntax", "loop", "temperror" …
    errors: tuple[str, ...] = ()  # the terms that are none


@dataclass(frozen=True, slots=True)
class SpfPosture:
    """`result`: "none", "pass" (usable), "permerror" or "temperror". `lookups` over the whole tree, beyond 10 too."""

    result: str = "none"
    record: SpfRecord | None = None
    lookups: int = 0
    void_lookups: int = 0
    all_: str = ""  # "pass" "neutral" "softfail" "fail", "" when missing, after redirects
    reason: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class DmarcPosture:
    """`location` is the domain whose record applies (RFC 9989 tree walk), `effective_policy` what applies here.

    `published` are texts at the domain's own name that do not count: near misses, or several records.
    """

    record: str = ""
    location: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    effective_policy: str = ""
    organizational_domain: str = ""
    problem: str = ""  # "none", "multiple-records", "dangling"; "" when a record applies
    errors: Mapping[str, str] = field(default_factory=dict)  # tag → what is wrong about it
    destinations: Mapping[str, str] = field(default_factory=dict)  # "rua example.net" → "authorized" …
    unreachable: Mapping[str, str] = field(default_factory=dict)  # "rua URI" → why no report arrives there
    published: tuple[str, ...] = ()
    misplaced: str = ""  # a record that stands where nobody looks
    misplaced_at: str = ""
    psl_differs: str = ""  # the record's domain for receivers that still follow RFC 7489, where it is another
    failed: str = ""


@dataclass(frozen=True, slots=True)
class DkimKey:
    """One selector tried. `state`: "ok", "none", "revoked", "invalid", "duplicate", "dangling", "failed"."""

    selector: str
    state: str
    algorithm: str = ""
    bits: int = 0
    testing: bool = False
    hashes: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    reason: str = ""  # why it is invalid
    record: str = ""
    target: str = ""  # of a CNAME
    source: str = ""  # "given", "learned", or the provider's name
    failed: str = ""


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


@dataclass(frozen=True, slots=True)
class MtaStsPosture:
    """RFC 8461: record and policy. `fetch` is "ok", "not-fetched" or why the policy could not be had.

    `left_out` counts the lines of the policy that were not read.
    """

    record: str = ""
    mode: str = ""
    mx: tuple[str, ...] = ()
    max_age: int | None = None
    fetch: str = ""
    failed: str = ""
    left_out: int = 0
    reason: str = ""  # of a record or policy that cannot be read


@dataclass(frozen=True, slots=True)
class RecordPosture:
    """A record that is only read (TLS-RPT): its text and its tags."""

    record: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class MarkCertificate:
    """The certificate that ties a logo to its owner (VMC, CMC).

    `problem` is "no-certificate" or "unreadable"; `authority` "known" when its chain leads to a mark authority, else
    "unknown"; `rules` are those for mark certificates that it breaks, in English. Times are RFC 3339.
    """

    problem: str = ""
    subject: str = ""
    issuer: str = ""
    not_before: str = ""
    not_after: str = ""
    domains: tuple[str, ...] = ()
    mark_type: str = ""
    logo: bool = False
    logo_octets: int = 0  # unpacked, as far as it was
    authority: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BimiPosture:
    """The BIMI record of the selector "default". `problem` is "none", "declined", "multiple", "syntax" or "".

    `fetch` says how the certificate it names was had: "" for none named, "ok", "not-fetched", or why it could not be.
    """

    record: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    failed: str = ""
    reason: str = ""  # of a syntax problem
    fetch: str = ""
    certificate: MarkCertificate | None = None


@dataclass(frozen=True, slots=True)
class DanePosture:
    """MX hosts with usable TLSA records (RFC 7672)."""

    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DnssecPosture:
    """`state`: "secure", "unsigned", "bogus", "key-without-ds" or "unknown"."""

    state: str = "unknown"
    detail: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A registered name that imitates the domain by the trick `klass`, which `marked` shows.

    One without `mx` has an address or the name servers `ns`, but takes no mail.
    """

    name: str
    klass: str
    mx: tuple[str, ...] = ()
    marked: str = ""
    ns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A block list that holds an address of a mail server, or in `failed` why it did not say."""

    zone: str
    address: str
    codes: tuple[str, ...] = ()  # 127.0.0.x: what kind of listing
    reason: str = ""
    failed: str = ""


@dataclass(frozen=True, slots=True)
class SmtpHost:
    """A mail server that was connected to.

    `state`: "ok", "unreachable", "no-starttls", "tls-failed" or "certificate" (not valid for the host); `days_left`
    of a valid certificate.
    """

    host: str
    address: str
    port: int
    state: str
    detail: str = ""
    tls: str = ""
    days_left: int | None = None


@dataclass(frozen=True, slots=True)
class PostureOpinion:
    """What another engine says of the same record, and whether it comes to the same as we do.

    `reason` names the known difference where it does not, or why nothing was judged; `detail` are its own words.
    """

    method: str  # "spf", "dmarc" or "tls-rpt"
    engine: str  # name and version
    result: str
    ours: str = ""
    agrees: bool = True
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PostureEvidence:
    """The record a finding is about: `where` is `dns:<name> <type>` or `https:<url>`."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class PostureFinding:
    """One observation. `subject` is the selector, host, tag or domain it is about; `record` what to publish."""

    check: str
    severity: str
    summary: str
    advice: str
    subject: str = ""
    evidence: tuple[PostureEvidence, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    explanation: str = ""
    values: Mapping[str, str] = field(default_factory=dict)  # of the wording, to say it in another language


@dataclass(frozen=True, slots=True)
class Posture:
    """One domain in one round, judged: the contract's `mailguard.posture/1`."""

    domain: str
    time: str
    level: str  # good warning critical unknown
    score: int
    spf: SpfPosture = field(default_factory=SpfPosture)
    dmarc: DmarcPosture = field(default_factory=DmarcPosture)
    dkim: tuple[DkimKey, ...] = ()
    mx: tuple[MxHost, ...] = ()
    mta_sts: MtaStsPosture = field(default_factory=MtaStsPosture)
    tls_rpt: RecordPosture = field(default_factory=RecordPosture)
    bimi: BimiPosture = field(default_factory=BimiPosture)
    dane: DanePosture = field(default_factory=DanePosture)
    dnssec: DnssecPosture = field(default_factory=DnssecPosture)
    caa: tuple[str, ...] = ()
    ns: tuple[str, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    blocklists: tuple[Listing, ...] = ()
    smtp: tuple[SmtpHost, ...] = ()
    second_opinion: tuple[PostureOpinion, ...] = ()  # () unless it was asked for
    findings: tuple[PostureFinding, ...] = ()
    dns: Mapping[str, Any] = field(default_factory=dict)
    queries: int = 0
    errors: tuple[str, ...] = ()
    timing_ms: float = 0.0
    schema: str = SCHEMA

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON object, `mailguard.posture/1`."""
        encoded: dict[str, Any] = encode(self)
        return {"schema": encoded.pop("schema"), **encoded}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Posture":
        """The posture that `to_dict` wrote. Raises `ValueError` on another schema, `TypeError` on wrong types."""
        if data.get("schema") != SCHEMA:
            raise ValueError(f"not a {SCHEMA} object: {str(data.get('schema'))[:60]!r}")
        return decode(cls, data)

"""What a domain publishes, as found in one round: `mailguard.posture/1` without its judgement's words.

Absent, failed and bogus are three things everywhere: a part that could not be looked up has `failed` set to the
reason ("TIMEOUT _dmarc.example.jp TXT"), and its other fields say nothing.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from mailguard._internal.codec import decode, encode
from mailguard._internal.lazy_dataclass import dataclass
from mailguard.posture.finding import PostureFinding
from mailguard.posture.record_type import Parts
from mailguard.posture.records.bimi.value import BimiPosture
from mailguard.posture.records.blocklists import Listing
from mailguard.posture.records.dane import DanePosture
from mailguard.posture.records.dkim.value import DkimKey
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.records.dnssec import DnssecPosture
from mailguard.posture.records.lookalikes.value import Lookalike
from mailguard.posture.records.mta_sts.value import MtaStsPosture
from mailguard.posture.records.mx.value import MxHost
from mailguard.posture.records.smtp.value import SmtpHost
from mailguard.posture.records.spf.value import SpfPosture
from mailguard.posture.single_record import RecordPosture

SCHEMA = "mailguard.posture/1"


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
    # What the fields were made from; None for a posture that was stored, of which the JSON object is all there is.
    parts: Parts | None = field(default=None, metadata={"json": False}, compare=False)

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

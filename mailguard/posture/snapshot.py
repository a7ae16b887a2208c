"""The posture of a domain, as found in one round: the object that `mailguard.posture/1` describes.

Absent, failed and bogus are three different things everywhere (RFC 2308 §2.1, RFC 2308 §7.1, RFC 4035 §5.5). A part
that could not be looked up has the question and its status in `failed` ("_dmarc.example.jp TXT TIMEOUT"); its other
fields then mean nothing.
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
    """The result of a second program on the same record, and whether it agrees with ours.

    `reason` names the known difference if it does not agree, or why the program did not judge the record. `detail` is
    the program's own message.
    """

    method: str  # the name of the record type
    engine: str  # name and version
    result: str
    ours: str = ""
    agrees: bool = True
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Posture:
    """The judged posture of one domain in one round: the JSON object `mailguard.posture/1`."""

    domain: str
    time: str  # RFC 3339 §5.6, in UTC
    level: str  # good warning critical unknown
    score: int
    spf: SpfPosture = field(default_factory=SpfPosture)  # RFC 7208 §4.5
    dmarc: DmarcPosture = field(default_factory=DmarcPosture)  # RFC 9989 §4.7
    dkim: tuple[DkimKey, ...] = ()  # RFC 6376 §3.6.1
    mx: tuple[MxHost, ...] = ()  # RFC 5321 §5.1
    mta_sts: MtaStsPosture = field(default_factory=MtaStsPosture)  # RFC 8461 §3.1
    tls_rpt: RecordPosture = field(default_factory=RecordPosture)  # RFC 8460 §3
    bimi: BimiPosture = field(default_factory=BimiPosture)
    dane: DanePosture = field(default_factory=DanePosture)  # RFC 7672 §3.1
    dnssec: DnssecPosture = field(default_factory=DnssecPosture)  # RFC 4035 §4.3
    caa: tuple[str, ...] = ()  # RFC 8659 §4.1
    ns: tuple[str, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()
    blocklists: tuple[Listing, ...] = ()
    smtp: tuple[SmtpHost, ...] = ()
    second_opinion: tuple[PostureOpinion, ...] = ()  # empty unless the option asks for it
    findings: tuple[PostureFinding, ...] = ()
    dns: Mapping[str, Any] = field(default_factory=dict)
    queries: int = 0
    errors: tuple[str, ...] = ()
    timing_ms: float = 0.0
    schema: str = SCHEMA
    # What the fields were made from; None for a posture from the store, which keeps only the JSON object.
    parts: Parts | None = field(default=None, metadata={"json": False}, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object `mailguard.posture/1`."""
        encoded: dict[str, Any] = encode(self)
        return {"schema": encoded.pop("schema"), **encoded}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Posture":
        """Return the posture that `to_dict` wrote.

        Raises `ValueError` if the schema is another one, and `TypeError` if a value has the wrong type.
        """
        if data.get("schema") != SCHEMA:
            raise ValueError(f"not a {SCHEMA} object: {str(data.get('schema'))[:60]!r}")
        return decode(cls, data)

"""All record types that posture checks, each complete in a module or folder of its own.

A new type needs a module here, an entry in one of the lists below, and a field of `Posture` for its result.
"""

from typing import Final

from mailguard.posture.record_type import AnyType
from mailguard.posture.records.bimi import BIMI
from mailguard.posture.records.blocklists import BLOCKLISTS
from mailguard.posture.records.caa import CAA
from mailguard.posture.records.dane import DANE
from mailguard.posture.records.dkim import DKIM
from mailguard.posture.records.dmarc import DMARC
from mailguard.posture.records.dnssec import DNSSEC
from mailguard.posture.records.lookalikes import LOOKALIKES
from mailguard.posture.records.mta_sts import MTA_STS
from mailguard.posture.records.mx import MX
from mailguard.posture.records.ns import NS
from mailguard.posture.records.smtp import SMTP
from mailguard.posture.records.spf import SPF
from mailguard.posture.records.tls_rpt import TLS_RPT

__all__ = [
    "BIMI",
    "BLOCKLISTS",
    "CAA",
    "DANE",
    "DKIM",
    "DMARC",
    "DNSSEC",
    "LOOKALIKES",
    "MTA_STS",
    "MX",
    "NS",
    "PROBED",
    "PUBLISHED",
    "RECORDS",
    "SMTP",
    "SPF",
    "TLS_RPT",
]

PUBLISHED: Final[tuple[AnyType, ...]] = (  # read from DNS, in the order of lookups and findings
    SPF,
    DMARC,
    DKIM,
    MX,
    MTA_STS,
    TLS_RPT,
    DANE,
    BIMI,
    DNSSEC,
    CAA,
    NS,
    LOOKALIKES,
    BLOCKLISTS,
)
PROBED: Final[tuple[AnyType, ...]] = (SMTP,)  # asked of the mail servers themselves
RECORDS: Final = (*PUBLISHED, *PROBED)

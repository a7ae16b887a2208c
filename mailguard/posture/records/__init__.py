"""Every type of record that posture knows, each whole in its own module or folder.

A new type is a module beside these, a line in the list, and a field of `Posture` for what it found.
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

PUBLISHED: Final[tuple[AnyType, ...]] = (  # what DNS says, in the order of questions and findings
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
PROBED: Final[tuple[AnyType, ...]] = (SMTP,)  # what the servers say themselves
RECORDS: Final = (*PUBLISHED, *PROBED)

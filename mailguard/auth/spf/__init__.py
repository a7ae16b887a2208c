"""SPF (RFC 7208 §4): whether a host may send mail for a domain."""

from mailguard.auth.spf.check import check_host
from mailguard.auth.spf.record import Mechanism, Modifier, RecordError, SpfRecord, is_spf_record, parse_record

__all__ = ["Mechanism", "Modifier", "RecordError", "SpfRecord", "check_host", "is_spf_record", "parse_record"]

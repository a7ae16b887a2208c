"""DKIM (RFC 6376 §3): parse and verify signatures, canonical forms and key records."""

from mailguard.auth.dkim.canonical import signed_fields
from mailguard.auth.dkim.key import KeyRecord, KeyRecordError, parse_key_record
from mailguard.auth.dkim.verify import verify_dkim

__all__ = ["KeyRecord", "KeyRecordError", "parse_key_record", "signed_fields", "verify_dkim"]

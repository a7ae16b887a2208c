"""DKIM: signatures, canonical forms, key records and their verification."""

from mailguard.auth.dkim.canonical import signed_fields
from mailguard.auth.dkim.key import KeyRecord, KeyRecordError, parse_key_record
from mailguard.auth.dkim.verify import verify_dkim

__all__ = ["KeyRecord", "KeyRecordError", "parse_key_record", "signed_fields", "verify_dkim"]

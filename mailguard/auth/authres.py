"""Authentication-Results (RFC 8601): reading a value, and telling which of a message's claims may be believed."""

from mailguard.auth.authres_value import parse_authentication_results, parse_received_spf
from mailguard.auth.claims import Claim, claims, read_claims

__all__ = ["Claim", "claims", "parse_authentication_results", "parse_received_spf", "read_claims"]

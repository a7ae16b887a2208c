"""Authentication-Results (RFC 8601 §2.2): parse a value, and decide which claims in a message to believe."""

from mailguard.auth.authres_value import parse_authentication_results, parse_received_spf
from mailguard.auth.claims import Claim, claims, read_claims

__all__ = ["Claim", "claims", "parse_authentication_results", "parse_received_spf", "read_claims"]

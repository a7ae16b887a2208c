"""ARC (RFC 8617 §4): parse and verify the ARC sets of a message, and read the results that hops stored in them."""

from mailguard.auth.arc.results import chain_results
from mailguard.auth.arc.verify import verify_arc

__all__ = ["chain_results", "verify_arc"]

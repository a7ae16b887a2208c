"""ARC: the sets a message carries, their verification, and what the hops noted in them."""

from mailguard.auth.arc.results import chain_results
from mailguard.auth.arc.verify import verify_arc

__all__ = ["chain_results", "verify_arc"]

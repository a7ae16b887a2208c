"""ARC: the sets a message carries, and their verification."""

from mailguard.auth.arc.verify import verify_arc

__all__ = ["verify_arc"]

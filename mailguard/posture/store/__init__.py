"""The history of all rounds: SQLite by default, PostgreSQL for teams, through the same SQLAlchemy Core layer."""

from mailguard.posture.store.open import open_store
from mailguard.posture.store.store import Entry, Store, Waiting

__all__ = ["Entry", "Store", "Waiting", "open_store"]

"""The store of all rounds: a SQLite file by default, or a PostgreSQL database that several machines share."""

from mailguard.posture.store.open import open_store
from mailguard.posture.store.store import Entry, Store, Waiting

__all__ = ["Entry", "Store", "Waiting", "open_store"]

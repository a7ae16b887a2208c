"""One round at a time on one store: a file lock beside SQLite, an advisory lock in PostgreSQL.

Both end with the process that holds them, however it ends.
"""

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mailguard._internal.temporary import take_lock
from mailguard.errors import StoreError, reason_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

_KEY: Final = 7_245_022  # of PostgreSQL's lock


def _busy(name: str) -> StoreError:
    return StoreError(f"another round is running on {name}; this one was not begun")


@contextlib.contextmanager
def file_lock(path: str, name: str) -> Iterator[None]:
    """Hold `path` locked. Raises `StoreError` at once when somebody else does."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        raise StoreError(f"{path}: {reason_of(error)}") from None
    try:
        try:
            take_lock(handle)
        except OSError:
            raise _busy(name) from None
        yield
    finally:
        os.close(handle)  # and with it the lock


@contextlib.contextmanager
def advisory_lock(engine: "Engine", name: str) -> Iterator[None]:
    """Hold PostgreSQL's lock on a connection of its own. Raises `StoreError` at once when somebody else does."""
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    from mailguard.posture.store.open import readable_errors

    with readable_errors(name):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        with readable_errors(name):
            taken = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}).scalar()
        if not taken:
            raise _busy(name)
        yield
    finally:
        with contextlib.suppress(SQLAlchemyError):
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})
        with contextlib.suppress(SQLAlchemyError):
            connection.invalidate()  # never back into the pool with the lock on it
            connection.close()

"""Allow one round at a time on a store: a file lock next to the SQLite file, or an advisory lock in PostgreSQL.

Both are released when the process that holds them ends, even after a crash.
"""

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mailguard._internal.temporary import take_lock
from mailguard.errors import StoreError, reason_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

_KEY: Final = 7_245_022  # the key of the lock in PostgreSQL


def _busy(name: str) -> StoreError:
    return StoreError(f"another round is running on {name}; this one did not start")


@contextlib.contextmanager
def file_lock(path: str, name: str) -> Iterator[None]:
    """Hold a lock on `path`. Raises `StoreError` at once if another process holds it."""
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
        os.close(handle)  # this releases the lock


@contextlib.contextmanager
def advisory_lock(engine: "Engine", name: str) -> Iterator[None]:
    """Hold the lock in PostgreSQL on a separate connection. Raises `StoreError` at once if another process holds it."""
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
            connection.invalidate()  # must not go back into the pool while it holds the lock
            connection.close()

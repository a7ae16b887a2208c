"""Open a store: create the database engine, bring the tables up to date, and report every failure in one line."""

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mailguard.errors import StoreError, reason_of
from mailguard.posture.store.location import default_file, shown, store_url

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

    from mailguard.posture.store.store import Store

_BUSY: Final = 10.0  # seconds to wait while another process is writing
_CONNECT: Final = 5  # seconds to wait for the database server


def open_store(location: str = "", *, folder: str = "", create: bool = True) -> "Store":
    """Open the store at `location`: a file, a URL, or "" for the default file.

    A missing store is created unless `create` is False. A relative file name is relative to `folder`. Raises
    `StoreError` with a message of one line.
    """
    from mailguard.posture.store.schema import prepare
    from mailguard.posture.store.store import Store

    url = store_url(location, folder)
    name = shown(url)
    if url.drivername == "sqlite":
        _prepare_file(Path(url.database or ""), create=create, default=not location)
    engine = _engine(url)
    writable = engine.execution_options(mailguard_writes=True)
    try:
        with readable_errors(name):
            if url.drivername == "sqlite":
                _journal(engine)
            prepare(engine, writable, name)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, writable, name, url.database if url.drivername == "sqlite" else None)


def _prepare_file(path: Path, *, create: bool, default: bool) -> None:
    if path.exists() or create:
        try:
            if default:
                path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and not path.is_file():
                raise StoreError(f"{path} is not a file, so it cannot be a store")
            if not path.parent.is_dir():
                raise StoreError(f"there is no folder {path.parent} to keep the store in")
        except (OSError, ValueError) as error:
            raise StoreError(f"{path}: {reason_of(error)}") from None
        return
    where = "" if path != default_file() else "; `mailguard posture run` creates it"
    raise StoreError(f"there is no store {path} yet{where or '; --store names another one'}")


def _engine(url: "URL") -> "Engine":
    from sqlalchemy import create_engine, event

    if url.drivername != "sqlite":
        return create_engine(url, connect_args={"connect_timeout": _CONNECT}, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _BUSY})

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, record: object) -> None:  # noqa: ARG001 - SQLAlchemy's signature
        connection.isolation_level = None  # `_begun` begins the transactions, so that they include changes of tables

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        writes = connection.get_execution_options().get("mailguard_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _journal(engine: "Engine") -> None:
    """Turn on write-ahead logging for a new file, so that readers and the writer don't wait for each other."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        if cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            with contextlib.suppress(sqlite3.OperationalError):  # another run is creating it, or the disk has no WAL
                cursor.execute("PRAGMA journal_mode = WAL").fetchone()
    finally:
        raw.close()


@contextlib.contextmanager
def readable_errors(name: str) -> Iterator[None]:
    """Turn errors of the database, and content that cannot be read, into a `StoreError` with a message of one line."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: {_reason(error.orig)}") from None
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreError(f"{name}: {_reason(error)}") from None
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as error:
        raise StoreError(f"{name}: its content cannot be read ({type(error).__name__}: {_reason(error)})") from None


def _reason(error: BaseException | None) -> str:
    text = str(error).strip()
    for words, reason in _KNOWN:
        if words in text:
            return reason
    return next((line.strip() for line in text.splitlines() if line.strip()), type(error).__name__)[:300]


_KNOWN: Final = (
    ("file is not a database", "this is not a store of mailguard"),
    ("malformed", "the file is damaged; restore it from a backup, or move it away to begin a new history"),
    ("database is locked", "another process is writing to it and did not finish in time; nothing was changed"),
    ("readonly database", "it cannot be written to"),
    ("unable to open database file", "it cannot be opened; is the folder writable?"),
    ("disk is full", "the disk is full"),
)

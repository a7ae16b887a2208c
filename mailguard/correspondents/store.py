"""The store: an SQLite file with addresses, names, counts and days. Every failure is one line, and loses nothing."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from mailguard.correspondents.model import Contact, Habit, Known, Selector
from mailguard.correspondents.sighting import Sighting
from mailguard.correspondents.thread import SENT
from mailguard.correspondents.writing_style import Manner, merged
from mailguard.errors import StoreError, reason_of

SCHEMA_VERSION: Final = 3
BUSY_SECONDS: Final = 10.0  # maximum wait for another process that is writing
NAMES: Final = 5  # display names loaded for each address
_APPLICATION: Final = 0x6D67_636F  # "mgco": marks the file as ours (PRAGMA application_id)

_TABLES: Final = """
CREATE TABLE contact (
  address TEXT PRIMARY KEY, received INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0,
  days INTEGER NOT NULL DEFAULT 0, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE name (
  address TEXT NOT NULL REFERENCES contact ON DELETE CASCADE, name TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (address, name)
) WITHOUT ROWID;
CREATE TABLE sending (
  account TEXT NOT NULL, hour INTEGER NOT NULL, mails INTEGER NOT NULL, recipients INTEGER NOT NULL,
  PRIMARY KEY (account, hour)
) WITHOUT ROWID;
CREATE TABLE selector (
  domain TEXT NOT NULL, selector TEXT NOT NULL, count INTEGER NOT NULL, last_seen TEXT NOT NULL,
  PRIMARY KEY (domain, selector)
) WITHOUT ROWID;
CREATE TABLE learned (fingerprint BLOB PRIMARY KEY) WITHOUT ROWID;
"""
# Since schema 2. `forms` is a JSON object of counts, so that each address is one row: every scan reads them all.
_MANNER_TABLE: Final = """
CREATE TABLE manner (
  address TEXT PRIMARY KEY, mails INTEGER NOT NULL, days INTEGER NOT NULL, first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL, forms TEXT NOT NULL
) WITHOUT ROWID
"""
# Since schema 3: marks of the mails that we sent (`correspondents.thread`), with the day, so that old ones can go.
_SENT_TABLE: Final = "CREATE TABLE sent (mark BLOB PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID"


class CorrespondentStore:
    """An open store. As a context manager, it closes the file at the end."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def add(self, sightings: Iterable[Sighting]) -> int:
        """Remember these mails, all or none, and return how many were new. Those already remembered are skipped."""
        with self._writing() as run:
            new = [each for each in sightings if run(_LEARN, (each.fingerprint,)).rowcount]
            for each in new:
                self._remember(run, each)
            if any(each.sent for each in new):
                run(_FEWER_SENT, (SENT,))
        return len(new)

    def _remember(self, run: "_Run", each: Sighting) -> None:
        sent = 1 if each.account else 0
        for address, name in each.people:
            run(_CONTACT, (address, 1 - sent, sent, each.day, each.day))
            if name:
                run(_NAME, (address, name))
        if each.account:
            run(_SENDING, (each.account, each.hour, each.recipients))
        for mark in each.sent:
            run(_SENT, (mark, each.day))
        for domain, selector in each.selectors:
            run(_SELECTOR, (domain, selector, each.day))
        if each.author and each.forms:
            stored = run("SELECT forms FROM manner WHERE address = ?", (each.author,)).fetchone()
            run(_MANNER, (each.author, each.day, merged(stored[0] if stored else "{}", each.forms)))

    def known(self) -> Known:
        """Return everything that is remembered, as the view that the checks use."""
        with readable(self.path):
            rows = self._connection.execute
            names: dict[str, list[str]] = {}
            for address, name in rows("SELECT address, name FROM name ORDER BY address, count DESC, name"):
                if len(known := names.setdefault(address, [])) < NAMES:
                    known.append(name)
            contacts = [
                Contact(address, tuple(names.get(address, ())), received, sent, days, first, last)
                for address, received, sent, days, first, last in rows(
                    "SELECT address, received, sent, days, first_seen, last_seen FROM contact ORDER BY address"
                )
            ]
            habits = [Habit(*row) for row in rows(_HABITS)]
            selectors = [Selector(*row) for row in rows("SELECT domain, selector, count, last_seen FROM selector")]
            manners = [Manner(*row) for row in rows(_MANNERS)] if self._has_manners() else []
            sent = [mark for (mark,) in rows("SELECT mark FROM sent")] if self._schema() >= 3 else []
        return Known.of(contacts, habits, selectors, self.path, manners, sent)

    def _schema(self) -> int:
        return _pragma(self._connection, "user_version")

    def _has_manners(self) -> bool:
        """Whether the store has schema 2 or later. Reading leaves an older store unchanged; learning upgrades it."""
        return self._schema() >= 2

    def forget(self, who: str) -> int:
        """Forget an address, or all addresses of a domain and its subdomains. Returns the number of addresses.

        Fingerprints of mails are kept, so that learning the same mailbox again does not bring the addresses back.
        """
        wanted = who.strip().casefold().removeprefix("@")
        if "@" in wanted:
            contact, account, value = "address = ?1", "account = ?1", wanted
        else:
            below = "substr({0}, -length(?1) - 1) IN ('@' || ?1, '.' || ?1)"
            contact, account, value = below.format("address"), below.format("account"), wanted
        with self._writing() as run:
            (gone,) = run(
                f"SELECT count(*) FROM (SELECT address FROM contact WHERE {contact}"  # noqa: S608 - fixed texts
                f" UNION SELECT account FROM sending WHERE {account})",
                (value,),
            ).fetchone()
            run(f"DELETE FROM contact WHERE {contact}", (value,))  # noqa: S608 - fixed texts
            run(f"DELETE FROM sending WHERE {account}", (value,))  # noqa: S608 - fixed texts
            if self._has_manners():
                run(f"DELETE FROM manner WHERE {contact}", (value,))  # noqa: S608 - fixed texts
            if "@" not in wanted:
                run("DELETE FROM selector WHERE domain = ?1 OR domain LIKE '%.' || ?1", (value,))
        return int(gone)

    def export(self) -> dict[str, Any]:
        """Return everything that is remembered, as JSON values."""
        known = self.known()
        return {
            "schema": "mailguard.correspondents/1",
            "contacts": [
                {"address": each.address, "names": list(each.names), "received": each.received, "sent": each.sent,
                 "days": each.days, "first_seen": each.first_seen, "last_seen": each.last_seen}
                for each in known.contacts.values()
            ],
            "sending": [
                {"account": each.account, "mails": each.mails, "recipients": each.recipients, "days": each.days,
                 "busiest_hour": each.busiest_hour}
                for each in known.habits.values()
            ],
            "selectors": [
                {"domain": each.domain, "selector": each.selector, "count": each.count, "last_seen": each.last_seen}
                for each in known.selectors
            ],
            "manners": [
                {"address": each.whose, "mails": each.mails, "days": each.days, "first_seen": each.first_seen,
                 "last_seen": each.last_seen, "forms": dict(each.forms)}
                for each in known.manners.values()
            ],
        }  # fmt: skip

    @contextlib.contextmanager
    def _writing(self) -> Iterator["_Run"]:
        with readable(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection.execute
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise


_Run = Any  # sqlite3's execute
_LEARN: Final = "INSERT OR IGNORE INTO learned VALUES (?)"
_CONTACT: Final = (
    "INSERT INTO contact VALUES (?1, ?2, ?3, 1, ?4, ?5) ON CONFLICT (address) DO UPDATE SET"
    " received = received + ?2, sent = sent + ?3, days = days + (?4 < first_seen OR ?4 > last_seen),"
    " first_seen = min(first_seen, ?4), last_seen = max(last_seen, ?4)"
)
_NAME: Final = "INSERT INTO name VALUES (?1, ?2, 1) ON CONFLICT (address, name) DO UPDATE SET count = count + 1"
_SENDING: Final = (
    "INSERT INTO sending VALUES (?1, ?2, 1, ?3) ON CONFLICT (account, hour) DO UPDATE SET"
    " mails = mails + 1, recipients = recipients + ?3"
)
_SELECTOR: Final = (
    "INSERT INTO selector VALUES (?1, ?2, 1, ?3) ON CONFLICT (domain, selector) DO UPDATE SET"
    " count = count + 1, last_seen = max(last_seen, ?3)"
)
_MANNER: Final = (
    "INSERT INTO manner VALUES (?1, 1, 1, ?2, ?2, ?3) ON CONFLICT (address) DO UPDATE SET"
    " mails = mails + 1, days = days + (?2 < first_seen OR ?2 > last_seen),"
    " first_seen = min(first_seen, ?2), last_seen = max(last_seen, ?2), forms = ?3"
)
_SENT: Final = "INSERT OR IGNORE INTO sent VALUES (?1, ?2)"
_FEWER_SENT: Final = "DELETE FROM sent WHERE mark IN (SELECT mark FROM sent ORDER BY day DESC, mark LIMIT -1 OFFSET ?1)"
_MANNERS: Final = "SELECT address, mails, days, first_seen, last_seen, forms FROM manner ORDER BY address"
_HABITS: Final = (
    "SELECT account, sum(mails), sum(recipients), count(DISTINCT hour / 24), max(mails) FROM sending GROUP BY account"
)


def open_store(path: str | os.PathLike[str], *, create: bool = False) -> CorrespondentStore:
    """Open the store in the file `path`. If it is missing, `create` makes it. Raises `StoreError` with one line."""
    name = os.fspath(path)
    exists = _exists(name)
    if not exists and not create:
        raise StoreError(f"{name}: no such store; `mailguard learn` makes it")
    with readable(name):
        if not exists:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(name, os.O_CREAT | os.O_RDWR, 0o600))  # only its owner may read who writes to whom
        connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            _prepare(connection, name, create=create)
        except BaseException:
            connection.close()
            raise
    return CorrespondentStore(connection, name)


def load_known(path: str | os.PathLike[str]) -> Known:
    """Read everything in the store at `path`. Raises `StoreError`."""
    with open_store(path) as store:
        return store.known()


def _exists(name: str) -> bool:
    try:
        return os.path.getsize(name) > 0
    except OSError:
        return False
    except ValueError:  # a NUL in the name
        raise StoreError("the store's name is not a valid file name") from None


def _prepare(connection: sqlite3.Connection, name: str, *, create: bool) -> None:
    """Check that the file is a store before changing anything. Create the tables if it is empty."""
    version, application = _pragma(connection, "user_version"), _pragma(connection, "application_id")
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if empty and create and not application:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:  # no other process has made them
            for statement in (*_TABLES.split(";"), _MANNER_TABLE, _SENT_TABLE):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
        return
    if application != _APPLICATION:
        raise StoreError(f"{name}: not a store of correspondents; nothing was changed")
    if version > SCHEMA_VERSION:
        raise StoreError(f"{name}: made by a newer mailguard (schema {version}); update this one")
    if version < SCHEMA_VERSION and create:
        _upgrade(connection)


def _upgrade(connection: sqlite3.Connection) -> None:
    """Upgrade from schema 1 or 2 to 3 in one transaction, and only once if several processes try it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _pragma(connection, "user_version")
        if version < SCHEMA_VERSION:
            if version < 2:
                connection.execute(_MANNER_TABLE)
            connection.execute(_SENT_TABLE)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@contextlib.contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn every error of the file into a `StoreError` with one line."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreError(f"{name}: another program is writing to the store; try again in a moment") from None
        raise StoreError(f"{name}: {error}") from None
    except sqlite3.DatabaseError:
        raise StoreError(
            f"{name}: the store is damaged, or the file is not a store; restore a copy or learn into a new file"
        ) from None
    except (OSError, ValueError) as error:
        raise StoreError(f"{name}: {reason_of(error)}") from None

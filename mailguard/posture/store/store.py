"""The store: queries about past rounds, and writing a round."""

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from sqlalchemy import Connection, Engine, delete, func, select

from mailguard._internal.codec import decode, encode
from mailguard._internal.lazy_dataclass import dataclass
from mailguard.errors import StoreError
from mailguard.posture.change import Change
from mailguard.posture.facts import Facts, facts
from mailguard.posture.snapshot import Posture
from mailguard.posture.store.content import facts_content, posture_content, posture_digest, read_facts, read_posture
from mailguard.posture.store.lock import advisory_lock, file_lock
from mailguard.posture.store.open import readable_errors
from mailguard.posture.store.tables import body, change, known, outbox, snapshot

if TYPE_CHECKING:
    from types import TracebackType

_T = TypeVar("_T")
_PART: Final = 200  # domains in one SQL statement
_LOOK_BACK: Final = 50  # rounds that are read to compute the certain facts of a domain again


@dataclass(frozen=True, slots=True)
class Entry:
    """One round of one domain, without its content."""

    id: int
    domain: str
    at: str  # RFC 3339 §5.6
    level: str
    score: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """The result of a round for one domain. `facts` are the new certain facts, or None if they did not change."""

    posture: Posture
    facts: Facts | None
    checked: frozenset[str] = frozenset()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that its channel has not accepted yet."""

    id: int
    channel: str
    created: str
    content: Mapping[str, Any]
    attempts: int
    problem: str


class Store:
    """An open store. Every method raises `StoreError` with a message of one line if the database fails."""

    def __init__(self, readable: Engine, writable: Engine, name: str, path: str | None) -> None:
        self._readable: Final = readable
        self._writable: Final = writable
        self._path: Final = path
        self.name: Final = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: "type[BaseException] | None", error: BaseException | None, at: "TracebackType | None"
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections to the database."""
        self._readable.dispose()

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock for a round on this store. Raises `StoreError` at once if another round is running."""
        held = (
            advisory_lock(self._readable, self.name)
            if self._path is None
            else file_lock(self._path + ".lock", self.name)
        )
        with held:
            yield

    def domains(self) -> tuple[str, ...]:
        """Return every domain that was ever checked, sorted."""
        with self._reading() as connection:
            return tuple(connection.execute(select(snapshot.c.domain).distinct().order_by(snapshot.c.domain)).scalars())

    def entries(self, domain: str, *, since: str = "", limit: int | None = None) -> tuple[Entry, ...]:
        """Return the rounds of `domain`, newest first, from `since` on (UTC, RFC 3339 §5.6)."""
        query = (
            select(snapshot.c.id, snapshot.c.domain, snapshot.c.at, snapshot.c.level, snapshot.c.score)
            .where(snapshot.c.domain == domain, snapshot.c.at >= since)
            .order_by(snapshot.c.at.desc(), snapshot.c.id.desc())
            .limit(limit)
        )
        with self._reading() as connection:
            return tuple(Entry(*row) for row in connection.execute(query))

    def levels(self, domains: Iterable[str]) -> dict[str, str]:
        """Return the level of each of `domains` in its newest round. Domains never checked are missing."""
        found: dict[str, str] = {}
        with self._reading() as connection:
            for names in _parts(domains):
                newest = select(func.max(snapshot.c.id)).where(snapshot.c.domain.in_(names)).group_by(snapshot.c.domain)
                query = select(snapshot.c.domain, snapshot.c.level).where(snapshot.c.id.in_(newest))
                found |= {row.domain: row.level for row in connection.execute(query)}
        return found

    def latest(self) -> tuple[Posture, ...]:
        """Return the newest posture of every domain, sorted by domain."""
        newest = select(func.max(snapshot.c.id)).group_by(snapshot.c.domain)
        query = (
            select(snapshot.c.at, body.c.content)
            .join(body, body.c.digest == snapshot.c.digest)
            .where(snapshot.c.id.in_(newest))
            .order_by(snapshot.c.domain)
        )
        with self._reading() as connection:
            return tuple(read_posture(bytes(row.content), row.at)[0] for row in connection.execute(query))

    def posture(self, entry: Entry) -> Posture:
        """Return the posture that a round found."""
        return self._read(entry)[0]

    def facts(self, entry: Entry) -> Facts:
        """Return the certain facts of a round. Facts that it could not check are taken from the rounds before."""
        with self._reading() as connection:
            query = self._contents(entry.domain).where(
                (snapshot.c.at < entry.at) | ((snapshot.c.at == entry.at) & (snapshot.c.id <= entry.id))
            )
            return self._folded(connection.execute(query.limit(_LOOK_BACK)))

    def known(self, domains: Iterable[str]) -> dict[str, Facts]:
        """Return the certain facts of each of `domains`. Domains never checked are missing."""
        found: dict[str, Facts] = {}
        with self._reading() as connection:
            for names in _parts(domains):
                rows = connection.execute(select(known).where(known.c.domain.in_(names)))
                for row in rows.all():
                    facts = read_facts(bytes(row.facts))
                    found[row.domain] = facts if facts is not None else self._again(connection, row.domain)
        return found

    def changes(self, domain: str = "", *, since: str = "", limit: int | None = None) -> tuple[Change, ...]:
        """Return the changes, newest first: of `domain`, or of all domains if it is ""."""
        query = select(change.c.content).where(change.c.at >= since)
        if domain:
            query = query.where(change.c.domain == domain)
        query = query.order_by(change.c.at.desc(), change.c.id.desc()).limit(limit)
        with self._reading() as connection:
            return tuple(decode(Change, json.loads(text)) for text in connection.execute(query).scalars())

    def record(
        self, round_: Iterable[Recorded], messages: Iterable[tuple[str, Mapping[str, Any]]], at: str
    ) -> dict[str, Exception]:
        """Write a round in one transaction: its postures, its changes, and the messages (channel, content) about them.

        A domain whose result cannot be encoded is left out. Returns the left-out domains with their exceptions.
        """
        unwritten: dict[str, Exception] = {}
        with self._writing() as connection:
            for some in _parts(round_):
                self._record(connection, some, unwritten)
            for channel, content in messages:
                text = json.dumps(content, ensure_ascii=True)
                connection.execute(
                    outbox.insert().values(channel=channel, created=at, content=text, attempts=0, problem="")
                )
        return unwritten

    def waiting(self) -> tuple[Waiting, ...]:
        """Return the messages that are still to be delivered, oldest first."""
        with self._reading() as connection:
            rows = connection.execute(select(outbox).order_by(outbox.c.id)).all()
        return tuple(
            Waiting(row.id, row.channel, row.created, json.loads(row.content), row.attempts, row.problem)
            for row in rows
        )

    def delivered(self, message: Waiting) -> None:
        """Delete a message after its channel accepted it."""
        with self._writing() as connection:
            connection.execute(delete(outbox).where(outbox.c.id == message.id))

    def failed(self, message: Waiting, problem: str) -> None:
        """Record that a message could not be delivered. It waits for the next round."""
        with self._writing() as connection:
            values = {"attempts": outbox.c.attempts + 1, "problem": problem[:500]}
            connection.execute(outbox.update().where(outbox.c.id == message.id).values(values))

    def prune(self, before: str) -> int:
        """Delete the rounds before `before`, but never the newest of a domain. Return how many. Changes are kept."""
        newest = select(func.max(snapshot.c.id)).group_by(snapshot.c.domain)
        with self._writing() as connection:
            old = delete(snapshot).where(snapshot.c.at < before, snapshot.c.id.not_in(newest))
            forgotten = connection.execute(old).rowcount
            if forgotten:
                used = select(snapshot.c.digest).where(snapshot.c.digest == body.c.digest)
                connection.execute(delete(body).where(~used.exists()))
        return forgotten

    @staticmethod
    def _record(connection: Connection, round_: list[Recorded], unwritten: dict[str, Exception]) -> None:
        written: list[_Rows] = []
        for each in round_:
            try:
                written.append(_rows(each))
            except Exception as error:  # noqa: BLE001 - one domain's content must not keep the others from being stored
                unwritten[each.posture.domain] = error
        contents = {each.digest: each.content for each in written}
        there = set(connection.execute(select(body.c.digest).where(body.c.digest.in_(contents))).scalars())
        bodies = [{"digest": digest, "content": content} for digest, content in contents.items() if digest not in there]
        certain = [each.known for each in written if each.known]
        connection.execute(delete(known).where(known.c.domain.in_([each["domain"] for each in certain])))
        snapshots = [each.snapshot for each in written]
        changes = [row for each in written for row in each.changes]
        for table, rows in ((body, bodies), (snapshot, snapshots), (known, certain), (change, changes)):
            if rows:
                connection.execute(table.insert(), rows)

    def _read(self, entry: Entry) -> tuple[Posture, frozenset[str]]:
        query = self._contents(entry.domain).where(snapshot.c.id == entry.id)
        with self._reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                raise StoreError(f"{self.name}: the round of {entry.at} is no longer kept")
            return read_posture(bytes(row.content), row.at)

    def _again(self, connection: Connection, domain: str) -> Facts:
        return self._folded(connection.execute(self._contents(domain).limit(_LOOK_BACK)))

    @staticmethod
    def _contents(domain: str) -> Any:
        return (
            select(snapshot.c.at, body.c.content)
            .join(body, body.c.digest == snapshot.c.digest)
            .where(snapshot.c.domain == domain)
            .order_by(snapshot.c.at.desc(), snapshot.c.id.desc())
        )

    @staticmethod
    def _folded(rows: Iterable[Any]) -> Facts:
        """Return the newest certain value of every fact, from rounds given newest first."""
        found = Facts()
        for row in rows:
            found = found.over(facts(*read_posture(bytes(row.content), row.at)))
        return found

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with readable_errors(self.name), self._readable.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        with readable_errors(self.name), self._writable.begin() as connection:
            yield connection


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of all tables for one domain."""

    digest: str
    content: bytes
    snapshot: Mapping[str, Any]
    known: Mapping[str, Any]
    changes: tuple[Mapping[str, Any], ...]


def _rows(each: Recorded) -> _Rows:
    posture, found = each.posture, each.posture.to_dict()
    digest = posture_digest(found, each.checked)
    row = {"domain": posture.domain, "at": posture.time, "level": posture.level, "score": posture.score}
    return _Rows(
        digest=digest,
        content=posture_content(found, each.checked),
        snapshot=row | {"digest": digest},
        known={} if each.facts is None else {"domain": posture.domain, "facts": facts_content(each.facts)},
        changes=tuple(
            {"domain": it.domain, "at": it.at, "content": json.dumps(encode(it), ensure_ascii=True)}
            for it in each.changes
        ),
    )


def _parts(values: Iterable[_T]) -> Iterator[list[_T]]:
    """Yield `values` in lists that fit into one SQL statement."""
    rest = iter(values)
    while part := list(islice(rest, _PART)):
        yield part

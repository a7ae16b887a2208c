"""Create the tables, or upgrade those of an earlier version: one step per version, all steps or none."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, Engine, inspect, select, text

from mailguard.errors import StoreError
from mailguard.posture.store.tables import VERSION, body, meta, metadata

_LOCK: Final = 7_245_021  # the key of the lock in PostgreSQL while tables are created


def version_of(connection: Connection) -> int:
    """Return the schema version of the store, or 0 if it has no tables yet."""
    if not inspect(connection).has_table(meta.name):
        return 0
    found = connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar()
    return int(found) if found is not None and str(found).isdecimal() else 0


def prepare(readable: Engine, writable: Engine, shown: str) -> None:
    """Bring the tables to `VERSION`. Raises `StoreError` if they are of a later version."""
    with readable.begin() as connection:
        version = version_of(connection)
    _refuse_newer(version, shown)
    if version == VERSION:
        return
    with writable.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        version = version_of(connection)  # another run may have upgraded them in the meantime
        _refuse_newer(version, shown)
        if version == 0:
            metadata.create_all(connection)
            connection.execute(meta.insert().values(name="schema", value=str(VERSION)))
            return
        for step in range(version, VERSION):
            STEPS[step](connection)
            connection.execute(meta.update().where(meta.c.name == "schema").values(value=str(step + 1)))


def _refuse_newer(version: int, shown: str) -> None:
    if version > VERSION:
        raise StoreError(
            f"{shown} was written by a newer mailguard (schema {version}, this one knows {VERSION}); "
            "nothing was changed in it"
        )


def _share_bodies(connection: Connection) -> None:
    """Upgrade from version 1 to 2: move the body of each snapshot to its own table, where equal rounds share one."""
    from mailguard.posture.store.content import posture_content, posture_digest, read_posture

    body.create(connection)
    connection.execute(text("ALTER TABLE posture_snapshot ADD COLUMN digest VARCHAR(64) NOT NULL DEFAULT ''"))
    last = 0
    while True:
        row = connection.execute(
            text("SELECT id, at, content FROM posture_snapshot WHERE id > :last ORDER BY id LIMIT 1"), {"last": last}
        ).first()
        if row is None:
            break
        last = row.id
        posture, checked = read_posture(bytes(row.content), row.at)
        found = posture.to_dict()
        digest = posture_digest(found, checked)
        if connection.execute(select(body.c.digest).where(body.c.digest == digest)).first() is None:
            connection.execute(body.insert().values(digest=digest, content=posture_content(found, checked)))
        connection.execute(
            text("UPDATE posture_snapshot SET digest = :digest WHERE id = :id"), {"digest": digest, "id": last}
        )
    connection.execute(text("ALTER TABLE posture_snapshot DROP COLUMN content"))
    connection.execute(text("CREATE INDEX posture_snapshot_digest ON posture_snapshot (digest)"))


STEPS: Final[Mapping[int, Callable[[Connection], None]]] = {1: _share_bodies}

"""Past rounds of a domain from the store, and the difference between two of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.nearest import nearest
from mailguard.errors import InputError
from mailguard.posture.change import Change
from mailguard.posture.diff import compare

if TYPE_CHECKING:
    from mailguard.posture.store import Entry, Store


@dataclass(frozen=True, slots=True)
class PastRound:
    """One round of a domain, with the changes it found."""

    entry: "Entry"
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """The changes between two rounds. What one of them could not check counts with its last known value."""

    domain: str
    old: str  # time of the earlier round, RFC 3339 §5.6
    new: str
    changes: tuple[Change, ...] = ()


def history(store: "Store", domain: str, *, limit: int | None = None) -> tuple[PastRound, ...]:
    """Return the rounds of `domain`, newest first. Raises `InputError` if the store has no round of it."""
    entries = _entries(store, domain, limit)
    changes: dict[str, list[Change]] = {}
    for change in store.changes(domain, since=entries[-1].at):
        changes.setdefault(change.at, []).append(change)
    return tuple(PastRound(entry, tuple(changes.get(entry.at, ()))) for entry in entries)


def difference(store: "Store", domain: str, *, old: datetime | None = None, new: datetime | None = None) -> Difference:
    """Return the changes between two rounds: the newest at or before `old`, and the newest at or before `new`.

    The default for `new` is the last round, and for `old` the round before it. Raises `InputError` if there is no such
    round.
    """
    entries = _entries(store, domain, None)
    after = _at(entries, new) if new is not None else entries[0]
    earlier = entries[entries.index(after) + 1 :]
    if old is not None:
        before = _at(entries, old)
    elif earlier:
        before = earlier[0]
    else:
        raise InputError(f"{domain}: there is no round before that of {after.at} to compare it with")
    changes = compare(domain, after.at, store.facts(before), store.facts(after))
    return Difference(domain, before.at, after.at, changes)


def _entries(store: "Store", domain: str, limit: int | None) -> tuple["Entry", ...]:
    entries = store.entries(domain, limit=limit)
    if entries:
        return entries
    known = store.domains()
    meant = nearest(domain, known)
    hint = f"; did you mean {meant}?" if meant else "; `mailguard posture run` checks the domains of mailguard.toml"
    raise InputError(f"{store.name} has no round of {domain}{hint}")


def _at(entries: Iterable["Entry"], moment: datetime) -> "Entry":
    limit = moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    oldest = None
    for entry in entries:
        oldest = entry
        if entry.at <= limit:
            return entry
    first = f"; the first is of {oldest.at}" if oldest is not None else ""
    raise InputError(f"there is no round at or before {limit}{first}")

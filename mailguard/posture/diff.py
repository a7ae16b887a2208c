"""Compute the changes between two rounds: policies, hosts, keys and findings.

Only groups that are certain in both rounds are compared. A group that the newer round could not look up counts as
unchanged.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from mailguard.catalogue.posture_change import moves
from mailguard.finding import Severity
from mailguard.posture.change import Change, Direction
from mailguard.posture.facts import Facts, Seen, family
from mailguard.posture.record_type import AnyType, ChangeKind
from mailguard.posture.records import RECORDS

_DOMAIN: Final = ChangeKind(
    moves(
        ("domain: exists", "domain: gone", "domain: {old} → {new}"),
        ("ドメイン：存在します", "ドメイン：なくなりました", "ドメイン：{old} → {new}"),
    ),
    Severity.CRITICAL,
    scale=("nxdomain", "exists"),
)
KINDS: Final[Mapping[str, ChangeKind]] = {
    "domain": _DOMAIN,
    **{what: change for kind in RECORDS for what, change in kind.changes.items()},
}
_OPPOSITE: Final[Mapping[Direction, Direction]] = {"better": "worse", "worse": "better", "changed": "changed"}
_UNKNOWN: Final = ChangeKind({})  # for a fact that another version of the program stored
_TYPES: Final = {head: kind for kind in RECORDS for head in kind.heads}  # first word of a group → its record type


def compare(domain: str, at: str, old: Facts, new: Facts) -> tuple[Change, ...]:
    """Return the changes from `old` to `new`: first those of records, then new, removed and re-rated findings."""
    new = new.completed(old)
    changes = [
        change
        for group, found in new.records.items()
        if group in old.records
        for change in _records(domain, at, group, old.records[group], found)
    ]
    # If the domain itself appeared or vanished, so did everything below it (RFC 8020 §2): one change says it all.
    if any(change.what == "domain" for change in changes):
        return tuple(each for each in changes if each.what == "domain")
    return (*changes, *_findings(domain, at, old, new))


def _records(domain: str, at: str, group: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    kind = _TYPES.get(group.partition(" ")[0])
    leading = kind.leading if kind is not None else ""
    for name in (*old, *(name for name in new if name not in old)):
        before, after = old.get(name, ""), new.get(name, "")
        what, subject = _named(kind, group, name)
        change = KINDS.get(what, _UNKNOWN)
        if before == after or (before or change.implied) == (after or change.implied):
            continue
        if leading and name != leading and leading not in (old if not before else new):
            continue  # part of a record that was added or removed as a whole
        direction, severity = _direction(change, before, after), change.weigh(before, after) or change.severity
        yield Change(domain, at, what, before, after, direction, severity, subject)


def _named(kind: AnyType | None, group: str, name: str) -> tuple[str, str]:
    """Return the public name of a change of this fact, and the subject if there are several."""
    if kind is None:
        return group, ""
    return kind.fact(group, name) if kind.fact is not None else (kind.name, name)


def _direction(change: ChangeKind, old: str, new: str) -> Direction:
    if old in change.scale and new in change.scale:
        return "better" if change.scale.index(new) > change.scale.index(old) else "worse"
    if decided := change.direction(old, new):
        return decided
    if bool(old) == bool(new) or change.arrival == "changed":
        return "changed"
    return change.arrival if new else _OPPOSITE[change.arrival]


def _findings(domain: str, at: str, old: Facts, new: Facts) -> Iterator[Change]:
    came: list[Seen] = []
    gone: list[Seen] = []
    moved: list[tuple[Seen, Seen]] = []
    for group, found in new.findings.items():
        before = old.findings.get(group)
        if before is None:
            continue
        came += [seen for key, seen in found.items() if key not in before]
        gone += [seen for key, seen in before.items() if key not in found]
        moved += [(before[key], seen) for key, seen in found.items() if key in before]
    gone += [seen for group, found in old.findings.items() if new.without(group) for seen in found.values()]
    for seen in sorted(came, key=_rank):
        # A finding that replaces a worse one is not a step back: p=none (RFC 9989 §4.7) after no policy at all.
        better = any(_rank(other) < _rank(seen) for other in gone if family(other.check) == family(seen.check))
        yield _told(domain, at, seen, "", seen.severity, "changed" if better else "worse")
    for before_, after in moved:
        if before_.severity != after.severity:
            direction: Direction = "worse" if _rank(after) < _rank(before_) else "better"
            yield _told(domain, at, after, before_.severity, after.severity, direction)
    for seen in sorted(gone, key=_rank):
        if not _replaced(seen, came):
            yield _told(domain, at, seen, seen.severity, "", "better")


def _replaced(seen: Seen, came: Iterable[Seen]) -> bool:
    """Whether a finding vanished only because another one, as bad or worse, replaced it."""
    return any(
        family(other.check) == family(seen.check) and other.subject == seen.subject and _rank(other) <= _rank(seen)
        for other in came
    )


def _rank(seen: Seen) -> int:
    return -seen.severity.rank


def _told(domain: str, at: str, seen: Seen, old: str, new: str, direction: Direction) -> Change:
    worst = max((Severity(each) for each in (old, new) if each), key=lambda severity: severity.rank)
    return Change(domain, at, "finding", str(old), str(new), direction, worst, seen.subject, seen.check, seen.values)

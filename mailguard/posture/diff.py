"""What became different between two rounds, in the terms of the records: policies, hosts, keys, findings.

Only groups that both sides are certain of are compared; where the newer side knows nothing, nothing changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from mailguard.finding import Severity
from mailguard.posture.change import Change, Direction
from mailguard.posture.facts import PRESENT, Facts, Seen, family

# From worst to best; "" is the absence of the fact.
_POLICY: Final = ("dangling", "multiple-records", "", "none", "quarantine", "reject")
_SCALES: Final[Mapping[str, tuple[str, ...]]] = {
    "domain": ("nxdomain", "exists"),
    "spf-record": ("multiple-records", "syntax", "", "present"),
    "spf-all": ("pass", "missing", "", "neutral", "softfail", "fail"),
    "dmarc-policy": _POLICY,
    "dmarc-sp": _POLICY,
    "dmarc-np": _POLICY,
    "dmarc-t": ("y", "n", ""),
    "mta-sts-mode": ("invalid", "none", "", "testing", "enforce"),
    "dnssec": ("bogus", "key-without-ds", "unsigned", "secure"),
}
_SAME: Final[Mapping[str, str]] = {"dmarc-t": "n"}  # what the absence of a fact means as well
# How much each thing matters, in either direction.
_WEIGHTS: Final[Mapping[str, Severity]] = {
    "domain": Severity.CRITICAL,
    "spf-record": Severity.HIGH,
    "spf-all": Severity.MEDIUM,
    "spf-term": Severity.MEDIUM,
    "dmarc-policy": Severity.HIGH,
    "dmarc-sp": Severity.MEDIUM,
    "mx": Severity.MEDIUM,
    "ns": Severity.MEDIUM,
    "dkim-key": Severity.MEDIUM,
    "mta-sts-mode": Severity.MEDIUM,
    "dnssec": Severity.MEDIUM,
    "lookalike": Severity.MEDIUM,
    "bimi": Severity.INFO,
}
# Whose arrival is good and whose loss is bad, though no scale ranks them.
_WELCOME: Final = frozenset({"dkim-key", "tls-rpt", "bimi", "caa", "dane", "dmarc-rua"})
_UNWELCOME: Final = frozenset({"lookalike"})
_SINGLE: Final = frozenset({"spf-record", "spf-all", "domain", "dnssec", "tls-rpt", "bimi"})


class _Fact(NamedTuple):
    what: str
    subject: str = ""


def compare(domain: str, at: str, old: Facts, new: Facts) -> tuple[Change, ...]:
    """The changes from `old` to `new`: those of the records first, then findings that came, went or got worse."""
    new = new.completed(old)
    changes = [
        change
        for group, found in new.records.items()
        if group in old.records
        for change in _records(domain, at, group, old.records[group], found)
    ]
    if any(change.what == "domain" for change in changes):  # what a name that came or went had is no news
        return tuple(each for each in changes if each.what == "domain")
    return (*changes, *_findings(domain, at, old, new))


def _records(domain: str, at: str, group: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for name in (*old, *(name for name in new if name not in old)):
        before, after = old.get(name, ""), new.get(name, "")
        fact = _fact(group, name)
        implied = _SAME.get(fact.what, "")
        if before == after or (before or implied) == (after or implied):
            continue
        if group == "dmarc" and name != "policy" and "policy" not in (old if not before else new):
            continue  # the tags of a record that came or went as a whole
        yield Change(
            domain=domain,
            at=at,
            what=fact.what,
            old=before,
            new=after,
            direction=_direction(fact.what, before, after),
            severity=_severity(fact.what, before, after),
            subject=fact.subject,
        )


def _fact(group: str, name: str) -> _Fact:
    """What a fact is called outside, and which of several it is."""
    kind, _, selector = group.partition(" ")
    head, _, rest = name.partition(" ")
    if kind == "dkim":
        return _Fact("dkim-key", selector)
    if kind in ("dmarc", "mta-sts"):
        return _Fact(f"{kind}-{head}", rest)
    if kind == "lookalikes":
        return _Fact("lookalike", name)
    return _Fact(kind, "" if kind in _SINGLE else name)


def _direction(what: str, old: str, new: str) -> Direction:
    scale = _SCALES.get(what)
    if scale is not None and old in scale and new in scale:
        return "better" if scale.index(new) > scale.index(old) else "worse"
    if what in _WELCOME and bool(old) != bool(new):
        return "better" if new else "worse"
    if what in _UNWELCOME and bool(old) != bool(new):
        return "worse" if new else "better"
    if what == "lookalike" and PRESENT in (old, new):  # without mail servers it is half as bad
        return "worse" if old == PRESENT else "better"
    if what == "dkim-key":
        return _key_direction(old, new)
    if what == "dmarc-pct" and _percent(old) != _percent(new):
        return "better" if _percent(new) > _percent(old) else "worse"
    return "changed"


def _key_direction(old: str, new: str) -> Direction:
    """A key that was renewed is a change; one that became usable or longer, or the reverse, is more."""
    (old_kind, old_bits), (new_kind, new_bits) = _strength(old), _strength(new)
    if bool(old_bits) != bool(new_bits):
        return "better" if new_bits else "worse"
    if old_kind != new_kind or old_bits == new_bits:
        return "changed"
    return "better" if new_bits > old_bits else "worse"


def _strength(key: str) -> tuple[str, int]:
    """("rsa", 2048) of "rsa 2048 (1a2b3c4d)"; 0 bits when the key is of no use."""
    kind, _, rest = key.partition(" ")
    bits = rest.partition(" ")[0]
    return kind, int(bits) if bits.isdecimal() else 0


def _percent(text: str) -> int:
    return int(text[:4]) if text.isascii() and text.isdecimal() else 100


def _severity(what: str, old: str, new: str) -> Severity:
    if what == "dnssec" and "bogus" in (old, new):
        return Severity.CRITICAL
    if what == "spf-all" and "pass" in (old, new):
        return Severity.CRITICAL
    if what == "dkim-key" and _strength(old)[1] and _strength(new)[1]:
        return Severity.LOW  # renewed
    return _WEIGHTS.get(what, Severity.LOW)


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
        # What takes the place of something worse is no step back: p=none where there was no policy.
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
    """Whether a finding vanished only because one as bad or worse took its place."""
    return any(
        family(other.check) == family(seen.check) and other.subject == seen.subject and _rank(other) <= _rank(seen)
        for other in came
    )


def _rank(seen: Seen) -> int:
    return -seen.severity.rank


def _told(domain: str, at: str, seen: Seen, old: str, new: str, direction: Direction) -> Change:
    worst = max((Severity(each) for each in (old, new) if each), key=lambda severity: severity.rank)
    return Change(domain, at, "finding", str(old), str(new), direction, worst, seen.subject, seen.check, seen.values)

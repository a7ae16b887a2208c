"""Domains that cannot be checked for many rounds: told once, and again when it ends.

A single failed round is no news, name servers have bad minutes. But silence in every channel must not mean both
"nothing changed" and "nobody looks any more".
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mailguard.finding import Severity
from mailguard.posture.change import Change, Direction
from mailguard.posture.snapshot import Posture

if TYPE_CHECKING:
    from mailguard.posture.store.store import Entry

ROUNDS: Final = 3  # without a result in a row, or
LONGEST: Final = timedelta(days=1)  # since the first of them, whichever comes first
LOOK_BACK: Final = 1_000  # rounds that are read to find the first
UNKNOWN: Final = "unknown"
WHAT: Final = "unchecked"  # what such a change is called


def outage(posture: Posture, earlier: Iterable["Entry"]) -> Change | None:
    """The news about a domain's being checked at all; `earlier` are its rounds before, newest first."""
    failed = [each.at for each in takewhile(lambda each: each.level == UNKNOWN, earlier)]
    told = _is_outage(failed)
    if posture.level != UNKNOWN:
        return _change(posture, failed[-1], "") if told else None
    now = [posture.time, *failed]
    return _change(posture, "", now[-1]) if _is_outage(now) and not told else None


def _is_outage(failed: Sequence[str]) -> bool:
    """Whether rounds at these times, newest first, are more than bad luck."""
    if len(failed) >= ROUNDS:
        return True
    return len(failed) > 1 and datetime.fromisoformat(failed[0]) - datetime.fromisoformat(failed[-1]) >= LONGEST


def _change(posture: Posture, old: str, new: str) -> Change:
    direction: Direction = "worse" if new else "better"
    return Change(posture.domain, posture.time, WHAT, old, new, direction, Severity.MEDIUM)

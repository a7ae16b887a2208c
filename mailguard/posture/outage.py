"""Report a domain that could not be checked for several rounds: once when it begins, and once when it ends.

A single failed round is not reported, because name servers fail for a moment now and then. But without this report
silence could mean "nothing changed" or "the check no longer works".
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

ROUNDS: Final = 3  # failed rounds in a row that are reported, or
LONGEST: Final = timedelta(days=1)  # this long since the first failed round, whichever comes first
LOOK_BACK: Final = 1_000  # rounds that are read to find the first failed one
UNKNOWN: Final = "unknown"
WHAT: Final = "unchecked"  # the name of such a change


def outage(posture: Posture, earlier: Iterable["Entry"]) -> Change | None:
    """Return the change if an outage began or ended. `earlier` are the previous rounds of the domain, newest first."""
    failed = [each.at for each in takewhile(lambda each: each.level == UNKNOWN, earlier)]
    told = _is_outage(failed)
    if posture.level != UNKNOWN:
        return _change(posture, failed[-1], "") if told else None
    now = [posture.time, *failed]
    return _change(posture, "", now[-1]) if _is_outage(now) and not told else None


def _is_outage(failed: Sequence[str]) -> bool:
    """Whether failed rounds at these times, newest first, are an outage to report."""
    if len(failed) >= ROUNDS:
        return True
    return len(failed) > 1 and datetime.fromisoformat(failed[0]) - datetime.fromisoformat(failed[-1]) >= LONGEST


def _change(posture: Posture, old: str, new: str) -> Change:
    direction: Direction = "worse" if new else "better"
    return Change(posture.domain, posture.time, WHAT, old, new, direction, Severity.MEDIUM)

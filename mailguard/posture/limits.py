"""Findings about what was not checked because a limit of the collection was reached."""

from collections.abc import Iterator

from mailguard.finding import Severity
from mailguard.posture.judge import LIMIT
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import Judged, LeftOut
from mailguard.posture.records import PROBED, PUBLISHED

_SHOWN = 10  # names in one sentence


def check_limits(judged: Judged) -> Iterator[Observation]:
    """Yield one observation for each kind of entry of which some were left out. It says how many and costs nothing."""
    for what, count, names in _left_out(judged):
        if count:
            shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
            values = {"domain": judged.domain, "variant": what, "count": str(count), "names": shown}
            yield Observation(LIMIT, Severity.INFO, what, values=values, data={"left_out": count})


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    yield "questions", judged.parts.refused, ()
    for kind in (*sorted(PUBLISHED, key=lambda each: each.place), *PROBED):
        yield from kind.left_out(judged)

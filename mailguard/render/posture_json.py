"""Postures as JSON: one object for one domain, an array for more; or one object a line."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from mailguard.posture.snapshot import Posture
from mailguard.render.style import Style


def render_json(postures: Iterable[Posture], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Indented JSON. An array unless there is exactly one posture."""
    remaining = iter(postures)
    first = next(remaining, None)
    if first is None:
        yield "[]\n"
        return
    second = next(remaining, None)
    if second is None:
        yield _dump(first, indent=2) + "\n"
        return
    separator = "[\n"
    for posture in chain((first, second), remaining):
        yield separator + _dump(posture, indent=2)
        separator = ",\n"
    yield "\n]\n"


def render_jsonl(postures: Iterable[Posture], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """One object on one line for each posture."""
    for posture in postures:
        yield _dump(posture, indent=None) + "\n"


def _dump(posture: Posture, indent: int | None) -> str:
    return json.dumps(posture.to_dict(), ensure_ascii=True, indent=indent)

"""Postures as JSON: one object for one domain, an array for more; or one object a line."""

from collections.abc import Iterable, Iterator

from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style
from mailguard.render.mail.json import indented, lines
from mailguard.render.posture.guard import drawn


def render_json(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Indented JSON. An array unless there is exactly one posture."""
    return indented(drawn(each, style, Posture.to_dict) for each in postures)


def render_jsonl(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """One object on one line for each posture."""
    return lines(drawn(each, style, Posture.to_dict) for each in postures)

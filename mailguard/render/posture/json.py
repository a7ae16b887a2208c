"""Postures as JSON (one object for one domain, else an array) and as JSON Lines (one object per line)."""

from collections.abc import Iterable, Iterator

from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style
from mailguard.render.mail.json import indented, lines
from mailguard.render.posture.guard import drawn


def render_json(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Render indented JSON: an array, or one object if there is exactly one posture."""
    return indented(drawn(each, style, Posture.to_dict) for each in postures)


def render_jsonl(postures: Iterable[Posture], style: Style) -> Iterator[str]:
    """Render each posture as one object on one line."""
    return lines(drawn(each, style, Posture.to_dict) for each in postures)

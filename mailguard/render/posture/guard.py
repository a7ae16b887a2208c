"""A posture that cannot be drawn costs itself its place, not the others of the document."""

from collections.abc import Callable
from typing import TypeVar

from mailguard.posture.failure import failed_posture
from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style

_T = TypeVar("_T")


def drawn(posture: Posture, style: Style, draw: Callable[[Posture], _T]) -> _T:
    """What `draw` makes of the posture; where it crashes, what it makes of one that says so."""
    try:
        return draw(posture)
    except Exception as error:  # noqa: BLE001 - records are what strangers publish, and one domain is one of many
        style.failed(posture.domain, error)
        return draw(failed_posture(posture.domain, error, style.language, part="report"))

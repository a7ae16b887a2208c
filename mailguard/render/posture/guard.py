"""Protect a document from a posture that cannot be rendered: it is replaced, and the others stay."""

from collections.abc import Callable
from typing import TypeVar

from mailguard.posture.failure import failed_posture
from mailguard.posture.snapshot import Posture
from mailguard.render.common.style import Style

_T = TypeVar("_T")


def drawn(posture: Posture, style: Style, draw: Callable[[Posture], _T]) -> _T:
    """Return the result of `draw`; if it fails, the result for a replacement posture that reports the failure."""
    try:
        return draw(posture)
    except Exception as error:  # noqa: BLE001 - strangers publish the records, and one domain must not cost the others
        style.failed(posture.domain, error)
        return draw(failed_posture(posture.domain, error, style.language, part="report"))

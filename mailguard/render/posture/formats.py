"""Postures as text, JSON, CSV, HTML, SARIF and JUnit: from `Posture` to strings, no input or output."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture
    from mailguard.render.common.style import Style

_POSTURE: Final = "mailguard.render.posture"
FORMATS: Final = {
    "text": f"{_POSTURE}.text:render_text",
    "json": f"{_POSTURE}.json:render_json",
    "jsonl": f"{_POSTURE}.json:render_jsonl",
    "csv": f"{_POSTURE}.csv:render_csv",
    "html": f"{_POSTURE}.html:render_html",
    "sarif": f"{_POSTURE}.sarif:render_sarif",
    "junit": f"{_POSTURE}.junit:render_junit",
    "prometheus": f"{_POSTURE}.prometheus:render_prometheus",
}
"""The renderer of each format of a posture."""


def render_postures(postures: "Iterable[Posture]", format_: str, style: "Style | None" = None) -> Iterator[str]:
    """The document of all `postures`, in pieces as they become ready.

    `format_` is one of `FORMATS`. Everything but text is meant to be written as UTF-8.
    """
    from mailguard.render.interface import rendered

    return rendered(FORMATS, format_, postures, style)

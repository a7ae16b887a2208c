"""The output formats of postures. They turn `Posture` values into strings, without input or output."""

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
"""The renderer of each format for postures, as `module:function`."""


def render_postures(postures: "Iterable[Posture]", format_: str, style: "Style | None" = None) -> Iterator[str]:
    """Render all `postures` as one document, in pieces as they become ready.

    `format_` is one of `FORMATS`. Write every format except text as UTF-8.
    """
    from mailguard.render.interface import rendered

    return rendered(FORMATS, format_, postures, style)

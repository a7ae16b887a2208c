"""Renderers of reports as text, JSON, HTML, SARIF and more. They turn values into strings, without input or output.

`mail` has the formats of mail reports, `posture` those of domain postures, and `common` the code that both share.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mailguard.render.common.style import Style
    from mailguard.report.model import Report

__all__ = ["FORMATS", "render"]

_MAIL: Final = "mailguard.render.mail"
FORMATS: Final = {
    "text": f"{_MAIL}.text:render_text",
    "json": f"{_MAIL}.json:render_json",
    "jsonl": f"{_MAIL}.json:render_jsonl",
    "html": f"{_MAIL}.html:render_html",
    "sarif": f"{_MAIL}.sarif:render_sarif",
    "csv": f"{_MAIL}.csv:render_csv",
    "stix": f"{_MAIL}.stix:render_stix",
    "misp": f"{_MAIL}.misp:render_misp",
}
"""The renderer of each format for mail reports, as `module:function`."""


def render(reports: "Iterable[Report]", format_: str, style: "Style | None" = None) -> Iterator[str]:
    """Render all `reports` as one document, in pieces as they become ready.

    `format_` is one of `FORMATS`. Write every format except text as UTF-8.
    """
    from mailguard.render.interface import rendered

    return rendered(FORMATS, format_, reports, style)

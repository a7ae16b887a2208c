"""Reports as text, JSON, HTML, SARIF and more: from values to strings, no input or output.

`mail` has the formats of a mail's report, `posture` those of postures, `common` what both need.
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
"""The renderer of each format of a mail's report."""


def render(reports: "Iterable[Report]", format_: str, style: "Style | None" = None) -> Iterator[str]:
    """The document of all `reports`, in pieces as they become ready.

    `format_` is one of `FORMATS`. Everything but text is meant to be written as UTF-8.
    """
    from mailguard.render.interface import rendered

    return rendered(FORMATS, format_, reports, style)

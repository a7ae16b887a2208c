"""Reports as JSON: one object for one message, an array for more; or one object a line."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from mailguard.render.style import Style
from mailguard.report import Report

# What JSON allows raw and a terminal would obey: DEL, C1 controls, separators, bidirectional controls, surrogates.
_RISKY: Final = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


def render_json(reports: Iterable[Report], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Indented JSON. An array unless there is exactly one report."""
    remaining = iter(reports)
    first = next(remaining, None)
    if first is None:
        yield "[]\n"
        return
    second = next(remaining, None)
    if second is None:
        yield _dump(first, indent=2) + "\n"
        return
    separator = "[\n"
    for report in chain((first, second), remaining):
        yield separator + _dump(report, indent=2)
        separator = ",\n"
    yield "\n]\n"


def render_jsonl(reports: Iterable[Report], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """One object on one line for each report."""
    for report in reports:
        yield _dump(report, indent=None) + "\n"


def _dump(report: Report, indent: int | None) -> str:
    text = json.dumps(report.to_dict(), ensure_ascii=False, indent=indent)
    return _RISKY.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"

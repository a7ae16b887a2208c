"""Reports as JSON (one object for one message, else an array) and as JSON Lines (one object per line)."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.render.common.style import Style
from mailguard.report.model import Report

# Characters that JSON allows unescaped but a terminal would interpret: DEL, C1 controls, separators, bidirectional
# controls, surrogates.
_RISKY: Final = lazy_pattern("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


def render_json(reports: Iterable[Report], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Render indented JSON: an array, or one object if there is exactly one report."""
    return indented(each.to_dict() for each in reports)


def render_jsonl(reports: Iterable[Report], style: Style) -> Iterator[str]:  # noqa: ARG001 - one signature for all
    """Render each report as one object on one line."""
    return lines(each.to_dict() for each in reports)


def indented(objects: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a single object, or an array of all, in pieces as they become ready."""
    remaining = iter(objects)
    first = next(remaining, None)
    if first is None:
        yield "[]\n"
        return
    second = next(remaining, None)
    if second is None:
        yield _dump(first, indent=2) + "\n"
        return
    separator = "[\n"
    for each in chain((first, second), remaining):
        yield separator + _dump(each, indent=2)
        separator = ",\n"
    yield "\n]\n"


def lines(objects: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield each object on one line."""
    for each in objects:
        yield _dump(each, indent=None) + "\n"


def _dump(value: Mapping[str, Any], indent: int | None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _RISKY.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"

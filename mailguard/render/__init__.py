"""Reports as text, JSON, HTML, SARIF and CSV: from `Report` to strings, no input or output."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mailguard.render.style import Style
    from mailguard.report import Report

__all__ = ["FORMATS", "render"]

FORMATS: Final = ("text", "json", "jsonl", "html", "sarif", "csv", "stix", "misp")


def render(reports: "Iterable[Report]", format_: str, style: "Style | None" = None) -> Iterator[str]:
    """The document of all `reports`, in pieces as they become ready.

    `format_` is one of `FORMATS`. Everything but text is meant to be written as UTF-8.
    """
    if format_ not in FORMATS:
        raise ValueError(f"no such format: {format_}")
    if style is None:
        from mailguard.render.style import Style

        style = Style()
    module = importlib.import_module(f"mailguard.render.{'json' if format_ == 'jsonl' else format_}")
    renderer: Callable[[Iterable[Report], Style], Iterator[str]] = getattr(module, f"render_{format_}")
    return renderer(reports, style)

"""Postures as text, JSON, CSV, HTML, SARIF and JUnit: from `Posture` to strings, no input or output."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture
    from mailguard.render.style import Style

FORMATS: Final = ("text", "json", "jsonl", "csv", "html", "sarif", "junit", "prometheus")


def render_postures(postures: "Iterable[Posture]", format_: str, style: "Style | None" = None) -> Iterator[str]:
    """The document of all `postures`, in pieces as they become ready.

    `format_` is one of `FORMATS`. Everything but text is meant to be written as UTF-8.
    """
    if format_ not in FORMATS:
        raise ValueError(f"no such format: {format_}")
    if style is None:
        from mailguard.render.style import Style

        style = Style()
    module = importlib.import_module(f"mailguard.render.posture_{'json' if format_ == 'jsonl' else format_}")
    renderer: Callable[[Iterable[Posture], Style], Iterator[str]] = getattr(module, f"render_{format_}")
    return renderer(postures, style)

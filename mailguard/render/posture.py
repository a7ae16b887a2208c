"""Postures as text, JSON, CSV, HTML, SARIF and JUnit XML: from `Posture` to strings, no input or output."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from mailguard.render.style import Style

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture

FORMATS: Final = ("text", "json", "jsonl", "csv", "html", "sarif", "junit")


def render_postures(postures: "Iterable[Posture]", format_: str, style: Style | None = None) -> Iterator[str]:
    """The document of all `postures`, in pieces as they become ready.

    `format_` is one of `FORMATS`. Everything but text is meant to be written as UTF-8.
    """
    if format_ not in FORMATS:
        raise ValueError(f"no such format: {format_}")
    module = importlib.import_module(f"mailguard.render.posture_{'json' if format_ == 'jsonl' else format_}")
    renderer: Callable[[Iterable[Posture], Style], Iterator[str]] = getattr(module, f"render_{format_}")
    return renderer(postures, style or Style())

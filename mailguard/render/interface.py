"""The interface of output formats. A format is a module with a `Renderer`, and an entry in a `FORMATS` table."""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from mailguard.render.common.style import Style

T_contra = TypeVar("T_contra", contravariant=True)
T = TypeVar("T")


class Renderer(Protocol[T_contra]):
    """A function that renders all reports as one document, in pieces as they become ready, without input or output."""

    def __call__(self, reports: Iterable[T_contra], style: Style, /) -> Iterator[str]:
        """Yield the pieces of the document."""


def rendered(formats: Mapping[str, str], format_: str, reports: Iterable[T], style: Style | None) -> Iterator[str]:
    """Render `reports` with the renderer that `formats` names as `module:function`; it is imported now.

    Raises `ValueError` for an unknown format.
    """
    if format_ not in formats:
        raise ValueError(f"no such format: {format_}")
    module, _, function = formats[format_].partition(":")
    renderer: Renderer[T] = getattr(importlib.import_module(module), function)
    return renderer(reports, Style() if style is None else style)

"""How a format is made: one module with a `Renderer`, and one entry in the `FORMATS` of its kind of report."""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from mailguard.render.common.style import Style

T_contra = TypeVar("T_contra", contravariant=True)
T = TypeVar("T")


class Renderer(Protocol[T_contra]):
    """Makes the document of all reports, in pieces as they become ready. Without input or output."""

    def __call__(self, reports: Iterable[T_contra], style: Style, /) -> Iterator[str]:
        """The pieces of the document."""


def rendered(formats: Mapping[str, str], format_: str, reports: Iterable[T], style: Style | None) -> Iterator[str]:
    """The document of `reports` by the renderer that `formats` names as `module:function`, loaded when needed.

    Raises `ValueError` for a format that is not there.
    """
    if format_ not in formats:
        raise ValueError(f"no such format: {format_}")
    module, _, function = formats[format_].partition(":")
    renderer: Renderer[T] = getattr(importlib.import_module(module), function)
    return renderer(reports, Style() if style is None else style)

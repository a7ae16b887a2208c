"""How a report is to be shown, chosen by the caller."""

from collections.abc import Callable

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language


def ignored(name: str, error: Exception) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Style:
    """The reader's language and what the output can show.

    `verbosity` is -1 (the answer alone), 0, or 1 (everything); `width` in columns; `unicode` whether box-drawing
    characters can be shown. `failed` is told the name of what could not be drawn, and why.
    """

    language: Language = "en"
    verbosity: int = 0
    width: int = 80
    color: bool = False
    unicode: bool = True
    failed: Callable[[str, Exception], object] = ignored

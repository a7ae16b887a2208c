"""The style of a report, chosen by the caller."""

from collections.abc import Callable

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language


def ignored(name: str, error: Exception) -> None:
    """Ignore an error."""


@dataclass(frozen=True, slots=True)
class Style:
    """The reader's language and the abilities of the output.

    `verbosity` is -1 (only the verdict), 0, or 1 (everything). `width` is in columns. `unicode` is true if the output
    has box-drawing characters. `failed` is called with the name of an item that could not be rendered and the error.
    """

    language: Language = "en"
    verbosity: int = 0
    width: int = 80
    color: bool = False
    unicode: bool = True
    failed: Callable[[str, Exception], object] = ignored

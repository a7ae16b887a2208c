"""Find a whole word in folded text, not as part of a longer word."""

from collections.abc import Iterator
from typing import Final

_LETTERS: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")


def whole_words(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place of `word` (or of words with spaces) in lower-case `text`. Linear."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if text[start - 1 : start] not in _LETTERS and text[end : end + 1] not in _LETTERS:
            yield start, end
        start = text.find(word, end)

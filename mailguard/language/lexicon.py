"""The table of telling phrases, and the two ways to look for all of them at once.

A phrase can only stand in a text that has its rarest word; in scripts without blanks, its first two characters.
One set intersection leaves the few phrases worth searching for. No regex over the whole table has to be compiled,
which would cost more than scanning a mail.
"""

import functools
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mailguard.language.normalise import CJK, normalise

LANGUAGES: Final = ("ja", "en", "zh", "de", "fr", "es", "pt", "it", "nl")
ROUTINE: Final = "routine"  # wording of everyday business that shadows the phrases inside it

_HAS_CJK: Final = re.compile(f"[{CJK}]")
_WORD: Final = re.compile(r"[a-z0-9]+")
# Blanks, the marks of quoting and emphasis, a hyphen; not the end of a sentence.
_BETWEEN: Final = r"[\s>*_\"'|-]{1,6}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of the table. `weight` 1 says something only in company, 3 hardly stands in honest mail."""

    phrase: str
    category: str
    weight: int
    language: str


@dataclass(frozen=True)
class Spaced:
    """A phrase of words: `needle` as it stands in text reduced to words, `locator` finds it in the real text."""

    entry: Entry
    order: int  # in the table: the first of two languages that share a phrase
    needle: bytes

    @functools.cached_property
    def locator(self) -> re.Pattern[str]:
        """Finds the phrase across line ends and emphasis. It begins with a letter, so the search is fast."""
        return re.compile(_BETWEEN.join(self.needle.decode().split()) + r"(?![a-z0-9@=/_]|\.[a-z0-9])")

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the phrase stands in normalised `text`, not inside words, addresses and links."""
        for match in self.locator.finditer(text):
            start = match.start()
            if start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "/@=&_"):
                yield match.span()


@functools.cache
def entries() -> tuple[Entry, ...]:
    """Every phrase of every language."""
    found: list[Entry] = []
    for language in LANGUAGES:
        table: Mapping[str, Mapping[int, str]]
        table = importlib.import_module(f"mailguard.data.lexicon_{language}").PHRASES
        for category, weights in table.items():
            for weight, phrases in weights.items():
                found.extend(Entry(p, category, weight, language) for p in _split(phrases))
    return tuple(found)


def _split(phrases: str) -> Iterable[str]:
    return (phrase for piece in phrases.split("|") if (phrase := piece.strip()))


@functools.cache
def unspaced() -> Mapping[str, tuple[tuple[str, Entry], ...]]:
    """The phrases of scripts without blanks, by their first two characters; folded as the text will be."""
    table: dict[str, dict[str, Entry]] = {}
    for entry in entries():
        if _HAS_CJK.search(entry.phrase):
            phrase = normalise(entry.phrase).text
            table.setdefault(phrase[:2], {}).setdefault(phrase, entry)
    return {pair: tuple(found.items()) for pair, found in table.items()}


@functools.cache
def spaced() -> Mapping[bytes, tuple[Spaced, ...]]:
    """The phrases of words, by their longest word."""
    table: dict[bytes, list[Spaced]] = {}
    for order, entry in enumerate(entries()):
        if not _HAS_CJK.search(entry.phrase):
            words = _WORD.findall(normalise(entry.phrase).text)
            anchor = max(words, key=len)
            table.setdefault(anchor.encode(), []).append(Spaced(entry, order, f" {' '.join(words)} ".encode()))
    return {anchor: tuple(found) for anchor, found in table.items()}

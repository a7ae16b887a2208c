"""The distinct words of a text, by which a check quickly finds out that it need not search the text."""

import functools
from typing import Final, NamedTuple

from mailguard.language.east_asian import has_cjk, has_greek_or_cyrillic, has_hangul
from mailguard.language.normalise import Normalised, normalise

TEXT_CHARACTERS: Final = 1_000_000  # characters that are read; the longest of 3,339 real texts has 189,000
_SHORT: Final = 200  # maximum characters of a subject or name, of which more are cached than of bodies
_TO_WORDS: Final = bytes(c if c < 128 and chr(c).isalnum() else 32 for c in range(256))


class Vocabulary(NamedTuple):
    """A normalised text, its words (of ASCII letters and digits) in order, the distinct ones, and its other scripts."""

    normalised: Normalised
    words: list[bytes]
    distinct: frozenset[bytes]
    cjk: bool  # kana, ideographs or their punctuation
    hangul: bool
    greek_or_cyrillic: bool


class Hints(NamedTuple):
    """The condition for trying a pattern on a text: it has one of the whole `words`, or contains one of `eastern`.

    `eastern` are in kana, ideographs or Hangul.
    """

    words: frozenset[bytes]
    eastern: tuple[str, ...] = ()

    def stand_in(self, text: str) -> bool:
        """Whether `text` has one of the hints. It is false for most texts, and then very fast."""
        text = text[:TEXT_CHARACTERS]
        read = vocabulary(text)
        if not self.words.isdisjoint(read.distinct):
            return True
        return (read.cjk or read.hangul) and any(map(text.__contains__, self.eastern))


def hints(words: str, *eastern: str) -> Hints:
    """Make hints from whole words, separated by blanks (lower case, without accents), and from pieces of other text."""
    return Hints(frozenset(words.encode().split()), eastern)


def vocabulary(text: str) -> Vocabulary:
    """Return the vocabulary of `text`. Linear. Results for recent texts are cached, because many checks need them."""
    return _of_body(text) if len(text) > _SHORT else _of_line(text)


@functools.lru_cache(maxsize=8)
def _of_body(text: str) -> Vocabulary:
    return _read(text)


@functools.lru_cache(maxsize=64)
def _of_line(text: str) -> Vocabulary:
    return _read(text)


def _read(text: str) -> Vocabulary:
    normalised = normalise(text)
    folded = normalised.text
    words = words_of(folded)
    return Vocabulary(
        normalised, words, frozenset(words), has_cjk(folded), has_hangul(folded), has_greek_or_cyrillic(folded)
    )


def words_of(folded: str) -> list[bytes]:
    """Return the words (of ASCII letters and digits) of normalised text, in order."""
    return folded.encode("ascii", "replace").translate(_TO_WORDS).split()

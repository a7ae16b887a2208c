"""The distinct words of a text: by them a check tells at once that it has nothing to say about it."""

import functools
from typing import Final, NamedTuple

from mailguard.language.east_asian import has_cjk, has_greek_or_cyrillic, has_hangul
from mailguard.language.normalise import Normalised, normalise

TEXT_CHARACTERS: Final = 1_000_000  # of one text that are read; the longest of 3,339 real ones has 189,000
_SHORT: Final = 200  # characters of a subject or name: many of them are remembered
_TO_WORDS: Final = bytes(c if c < 128 and chr(c).isalnum() else 32 for c in range(256))


class Vocabulary(NamedTuple):
    """A text folded, its words (letters and digits of ASCII only) in order, the distinct ones, its eastern scripts."""

    normalised: Normalised
    words: list[bytes]
    distinct: frozenset[bytes]
    cjk: bool  # kana, ideographs or their punctuation
    hangul: bool
    greek_or_cyrillic: bool


class Hints(NamedTuple):
    """What has to stand in a text for a pattern to be tried on it: one of `words`, or of `eastern` as a part of it.

    `eastern` are in kana, ideographs or Hangul.
    """

    words: frozenset[bytes]
    eastern: tuple[str, ...] = ()

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in `text`: false of most texts, which costs them next to nothing."""
        text = text[:TEXT_CHARACTERS]
        read = vocabulary(text)
        if not self.words.isdisjoint(read.distinct):
            return True
        return (read.cjk or read.hangul) and any(map(text.__contains__, self.eastern))


def hints(words: str, *eastern: str) -> Hints:
    """Hints from whole words with blanks between them (lower case, accents folded), and from parts of other text."""
    return Hints(frozenset(words.encode().split()), eastern)


def vocabulary(text: str) -> Vocabulary:
    """The vocabulary of `text`. Linear; those of the latest texts are remembered, for many checks ask for them."""
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
    """The words of normalised text, letters and digits of ASCII only, in order."""
    return folded.encode("ascii", "replace").translate(_TO_WORDS).split()

"""Measure how much two texts in any language have in common: significant words, and pairs of neighbouring words.

Two texts on one subject share words even if one is shortened or reworded. Unrelated texts share only the short words of
their language, and hardly ever two words in a row. The result is relative to the shorter text (overlap coefficient),
so that a text and its summary are similar. Linear in both texts.
"""

from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language.normalise import CJK, normalise

LONG: Final = 5  # minimum letters of a significant word in scripts with blanks
_SHINGLE: Final = 4  # characters in scripts without blanks that count as two words in a row

_URL: Final = lazy_pattern(r"(?:https?://|www\.)[!-~]*")
_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_HAS_CJK: Final = lazy_pattern(f"[{CJK}]")
_CJK_RUN: Final = lazy_pattern(f"[{CJK}]+")
_HIRAGANA: Final = lazy_pattern("[\u3041-\u3096]+")


class Terms(NamedTuple):
    """The parts of a text that are compared: significant `words`, and `shingles` of neighbouring words."""

    words: frozenset[str]
    shingles: frozenset[str]


def terms(text: str) -> Terms:
    """Return the terms of `text`, with disguised letters normalised and links left out. Never raises."""
    folded = normalise(_URL.sub(" ", text)).text
    words: set[str] = set()
    shingles: set[str] = set()
    if not folded.isascii() and _HAS_CJK.search(folded):
        runs = _CJK_RUN.findall(folded)
        folded = _CJK_RUN.sub(" ", folded)
        for run in runs:
            # Pairs of only hiragana are grammar (です, ます, から), like short words in other languages.
            words.update(pair for pair in map(str.__add__, run, run[1:]) if not _HIRAGANA.fullmatch(pair))
            shingles.update(run[at : at + _SHINGLE] for at in range(len(run) - _SHINGLE + 1))
    spaced = _WORD.findall(folded)
    words.update(word for word in spaced if len(word) >= LONG)
    shingles.update(map("{} {}".format, spaced, spaced[1:]))
    return Terms(frozenset(words), frozenset(shingles))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that is also in the other one, from 0 to 1; 1 if a set is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0


def plainly_alike(one: str, other: str) -> bool:
    """Whether the texts share at least half of their words as split at blanks: a fast test that settles most mails."""
    return overlap(frozenset(one.split()), frozenset(other.split())) >= 0.5

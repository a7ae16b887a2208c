"""How much two texts have in common, in any language: their telling words, and words that stand side by side.

Two texts on one subject share words even when one is shortened or worded anew; texts that have nothing to do with
each other share the little words of their language and hardly ever two words in a row. The shorter text is the
measure (overlap coefficient), so that a text and its summary are alike. Linear in both texts.
"""

from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language.normalise import CJK, normalise

LONG: Final = 5  # letters from which on a word of a spaced script says something
_SHINGLE: Final = 4  # letters of a script without blanks that stand for two words in a row

_URL: Final = lazy_pattern(r"(?:https?://|www\.)[!-~]*")
_WORD: Final = lazy_pattern(r"[^\W\d_]+")
_HAS_CJK: Final = lazy_pattern(f"[{CJK}]")
_CJK_RUN: Final = lazy_pattern(f"[{CJK}]+")
_HIRAGANA: Final = lazy_pattern("[\u3041-\u3096]+")


class Terms(NamedTuple):
    """What a text is compared by: `words` that carry its subject, and `shingles`, neighbouring words."""

    words: frozenset[str]
    shingles: frozenset[str]


def terms(text: str) -> Terms:
    """The terms of `text`, however its letters are disguised; links are left out. Never raises."""
    folded = normalise(_URL.sub(" ", text)).text
    words: set[str] = set()
    shingles: set[str] = set()
    if not folded.isascii() and _HAS_CJK.search(folded):
        runs = _CJK_RUN.findall(folded)
        folded = _CJK_RUN.sub(" ", folded)
        for run in runs:
            # Pairs of hiragana alone are grammar (です, ます, から), as short words are elsewhere.
            words.update(pair for pair in map(str.__add__, run, run[1:]) if not _HIRAGANA.fullmatch(pair))
            shingles.update(run[at : at + _SHINGLE] for at in range(len(run) - _SHINGLE + 1))
    spaced = _WORD.findall(folded)
    words.update(word for word in spaced if len(word) >= LONG)
    shingles.update(map("{} {}".format, spaced, spaced[1:]))
    return Terms(frozenset(words), frozenset(shingles))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that stands in the other one, 0–1; 1 where there is nothing to compare."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 1.0


def plainly_alike(one: str, other: str) -> bool:
    """Whether the texts share most of what stands between blanks: the cheap answer for nearly every mail."""
    return overlap(frozenset(one.split()), frozenset(other.split())) >= 0.5

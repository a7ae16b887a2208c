"""Recognize typical fraud letters (advance fee, loans, orders, extortion) by the many stock phrases in them.

Honest mail also mentions inheritances, loans and orders. But swindlers build their letters from the same few dozen
phrases. No single phrase decides: the weights of all different phrases add up.
"""

import functools
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.config.phrase_text import read_blocks
from mailguard.language.detect import EASTERN, plausible
from mailguard.language.lexicon import Entry, SpacedTable, folded
from mailguard.language.normalise import Normalised
from mailguard.language.prefilter import Vocabulary, vocabulary

KINDS: Final = ("advance_fee", "funding", "buyer", "agent_job", "name_registry", "extortion")
READ: Final = 8_000  # characters of a text that are read
_FOLDER: Final = Path(__file__).parent.parent / "data" / "letters"
_LATIN: Final = ("en", "de", "fr", "es", "pt", "it", "nl")
_EASTERN: Final = ("ja", "zh")
_KOREAN: Final = ("ko",)
_SHORTEST: Final = 20  # characters: a shorter text has no room for a letter
_STRONG: Final = 3
_LEAST: Final = 5  # minimum sum of weights that counts as a letter
_NEAR: Final = 2_500  # characters within which the phrases of a letter are; in a newsletter they are further apart
_ANCHORS: Final = 4  # minimum key words of a language's table that a text must have


class Piece(NamedTuple):
    """A phrase of a letter: its place in the text, its weight, and its wording in the table."""

    start: int
    end: int
    weight: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The phrases of one kind in a text, in order, each wording once. `total` is the sum of their weights."""

    kind: str
    pieces: tuple[Piece, ...]
    total: int

    @property
    def strong(self) -> int:
        """The number of phrases that are rare in honest mail."""
        return sum(piece.weight == _STRONG for piece in self.pieces)


def letters_in(text: str) -> tuple[Letter, ...]:
    """Return the phrases of each kind of letter in `text`, the likeliest kind first. Linear; never raises.

    Offsets are those of `text`. Each wording counts only at its first place, and at each place only the longest one.
    """
    if len(text) < _SHORTEST:
        return ()
    read = vocabulary(text)
    found: dict[str, list[Piece]] = {}
    for entry, start, end in (*_spaced(read), *_unspaced(read)):
        if start < READ:
            found.setdefault(entry.category, []).append(Piece(start, end, entry.weight, entry.phrase))
    letters = [_letter(kind, pieces, read.normalised) for kind, pieces in found.items()]
    return tuple(sorted((each for each in letters if each.total >= _LEAST), key=lambda each: -each.total))


def _spaced(read: Vocabulary) -> Iterator[tuple[Entry, int, int]]:
    """Yield the phrases in languages with blanks, each with its first place in the normalised text."""
    joined = b""
    languages = plausible(read.distinct | {EASTERN} if read.cjk else read.distinct)
    for language in _LATIN:
        if language not in languages:
            continue
        table = _table(language)
        anchors = table.anchors & read.distinct
        if len(anchors) < _ANCHORS:
            continue
        joined = joined or b" " + b" ".join(read.words[: READ // 2]) + b" "
        for anchor in anchors:
            for spaced in table.phrases(anchor):
                if spaced.others <= read.distinct and spaced.needle in joined:
                    for start, end in itertools.islice(spaced.places(read.normalised.text, joined), 1):
                        yield spaced.entry, start, end


def _unspaced(read: Vocabulary) -> Iterator[tuple[Entry, int, int]]:
    """Yield the phrases in scripts without blanks, and in Korean, whose particles are joined to the words."""
    folded = read.normalised.text[:READ]
    for entry in (*(_joined(_EASTERN) if read.cjk else ()), *(_joined(_KOREAN) if read.hangul else ())):
        start = folded.find(entry.phrase)
        if start >= 0:
            yield entry, start, start + len(entry.phrase)


def _letter(kind: str, pieces: list[Piece], normalised: Normalised) -> Letter:
    """Make the letter of one kind. Of overlapping wordings, only the longest is kept."""
    kept: list[Piece] = []
    wordings: set[str] = set()
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        wording = piece.phrase.rstrip("s")  # a plural counts as the same wording
        if wording not in wordings and (not kept or piece.start >= kept[-1].end):
            kept.append(piece)
            wordings.add(wording)
    kept = _densest(kept)
    placed = tuple(Piece(*normalised.original(each.start, each.end), each.weight, each.phrase) for each in kept)
    return Letter(kind, placed, sum(each.weight for each in kept))


def _densest(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces in the passage of `_NEAR` characters with the highest total weight."""
    best, first, total, most = (0, 0), 0, 0, 0
    for last, piece in enumerate(pieces):
        total += piece.weight
        while piece.end - pieces[first].start > _NEAR:
            total -= pieces[first].weight
            first += 1
        if total > most:
            best, most = (first, last + 1), total
    return pieces[slice(*best)]


@functools.cache
def _table(language: str) -> SpacedTable:
    return SpacedTable(_entries(language))


@functools.cache
def _joined(languages: tuple[str, ...]) -> tuple[Entry, ...]:
    """Return the phrases of letters in languages that are searched for as pieces of the text."""
    return tuple(entry for language in languages for entry in _entries(language))


def _entries(language: str) -> tuple[Entry, ...]:
    path = _FOLDER / f"{language}.txt"
    return folded(read_blocks(path.read_text("utf-8"), path.name, KINDS), language)

"""Letters of strangers who want an answer: told by the many phrases that they are put together from.

An inheritance, a loan or an order is spoken of in honest mail too. The letters of swindlers are put together from the
same few dozen phrases, and no single one of them decides: the weights of all different ones add up.
"""

import functools
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.config.phrase_text import read_blocks
from mailguard.language.lexicon import Entry, SpacedTable, folded
from mailguard.language.normalise import Normalised
from mailguard.language.prefilter import Vocabulary, vocabulary

KINDS: Final = ("advance_fee", "funding", "buyer", "agent_job", "name_registry", "extortion")
READ: Final = 8_000  # characters of one text
_FOLDER: Final = Path(__file__).parent.parent / "data" / "letters"
_LATIN: Final = ("en", "de", "fr", "es", "pt", "it")
_EASTERN: Final = ("ja", "zh")
_STRONG: Final = 3
_LEAST: Final = 5  # of a sum: less says nothing
_NEAR: Final = 2_500  # characters in which the phrases of one letter lie; a newsletter has them further apart
_ANCHORS: Final = 4  # words of the table that a text of that language has at least


class Piece(NamedTuple):
    """One phrase of a letter: where it stands in the text, its weight, and the wording of the table."""

    start: int
    end: int
    weight: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The phrases of one kind in a text, in order, each wording once; `total` is the sum of their weights."""

    kind: str
    pieces: tuple[Piece, ...]
    total: int

    @property
    def strong(self) -> int:
        """How many of them are seldom in honest mail."""
        return sum(piece.weight == _STRONG for piece in self.pieces)


def letters_in(text: str) -> tuple[Letter, ...]:
    """What `text` has of each kind of letter, the likeliest kind first. Linear; never raises.

    Offsets are those of `text`. Of each wording the first place counts, and only the longest wording at a place.
    """
    read = vocabulary(text)
    found: dict[str, list[Piece]] = {}
    for entry, start, end in (*_spaced(read), *(_unspaced(read.normalised.text) if read.cjk else ())):
        if start < READ:
            found.setdefault(entry.category, []).append(Piece(start, end, entry.weight, entry.phrase))
    letters = [_letter(kind, pieces, read.normalised) for kind, pieces in found.items()]
    return tuple(sorted((each for each in letters if each.total >= _LEAST), key=lambda each: -each.total))


def _spaced(read: Vocabulary) -> Iterator[tuple[Entry, int, int]]:
    """The phrases of words in a text, each with its first place in the folded text."""
    joined = b""
    for language in _LATIN:
        table = _table(language)
        anchors = table.anchors & read.distinct
        if len(anchors) < _ANCHORS:
            continue
        joined = joined or b" " + b" ".join(read.words) + b" "
        for anchor in anchors:
            for spaced in table.phrases(anchor):
                if spaced.others <= read.distinct and spaced.needle in joined:
                    for start, end in itertools.islice(spaced.places(read.normalised.text, joined), 1):
                        yield spaced.entry, start, end


def _unspaced(folded: str) -> Iterator[tuple[Entry, int, int]]:
    """The phrases of scripts without blanks."""
    for entry in _eastern():
        start = folded.find(entry.phrase)
        if start >= 0:
            yield entry, start, start + len(entry.phrase)


def _letter(kind: str, pieces: list[Piece], normalised: Normalised) -> Letter:
    """The letter of one kind: of wordings that overlap the longest."""
    kept: list[Piece] = []
    wordings: set[str] = set()
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        wording = piece.phrase.rstrip("s")  # a plural is the same word once more
        if wording not in wordings and (not kept or piece.start >= kept[-1].end):
            kept.append(piece)
            wordings.add(wording)
    kept = _densest(kept)
    placed = tuple(Piece(*normalised.original(each.start, each.end), each.weight, each.phrase) for each in kept)
    return Letter(kind, placed, sum(each.weight for each in kept))


def _densest(pieces: list[Piece]) -> list[Piece]:
    """The pieces of the passage of `_NEAR` characters that weighs most."""
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
def _eastern() -> tuple[Entry, ...]:
    """The phrases of Japanese and Chinese letters."""
    return tuple(entry for language in _EASTERN for entry in _entries(language))


def _entries(language: str) -> tuple[Entry, ...]:
    path = _FOLDER / f"{language}.txt"
    return folded(read_blocks(path.read_text("utf-8"), path.name, KINDS), language)

"""The table of telling phrases, indexed so that a text can be searched for all of them at once.

A phrase can only be in a text that has its longest word or, in scripts without blanks, its first two characters. One
set intersection leaves the few phrases to search for. A regular expression of the whole table is not used, because
compiling it would take longer than scanning a mail. The phrases of a language are loaded if a text may be in it.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.whole_word import whole_words
from mailguard.config.model import Phrases
from mailguard.config.phrase_text import PhraseBlock, read_blocks
from mailguard.language.east_asian import has_hangul
from mailguard.language.normalise import normalise

_FOLDER: Final = Path(__file__).parent.parent / "data" / "phrases"
LATIN: Final = ("ja", "en", "zh", "de", "fr", "es", "pt", "it", "nl", "pl", "cs", "ro")  # with phrases of Latin words
OTHER_SCRIPTS: Final = ("ru", "el")
LANGUAGES: Final = (*LATIN, "ko", *OTHER_SCRIPTS)
UNSPACED: Final = ("ja", "zh")  # with phrases in scripts without blanks
KOREAN: Final = "ko"  # has blanks, but writers place them differently
ROUTINE: Final = "routine"  # everyday business wording: phrases inside it do not count

_WORD: Final = lazy_pattern("[a-z0-9]+")
# Blanks, marks of quotation and emphasis, and hyphens, but not the end of a sentence.
_BETWEEN: Final = r"[\s>*_\"'|-]{1,6}"


_GLUED_ON: Final = r"[a-z0-9@=/_]|\.[a-z0-9]"
_GLUED: Final = lazy_pattern(_GLUED_ON)


class Entry(NamedTuple):
    """A phrase of the table, normalised like the text.

    A phrase of `weight` 1 counts only together with others. A phrase of weight 3 is rare in honest mail.
    """

    phrase: str
    category: str
    weight: int
    language: str


class Spaced(NamedTuple):
    """A phrase of words with blanks. `needle` is its words with blanks around each, `others` all except the longest."""

    entry: Entry
    order: int  # place in the table: if two languages have the same phrase, the first counts
    needle: bytes
    others: frozenset[bytes]

    def places(self, text: str, joined: bytes) -> Iterator[tuple[int, int]]:
        """Yield the spans of the phrase in normalised `text`, except inside words, addresses and links.

        `joined` is the words of the text with a blank around each.
        """
        plain = list(whole_words(self.needle[1:-1].decode(), text))
        if len(plain) >= joined.count(self.needle):  # never across a line end or a mark, so no pattern is needed
            for start, end in plain:
                outside = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "/@=&_")
                if outside and not _GLUED.match(text, end):
                    yield start, end
            return
        for match in _locator(self.needle).finditer(text):
            start = match.start()
            if start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "/@=&_"):
                yield match.span()


@functools.cache
def _locator(needle: bytes) -> re.Pattern[str]:
    """Return a pattern that finds the phrase across line ends and emphasis. It begins with a letter, so it is fast."""
    return re.compile(_BETWEEN.join(needle.decode().split()) + rf"(?!{_GLUED_ON})")


@functools.cache
def entries(language: str) -> tuple[Entry, ...]:
    """Return all phrases of a language, normalised."""
    path = _FOLDER / f"{language}.txt"
    return folded(read_blocks(path.read_text("utf-8"), path.name), language)


def folded(blocks: list[PhraseBlock], language: str) -> tuple[Entry, ...]:
    """Return the entries of `blocks`. All are normalised in one call, which is faster; bars separate the phrases."""
    texts = normalise("\0".join(" | ".join(block.phrases) for block in blocks)).text.split("\0")
    return tuple(
        [
            Entry(phrase, block.category, block.weight, language)
            for block, phrases in zip(blocks, texts, strict=True)
            for piece in phrases.split("|")
            if (phrase := piece.strip())
        ]
    )


@functools.cache
def unspaced() -> Mapping[str, list[tuple[str, Entry]]]:
    """Return the phrases in scripts without blanks, by their first two characters."""
    table: dict[str, list[tuple[str, Entry]]] = {}
    seen: set[str] = set()
    for language in UNSPACED:
        for entry in entries(language):
            phrase = entry.phrase
            if phrase not in seen and not phrase.isascii():
                seen.add(phrase)
                table.setdefault(phrase[:2], []).append((phrase, entry))
    return table


@functools.cache
def other_scripts() -> Mapping[str, list[tuple[str, Entry]]]:
    """Return the Russian and Greek phrases by their first two characters. Their words have too many endings to list."""
    table: dict[str, list[tuple[str, Entry]]] = {}
    for language in OTHER_SCRIPTS:
        for entry in entries(language):
            table.setdefault(entry.phrase[:2], []).append((entry.phrase, entry))
    return table


@functools.cache
def closed_up() -> Mapping[str, tuple[tuple[str, Entry], ...]]:
    """Return the Korean phrases without their blanks, by their first two characters."""
    table: dict[str, dict[str, Entry]] = {}
    for entry in entries(KOREAN):
        phrase = entry.phrase.replace(" ", "")
        table.setdefault(phrase[:2], {}).setdefault(phrase, entry)
    return {pair: tuple(found.items()) for pair, found in table.items()}


class SpacedTable:
    """The phrases of a language with blanks, by their longest word.

    `anchors` are these longest words. A phrase is prepared only when a text has its longest word, because there are
    thousands of phrases and a text has few of these words.
    """

    __slots__ = ("_first", "_numbers", "_ready", "_table", "anchors")

    def __init__(self, table: tuple[Entry, ...], first: int = 0) -> None:
        self._table: Final = table
        self._first: Final = first
        self._numbers: Final[dict[str, list[int]]] = {}
        self._ready: Final[dict[bytes, tuple[Spaced, ...]]] = {}
        for number, entry in enumerate(table):
            phrase = entry.phrase
            if entry.language not in UNSPACED or phrase.isascii():
                self._numbers.setdefault(max(_words_of(phrase), key=len), []).append(number)
        self.anchors: Final = frozenset(" ".join(self._numbers).encode().split())

    def phrases(self, anchor: bytes) -> tuple[Spaced, ...]:
        """Return the phrases with the longest word `anchor`, which is one of `anchors`."""
        ready = self._ready.get(anchor)
        if ready is None:
            numbers = self._numbers[anchor.decode()]
            ready = self._ready[anchor] = tuple(self._spaced(number, anchor) for number in numbers)
        return ready

    def _spaced(self, number: int, anchor: bytes) -> Spaced:
        entry = self._table[number]
        words = " ".join(_words_of(entry.phrase)).encode()
        others = frozenset(words.split()) - {anchor}
        return Spaced(entry, self._first + number, b" " + words + b" ", others)


def _words_of(phrase: str) -> list[str]:
    return phrase.split() if phrase.replace(" ", "").isalnum() else _WORD.findall(phrase)


@functools.cache
def spaced(language: str) -> SpacedTable:
    """Return the table of a language. It is loaded when a text may be in that language."""
    return SpacedTable(entries(language), LANGUAGES.index(language) * 100_000)


class OwnTable(NamedTuple):
    """The phrases that the configuration adds, by the kind of search for them."""

    spaced: SpacedTable
    unspaced: Mapping[str, list[tuple[str, Entry]]]
    closed_up: Mapping[str, list[tuple[str, Entry]]]


@functools.lru_cache(maxsize=4)  # shared by the mails of a run
def own_table(lists: tuple[Phrases, ...]) -> OwnTable:
    """Return the table of `[[phrases]]`. The script of a phrase decides how to search for it, in any language."""
    blocks = [PhraseBlock(each.category, each.weight, list(each.phrases)) for each in lists]
    spaced: list[Entry] = []
    unspaced: dict[str, list[tuple[str, Entry]]] = {}
    closed: dict[str, list[tuple[str, Entry]]] = {}
    for entry in folded(blocks, "en"):
        if entry.phrase.isascii():
            if _WORD.search(entry.phrase):
                spaced.append(entry)
        elif has_hangul(entry.phrase):
            tight = entry.phrase.replace(" ", "")
            closed.setdefault(tight[:2], []).append((tight, entry._replace(language=KOREAN)))
        else:
            unspaced.setdefault(entry.phrase[:2], []).append((entry.phrase, entry._replace(language="ja")))
    return OwnTable(SpacedTable(tuple(spaced)), unspaced, closed)

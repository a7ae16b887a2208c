"""The table of telling phrases, and the two ways to look for all of them at once.

A phrase can only stand in a text that has its rarest word; in scripts without blanks, its first two characters.
One set intersection leaves the few phrases worth searching for. No regex over the whole table has to be compiled,
which would cost more than scanning a mail; a language's phrases are read when a text may be in it.
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
KOREAN: Final = "ko"  # has blanks, and nobody agrees where
ROUTINE: Final = "routine"  # wording of everyday business that shadows the phrases inside it

_WORD: Final = lazy_pattern("[a-z0-9]+")
# Blanks, the marks of quoting and emphasis, a hyphen; not the end of a sentence.
_BETWEEN: Final = r"[\s>*_\"'|-]{1,6}"


_GLUED_ON: Final = r"[a-z0-9@=/_]|\.[a-z0-9]"
_GLUED: Final = lazy_pattern(_GLUED_ON)


class Entry(NamedTuple):
    """One phrase of the table, folded as the text will be.

    `weight` 1 says something only in company, 3 hardly stands in honest mail.
    """

    phrase: str
    category: str
    weight: int
    language: str


class Spaced(NamedTuple):
    """A phrase of words: `needle` as it stands in text reduced to words, `others` its words beside the longest."""

    entry: Entry
    order: int  # in the table: the first of two languages that share a phrase
    needle: bytes
    others: frozenset[bytes]

    def places(self, text: str, joined: bytes) -> Iterator[tuple[int, int]]:
        """Where the phrase stands in normalised `text`, not inside words, addresses and links.

        `joined` is the text reduced to words, with a blank around each.
        """
        plain = list(whole_words(self.needle[1:-1].decode(), text))
        if len(plain) >= joined.count(self.needle):  # nowhere across a line end or a mark: no pattern is needed
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
    """Finds the phrase across line ends and emphasis. It begins with a letter, so the search is fast."""
    return re.compile(_BETWEEN.join(needle.decode().split()) + rf"(?!{_GLUED_ON})")


@functools.cache
def entries(language: str) -> tuple[Entry, ...]:
    """Every phrase of one language, folded."""
    path = _FOLDER / f"{language}.txt"
    return folded(read_blocks(path.read_text("utf-8"), path.name), language)


def folded(blocks: list[PhraseBlock], language: str) -> tuple[Entry, ...]:
    """The entries of blocks. All lists are folded at once: bars keep the phrases apart."""
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
    """The phrases of scripts without blanks, by their first two characters."""
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
    """The Russian and Greek phrases, by their first two characters: their words end in too many ways to be listed."""
    table: dict[str, list[tuple[str, Entry]]] = {}
    for language in OTHER_SCRIPTS:
        for entry in entries(language):
            table.setdefault(entry.phrase[:2], []).append((entry.phrase, entry))
    return table


@functools.cache
def closed_up() -> Mapping[str, tuple[tuple[str, Entry], ...]]:
    """The Korean phrases without their blanks, by their first two characters."""
    table: dict[str, dict[str, Entry]] = {}
    for entry in entries(KOREAN):
        phrase = entry.phrase.replace(" ", "")
        table.setdefault(phrase[:2], {}).setdefault(phrase, entry)
    return {pair: tuple(found.items()) for pair, found in table.items()}


class SpacedTable:
    """The phrases of words of one language, by their longest word.

    `anchors` are these words. The phrases themselves are made ready when a text has their longest word: a text has few
    of them, and there are thousands.
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
        """The phrases whose longest word is `anchor`, one of `anchors`."""
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
    """The table of one language, read when a text may be in it."""
    return SpacedTable(entries(language), LANGUAGES.index(language) * 100_000)


class OwnTable(NamedTuple):
    """The phrases that a configuration adds, by the way in which they are looked for."""

    spaced: SpacedTable
    unspaced: Mapping[str, list[tuple[str, Entry]]]
    closed_up: Mapping[str, list[tuple[str, Entry]]]


@functools.lru_cache(maxsize=4)  # the mails of one run share it
def own_table(lists: tuple[Phrases, ...]) -> OwnTable:
    """The table of `[[phrases]]`. A phrase's script says how it is looked for; those of words have no language."""
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

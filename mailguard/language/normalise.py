"""Normalise text for matching, so that disguised letters read as a person reads them, and map offsets back.

It folds full-width and half-width forms, case, accents, zero-width and direction characters, doubly escaped entities,
letters held apart by blanks ("u r g e n t", "至 急"), and foreign letters inside Latin words. The marks of quoted lines
become blanks. Only such places are changed, so plain text is fast. All steps are linear in the text.
"""

import functools
import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.language.east_asian import has_cjk, is_cjk
from mailguard.message.quoting import MARKS, blanked

CJK: Final = "\u3005-\u3007\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

# Letters and marks of ordinary Western text. Each becomes one character, so offsets don't change; no regex is needed.
_SIMPLE: Final = dict(
    zip(
        "àáâãäåāçćčèéêëēęěìíîïīñńňòóôõöøōőùúûüūůűýÿžźżšśŞşğřťďłıđ\u00a0\u3000\u2018\u2019\u02bc\u00b4\u2013\u2014\u2010\u2011",
        "aaaaaaaccceeeeeeeiiiiinnnoooooooouuuuuuuyyzzzssssgrtdlid  ''''----",
        strict=True,
    )
)
_ASCII: Final = bytes(range(128))
_FEW: Final = 500  # non-ASCII letters: with more, searching for all kinds is faster than listing those that occur
_VOICED: Final = lazy_pattern("[\u3041-\u30ff][\u3099\u309a]")  # decomposed, as in file names of macOS
# All other characters that may need folding: not ASCII, ordinary kana, ideographs, Cyrillic, Greek or Hangul.
_ODD: Final = lazy_pattern(
    "[^\x00-\x7f\u00a1\u00ab\u00b0\u00bb\u00bf\u201c-\u201e\u2022\u2026\u20ac"
    "\u03b1-\u03c9\u0430-\u044f\u0451\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3]+"
)
_MANY: Final = frozenset((*_SIMPLE, "\ufffd"))  # one of each kind, used for texts with many letters
# Greek, Cyrillic, Armenian, Coptic, and single letters of other scripts that look like Latin ones.
_FOREIGN_LETTERS: Final = "\u03ac-\u03ff\u0430-\u052f\u0561-\u0587\u05e1\u0e50\u0ed0\u2c81-\u2d7f"
_FOREIGN: Final = lazy_pattern(f"[{_FOREIGN_LETTERS}]")
_MIXED_HINT: Final = lazy_pattern(f"[a-z][{_FOREIGN_LETTERS}]|[{_FOREIGN_LETTERS}][a-z]")
_MIXED: Final = lazy_pattern(r"[^\W\d_]{2,40}")
_ENTITY: Final = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")
# Tests first whether a blank follows, because most letters have none, and only then what comes before.
_SPACED: Final = lazy_pattern(r"[a-z](?=[ .*_\-])(?<![^\W_].)(?:[ .*_\-]{1,2}[a-z]){3,39}(?![^\W_])")
_GAP: Final = lazy_pattern(r"[ .*_\-]{1,2}")
_SHOWING_OFF: Final = "卂乇卄丂丅"  # ideographs that modern texts don't use
_DRAWN: Final = lazy_pattern("[a-z卂乃匚乇千卄丨工丿乚爪几口卩尺丂丅凵山乂丫乙]{3,40}")
# The classes of octets for `_SPACED_HINT`: "a" for small letters, " " for blanks and separating signs, "x" for others.
_SHAPE: Final = bytes(97 if 97 <= code <= 122 else 32 if code in b" .*_-" else 120 for code in range(256))
_SPACED_HINT: Final = lazy_pattern(rb" a  ?a  ?a(?!a)")
# Blanks between letters that are not Latin. `_joined` checks the letters, which is faster than a class of ideographs.
_CJK_BLANK: Final = lazy_pattern(r"[ \t\r\n.·](?<=[^\x00-\u3004].)[ \t\r\n.·]{0,4}(?=[^\x00-\u3004])", re.DOTALL)

# Letters that NFKD does not decompose to a base letter.
_BASE: Final = {"ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
# Letters of other scripts that look like Latin ones. They are folded only in a word that also has Latin letters.
_LOOKALIKES: Final = dict(
    zip(
        "аеорсухіјѕһԁӏѵԝԛвнкмтгпαβεηικνορτυχωγѡɡɑᴀᴇᴏᴜ",
        "aeopcyxijshdlvwqbhkmtrnabenikvoptuxwywgaaeou",
        strict=True,
    )
)
# Latin letters in squares, circles and brackets, and regional indicators (flags), which NFKC does not make letters.
_ENCLOSED: Final = (0x249C, 0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
_PARENTHESISED: Final = {start + index: 0x61 + index for start in (0x249C, 0x1F110) for index in range(26)}
_CHEROKEE: Final = range(0xAB70, 0xABC0)  # small Cherokee letters look like Latin capitals; rare
_REMOVED: Final = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\uffa0")


_KEPT: Final = 20_000  # maximum characters of a text that is cached: several checks read the same body


@dataclass(frozen=True, slots=True)
class Replaced:
    """The places whose length was changed by a folding step: four parallel tuples of ascending offsets."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    original_starts: tuple[int, ...]
    original_ends: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Return where the character at `offset` was before this step."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        if offset < self.ends[index]:
            return min(self.original_starts[index] + offset - self.starts[index], self.original_ends[index] - 1)
        return self.original_ends[index] + offset - self.ends[index]

    def end(self, offset: int) -> int:
        """Return where the text that ends at `offset` ended before this step."""
        index = bisect_left(self.starts, offset) - 1
        if index < 0:
            return offset
        if offset <= self.ends[index]:
            if offset == self.ends[index]:
                return self.original_ends[index]
            return min(self.original_starts[index] + offset - self.starts[index], self.original_ends[index])
        return self.original_ends[index] + offset - self.ends[index]


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised, lower-case text. `offsets` are the steps that changed lengths, the last one first."""

    text: str
    offsets: tuple[Replaced, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that became `text[start:end]`, which must not be empty."""
        for step in self.offsets:
            start, end = step.start(start), step.end(end)
        return start, max(start, end)


def normalise(text: str) -> Normalised:
    """Normalise `text` for matching, with a map of offsets. Never raises; linear. Recent results are cached."""
    return _remembered(text) if len(text) <= _KEPT else _normalised(text)


@functools.lru_cache(maxsize=8)
def _remembered(text: str) -> Normalised:
    return _normalised(text)


def _normalised(text: str) -> Normalised:
    steps: list[Replaced] = []
    if "&" in text:
        text = _step(_ENTITY, _unescape, text, steps)
    if "\n" in text or text[:1] in MARKS:
        text = blanked(text)
    # Only "İ" gets longer in lower case.
    text = text.lower() if text.isascii() else _fold_foreign(text.replace("İ", "I").lower(), steps)
    if _may_be_spaced(text):
        text = _step(_SPACED, _closed, text, steps)
    return Normalised(text, tuple(reversed(steps)))


def _may_be_spaced(text: str) -> bool:
    """Whether there may be several single letters in a row, with one or two blanks or signs between them."""
    return _SPACED_HINT.search(text.encode("utf-8", "surrogatepass").translate(_SHAPE)) is not None


def _fold_foreign(text: str, steps: list[Replaced]) -> str:
    """Fold text that is not ASCII. The whole text is searched only for the kinds of letters that it has."""
    letters = _beyond_ascii(text)
    for letter in letters & _SIMPLE.keys():
        text = text.replace(letter, _SIMPLE[letter])
    if text.isascii():
        return text
    if "\u3099" in text or "\u309a" in text:
        text = _step(_VOICED, _composed, text, steps)
    rest = "".join(letters - _SIMPLE.keys())
    if _ODD.search(rest):
        rest = text = _step(_ODD, _fold, text, steps)
    if _FOREIGN.search(rest) and _MIXED_HINT.search(text):
        text = _step(_MIXED, _unmixed, text, steps)
    if has_cjk(text):
        if any(sign in text for sign in _SHOWING_OFF):
            text = _step(_DRAWN, _redrawn, text, steps)
        text = _step(_CJK_BLANK, _joined, text, steps)
    return text


def _beyond_ascii(text: str) -> AbstractSet[str]:
    """Return the set of letters in `text` that are not ASCII, or `_MANY` if there are more than `_FEW`."""
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return set(beyond) if len(beyond) <= _FEW else _MANY


def _step(pattern: re.Pattern[str], fold: Callable[[re.Match[str]], str], text: str, steps: list[Replaced]) -> str:
    """Replace each match by the result of `fold`, and note where lengths changed."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    original_starts: list[int] = []
    original_ends: list[int] = []
    position = shift = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = fold(match)
        pieces += (text[position:start], new)
        position = end
        if len(new) == end - start:
            continue
        for index, length, folded in _changed(match.group(), new):
            at = start + index
            starts.append(at + shift)
            ends.append(at + shift + folded)
            original_starts.append(at)
            original_ends.append(at + length)
            shift += folded - length
    if not pieces:
        return text
    pieces.append(text[position:])
    if starts:
        steps.append(Replaced(tuple(starts), tuple(ends), tuple(original_starts), tuple(original_ends)))
    return "".join(pieces)


def _changed(old: str, new: str) -> Iterable[tuple[int, int, int]]:
    """Return (index, old length, new length) of each change of length: for single letters if they fold one by one."""
    if old.isascii():
        return ((0, len(old), len(new)),)
    return _changed_letters(old, new) if len(old) <= 20 else _changed_letters.__wrapped__(old, new)


@functools.lru_cache(maxsize=4096)  # invisible filler texts repeat the same few letters hundreds of times
def _changed_letters(old: str, new: str) -> Iterable[tuple[int, int, int]]:
    folded = [_fold_character(letter) for letter in old]
    if "".join(folded) != new:
        return ((0, len(old), len(new)),)
    return tuple([(index, 1, len(letter)) for index, letter in enumerate(folded) if len(letter) != 1])


def _unescape(match: re.Match[str]) -> str:
    return _entity(match.group())


@functools.lru_cache(maxsize=1024)
def _entity(text: str) -> str:
    return html.unescape(text)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _joined(match: re.Match[str]) -> str:
    blanks = match.group()
    start, end = match.span()
    if not (is_cjk(match.string[start - 1]) and is_cjk(match.string[end])):
        return blanks
    return blanks if blanks.count("\n") > 1 else ""  # an empty line ends a sentence


def _closed(match: re.Match[str]) -> str:
    """Join single letters to words. A gap that is wider than those between letters separates two words."""
    held = match.group()
    gaps = _GAP.findall(held)
    close = "" if any(gap.strip() and gap == gap.strip() for gap in gaps) else min(gaps, key=len)
    return _GAP.sub(lambda gap: " " if _is_wider(gap.group(), close) else "", held)


def _is_wider(gap: str, close: str) -> bool:
    """Whether `gap` is wider than `close`, the narrowest blank between letters ("" if signs are between them)."""
    return len(gap) > len(close) if close else " " in gap


@functools.cache
def _drawn() -> dict[str, str]:
    from mailguard.data.confusables import IDEOGRAPHS

    return {letter: base for base, letters in IDEOGRAPHS.items() for letter in letters}


def _redrawn(match: re.Match[str]) -> str:
    """Replace ideographs that look like letters. A word without a rare one is left, as Japanese or Chinese."""
    word = match.group()
    return "".join(_drawn().get(c, c) for c in word) if any(sign in word for sign in _SHOWING_OFF) else word


def _unmixed(match: re.Match[str]) -> str:
    word = match.group()
    if word.isascii() or not _MIXED_HINT.search(word):
        return word
    table = _lookalikes()
    return "".join(table.get(character, character) for character in word)


@functools.cache
def _lookalikes() -> dict[str, str]:
    """Return the letters of any script that look like Latin ones, with these."""
    from mailguard.data.confusables import CYRILLIC, GREEK_AND_OTHERS

    found = {
        letter: base for table in (GREEK_AND_OTHERS, CYRILLIC) for base, letters in table.items() for letter in letters
    }
    return found | _LOOKALIKES


@functools.cache
def _bases() -> dict[str, str]:
    """Return special Latin letters (phonetic, small capitals …) and lookalikes of rare scripts, with plain letters."""
    from mailguard.data.confusables import GREEK_AND_OTHERS, LATIN, SCRIPTS

    found = {letter: base for base, letters in LATIN.items() for letter in letters}
    found |= {letter: base for base, letters in SCRIPTS.items() for letter in letters}
    found |= {c: base for base, letters in GREEK_AND_OTHERS.items() for c in letters if ord(c) in _CHEROKEE}
    return found | _BASE


def _fold(match: re.Match[str]) -> str:
    run = match.group()
    return _fold_run(run) if len(run) <= 20 else "".join(map(_fold_character, run))


@functools.lru_cache(maxsize=4096)
def _fold_run(run: str) -> str:
    # As one string first: half-width kana and their marks compose (UAX #15).
    return "".join(map(_fold_character, unicodedata.normalize("NFKC", run.translate(_PARENTHESISED))))


@functools.lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """Return the folded form of a character, "" if it is invisible."""
    category = unicodedata.category(character)
    if category == "So":
        code = ord(character)
        first = next((start for start in _ENCLOSED if start <= code < start + 26), 0)
        return chr(ord("a") + code - first) if first else character
    if category in ("Cf", "Mn", "Me") or character in _REMOVED:
        return ""
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if category == "Pd":
        return "-"
    folded = unicodedata.normalize("NFKC", character).lower()
    base = "".join(c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) not in ("Mn", "Cf"))
    if base.isascii() and base:
        return base
    bases = _bases()
    return "".join(bases.get(c, c) for c in folded)

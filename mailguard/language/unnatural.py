"""Find signs of unnatural Japanese. One kind of sign may be a slip of a native writer, but hardly two kinds."""

import functools
import itertools
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.unnatural_japanese import CHINESE_FONTS, CHINESE_WORDS, JAPANESE_FONTS, LOOKALIKE_KANA, WORDING
from mailguard.language.east_asian import has_cjk

CHARACTERS: Final = 50_000  # characters of a text that are read
_SAMPLE: Final = 5_000  # first characters in which the kana are counted
_KANA_NEEDED: Final = 30  # minimum kana, so that there are sentences
_REPEATED: Final = 2  # minimum foreign marks: one may be a typing error
_BLANKS: Final = 3  # minimum blanks after kana
_QUOTED: Final = 3  # maximum places quoted for each kind

_KANA: Final = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")
_LOOKALIKE: Final = lazy_pattern(LOOKALIKE_KANA)
# A comma or full stop of another script in a Japanese sentence.
_MARK: Final = lazy_pattern(
    r"(?<=[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff])[，．](?![0-9０-９A-Za-z])"
    r"|(?<=[\u3041-\u3096\u30a1-\u30fa])[,.](?=[ \n\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff])"
)
_BLANK: Final = lazy_pattern(r"[\u3041-\u3096] [\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{1,6}")


class Sign(NamedTuple):
    """A place with unnatural text. `kind` is "wording", "chinese", "letters", "marks" or "blanks"."""

    kind: str
    text: str
    start: int
    end: int


def find_signs(text: str, *, plain: bool) -> tuple[Sign, ...]:
    """Return the signs in a text, at most `_QUOTED` of each kind; () for other languages. Linear; never raises.

    Blanks only count in a `plain` text, because in HTML they come from line ends of the source.
    """
    text = text[:CHARACTERS]
    if not has_cjk(text) or sum(1 for _ in islice(_KANA.finditer(text, 0, _SAMPLE), _KANA_NEEDED)) < _KANA_NEEDED:
        return ()
    return tuple(_signs(text, plain=plain))


def _signs(text: str, *, plain: bool) -> Iterator[Sign]:
    letters = frozenset(text)  # avoids searching for words whose letters do not occur
    for kind, matches in (
        ("wording", (match for pattern in _wordings(text, letters) for match in pattern.finditer(text))),
        ("chinese", (match for word in CHINESE_WORDS if letters.issuperset(word) for match in re.finditer(word, text))),
        ("letters", _LOOKALIKE.finditer(text)),
    ):
        yield from _places(kind, matches, text)[:_QUOTED]
    if any(mark in text for mark in "，．,.") and ("、" in text or "。" in text):  # scientists and courts use only ，．
        marks = _places("marks", _MARK.finditer(text), text, lead=6)
        if len(marks) >= _REPEATED:
            yield from marks[:_QUOTED]
    if plain and " " in text:
        blanks = _places("blanks", _BLANK.finditer(text), text)
        if len(blanks) >= _BLANKS:
            yield from blanks[:_QUOTED]


def _wordings(text: str, letters: frozenset[str]) -> Iterator[re.Pattern[str]]:
    for number, (needed, _) in enumerate(WORDING):
        if any(letters.issuperset(words) and words in text for words in needed):
            yield _wording(number)


@functools.cache
def _wording(number: int) -> re.Pattern[str]:
    return re.compile(WORDING[number][1])


def _places(kind: str, matches: Iterator[re.Match[str]], text: str, lead: int = 0) -> list[Sign]:
    """Return the matches, each with up to `lead` characters before it on its line."""
    found: list[Sign] = []
    for match in itertools.islice(matches, 4 * _QUOTED):
        line = text.rfind("\n", max(0, match.start() - 1_000), match.start()) + 1
        start = max(line, match.start() - lead)
        found.append(Sign(kind, text[start : match.end()], start, match.end()))
    return found


def chinese_font(html: str) -> str:
    """Return a Chinese font that the HTML names, in lower case, or "" if it names none or also a Japanese font."""
    folded = html[: 4 * CHARACTERS].lower()
    named = next((font for font in CHINESE_FONTS if font in folded), "")
    if not named:
        return ""
    asked = folded.replace("hiragino sans gb", "")
    return "" if any(font in asked for font in JAPANESE_FONTS) else named

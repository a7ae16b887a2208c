"""Find names in a text as a hurried reader would, regardless of alphabet, case, width and blanks."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.whole_word import whole_words
from mailguard.config.model import Vip
from mailguard.data.affixes import AFFIXES
from mailguard.data.common_words import COMMON_WORDS
from mailguard.data.service_words import SERVICE_WORDS, SERVICE_WORDS_JA
from mailguard.names.confusable import skeleton
from mailguard.names.imitation import Owner
from mailguard.names.normal_form import ASCII_FORM, Places, normal_form, normal_text

TEXT_CHARACTERS: Final = 2_000  # characters searched; display names and subjects are shorter
_GLUED: Final = 6  # minimum letters of a name to be found in one word with an affix (`paypalsupport`)
_AFFIX: Final = 2  # minimum letters of the affix
_DISGUISED: Final = 5  # minimum letters of a name to be found by its shape (`PayPaI`)
_LONGEST: Final = 100  # maximum letters of the second word of a name
_WORDS_KEPT: Final = 20_000  # words whose result is cached
_WORD: Final = lazy_pattern(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A name found at `start`:`end` of a text, with its owner and, if it is a person of ours, the VIP."""

    text: str
    start: int
    end: int
    owner: Owner
    vip: Vip | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name to search for. A `whole` name is also an ordinary word, so it counts only with service words around it."""

    text: str
    owner: Owner
    vip: Vip | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The names that a word may begin.

    `forms` begin with exactly this word. `phrases` begin with a word of the same shape; they are (shape, name) by the
    shape of the second word. `inside` is the name that the word disguises or contains.
    """

    forms: tuple[tuple[str, Name], ...]
    phrases: dict[str, list[tuple[str, Name]]]
    inside: Name | None


class NameTable:
    """Names by their first word, or by their first two letters if that is not a Latin word; the longest first."""

    __slots__ = ("_ascii_others", "_by_shape", "_by_start", "_by_word", "_idle", "_met", "_others", "_phrases")

    def __init__(self, names: Iterable[Name]) -> None:
        starts: dict[str, dict[str, Name]] = {}
        self._by_word: Final[dict[str, Name]] = {}
        self._by_shape: Final[dict[str, Name]] = {}
        self._phrases: Final[dict[str, list[tuple[str, Name]]]] = {}  # by the shape of the first word
        self._met: Final[dict[str, _Beginning]] = {}  # seen words that begin a name
        self._idle: Final[set[str]] = set()  # seen words that don't
        for name in names:
            for form in _forms(name):
                word = _WORD.match(form)
                starts.setdefault(word.group() if word is not None else form[:2], {}).setdefault(form, name)
                if form.isascii() and form.isalnum() and not name.whole:
                    self._add_word(form, name)
                elif " " in form and form.isascii() and len(form) > _GLUED and not name.whole:
                    shape = skeleton(form)
                    self._phrases.setdefault(shape.partition(" ")[0], []).append((shape, name))
        self._by_start: Final = {
            start: sorted(forms.items(), key=lambda item: -len(item[0])) for start, forms in starts.items()
        }
        others = sorted(start for start in starts if not _WORD.match(start))
        self._ascii_others: Final = any(start[0].isascii() for start in others)
        first, second = (re.escape("".join(dict.fromkeys(start[i : i + 1] for start in others))) for i in (0, 1))
        self._others: Final = lazy_pattern(f"[{first}](?=[{second} ]|$)" if first else "(?!)")

    def _add_word(self, form: str, name: Name) -> None:
        if len(form) >= _GLUED:
            self._by_word.setdefault(form, name)
        if len(form) >= _DISGUISED:
            self._by_shape.setdefault(skeleton(form), name)

    def find(self, text: str) -> Iterator[Claim]:
        """Yield the names in the first `TEXT_CHARACTERS` of `text`, in order and without overlaps."""
        text = text[:TEXT_CHARACTERS]
        normal = normal_text(text)
        end = 0
        places: Places | None = None
        for position, word in self._beginnings(normal):
            found = self._at(normal, position, word) if position >= end else None
            if found is None:
                continue
            name, end = found
            if not name.whole or _only_service_words(f"{normal[:position]} {normal[end:]}", normal[position:end]):
                places = places or normal_form(text)[1]
                first, last = places.place(position), places.place(end - 1) + 1
                yield Claim(text[first:last], first, last, name.owner, name.vip)

    def _beginnings(self, normal: str) -> list[tuple[int, str]]:
        """Return the offsets where a name may begin, in order, each with the Latin word there or "".

        Most texts have none. An offset is never inside a Latin word.
        """
        words = set(itertools.filterfalse(self._idle.__contains__, _words_in(normal)))
        found: list[tuple[int, str]] = []
        for word in words:
            met = self._beginning(word)
            if met is not None and (met.phrases or met.inside or any(form in normal for form, _ in met.forms)):
                found += [(at, word) for at, _ in whole_words(word, normal)]
        if not normal.isascii() or self._ascii_others:
            places = map(re.Match.start, self._others.finditer(normal))
            found += [(at, "") for at in places if normal[at : at + 2] in self._by_start]
        found.sort()
        return found

    def _at(self, normal: str, position: int, word: str) -> tuple[Name, int] | None:
        """Return the longest name that begins at `position`, with `word`, and its end."""
        if normal[position] == " " or not ((word and normal.isascii()) or _boundary(normal, position)):
            return None
        met = self._beginning(word) if word else None
        for form, name in self._by_start[normal[position : position + 2]] if met is None else met.forms:
            end = position + len(form)
            if normal.startswith(form, position) and (_boundary(normal, end) or _service_words_ja().match(normal, end)):
                return name, end
        if met is None:
            return None
        if met.phrases:
            behind = position + len(word) + 1
            second = normal[behind : behind + _LONGEST].partition(" ")[0]
            for shape, name in met.phrases.get(_shape(second), ()):
                words = _next_words(normal, position, shape.count(" ") + 1)
                if skeleton(words) == shape:
                    return name, position + len(words)
        return None if met.inside is None else (met.inside, position + len(word))

    def _beginning(self, word: str) -> "_Beginning | None":
        """Return the names that `word` may begin or contain, or None, as for most words of most mails."""
        if word in self._idle:
            return None
        met = self._met.get(word)
        if met is not None:
            return met
        shape = skeleton(word)
        phrases = self._phrases.get(shape, ())
        forms = self._by_start.get(word, ())
        inside = self._in_word(word, shape) if len(word) >= _DISGUISED else None
        if not forms and not phrases and inside is None:
            if len(self._idle) >= _WORDS_KEPT:
                self._idle.clear()
            self._idle.add(word)
            return None
        if len(self._met) >= _WORDS_KEPT:
            self._met.clear()
        seconds: dict[str, list[tuple[str, Name]]] = {}
        for phrase, name in phrases:
            seconds.setdefault(phrase.split(" ", 2)[1], []).append((phrase, name))
        met = self._met[word] = _Beginning(tuple(forms), seconds, inside)
        return met

    def _in_word(self, word: str, shape: str) -> Name | None:
        """Return the name that `word` disguises (`paypai`) or contains with an affix (`paypalsupport`)."""
        if word in COMMON_WORDS or len(word) > 40:
            return None
        disguised = self._by_shape.get(shape)
        if disguised is not None or len(word) < _GLUED + _AFFIX:
            return disguised
        for i in range(_AFFIX, len(word) - 1):
            if word[i:] in AFFIXES and word[:i] in self._by_word:
                return self._by_word[word[:i]]
            if word[:i] in AFFIXES and word[i:] in self._by_word:
                return self._by_word[word[i:]]
        return None


def _words_in(normal: str) -> list[str]:
    """Return the words of Latin letters and digits in a normal form."""
    if not normal.isascii():
        return _WORD.findall(normal)
    for sign in "&+'":
        if sign in normal:
            normal = normal.replace(sign, " ")
    return normal.split()


@functools.lru_cache(maxsize=4096)
def _shape(word: str) -> str:
    return skeleton(word)


def _next_words(normal: str, position: int, count: int) -> str:
    """Return the next `count` words."""
    end = position - 1
    for _ in range(count):
        end = normal.find(" ", end + 1)
        if end < 0:
            return normal[position:]
    return normal[position:end]


def _forms(name: Name) -> Iterator[str]:
    """Yield the normal forms of a name for which texts are searched."""
    text = name.text
    form = " ".join(text.translate(ASCII_FORM).split()) if text.isascii() else normal_form(text)[0]
    if not form:
        return
    yield form
    words = form.split(" ")
    if len(words) > 1:
        joined = "".join(words)
        if not joined.isascii() or len(joined) >= _GLUED:
            yield joined
    if name.vip is not None and len(words) == 2:  # family name first, or last
        yield f"{words[1]} {words[0]}"


def _boundary(normal: str, position: int) -> bool:
    """Whether a name may begin or end between `position - 1` and `position`, because no word is cut there.

    Kanji and hiragana are written without blanks, so a name may begin or end anywhere in them.
    """
    if not 0 < position < len(normal):
        return True
    kind = _run(normal[position])
    return kind == 0 or kind != _run(normal[position - 1])


def _run(letter: str) -> int:
    """Return 1 for letters of Latin and other alphabets, 2 for katakana, and 0 for all that need no boundary."""
    if letter.isascii():
        return letter.isalnum()
    if "゠" <= letter <= "ヿ":
        return 2
    return 0 if letter >= "⺀" or not letter.isalpha() else 1


@functools.cache
def _service_words_ja() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(SERVICE_WORDS_JA, key=len, reverse=True))))


def _only_service_words(rest: str, name: str) -> bool:
    """Whether the text around a name has only service words, the name itself and words that are not letters only."""
    words = _service_words_ja().sub(" ", rest).split()
    return all(word in SERVICE_WORDS or word == name or not word.isalpha() for word in words)

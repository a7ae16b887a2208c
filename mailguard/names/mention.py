"""Finding names in a text as a hurried reader would: whatever the alphabet, the case, the width and the blanks."""

import functools
import operator
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.config.model import Vip
from mailguard.data.affixes import AFFIXES
from mailguard.data.common_words import COMMON_WORDS
from mailguard.data.service_words import SERVICE_WORDS, SERVICE_WORDS_JA
from mailguard.lazy_dataclass import dataclass
from mailguard.lazy_pattern import lazy_pattern
from mailguard.names.confusable import plain, skeleton
from mailguard.names.imitation import Owner

TEXT_CHARACTERS: Final = 2_000  # looked at; display names and subjects are shorter
_GLUED: Final = 6  # letters a name needs to be found inside one word with an affix (`paypalsupport`)
_DISGUISED: Final = 5  # and to be found by its shape (`PayPaI`)
_WORDS_KEPT: Final = 20_000  # words that are remembered
_WORD_AND_BLANKS: Final = lazy_pattern(r"([0-9a-z]+) *")
_RUN: Final = lazy_pattern("([\\x00-\\x7f]+)|([\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]+)|.", re.DOTALL)
_WORD: Final = lazy_pattern(r"[a-z0-9]+")
_LETTERS: Final = lazy_pattern("[^ ]+")
_SPACED: Final = lazy_pattern(r"(?<![^ ])[a-z0-9](?: [a-z0-9]){2,}(?![^ ])")
_GAPS: Final = lazy_pattern(r"(?<![^ ])[a-z0-9](?: +[a-z0-9]){2,}(?![^ ])")  # before blanks are made single
_ASCII_FORM: Final = {
    code: chr(code).lower() if chr(code).isalnum() or chr(code) in "&+'" else " " for code in range(128)
}
_KANA_MARKS: Final = "\uff9e\uff9f\u3099\u309a"  # ｱﾏｿﾞﾝ: the mark is a letter of its own there
_SEPARATORS: Final = lazy_pattern(r"[^\w&+']|_")


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that stands in a text at `start`:`end`, and who it belongs to: an owner, or a VIP of ours."""

    text: str
    start: int
    end: int
    owner: Owner
    vip: Vip | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One name to look for. `whole` ones count only beside service words: they are ordinary words as well."""

    text: str
    owner: Owner
    vip: Vip | None = None
    whole: bool = False


class NameTable:
    """Names, by their first two letters in normal form, the longest first."""

    __slots__ = ("_by_shape", "_by_start", "_by_word", "_first_words", "_idle", "_other_starts", "_phrases")

    def __init__(self, names: Iterable[Name]) -> None:
        starts: dict[str, dict[str, Name]] = {}
        self._by_word: Final[dict[str, Name]] = {}
        self._by_shape: Final[dict[str, Name]] = {}
        self._phrases: Final[dict[str, list[tuple[str, Name]]]] = {}  # by the shape of the first word
        self._idle: Final[dict[str, bool]] = {}  # words met: whether no name begins with them
        for name in names:
            for form in _forms(name):
                starts.setdefault(form[:2], {}).setdefault(form, name)
                if form.isascii() and form.isalnum() and not name.whole:
                    self._add_word(form, name)
                elif " " in form and form.isascii() and len(form) > _GLUED and not name.whole:
                    shape = skeleton(form)
                    self._phrases.setdefault(shape.partition(" ")[0], []).append((shape, name))
        self._by_start: Final = {
            start: sorted(forms.items(), key=lambda item: -len(item[0])) for start, forms in starts.items()
        }

        self._other_starts: Final = frozenset(start for start in starts if not _WORD.match(start))
        first = (_WORD.match(form) for forms in starts.values() for form in forms)
        self._first_words: Final = frozenset(word.group() for word in first if word is not None)

    def _add_word(self, form: str, name: Name) -> None:
        if len(form) >= _GLUED:
            self._by_word.setdefault(form, name)
        if len(form) >= _DISGUISED:
            self._by_shape.setdefault(skeleton(form), name)

    def find(self, text: str) -> Iterator[Claim]:
        """Every name in the first `TEXT_CHARACTERS` of `text`, in order, none inside another."""
        text = text[:TEXT_CHARACTERS]
        if text.isascii():
            letters = text.translate(_ASCII_FORM)
            if self._is_silent(letters) and not _GAPS.search(letters):
                return
        normal, places = normal_form(text)
        if self._is_silent(normal):
            return
        position = 0
        while position < len(normal):
            word = _WORD_AND_BLANKS.match(normal, position)
            two = normal[position : position + 2]
            begins = two in self._by_start if word is None else not self._idle.get(word[1])
            found = self._at(normal, position) if begins else None
            if found is None:  # no name begins inside a word or at a blank
                position = word.end() if word is not None else position + 1
                continue
            name, end = found
            if not name.whole or _only_service_words(f"{normal[:position]} {normal[end:]}", normal[position:end]):
                first, last = places[position], places[end - 1] + 1
                yield Claim(text[first:last], first, last, name.owner, name.vip)
            position = end

    def _at(self, normal: str, position: int) -> tuple[Name, int] | None:
        """The longest name that begins at `position`, and where it ends."""
        if normal[position] == " " or not _boundary(normal, position):
            return None
        word = _WORD.match(normal, position)
        if word is not None and self._is_idle(word.group()):
            return None
        for form, name in self._by_start.get(normal[position : position + 2], ()):
            end = position + len(form)
            if normal.startswith(form, position) and (_boundary(normal, end) or _service_words_ja().match(normal, end)):
                return name, end
        if word is None:
            return None
        for shape, name in self._phrases.get(skeleton(word.group()), ()):
            words = _words(normal, position, shape.count(" ") + 1)
            if skeleton(words) == shape:
                return name, position + len(words)
        if word.end() - position < _DISGUISED:
            return None
        name_in_word = self._in_word(word.group())
        return None if name_in_word is None else (name_in_word, word.end())

    def _is_silent(self, normal: str) -> bool:
        """Whether no name can begin anywhere in `normal`, as in most texts."""
        return all(map(self._is_idle, set(_WORD.findall(normal)))) and self._other_starts.isdisjoint(
            map(operator.add, normal, f"{normal[1:]} ")
        )

    def _is_idle(self, word: str) -> bool:
        """Whether no name begins with `word` or lies in it, as with most words of most mails."""
        idle = self._idle.get(word)
        if idle is None:
            if len(self._idle) >= _WORDS_KEPT:
                self._idle.clear()
            idle = (
                word not in self._first_words
                and skeleton(word) not in self._phrases
                and (len(word) < _DISGUISED or self._in_word(word) is None)
            )
            self._idle[word] = idle
        return idle

    def _in_word(self, word: str) -> Name | None:
        """The name that `word` disguises (`paypai`) or holds beside an affix (`paypalsupport`)."""
        if word in COMMON_WORDS or len(word) > 40:
            return None
        disguised = self._by_shape.get(skeleton(word))
        if disguised is not None:
            return disguised
        for i in range(2, len(word) - 1):
            if word[i:] in AFFIXES and word[:i] in self._by_word:
                return self._by_word[word[:i]]
            if word[:i] in AFFIXES and word[i:] in self._by_word:
                return self._by_word[word[i:]]
        return None


def normal_form(text: str) -> tuple[str, list[int]]:
    """`text` in lower-case plain letters with single blanks, and for each letter its place in `text`."""
    letters: list[str] = []
    places: list[int] = []
    for run in _RUN.finditer(text):
        at = run.start()
        if run[2]:  # kana and ideographs stand for themselves
            letters += run[2]
            places += range(at, run.end())
            continue
        pieces = _add_ascii(run[1], at, letters, places) if run[1] else _shown(run.group(), letters)
        for piece in pieces:
            if piece != " " or (letters and letters[-1] != " "):
                letters.append(piece)
                places.append(run.end() - 1)
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return _without_gaps("".join(letters), places)


def _add_ascii(run: str, at: int, letters: list[str], places: list[int]) -> str:
    """The words of `run`, which begins at `at`; what is left to add is a blank, or nothing."""
    plain_run = run.translate(_ASCII_FORM)
    for word in _LETTERS.finditer(plain_run):
        start, end = word.span()
        if start and letters and letters[-1] != " ":
            letters.append(" ")
            places.append(at + start - 1)
        letters += word.group()
        places += range(at + start, at + end)
    return " " if plain_run[-1] == " " else ""


def _shown(letter: str, before: list[str]) -> str:
    """What is read in place of one letter that is not ASCII; a mark may change the letter before."""
    if letter in "™®©℠":
        return " "
    if letter in _KANA_MARKS and before:
        before[-1] = unicodedata.normalize("NFKC", before[-1] + letter)[:1]
        return ""
    return _folded(letter)


@functools.lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    if unicodedata.category(letter) in ("Cf", "Mn", "Cc"):
        return ""
    return _SEPARATORS.sub(" ", plain(letter))


def _without_gaps(normal: str, places: list[int]) -> tuple[str, list[int]]:
    """`a m a z o n` as one word."""
    if " " not in normal or not _SPACED.search(normal):
        return normal, places
    gaps = {at for match in _SPACED.finditer(normal) for at in range(*match.span()) if normal[at] == " "}
    kept = [at for at in range(len(normal)) if at not in gaps]
    return "".join(normal[at] for at in kept), [places[at] for at in kept]


def _words(normal: str, position: int, count: int) -> str:
    """The next `count` words."""
    end = position - 1
    for _ in range(count):
        end = normal.find(" ", end + 1)
        if end < 0:
            return normal[position:]
    return normal[position:end]


def _forms(name: Name) -> Iterator[str]:
    """The normal forms under which a name is looked for."""
    text = name.text
    form = " ".join(text.translate(_ASCII_FORM).split()) if text.isascii() else normal_form(text)[0]
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
    """Whether a name may begin or end between `position - 1` and `position`: no letter run is cut there.

    Kanji and hiragana run on without blanks, so any place among them will do.
    """
    if not 0 < position < len(normal):
        return True
    kind = _run(normal[position])
    return kind == 0 or kind != _run(normal[position - 1])


def _run(letter: str) -> int:
    """1 for Latin and other alphabets, 2 for katakana, 0 for what needs no boundary."""
    if letter.isascii():
        return letter.isalnum()
    if "゠" <= letter <= "ヿ":
        return 2
    return 0 if letter >= "⺀" or not letter.isalpha() else 1


@functools.cache
def _service_words_ja() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(SERVICE_WORDS_JA, key=len, reverse=True))))


def _only_service_words(rest: str, name: str) -> bool:
    """Whether nothing but service words, and the name once more, stands beside a name."""
    words = _service_words_ja().sub(" ", rest).split()
    return all(word in SERVICE_WORDS or word == name or not word.isalpha() for word in words)

"""A text in the letters a hurried reader takes it for: lower case, plain, single blanks, spaced words closed."""

import bisect
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.names.confusable import plain

_RUN: Final = lazy_pattern("([\\x00-\\x7f]+)|([\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]+)|.", re.DOTALL)
_LETTERS: Final = lazy_pattern("[^ ]+")
_SPACED: Final = lazy_pattern(r"(?<![^ ])[a-z0-9](?: [a-z0-9]){2,}(?![^ ])")
_SPACED_HINT: Final = lazy_pattern(r" [a-z0-9] [a-z0-9](?![^ ])")
ASCII_FORM: Final = {
    code: chr(code).lower() if chr(code).isalnum() or chr(code) in "&+'" else " " for code in range(128)
}
_ASCII_LETTERS: Final = bytes(ord(ASCII_FORM.get(code, " ")) for code in range(256))  # the same for octets
_ALIKE: Final = bytes(97 if chr(code) in "abcdefghijklmnopqrstuvwxyz0123456789" else code for code in range(256))
_KANA_MARKS: Final = "\uff9e\uff9f\u3099\u309a"  # ｱﾏｿﾞﾝ: the mark is a letter of its own there
_MARKS: Final = frozenset(_KANA_MARKS)
_BLANKS: Final = lazy_pattern(" {2,}")
_SEPARATORS: Final = lazy_pattern(r"[^\w&+']|_")
_LETTERS_KEPT: Final = 8_000  # letters that are remembered


class _Forms(dict[int, str]):
    """What is read in place of each letter, worked out when it is met."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _LETTERS_KEPT:
            self.clear()
            self.update(ASCII_FORM)
            _UNEVEN.clear()
        form = self[code] = _shown(chr(code), [])
        if len(form) != 1:
            _UNEVEN.add(chr(code))
        return form


_FORMS: Final = _Forms(ASCII_FORM)
_UNEVEN: Final[set[str]] = set()  # letters met that are read as several, or as none


def normal_text(text: str) -> str:
    """The normal form alone, at a fraction of the time."""
    if text.isascii():
        octets = b" ".join(text.encode().translate(_ASCII_LETTERS).split())
        normal = octets.decode()
        return _SPACED.sub(_closed, normal) if b" a a " in octets.translate(_ALIKE) + b" " else normal
    if any(mark in text for mark in _KANA_MARKS):
        return _letter_by_letter(text)[0]
    normal = " ".join(text.translate(_FORMS).split())
    return _SPACED.sub(_closed, normal) if _is_spaced(normal) else normal


class Places:
    """Where in a text the letters of its normal form stand: a beginning for each run of letters kept in order."""

    __slots__ = ("_normal", "_text")

    def __init__(self, normal: Iterable[int] = (), text: Iterable[int] = ()) -> None:
        self._normal = list(normal)
        self._text = list(text)

    def note(self, at: int, place: int) -> None:
        """The letters from `at` on stand at `place` and behind it; `at` grows from call to call."""
        self._normal.append(at)
        self._text.append(place)

    def place(self, at: int) -> int:
        """Where the letter `at` stands."""
        run = bisect.bisect_right(self._normal, at) - 1
        return self._text[run] + at - self._normal[run]

    def without(self, gaps: list[int]) -> "Places":
        """The places of the letters that stay where those at `gaps`, which rise, are taken out."""
        kept = Places()
        for at in sorted({*self._normal, *(gap + 1 for gap in gaps)}):
            kept.note(at - bisect.bisect_left(gaps, at), self.place(at))
        return kept


def normal_form(text: str) -> tuple[str, Places]:
    """`text` in lower-case plain letters with single blanks, and where each letter stands in `text`."""
    if text.isascii():
        letters = text.encode().translate(_ASCII_LETTERS).decode()
    else:
        letters = text.translate(_FORMS)
        if not (_UNEVEN.isdisjoint(text) and _MARKS.isdisjoint(text)):
            return _letter_by_letter(text)
    normal = " ".join(letters.split())
    gone = len(letters) - len(letters.lstrip())
    begins, stands = [0], [gone]
    for blanks in _BLANKS.finditer(letters, gone):
        first, last = blanks.span()
        gone += last - first - 1
        begins.append(last - gone)
        stands.append(last)
    return _without_gaps(normal, Places(begins, stands))


def _letter_by_letter(text: str) -> tuple[str, Places]:
    pieces: list[str] = []
    places = Places()
    length = 0
    blank = True  # whether the last letter is one, or none has come
    for run in _RUN.finditer(text):
        at = run.start()
        words = _words(run, at) if run[1] else ((at, run[2]),) if run[2] else _shown_at(run, pieces)
        for place, word in words:
            if word == " ":
                if blank:
                    continue
                blank = True
            else:
                blank = False
            pieces.append(word)
            places.note(length, place)
            length += len(word)
    if pieces and blank:
        pieces.pop()
    return _without_gaps("".join(pieces), places)


def _words(run: re.Match[str], at: int) -> Iterator[tuple[int, str]]:
    """The words of an ASCII run and the blanks between them, with their places."""
    end = 0
    plain_run = run[1].translate(ASCII_FORM)
    for word in _LETTERS.finditer(plain_run):
        if word.start():
            yield at + word.start() - 1, " "
        yield at + word.start(), word.group()
        end = word.end()
    if end < len(plain_run):
        yield run.end() - 1, " "


def _shown_at(run: re.Match[str], before: list[str]) -> Iterator[tuple[int, str]]:
    return ((run.start(), letter) for letter in _shown(run.group(), before))


def _shown(letter: str, before: list[str]) -> str:
    """What is read in place of one letter that is not ASCII; a mark may change the letter before."""
    if letter in "™®©℠":
        return " "
    if letter in _KANA_MARKS and before:
        before[-1] = before[-1][:-1] + unicodedata.normalize("NFKC", before[-1][-1] + letter)[:1]
        return ""
    return _folded(letter)


def _folded(letter: str) -> str:
    if unicodedata.category(letter) in ("Cf", "Mn", "Cc"):
        return ""
    form = _SEPARATORS.sub(" ", plain(letter))
    return " " if form.isspace() else form


def _without_gaps(normal: str, places: Places) -> tuple[str, Places]:
    """`a m a z o n` as one word."""
    if not _is_spaced(normal):
        return normal, places
    gaps = [at for match in _SPACED.finditer(normal) for at in range(*match.span()) if normal[at] == " "]
    return _SPACED.sub(_closed, normal), places.without(gaps)


def _closed(spaced: re.Match[str]) -> str:
    return spaced.group().replace(" ", "")


def _is_spaced(normal: str) -> bool:
    return _SPACED_HINT.search(normal) is not None and _SPACED.search(normal) is not None

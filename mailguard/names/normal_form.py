"""The normal form of a text, as a hurried reader sees it: lower-case plain letters, single blanks, `a b c` as `abc`."""

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
_KANA_MARKS: Final = "\uff9e\uff9f\u3099\u309a"  # ｱﾏｿﾞﾝ: a separate character after the kana
_MARKS: Final = frozenset(_KANA_MARKS)
_BLANKS: Final = lazy_pattern(" {2,}")
_SEPARATORS: Final = lazy_pattern(r"[^\w&+']|_")
_LETTERS_KEPT: Final = 8_000  # characters whose form is cached


class _Forms(dict[int, str]):
    """The form of each character, computed when it first occurs."""

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
_UNEVEN: Final[set[str]] = set()  # characters seen whose form is empty or has several letters


def normal_text(text: str) -> str:
    """Return the normal form without the places of its letters, which is much faster."""
    if text.isascii():
        octets = b" ".join(text.encode().translate(_ASCII_LETTERS).split())
        normal = octets.decode()
        return _SPACED.sub(_closed, normal) if b" a a " in octets.translate(_ALIKE) + b" " else normal
    if any(mark in text for mark in _KANA_MARKS):
        return _letter_by_letter(text)[0]
    normal = " ".join(text.translate(_FORMS).split())
    return _SPACED.sub(_closed, normal) if _is_spaced(normal) else normal


class Places:
    """The offsets in a text of the letters of its normal form. Stores the start of each unbroken run of letters."""

    __slots__ = ("_normal", "_text")

    def __init__(self, normal: Iterable[int] = (), text: Iterable[int] = ()) -> None:
        self._normal = list(normal)
        self._text = list(text)

    def note(self, at: int, place: int) -> None:
        """Note that the letters from `at` on come from offset `place` on. `at` must grow from call to call."""
        self._normal.append(at)
        self._text.append(place)

    def place(self, at: int) -> int:
        """Return the offset in the text of letter `at` of the normal form."""
        run = bisect.bisect_right(self._normal, at) - 1
        return self._text[run] + at - self._normal[run]

    def without(self, gaps: list[int]) -> "Places":
        """Return the places that remain if the letters at `gaps` (ascending) are removed."""
        kept = Places()
        for at in sorted({*self._normal, *(gap + 1 for gap in gaps)}):
            kept.note(at - bisect.bisect_left(gaps, at), self.place(at))
        return kept


def normal_form(text: str) -> tuple[str, Places]:
    """Return the normal form of `text`, and the place of each of its letters in `text`."""
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
    blank = True  # whether the last letter is a blank, or there is none yet
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
    """Yield the words of an ASCII run and the blanks between them, with their places."""
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
    """Return the form of a character that is not ASCII. A kana mark changes the letter before it, in `before`."""
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
    """Join spaced letters (`a m a z o n`) to one word."""
    if not _is_spaced(normal):
        return normal, places
    gaps = [at for match in _SPACED.finditer(normal) for at in range(*match.span()) if normal[at] == " "]
    return _SPACED.sub(_closed, normal), places.without(gaps)


def _closed(spaced: re.Match[str]) -> str:
    return spaced.group().replace(" ", "")


def _is_spaced(normal: str) -> bool:
    return _SPACED_HINT.search(normal) is not None and _SPACED.search(normal) is not None

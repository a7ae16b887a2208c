"""How a stranger's mail speaks for the reader's own domain: in the sender's name, in the subject, in the text."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.data.common_words import COMMON_WORDS
from mailguard.data.mail_desks import DESK_WORDS, DESKS_OTHER, MAILBOX_WORDS, STRONG_DESKS
from mailguard.names.added_word import is_shared, is_word
from mailguard.names.confusable import plain
from mailguard.names.domain import split
from mailguard.names.index import compact
from mailguard.names.normal_form import normal_text

NAME_CHARACTERS: Final = 200
_LABEL: Final = 4  # letters a label needs to stand for the domain without its ending
_PLACES: Final = 4  # of the domain in one text that are looked at
_AROUND: Final = 40
_TOKENS: Final = 16  # words of a name that are looked at
_PIECES: Final = 4  # words of which the label may consist there: `hakusandai hp`
_KANJI: Final = "\u2e80"  # from here on, scripts that put no blanks between words
_LONGEST: Final = 14  # letters of a word of a mail desk
_WORD: Final = lazy_pattern(r"[^\W_]+")
_BESIDE: Final = r"[\s\]\[)(】【:：|/©®™'\"“”‘’»«,、\-–—]{0,4}"
_LINKING: Final = r"(?:(?:for|of|on|at|to|from|by|your|the|de|del|do|da|du|di|von|für|の|的)\s)?"
_BEHIND: Final = lazy_pattern(rf"{_BESIDE}(?:の|的)?(?:{MAILBOX_WORDS})", re.IGNORECASE)
_BEFORE: Final = lazy_pattern(rf"(?:{MAILBOX_WORDS})(?:の|的)?{_BESIDE}{_LINKING}[\"'(<「『\[]?\Z", re.IGNORECASE)
_GREETED: Final = lazy_pattern(
    r"(?:\A|\n)\s{0,8}(?:dear|hello|hi|attention|attn"
    r"|estimad[oa]s?|prezad[oa]s?|cher|chère|gentile|geachte)[ :,]{1,3}\Z",
    re.IGNORECASE,
)

How = Literal["desk", "alone", "partly", "beside"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a name that are the reader's domain.

    `how`: with nothing but the words of a mail desk, all by itself, with such words and others, or beside others alone.
    `whole`: with its ending, not its label alone.
    """

    text: str
    how: How
    whole: bool


def spoken_for(name: str, domain: str) -> Spoken | None:
    """How a sender's name speaks for the organizational domain `domain`; None when it does not.

    The label alone counts only with the words of a mail desk, and when it is no ordinary word.
    """
    name = name[:NAME_CHARACTERS]
    folded = plain(name)
    if len(folded) != len(name):  # letters that fold into several: what is quoted is then the folded name
        name = folded
    for start, end in _places(folded, domain):
        rest = f"{name[:start]} {name[end:]}"
        return Spoken(name[start:end], _how(rest), whole=True)
    label = split(domain)[1]
    found = _by_label(name, folded, label)
    if found is not None:
        return found
    closed = normal_text(name)  # `h a k u s a n d a i`
    return _by_label(closed, closed, label) if len(closed) < len(folded) - _PIECES else None


def spoken_in(text: str, domain: str, *, addresses: bool = False) -> tuple[int, int] | None:
    """Where `text` speaks as the mail service of `domain`: "hakusandai-hp.example webmail", "Dear … user".

    With `addresses`, of an address at that domain, too.
    """
    lower = text.lower()
    if domain not in lower or len(lower) != len(text):
        return None
    for start, end in _places(lower, domain, addresses=addresses):
        before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        if _BEHIND.match(behind) or _BEFORE.search(before) or _GREETED.search(before):
            return start, end
    return None


def _places(text: str, domain: str, *, addresses: bool = False) -> Iterator[tuple[int, int]]:
    """Where `domain`, or a name below it, stands in the lower-case `text` as a domain of its own."""
    at = -1
    for _ in range(_PLACES):
        at = text.find(domain, at + 1)
        if at < 0:
            return
        start, end = at, at + len(domain)
        if _goes_on(text, end):
            continue
        while start and _belongs(text[start - 1], addresses):
            start -= 1
        if not addresses and start and text[start - 1] == "@":
            continue
        own = _own_part(text[start:at])
        if own is not None:
            yield at - len(own), end


def _belongs(letter: str, addresses: bool) -> bool:
    return (letter.isalnum() and letter < _KANJI) or letter in ".-_+" or (addresses and letter == "@")


def _goes_on(text: str, end: int) -> bool:
    """Whether letters of a longer domain or an address stand behind; kanji and kana follow without a blank."""
    behind = text[end : end + 2]
    if not behind or behind[0] == "@":
        return bool(behind)
    letter = behind[1:] if behind[0] in ".-" else behind[0]
    return letter.isalnum() and letter < _KANJI


def _own_part(before: str) -> str | None:
    """What of the letters right before the domain belongs to it: labels and an address. None for another domain."""
    if not before or before.endswith((".", "@")):
        return before
    words = _WORD.findall(before)
    return "" if words and all(map(_is_desk_word, words)) else None


def _how(rest: str) -> How:
    if not _WORD.search(rest):
        return "alone"
    if _is_desk(rest):
        return "desk"
    return "beside" if STRONG_DESKS.isdisjoint(_WORD.findall(plain(rest))) else "partly"


def _is_desk(rest: str) -> bool:
    """Whether nothing but words of a mail desk stands beside the domain."""
    text = rest.lower()
    if not text.isascii():
        for word in DESKS_OTHER:
            if word in text:
                text = text.replace(word, " ")
    return all(map(_is_desk_word, _WORD.findall(plain(text))))


def _is_desk_word(word: str) -> bool:
    if word in DESK_WORDS or word.isdecimal():
        return True
    return any(word[:i] in DESK_WORDS and word[i:] in DESK_WORDS for i in range(4, min(len(word) - 1, _LONGEST)))


def _by_label(name: str, folded: str, label: str) -> Spoken | None:
    base = compact(label)
    if len(base) < _LABEL or base in COMMON_WORDS or is_shared(base) or is_word(base) or base in DESK_WORDS:
        return None
    words = list(_WORD.finditer(folded))[:_TOKENS]
    for first in range(len(words)):
        joined = ""
        for last in range(first, min(first + _PIECES, len(words))):
            joined += words[last].group()
            if joined == base:
                start, end = words[first].start(), words[last].end()
                rest = f"{name[:start]} {name[end:]}"
                return Spoken(name[start:end], "desk", whole=False) if _WORD.search(rest) and _is_desk(rest) else None
            if not base.startswith(joined):
                break
    return None

"""Find signs that split the letters of words to disguise them ("ver.ify", "pass🔒word", "パス★ワード")."""

import itertools
from collections.abc import Callable, Iterable
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_CHARACTERS: Final = 100_000  # characters of a text that are searched
_NEAR: Final = 300  # characters within which there must be several signs
_SEVERAL: Final = 3
_KEPT: Final = 3_000  # maximum words and signs that are examined
_WORDS: Final = 2  # minimum disguised words; some count less, see `are_disguised`
_COMPOUNDING: Final = frozenset("-/'&.")  # a single one also joins the parts of honest compounds
_ABBREVIATION: Final = lazy_pattern(r"(?:[a-zA-Z][./-]){1,5}[a-zA-Z]?\W*\Z")
_MARK: Final = r"[.*~^|+=_\-,;:!/\\'\"`(){}\[\]<>#$%&?]"
# A word of Latin letters with signs inside, each followed by small letters. It must not be part of an address.
_HELD: Final = lazy_pattern(
    rf"[a-zA-Z](?<![\w@/.:=-].)[a-zA-Z]{{0,15}}+(?:{_MARK}{{1,3}}[a-z]{{1,15}}+){{1,12}}+(?![\w@=]|:/)"
)
# The same, but faster: it also matches the character before the word, and checks it only if a sign follows.
_SOUGHT: Final = lazy_pattern(
    rf"[^a-zA-Z0-9@/.:=_-](?=[a-zA-Z]{{1,16}}+{_MARK})(?<!\w)([a-zA-Z]{{1,16}}+(?:{_MARK}{{1,3}}[a-z]{{1,15}}+){{1,12}}+(?![\w@=]|:/))"
)
_MARKS: Final = bytes(code for code in range(33, 127) if not chr(code).isalnum() and chr(code) != "@")
_INSIDE: Final = lazy_pattern(rf"{_MARK}(?<=[a-zA-Z].){_MARK}{{0,2}}+(?=[a-z])")
# Signs that are not letters, digits, blanks, or the ordinary punctuation and brackets of a script.
_OTHER: Final = (
    "\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u2010-\u2018\u201a-\u2027"
    "\u2030-\u205e\u20a0-\u2bff\u3004\u3012\u3013\u3020\u3030\u303b-\u303f\u30fb\ufe0e\ufe0f\uff0a\uff5e\uff65\u301c\ufffc\ufffd"
    "\ue000-\uf8ff\U0001f000-\U0001f10c\U0001f18f-\U0001f190\U0001f1ad-\U0001f1e5\U0001f200-\U0001faff"
)
_ASCII: Final = bytes(range(128))
_FEW: Final = 500  # non-ASCII characters: in a text with more, signs are likely, so it is searched at once
_ANY_SIGN: Final = lazy_pattern(f"[{_OTHER}]")
_SIGN: Final = lazy_pattern(rf"[{_OTHER}](?<=[^\W\d_].)[{_OTHER}\u200b-\u200d*.]{{0,6}}+(?=[^\W\d_])")


def held_apart(text: str, is_telling: Callable[[bytes], bool]) -> list[tuple[int, int]]:
    """Return the spans of the signs that split several words, in order; none for ordinary text. Linear.

    `is_telling` says whether a word (in lower case) is the key of phrases that press a reader. It rules out most texts
    early, so that dots and hyphens in file names, addresses and compounds cost no more time.
    """
    text = text[:_CHARACTERS]
    found = _between_latin(text, is_telling)
    if not text.isascii() and _has_signs(text):
        signs = [match.span() for match in itertools.islice(_SIGN.finditer(text), _KEPT)]
        if len(signs) >= _SEVERAL:
            found = sorted((*found, *_dense(signs)))
    return found


def _has_signs(text: str) -> bool:
    """Whether there may be enough signs. Skips ASCII letters, of which most texts consist."""
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return len(beyond) > _FEW or len(_ANY_SIGN.findall(beyond)) >= _SEVERAL


def _between_latin(text: str, is_telling: Callable[[bytes], bool]) -> list[tuple[int, int]]:
    held = set(_SOUGHT.findall(f"\n{text}")[:_KEPT])
    if len(held) < _WORDS:
        return []
    joined = " ".join(held).lower().encode().translate(None, _MARKS).split()
    if sum(map(is_telling, joined)) < _WORDS:
        return []
    words = itertools.islice(_HELD.finditer(text), _KEPT)
    return [match.span() for word in words for match in _INSIDE.finditer(text, word.start(), word.end())]


def _dense(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that have enough others near them."""
    near = _SEVERAL - 1
    kept: list[tuple[int, int]] = []
    until = -1  # index up to which spans are known to be close together
    for index, span in enumerate(spans):
        last = index + near
        if last < len(spans) and spans[last][0] - span[0] <= _NEAR:
            until = last
        if index <= until:
            kept.append(span)
    return kept


def are_disguised(phrases: Iterable[str]) -> bool:
    """Whether the phrases, as written in the text, contain enough words that are disguised by signs.

    Words such as "pass🔒word" or "ver~ify" count 1. Words with a single sign that also joins compounds ("ver.ify", but
    also "e-mail" and "web/mail") count 0.4. Abbreviations ("a.s.a.p.") do not count. At least `_WORDS` are needed.
    """
    count = 0.0
    for token in {word for phrase in phrases for word in phrase.split()}:
        signs: list[str] = _INSIDE.findall(token)
        if _SIGN.search(token):
            count += 1.0
        elif signs and not _ABBREVIATION.match(token):
            count += 1.0 if len(signs) > 1 or signs[0] not in _COMPOUNDING else 0.4
    return count >= _WORDS

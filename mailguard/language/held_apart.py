"""Words whose letters are held apart by signs ("ver.ify", "pass🔒word", "パス★ワード"): where the signs stand."""

import itertools
from collections.abc import Callable, Iterable
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_CHARACTERS: Final = 100_000  # of a text
_NEAR: Final = 300  # characters within which several signs part words
_SEVERAL: Final = 3
_KEPT: Final = 3_000  # words and signs that are looked at
_WORDS: Final = 2  # that are disguised
_COMPOUNDING: Final = frozenset("-/'&.")  # alone between two halves of a word
_ABBREVIATION: Final = lazy_pattern(r"(?:[a-zA-Z][./-]){1,5}[a-zA-Z]?\W*\Z")
_MARK: Final = r"[.*~^|+=_\-,;:!/\\'\"`(){}\[\]<>#$%&?]"
# A word of Latin letters with signs between them, small letters behind each; no address is glued to it.
_HELD: Final = lazy_pattern(
    rf"[a-zA-Z](?<![\w@/.:=-].)[a-zA-Z]{{0,15}}+(?:{_MARK}{{1,3}}[a-z]{{1,15}}+){{1,12}}+(?![\w@=]|:/)"
)
# The same, found in less time: with what stands in front of the word, which is looked at once a mark follows.
_SOUGHT: Final = lazy_pattern(
    rf"[^a-zA-Z0-9@/.:=_-](?=[a-zA-Z]{{1,16}}+{_MARK})(?<!\w)([a-zA-Z]{{1,16}}+(?:{_MARK}{{1,3}}[a-z]{{1,15}}+){{1,12}}+(?![\w@=]|:/))"
)
_MARKS: Final = bytes(code for code in range(33, 127) if not chr(code).isalnum() and chr(code) != "@")
_INSIDE: Final = lazy_pattern(rf"{_MARK}(?<=[a-zA-Z].){_MARK}{{0,2}}+(?=[a-z])")
# Signs that are neither letters, digits, blanks nor the points, commas and brackets of a script.
_OTHER: Final = (
    "\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u2010-\u2018\u201a-\u2027"
    "\u2030-\u205e\u20a0-\u2bff\u3004\u3012\u3013\u3020\u3030\u303b-\u303f\u30fb\ufe0e\ufe0f\uff0a\uff5e\uff65\u301c\ufffc\ufffd"
    "\ue000-\uf8ff\U0001f000-\U0001f10c\U0001f18f-\U0001f190\U0001f1ad-\U0001f1e5\U0001f200-\U0001faff"
)
_ASCII: Final = bytes(range(128))
_FEW: Final = 500  # letters that are not ASCII; among more there may well be signs
_ANY_SIGN: Final = lazy_pattern(f"[{_OTHER}]")
_SIGN: Final = lazy_pattern(rf"[{_OTHER}](?<=[^\W\d_].)[{_OTHER}\u200b-\u200d*.]{{0,6}}+(?=[^\W\d_])")


def held_apart(text: str, is_telling: Callable[[bytes], bool]) -> list[tuple[int, int]]:
    """Where signs hold the letters of several words apart, in order; nothing for ordinary text. Linear.

    `is_telling` says of a word in small letters whether phrases that press a reader are looked for by it: so points
    and hyphens in file names, addresses and compounds cost nothing more.
    """
    text = text[:_CHARACTERS]
    found = _between_latin(text, is_telling)
    if not text.isascii() and _has_signs(text):
        signs = [match.span() for match in itertools.islice(_SIGN.finditer(text), _KEPT)]
        if len(signs) >= _SEVERAL:
            found = sorted((*found, *_dense(signs)))
    return found


def _has_signs(text: str) -> bool:
    """Whether there may be enough signs, without a look at the letters of ASCII: most texts are made of these."""
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
    """The spans that have enough others near them."""
    near = _SEVERAL - 1
    kept: list[tuple[int, int]] = []
    until = -1  # index up to which spans are known to stand close together
    for index, span in enumerate(spans):
        last = index + near
        if last < len(spans) and spans[last][0] - span[0] <= _NEAR:
            until = last
        if index <= until:
            kept.append(span)
    return kept


def are_disguised(phrases: Iterable[str]) -> bool:
    """Whether phrases, as they stand in the text, hold words that signs disguise: no compounds or abbreviations.

    "e-mail", "web/mail" and "a.s.a.p." are written by everybody; two words such as "ver.ify", or one "pass🔒word" and
    one more, are not.
    """
    count = 0.0
    for token in {word for phrase in phrases for word in phrase.split()}:
        signs: list[str] = _INSIDE.findall(token)
        if _SIGN.search(token):
            count += 1.0
        elif signs and not _ABBREVIATION.match(token):
            count += 1.0 if len(signs) > 1 or signs[0] not in _COMPOUNDING else 0.4
    return count >= _WORDS

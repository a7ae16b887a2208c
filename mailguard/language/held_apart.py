"""Words whose letters are held apart by signs ("ver.ify", "pass🔒word", "パス★ワード"): where the signs stand."""

import itertools
from typing import Final

from mailguard.lazy_pattern import lazy_pattern

_CHARACTERS: Final = 300_000  # of a text
_NEAR: Final = 300  # characters within which several signs part words
_SEVERAL: Final = 3
_KEPT: Final = 3_000  # signs that are looked at
_TOKEN: Final = 80  # characters around a sign that may belong to an address
_MARKS: Final = r"[.*~^|+=_\-,;:!/\\'\"`(){}\[\]<>#$%&@?]"
# Between Latin letters, a small one behind it: behind the end of a sentence stands a blank or a capital.
_ASCII: Final = lazy_pattern(rf"{_MARKS}(?<=[a-zA-Z].){_MARKS}{{0,2}}+(?=[a-z])")
_SHORT: Final = lazy_pattern(r"'(?:s|t|d|m|n|re|ve|ll)\b")  # "don't", "it's"
# Signs that are neither letters, digits, blanks nor the points, commas and brackets of a script.
_OTHER: Final = (
    "\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00bb-\u00bf\u00d7\u00f7\u02c2-\u02df\u2010-\u2018\u201a-\u2027"
    "\u2030-\u205e\u20a0-\u2bff\u3004\u3012\u3013\u3020\u3030\u303b-\u303f\u30fb\ufe0e\ufe0f\uff0a\uff5e\uff65\u301c\ufffc\ufffd"
    "\ue000-\uf8ff\U0001f000-\U0001f10c\U0001f18f-\U0001f190\U0001f1ad-\U0001f1e5\U0001f200-\U0001faff"
)
_SIGN: Final = lazy_pattern(rf"[{_OTHER}](?<=[^\W\d_].)[{_OTHER}\u200b-\u200d*.]{{0,6}}+(?=[^\W\d_])")


def held_apart(text: str) -> list[tuple[int, int]]:
    """Where signs hold the letters of several words apart, in order; nothing for ordinary text. Linear."""
    text = text[:_CHARACTERS]
    found = [match.span() for match in itertools.islice(_ASCII.finditer(text), _KEPT)]
    if not text.isascii():
        found = sorted((*found, *(match.span() for match in itertools.islice(_SIGN.finditer(text), _KEPT))))
    if len(found) < _SEVERAL:
        return []
    return _dense([span for span in _dense(found) if not _is_usual(text, *span)])


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


def _is_usual(text: str, start: int, end: int) -> bool:
    """Whether a sign stands in an address, or is the apostrophe of a shortened word."""
    if _SHORT.match(text, start):
        return True
    before, after = text[max(start - _TOKEN, 0) : start], text[end : end + _TOKEN]
    token = (before.split() or [""])[-1] + text[start:end] + (after.split(None, 1) or [""])[0]
    return "://" in token or "www." in token or "@" in token or ("/" in token and "." in token)

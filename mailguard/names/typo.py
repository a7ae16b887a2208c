"""The fewest edits that change one label into another, and the name of the trick.

Edits are omitted, inserted and replaced letters, and swapped neighbouring letters (optimal string alignment).
"""

from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.names.confusable import skeleton

_VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Typo:
    """`distance` edits of the kind `klass`. `numeric` if they only change one number into another."""

    distance: int
    klass: str
    numeric: bool


def find_typo(protected: str, candidate: str, limit: int) -> Typo | None:
    """Return the edits from `protected` to `candidate`, or None if they are equal or need more than `limit` edits."""
    if protected == candidate or not limit:
        return None
    if candidate == protected + "es":
        return Typo(1, "plural", numeric=False)
    if abs(len(protected) - len(candidate)) > limit:
        return None
    start, end = _common(protected, candidate)
    old, new = protected[start : len(protected) - end], candidate[start : len(candidate) - end]
    distance = _distance(old, new, limit)
    if distance > limit:
        return None
    klass = _klass(protected, candidate, old, new) if distance == 1 else "several-letters"
    return Typo(distance, klass, numeric=old.isdigit() and new.isdigit())


def mark(protected: str, candidate: str) -> str:
    """Return `protected → candidate`, differences in brackets: `imak[ii]re → imakire`, `payp[a]l → payp[4]l`."""
    start, end = _common(protected, candidate)
    old, new = protected[start : len(protected) - end], candidate[start : len(candidate) - end]
    if not new and len(set(old)) == 1:  # show the whole run of equal letters
        while start and protected[start - 1] == old[0]:
            start -= 1
        while end and protected[len(protected) - end] == old[0]:
            end -= 1
        return f"{_bracketed(protected, start, end)} → {candidate}"
    if not old and len(set(new)) == 1:
        while start and candidate[start - 1] == new[0]:
            start -= 1
        while end and candidate[len(candidate) - end] == new[0]:
            end -= 1
    return f"{_bracketed(protected, start, end)} → {_bracketed(candidate, start, end)}"


def _bracketed(text: str, start: int, end: int) -> str:
    changed = text[start : len(text) - end]
    return f"{text[:start]}[{changed}]{text[len(text) - end :]}" if changed else text


def _common(one: str, other: str) -> tuple[int, int]:
    """Return how many first and how many last letters two different texts share. No letter counts as both."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def _klass(protected: str, candidate: str, old: str, new: str) -> str:
    if "-" in (old, new):
        return "hyphen"
    if not new:
        return "omission"
    if not old:
        return _insertion(protected, candidate, new)
    if len(old) == 2:
        return "transposition"
    return _substitution(old, new)


def _insertion(protected: str, candidate: str, new: str) -> str:
    if candidate == protected + "s":
        return "plural"
    return "repetition" if new in protected and new * 2 in candidate else "insertion"


def _substitution(old: str, new: str) -> str:
    if skeleton(old) == skeleton(new):
        return "homoglyph"
    if old in _VOWELS and new in _VOWELS:
        return "vowel-swap"
    return "bitsquat" if (ord(old) ^ ord(new)).bit_count() == 1 and not new.isalpha() else "substitution"


def _distance(one: str, other: str, limit: int) -> int:
    """Return the optimal string alignment distance, `limit + 1` if it is greater. The texts are as short as a label."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, counterpart in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == counterpart:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return row[-1]

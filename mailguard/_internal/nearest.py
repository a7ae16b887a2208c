"""Find the name that a mistyped one was meant to be."""

from collections.abc import Iterable

_TRIES = 2_000  # names compared; more would take too long for a hint in an error message
_LENGTH = 80


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the most similar of `names`, or None. Case, hyphens and underscores are ignored."""
    from difflib import SequenceMatcher

    key = _folded(word)
    best, best_ratio = None, 0.6 if len(key) > 3 else 0.49
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    for _, name in zip(range(_TRIES), names, strict=False):
        folded = _folded(name)
        if folded == key:
            return name
        matcher.set_seq1(folded)
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = name, ratio
    return best


def _folded(word: str) -> str:
    return word[:_LENGTH].casefold().replace("_", "-")

"""Imitations that add a word to a protected name: `login-imakiire.com`, `imakiirehp.com`, `paypa1-login.com`.

For names that the organization itself protects, words for kinds of organizations (`-hp`, `-univ`) count, too. For a
name that many organizations have (`sakura`), only words that its owner would use count: `sakura-dental` is simply
another firm.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from mailguard.data.added_words import DESK_WORDS, KIND_WORDS, SHARED_NAMES
from mailguard.data.affixes import AFFIXES
from mailguard.data.common_words import COMMON_WORDS, TELLING
from mailguard.data.office_words import SAME_WORD
from mailguard.names.confusable import skeleton
from mailguard.names.domain import LABEL_CHARACTERS
from mailguard.names.imitation import Sureness
from mailguard.names.index import Entry, Index, compact
from mailguard.names.query import Candidate, Match, Place, is_close
from mailguard.names.romanisation import romanisation_key
from mailguard.names.typo import find_typo

_TOKENS: Final = 8  # maximum hyphenated pieces of a label
# The minimum letters of a name to be found beside a word:
_SHAPE: Final = 6  # by its shape or sound
_EDIT: Final = 7  # with one edit
_HYPHENATED: Final = 5  # with a word that another owner of the same name may use (`aoki-clinic`)
_GLUED: Final = 6  # with such a word, or a short one, without a hyphen
_DIGITS: Final = 4  # maximum digits of an added number: a year, a branch
_CENTURY: Final = "20"  # without a hyphen only years count: other numbers are usually part of another name
_OFFICES: Final = KIND_WORDS | {word for words in SAME_WORD for word in words}


def with_word(query: Candidate, index: Index) -> Iterator[Match]:
    """Yield the protected names that the label of `query` contains together with added words."""
    tokens = query.shown.split("-")
    if 1 < len(tokens) <= _TOKENS:
        yield from _hyphenated(query, tokens, index)
    if len(query.base) <= LABEL_CHARACTERS:
        yield from _run_together(query, index)


def words_of(text: str) -> tuple[str, ...]:
    """Return the one or two typical added words that make up `text`, or () if it is anything else."""
    if is_word(text):
        return (text,)
    for i in range(2, len(text) - 1):
        if is_word(text[:i]) and is_word(text[i:]):
            return text[:i], text[i:]
    return ()


def is_word(text: str) -> bool:
    """Whether `text` is a word or number that impostors add to the name of an organization."""
    return text in AFFIXES or text in TELLING or text in _OFFICES or (text.isdigit() and len(text) <= _DIGITS)


def is_shared(name: str) -> bool:
    """Whether many organizations have this name."""
    return name in COMMON_WORDS or name in SHARED_NAMES


def _run_together(query: Candidate, index: Index) -> Iterator[Match]:
    base = query.base
    starts = [0, *(i for i in range(2, len(base) - 1) if is_word(base[:i]))]
    for i in starts:
        head = (base[:i],) if i else ()
        for j in range(i + 2, len(base) + 1):
            if j - i == len(base):
                continue
            name, tail = base[i:j], base[j:]
            entries = index.by_base.get(name, ())
            glued = index.by_glued.get(name, ()) if len(name) >= _SHAPE else ()
            if not entries and not glued:
                continue
            behind = words_of(tail) if tail else ()
            if (tail and not behind) or not all(map(_is_year, filter(str.isdigit, (*head, *behind)))):
                continue
            marked = (f"[{base[:i]}]" if i else "") + name + (f"[{tail}]" if tail else "")
            yield from _combined(query, entries, (*head, *behind), marked, glued=True)
            for entry in glued:
                if is_close(entry):
                    yield Match(entry, "combosquat", f"{entry.domain} → {marked}", Place.WORD, "medium")


def _is_year(number: str) -> bool:
    return len(number) == _DIGITS and number.startswith(_CENTURY)


def _hyphenated(query: Candidate, tokens: list[str], index: Index) -> Iterator[Match]:
    known = [is_word(token) for token in tokens]
    for i in range(len(tokens)):
        for j in range(i + 1, len(tokens) + 1):
            if j - i == len(tokens) or not (all(known[:i]) and all(known[j:])):
                continue
            shown = "-".join(tokens[i:j])
            name = compact(shown)
            words = (*tokens[:i], *tokens[j:])
            head, tail = "-".join([*tokens[:i], ""]), "-".join(["", *tokens[j:]])
            marked = (f"[{head}]" if head else "") + shown + (f"[{tail}]" if tail else "")
            entries = index.by_base.get(name, ())
            yield from _combined(query, entries or _disguised(name, index), words, marked)


def _disguised(name: str, index: Index) -> Iterable[Entry]:
    """Return the protected names that `name` resembles: by its shape, or by sound or one edit if not a brand's."""
    if len(name) < _SHAPE or name in COMMON_WORDS:
        return ()
    same_shape = index.by_skeleton.get(skeleton(name), ())
    if same_shape:
        return same_shape
    same_sound = [entry for entry in index.by_sound.get(romanisation_key(name), ()) if is_close(entry)]
    if same_sound or len(name) < _EDIT:
        return same_sound
    return [entry for entry in index.near(name) if is_close(entry) and _one_edit(entry, name)]


def _one_edit(entry: Entry, name: str) -> bool:
    typo = find_typo(entry.base, name, 1) if len(entry.base) >= _EDIT else None
    return typo is not None and not typo.numeric


def _combined(
    query: Candidate, entries: Iterable[Entry], words: tuple[str, ...], marked: str, *, glued: bool = False
) -> Iterator[Match]:
    if query.base in COMMON_WORDS:
        return
    telling = any(word in TELLING for word in words)
    for entry in entries:
        if _own_alarms(entry, words, glued) if is_close(entry) else _brand_alarms(entry, words, glued):
            confidence: Sureness = "medium" if is_close(entry) or telling else "low"
            yield Match(entry, "combosquat", f"{entry.label} → {marked}", Place.WORD, confidence)


def _own_alarms(entry: Entry, words: tuple[str, ...], glued: bool) -> bool:
    length = len(entry.base)
    telling = any(word in TELLING for word in words)
    if is_shared(entry.base) and not (telling or all(word in DESK_WORDS for word in words)):
        return False
    if telling or (not glued and all(word in AFFIXES and word not in _OFFICES for word in words)):
        return length >= 3
    if not glued:
        return length >= _HYPHENATED
    return length >= (4 if any(len(word) >= 4 and word in AFFIXES for word in words) else _GLUED)


def _brand_alarms(entry: Entry, words: tuple[str, ...], glued: bool) -> bool:
    telling = any(word in TELLING for word in words)
    if glued and len(words) > 1:
        return False
    if not all(word in AFFIXES or word in TELLING or (word.isdigit() and not glued) for word in words):
        return False
    if entry.base in COMMON_WORDS or len(entry.base) < 6:
        return telling and len(entry.base) >= 4
    return telling or not glued

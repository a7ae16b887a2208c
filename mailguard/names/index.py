"""An index of protected domains: a look-up takes the same time for ten domains as for ten thousand."""

import itertools
from collections.abc import Iterable
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.data.tables import listed
from mailguard.names.confusable import plain, skeleton
from mailguard.names.domain import LABEL_CHARACTERS, split, to_ascii, to_unicode
from mailguard.names.imitation import Kind, Owner
from mailguard.names.office_words import words_key
from mailguard.names.romanisation import romanisation_key

ONE_EDIT: Final = 4  # minimum letters of a label for which one edit counts
TWO_EDITS: Final = 8  # the same for two edits; fewer for the domains that the organization protects itself
_PREFIX: Final = 7  # first letters whose deletions are indexed: the cost then does not depend on the length
_PAIRS: Final = tuple(itertools.combinations(range(_PREFIX), 2))
# Labels for a kind of local government: the name is the next label to the right (city.nagoya.jp).
_OFFICES: Final = frozenset({"city", "pref", "town", "vill", "metro"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A protected domain and its parts. `base` is the label in plain letters without hyphens."""

    domain: str
    label: str
    suffix: str
    base: str
    owner: Owner


def compact(label: str) -> str:
    """Return `label` (an A-label or U-label) in plain letters without hyphens."""
    return plain(to_unicode(label)).replace("-", "")


class Index:
    """Look-up tables of entries. Each maps one form of a label to the entries that have it."""

    __slots__ = ("_by_length", "_edits", "by_base", "by_glued", "by_name", "by_skeleton", "by_sound", "by_words")

    def __init__(self, owners: Iterable[Owner]) -> None:
        self.by_name: Final[dict[str, list[Entry]]] = {}
        self.by_base: Final[dict[str, list[Entry]]] = {}
        self.by_skeleton: Final[dict[str, list[Entry]]] = {}
        self.by_sound: Final[dict[str, list[Entry]]] = {}
        self.by_glued: Final[dict[str, list[Entry]]] = {}
        self.by_words: Final[dict[str, list[Entry]]] = {}
        self._by_length: Final[dict[int, list[Entry]]] = {}
        self._edits: Final[dict[int, dict[str, list[Entry]]]] = {}
        for owner in owners:
            for domain in owner.domains:
                entry = _entry(domain, owner)
                if entry is not None:
                    self._add(entry)

    def _add(self, entry: Entry) -> None:
        base = entry.base
        self.by_name.setdefault(f"{entry.label}.{entry.suffix}", []).append(entry)
        self.by_base.setdefault(base, []).append(entry)
        self.by_skeleton.setdefault(skeleton(base), []).append(entry)
        self.by_sound.setdefault(romanisation_key(base), []).append(entry)
        self.by_glued.setdefault(base + compact_suffix(entry.suffix), []).append(entry)
        words = words_key(plain(to_unicode(entry.label))) if entry.owner.kind != "brand" else ""
        if words:
            self.by_words.setdefault(words, []).append(entry)
        if len(base) >= ONE_EDIT:
            self._by_length.setdefault(len(base), []).append(entry)

    def near(self, base: str) -> list[Entry]:
        """Return all entries that may be one or two edits away from `base`, and some others: the caller measures."""
        length = len(base)
        if length < ONE_EDIT:
            return []
        keys = _deletions(base, length >= TWO_EDITS - 3)
        found: dict[int, Entry] = {}
        for near in range(length - 2, length + 3):
            if near in self._by_length:
                edits = self._edits_of(near)
                for key in edits.keys() & keys:
                    for entry in edits[key]:
                        found[id(entry)] = entry
        return list(found.values())

    def _edits_of(self, length: int) -> dict[str, list[Entry]]:
        """Return the entries of `length` letters by their deletions. Computed when first needed."""
        edits = self._edits.get(length)
        if edits is None:
            edits = {}
            for entry in self._by_length[length]:
                for key in _deletions(entry.base, length >= _twice_from(entry.owner.kind)):
                    edits.setdefault(key, []).append(entry)
            self._edits[length] = edits
        return edits


def compact_suffix(suffix: str) -> str:
    """Return a public suffix without dots and hyphens: `orjp` for `or.jp`."""
    return suffix.replace(".", "").replace("-", "")


def _twice_from(kind: Kind) -> int:
    """Return the minimum number of letters for two edits: fewer for the organization's own and its partners' names."""
    return TWO_EDITS - 2 if kind in ("own", "partner") else TWO_EDITS - 1 if kind == "brand" else LABEL_CHARACTERS + 1


def _entry(domain: str, owner: Owner) -> Entry | None:
    subdomain, label, suffix = split(domain)
    if not label:
        return None
    if subdomain and f"{label}.{suffix}" in listed("multi_tenant"):  # protect the customer's name there
        label, suffix = subdomain.rpartition(".")[2], f"{label}.{suffix}"
    elif label in _OFFICES and "." in suffix:
        label, _, suffix = suffix.partition(".")
    base = compact(label)
    return Entry(to_ascii(domain), label, suffix, base, owner) if base else None


def _deletions(base: str, twice: bool) -> set[str]:
    """Return the first letters of `base`, whole and with one or two of them deleted (symmetric deletion).

    Two texts that are one (two) edits apart have at least one of these in common.
    """
    start = base[:_PREFIX]
    found = {start[:i] + start[i + 1 :] for i in range(len(start))}
    if twice:
        found |= {start[:i] + start[i + 1 : j] + start[j + 1 :] for i, j in _PAIRS if j < len(start)}
    found.add(start)
    return found

"""Protected domains, laid out so that a look-up costs the same for ten of them as for ten thousand."""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mailguard.names.confusable import plain, skeleton
from mailguard.names.domain import split, to_ascii, to_unicode
from mailguard.names.imitation import Owner
from mailguard.names.romanisation import romanisation_key

ONE_EDIT: Final = 4  # letters a label needs before one edit is looked for
TWO_EDITS: Final = 8  # before two are
# Labels that say what an office is, not which one: below them the next label up is the name (city.nagoya.jp).
OFFICES: Final = frozenset({"city", "pref", "town", "vill", "metro", "www", "mail"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One protected domain, taken apart. `base` is the label as plain letters without hyphens."""

    domain: str
    label: str
    suffix: str
    base: str
    owner: Owner


def compact(label: str) -> str:
    """`label` (A-label or U-label) as plain letters without hyphens."""
    return plain(to_unicode(label)).replace("-", "")


class Index:
    """Look-up tables over entries; each maps one view of a label to the entries that have it."""

    __slots__ = ("by_base", "by_domain", "by_glued", "by_key", "by_label", "by_skeleton", "edits", "longest")

    def __init__(self, owners: Iterable[Owner]) -> None:
        self.by_domain: Final[dict[str, list[Entry]]] = {}
        self.by_label: Final[dict[str, list[Entry]]] = {}
        self.by_base: Final[dict[str, list[Entry]]] = {}
        self.by_skeleton: Final[dict[str, list[Entry]]] = {}
        self.by_key: Final[dict[str, list[Entry]]] = {}
        self.by_glued: Final[dict[str, list[Entry]]] = {}
        self.edits: Final[dict[str, list[Entry]]] = {}
        self.longest = 0
        for owner in owners:
            for domain in owner.domains:
                self._add(domain, owner)

    def _add(self, domain: str, owner: Owner) -> None:
        entry = _entry(domain, owner)
        if entry is None:
            return
        self.longest = max(self.longest, len(entry.base))
        name = f"{entry.label}.{entry.suffix}"
        self.by_domain.setdefault(name, []).append(entry)
        self.by_label.setdefault(entry.label, []).append(entry)
        self.by_base.setdefault(entry.base, []).append(entry)
        self.by_skeleton.setdefault(skeleton(entry.base), []).append(entry)
        self.by_key.setdefault(romanisation_key(entry.base), []).append(entry)
        self.by_glued.setdefault(entry.base + entry.suffix.replace(".", "").replace("-", ""), []).append(entry)
        if len(entry.base) >= ONE_EDIT:
            for key in deletions(entry.base):
                self.edits.setdefault(key, []).append(entry)

    def near(self, base: str) -> dict[str, Entry]:
        """Entries whose base may be one or two edits from `base`, by their domain."""
        if len(base) > self.longest + 2 or len(base) < ONE_EDIT - 1:
            return {}
        found: dict[str, Entry] = {}
        for key in deletions(base):
            for entry in self.edits.get(key, ()):
                found[entry.domain] = entry
        return found


def _entry(domain: str, owner: Owner) -> Entry | None:
    _, label, suffix = split(domain)
    if not label:
        return None
    if label in OFFICES and "." in suffix:
        label, _, suffix = suffix.partition(".")
    base = compact(label)
    return Entry(to_ascii(domain), label, suffix, base, owner) if base else None


@functools.lru_cache(maxsize=256)
def deletions(base: str) -> frozenset[str]:
    """`base` and what is left of it without one letter, and without two when it is long enough (symmetric delete)."""
    once = {base[:i] + base[i + 1 :] for i in range(len(base))}
    if len(base) < TWO_EDITS - 2:
        return frozenset(once | {base})
    return frozenset(once | {base} | set(_twice(base)))


def _twice(base: str) -> Iterator[str]:
    for i in range(len(base) - 1):
        head, tail = base[:i], base[i + 1 :]
        for j in range(len(tail)):
            yield head + tail[:j] + tail[j + 1 :]

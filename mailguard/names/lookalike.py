"""Whether a host name imitates a protected domain, and how.

The steps, from the surest trick to the weakest: the protected name inside another, equal skeletons, equal
romanisation, few edits, another suffix, a word added. Each is a look-up in `Index`, so the number of protected domains
doesn't matter. The best of all matches is reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mailguard.data.affixes import AFFIXES
from mailguard.data.multi_tenant import MULTI_TENANT
from mailguard.names.confusable import skeleton
from mailguard.names.domain import split, to_ascii, to_unicode
from mailguard.names.imitation import Imitation, Sureness
from mailguard.names.index import TWO_EDITS, Entry, Index, compact
from mailguard.names.romanisation import romanisation_key
from mailguard.names.typo import find_typo, mark

_TOKENS: Final = 8  # hyphenated pieces of a label that are looked at
_RANK: Final = {"own": 0, "partner": 1, "learned": 2, "brand": 3}


@dataclass(frozen=True, slots=True)
class _Match:
    entry: Entry
    klass: str
    marked: str
    order: int  # smaller is the surer trick
    confidence: Sureness


@dataclass(frozen=True, slots=True)
class _Candidate:
    host: str
    subdomain: str
    label: str  # A-label
    suffix: str
    shown: str  # U-label
    base: str


def find_imitation(candidate: str, index: Index) -> Imitation | None:
    """How the host `candidate` imitates one of the protected domains in `index`, None when it doesn't.

    The caller has already ruled out that `candidate` belongs to somebody known.
    """
    host = to_ascii(candidate)
    subdomain, label, suffix = split(host)
    if not label or f"{label}.{suffix}" in index.by_domain:
        return None
    shown = to_unicode(label)
    query = _Candidate(host, subdomain, label, suffix, shown, compact(label))
    best = min(
        _matches(query, index),
        key=lambda match: (
            match.order,
            _RANK[match.entry.owner.kind],
            match.entry.suffix != suffix,
            -len(match.entry.base),
        ),
        default=None,
    )
    if best is None:
        return None
    return Imitation(best.entry.domain, host, best.klass, best.entry.owner, best.marked, best.confidence)


def _matches(query: _Candidate, index: Index) -> Iterator[_Match]:
    if query.subdomain:
        yield from _embedded(query, index)
    if f"{query.label}.{query.suffix}" in MULTI_TENANT:
        return
    yield from _glued(query, index)
    yield from _same_shape(query, index)
    yield from _same_sound(query, index)
    yield from _few_edits(query, index)
    yield from _other_suffix(query, index)
    yield from _combined(query, index)


def _embedded(query: _Candidate, index: Index) -> Iterator[_Match]:
    """`imakiire.or.jp.evil.example`, `imakiire-or-jp.evil.example`, `imakiire.evil.example`."""
    labels = query.subdomain.split(".")[-10:]
    organization = f"{query.label}.{query.suffix}"
    for i, label in enumerate(labels):
        base = compact(label)
        for entry in index.by_base.get(base, ()):
            suffix = entry.suffix.split(".")
            rest = [*labels[i + 1 :], query.label]
            if rest[: len(suffix)] == suffix:
                yield _Match(entry, "embedded", f"{entry.domain} → [{label}.{entry.suffix}].{organization}", 0, "high")
            elif organization not in MULTI_TENANT:
                yield _Match(entry, "embedded", f"{entry.domain} → [{label}].{organization}", 9, "medium")
        for entry in index.by_glued.get(base, ()):
            yield _Match(entry, "embedded", f"{entry.domain} → [{label}].{organization}", 1, "high")


def _glued(query: _Candidate, index: Index) -> Iterator[_Match]:
    """`imakiire-or-jp.com`: the protected name with its suffix written into one label."""
    for entry in index.by_glued.get(query.base, ()):
        yield _Match(entry, "glued", f"{entry.domain} → [{query.shown}].{query.suffix}", 2, "high")


def _same_shape(query: _Candidate, index: Index) -> Iterator[_Match]:
    shape = skeleton(query.base)
    for entry in index.by_skeleton.get(shape, ()):
        if query.shown == entry.label:
            continue
        klass = "homoglyph" if query.shown.isascii() else "idn"
        yield _Match(entry, klass, mark(entry.label, query.shown), 3, "high")


def _same_sound(query: _Candidate, index: Index) -> Iterator[_Match]:
    if len(query.base) < 5:
        return
    for entry in index.by_key.get(romanisation_key(query.base), ()):
        if query.base != entry.base and len(entry.base) >= 5:
            yield _Match(entry, "romanisation", mark(entry.label, query.shown), 5, "medium")


def _few_edits(query: _Candidate, index: Index) -> Iterator[_Match]:
    for entry in index.near(query.base).values():
        same = entry.suffix == query.suffix
        length = len(entry.base)
        limit = 2 if length >= TWO_EDITS and same else 1 if (length >= 5 and same) or length >= 7 else 0
        typo = find_typo(entry.base, query.base, limit)
        if typo is not None:
            yield _Match(
                entry, typo.klass, mark(entry.label, query.shown), 3 + typo.distance, "high" if same else "medium"
            )


def _other_suffix(query: _Candidate, index: Index) -> Iterator[_Match]:
    for entry in index.by_base.get(query.base, ()):
        if query.label == entry.label:
            marked = f"{entry.label}.[{entry.suffix}] → {query.label}.[{query.suffix}]"
            yield _Match(entry, "tld-swap", marked, 6, "medium")
        else:
            yield _Match(entry, "hyphen", mark(entry.label, query.shown), 4, "high")


def _combined(query: _Candidate, index: Index) -> Iterator[_Match]:
    """`login-imakiire.com`, `imakiirelogin.com`: a word before or behind the protected label."""
    tokens = query.shown.split("-")
    if 1 < len(tokens) <= _TOKENS:
        for i in range(len(tokens)):
            for j in range(i + 1, len(tokens) + 1):
                if j - i == len(tokens):
                    continue
                rest = tokens[:i] + tokens[j:]
                if all(token in AFFIXES or token.isdigit() for token in rest):
                    for entry in index.by_base.get(compact("-".join(tokens[i:j])), ()):
                        yield _Match(entry, "combosquat", f"{entry.label} → {query.shown}", 7, "medium")
    base = query.base
    for i in range(2, len(base) - 2):
        if base[:i] in AFFIXES:
            for entry in index.by_base.get(base[i:], ()):
                yield _Match(entry, "combosquat", f"{entry.label} → {query.shown}", 8, "medium")
        if base[i:] in AFFIXES:
            for entry in index.by_base.get(base[:i], ()):
                yield _Match(entry, "combosquat", f"{entry.label} → {query.shown}", 8, "medium")

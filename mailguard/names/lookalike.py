"""The lookalike engine: finds out whether a host name imitates a protected domain, and how.

It looks for these tricks, from the most certain to the weakest: the protected name inside another name, equal
skeletons, equal romanisation, few edits, another suffix, an added word. Each is a look-up in `Index`, so the number of
protected domains doesn't matter. The names that the organization itself protects are compared more closely than those
of the brand table: there are many brands, and harmless names are similar to them.
"""

import functools
from collections.abc import Iterator
from typing import Final

from mailguard.data.common_words import COMMON_WORDS
from mailguard.data.tables import listed
from mailguard.names.added_word import with_word
from mailguard.names.brand import brands_by_domain
from mailguard.names.confusable import skeleton
from mailguard.names.customer import MAIL_TENANTS, as_customer, customer_of, gives_names
from mailguard.names.domain import split, to_ascii, to_unicode
from mailguard.names.imitation import Imitation, Owner, Sureness
from mailguard.names.index import TWO_EDITS, Entry, Index, compact, compact_suffix
from mailguard.names.office_words import words_key
from mailguard.names.query import Candidate, Match, Place, is_close, is_distinctive
from mailguard.names.romanisation import romanisation_key
from mailguard.names.typo import Typo, find_typo, mark

_DISGUISE: Final = 6  # minimum letters of a protected name for two edits of which one is hardly noticed
_SUBLABELS: Final = 10  # rightmost labels of a subdomain that are compared
_WORDED: Final = 2  # rightmost labels of a subdomain that are searched for a name with an added word
_KINDS: Final = {"own": 0, "partner": 1, "learned": 2, "brand": 3}
# Country codes (and some generic domains) that are sold worldwide, so they do not indicate a branch in that country.
_SOLD_WORLDWIDE: Final = frozenset(
    [
        "ac",
        "ai",
        "bz",
        "cc",
        "cf",
        "cm",
        "co",
        "fm",
        "ga",
        "gg",
        "gl",
        "gq",
        "gs",
        "icu",
        "io",
        "la",
        "ly",
        "me",
        "mk",
        "ml",
        "ms",
        "mu",
        "nu",
        "pw",
        "sc",
        "sh",
        "su",
        "tc",
        "tk",
        "to",
        "tv",
        "vc",
        "vu",
        "ws",
        "xyz",
    ]
)
_WATCHED: Final = frozenset({"jp", "cn"})
_CROWDED: Final = frozenset({"com", "net", "org", "jp", "de", "fr", "cn", "ru", "co.uk", "com.br", "it", "nl", "in"})


def find_imitation(candidate: str, index: Index) -> Imitation | None:
    """Return how the host `candidate` imitates a protected domain in `index`, or None if it doesn't.

    The caller must make sure that `candidate` has no known owner.
    """
    host = to_ascii(candidate)
    subdomain, label, suffix = split(host)
    if not label or (f"{label}.{suffix}" in index.by_name and not (subdomain and gives_names(f"{label}.{suffix}"))):
        return None
    shown = to_unicode(label)
    query = Candidate(host, subdomain, label, suffix, shown, compact(label))
    best = min(_matches(query, index), key=lambda match: _preference(match, suffix), default=None)
    if best is None:
        return None
    return Imitation(best.entry.domain, host, best.klass, best.entry.owner, best.marked, best.confidence)


def contained(host: str, domain: str) -> Imitation | None:
    """Return how `host` contains all of another owner's `domain`, in its subdomain or inside its label, or None."""
    found = imitation_of(host, domain)
    return found if found is not None and found.klass in ("embedded", "glued") else None


def imitation_of(host: str, domain: str) -> Imitation | None:
    """Return how `host` imitates `domain` alone."""
    return find_imitation(host, _index_of(domain))


@functools.lru_cache(maxsize=128)  # mails to the same recipients, and the links of a mail, need it again
def _index_of(domain: str) -> Index:
    return Index([Owner(domain, "own", (domain,))])


def _preference(match: Match, suffix: str) -> tuple[int, int, bool, int]:
    entry = match.entry
    return _KINDS[entry.owner.kind], match.place, entry.suffix != suffix, -len(entry.base)


def _matches(query: Candidate, index: Index) -> Iterator[Match]:
    if query.subdomain:
        yield from _embedded(query, index)
        yield from _customer(query, index)
    if query.organization not in listed("multi_tenant") and query.base:
        yield from _in_label(query, index)


def _in_label(query: Candidate, index: Index) -> Iterator[Match]:
    yield from _glued(query, index)
    yield from _same_shape(query, index)
    yield from _same_sound(query, index)
    yield from _few_edits(query, index)
    yield from _same_label(query, index)
    yield from with_word(query, index)
    if index.by_words and "-" in query.shown:
        yield from _other_words(query, index)


def _embedded(query: Candidate, index: Index) -> Iterator[Match]:
    """Find the name in the subdomain: `imakiire.or.jp.evil.example`, `imakiire-or-jp.…`, `imakiire.evil.example`."""
    labels = query.subdomain.split(".")[-_SUBLABELS:]
    for i, label in enumerate(labels):
        base = compact(label)
        for entry in index.by_base.get(base, ()):
            suffix = entry.suffix.split(".")
            if [*labels[i + 1 :], query.label][: len(suffix)] == suffix:
                marked = f"{entry.domain} → [{label}.{entry.suffix}].{query.organization}"
                yield Match(entry, "embedded", marked, Place.WHOLE, "high")
            elif query.organization not in listed("multi_tenant") and is_distinctive(entry):
                marked = f"{entry.domain} → [{label}].{query.organization}"
                yield Match(entry, "sub-label", marked, Place.SUBLABEL, "medium" if is_close(entry) else "low")
        for entry in index.by_glued.get(base, ()) if query.organization not in listed("multi_tenant") else ():
            marked = f"{entry.domain} → [{label}].{query.organization}"
            yield Match(entry, "embedded", marked, Place.WHOLE, "high")


def _customer(query: Candidate, index: Index) -> Iterator[Match]:
    """Find protected names that a customer of a service chose. Brands are legitimate customers there."""
    customer = customer_of(query)
    if customer is not None:
        strange = query.organization in MAIL_TENANTS  # no brand with a domain of its own writes from there
        for match in _in_label(customer, index):
            if is_close(match.entry) or (strange and match.klass == "combosquat" and match.confidence != "low"):
                yield as_customer(match, query, customer.shown)
    elif "-" in query.subdomain:
        yield from _words_in_front(query, index)


def _words_in_front(query: Candidate, index: Index) -> Iterator[Match]:
    """Find the name with an added word in the subdomain: `imakiire-hp.evil.example`."""
    for label in query.subdomain.split(".")[-_WORDED:]:
        front = Candidate(query.host, "", label, query.organization, to_unicode(label), compact(label))
        for match in with_word(front, index) if "-" in label else ():
            if is_close(match.entry):
                confidence: Sureness = "medium" if match.entry.owner.kind == "own" else "low"
                marked = f"{match.entry.domain} → [{front.shown}].{query.organization}"
                yield Match(match.entry, "sub-label", marked, Place.SUBLABEL, confidence)


def _glued(query: Candidate, index: Index) -> Iterator[Match]:
    """Find the protected name with its suffix inside the label: `imakiire-or-jp.com`, `imakiireor.jp`."""
    marked = f"[{query.shown}].{query.suffix}"
    for entry in index.by_glued.get(query.base, ()):
        yield Match(entry, "glued", f"{entry.domain} → {marked}", Place.GLUED, "high")
    if "." not in query.suffix:
        for entry in index.by_glued.get(query.base + compact_suffix(query.suffix), ()):
            if query.base != entry.base and len(entry.base) > 3:
                yield Match(entry, "glued", f"{entry.domain} → {marked}", Place.GLUED, "high")


def _same_shape(query: Candidate, index: Index) -> Iterator[Match]:
    """Find labels that look the same. Letters of other alphabets are never a coincidence, but ASCII letters may be."""
    foreign = not query.shown.isascii()
    for entry in index.by_skeleton.get(skeleton(query.base), ()):
        if query.label == entry.label or (query.base == entry.base and not foreign):
            continue
        same = query.suffix == entry.suffix
        if foreign or len(entry.base) >= (4 if same else 6):
            yield Match(entry, "idn" if foreign else "homoglyph", mark(entry.label, query.shown), Place.SHAPE, "high")


def _same_sound(query: Candidate, index: Index) -> Iterator[Match]:
    """Find other romanisations of the same Japanese word: `ohtani`, `otani`, `ootani`."""
    if query.base in COMMON_WORDS:
        return
    for entry in index.by_sound.get(romanisation_key(query.base), ()):
        same = query.suffix == entry.suffix
        if query.base != entry.base and len(entry.base) >= (5 if same else 6):
            yield Match(entry, "romanisation", mark(entry.label, query.shown), Place.SOUND, "medium")


def _few_edits(query: Candidate, index: Index) -> Iterator[Match]:
    for entry in index.near(query.base):
        typo = find_typo(entry.base, query.base, _allowed_edits(query, entry))
        if typo is None or not _plausible(query, entry, typo):
            typo = _disguised_edits(query, entry)
        if typo is not None:
            same = query.suffix == entry.suffix
            place = Place.EDIT if typo.distance == 1 else Place.EDITS
            confidence: Sureness = "high" if same and typo.distance == 1 else "medium"
            hyphens = entry.label.count("-") != query.shown.count("-")
            klass = "letter-and-hyphen" if hyphens and typo.distance == 1 else typo.klass
            yield Match(entry, klass, mark(entry.label, query.shown), place, confidence)


def _disguised_edits(query: Candidate, entry: Entry) -> Typo | None:
    """Find two edits of a name that is close to us, if one keeps its look or sound: `iryoki` as `iryoukl`."""
    old, new = entry.base, query.base
    if not is_close(entry) or len(old) < _DISGUISE or (query.suffix != entry.suffix and len(old) < TWO_EDITS):
        return None
    typo = find_typo(old, new, 2) if new not in COMMON_WORDS else None
    if typo is None or typo.distance != 2 or typo.numeric or entry.label in query.shown.split("-"):
        return None
    for fold in (romanisation_key, skeleton):
        one, other = fold(old), fold(new)
        if one == other or find_typo(one, other, 1) is not None:
            return typo
    return None


def _allowed_edits(query: Candidate, entry: Entry) -> int:
    """Return how many edits count as an imitation: fewer for short names, which resemble more harmless names."""
    length = len(entry.base)
    if query.suffix == entry.suffix:
        lenient = is_close(entry) and entry.suffix not in _CROWDED
        return 2 if length >= (TWO_EDITS - 1 if lenient else TWO_EDITS) else 1 if length >= 4 else 0
    return 1 if length >= (7 if is_close(entry) else 8) else 0


def _plausible(query: Candidate, entry: Entry, typo: Typo) -> bool:
    """Whether the edits make an imitation rather than an ordinary word, another number, or an independent name."""
    if query.base in COMMON_WORDS or typo.numeric:
        return False
    if entry.label in query.shown.split("-"):  # an added word, as in `kagoshima-u`, is another trick
        return False
    if len(entry.base) == 4:
        return is_close(entry) and (entry.suffix not in _CROWDED or typo.klass in ("repetition", "homoglyph"))
    return typo.distance == 1 or not _short_token_differs(entry.label.split("-"), query.shown.split("-"))


def _short_token_differs(old: list[str], new: list[str]) -> bool:
    """Whether the edits are all in one short word of several: `deutsche-bank` and `deutsche-bahn` are two names."""
    if len(new) > len(old):
        return True
    different = [len(one) for one, other in zip(old, new, strict=False) if one != other]
    return len(old) == len(new) > 1 and len(different) == 1 and different[0] < TWO_EDITS


def _same_label(query: Candidate, index: Index) -> Iterator[Match]:
    for entry in index.by_base.get(query.base, ()):
        if query.label == entry.label:
            if _foreign_suffix(query, entry):
                marked = f"{entry.label}.[{entry.suffix}] → {query.shown}.[{query.suffix}]"
                yield Match(entry, "tld-swap", marked, Place.SUFFIX, "medium" if is_close(entry) else "low")
        elif query.shown.isascii() and len(entry.base) >= 5 and is_distinctive(entry):
            yield Match(entry, "hyphen", mark(entry.label, query.shown), Place.SHAPE, "high")


def _foreign_suffix(query: Candidate, entry: Entry) -> bool:
    """Whether the same label under another suffix is suspicious. A brand's branches abroad are not."""
    last = query.suffix.rpartition(".")[2]
    branch = len(last) == 2 and last not in _SOLD_WORLDWIDE
    if is_close(entry):  # a protected brand may have branches, except under suffixes that its impostors use
        return not (branch and last not in _WATCHED and f"{entry.label}.{entry.suffix}" in brands_by_domain())
    return len(entry.base) >= 6 and entry.base not in COMMON_WORDS and not branch


def _other_words(query: Candidate, index: Index) -> Iterator[Match]:
    """Find the same name with another word for the same kind of office: `minori-pharmacy` for `minori-yakkyoku`."""
    key = words_key(query.shown)
    for entry in index.by_words.get(key, ()) if key else ():
        if query.base != entry.base:
            confidence: Sureness = "medium" if query.suffix == entry.suffix else "low"
            yield Match(entry, "word-swap", f"{entry.label} → [{query.shown}]", Place.WORD, confidence)

"""Whether a host name imitates a protected domain, and how.

The steps, from the surest trick to the weakest: the protected name inside another, equal skeletons, equal
romanisation, few edits, another suffix, a word added. Each is a look-up in `Index`, so the number of protected domains
doesn't matter. Names the organization protects itself are looked at more closely than those of the brand table, which
are many, and famous enough to have harmless neighbours.
"""

from collections.abc import Iterator
from typing import Final

from mailguard.data.affixes import AFFIXES
from mailguard.data.common_words import COMMON_WORDS, TELLING
from mailguard.data.multi_tenant import MULTI_TENANT
from mailguard.lazy_dataclass import dataclass
from mailguard.names.brand import brands_by_domain
from mailguard.names.confusable import skeleton
from mailguard.names.domain import split, to_ascii, to_unicode
from mailguard.names.imitation import Imitation, Owner, Sureness
from mailguard.names.index import TWO_EDITS, Entry, Index, compact, compact_suffix
from mailguard.names.office_words import words_key
from mailguard.names.romanisation import romanisation_key
from mailguard.names.typo import Typo, find_typo, mark

_TOKENS: Final = 8  # hyphenated pieces of a label that are looked at
_DISGUISE: Final = 6  # letters a protected name needs before two edits are looked for that hide one another
_SUBLABELS: Final = 10  # labels of a subdomain that are, from the right
_KINDS: Final = {"own": 0, "partner": 1, "learned": 2, "brand": 3}
# Country codes that are sold to everybody, and so say nothing of a brand's branch in that country.
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
# The places of tricks in the choice of the best match: smaller is surer.
_WHOLE, _GLUED, _SHAPE, _EDIT, _SOUND, _EDITS, _SUFFIX, _WORD, _SUBLABEL = range(9)


@dataclass(frozen=True, slots=True)
class _Match:
    entry: Entry
    klass: str
    marked: str
    place: int
    confidence: Sureness


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The host in question, taken apart. `shown` is the label as a U-label."""

    host: str
    subdomain: str
    label: str
    suffix: str
    shown: str
    base: str

    @property
    def organization(self) -> str:
        return f"{self.label}.{self.suffix}"


def find_imitation(candidate: str, index: Index) -> Imitation | None:
    """How the host `candidate` imitates one of the protected domains in `index`, None when it doesn't.

    The caller has ruled out that `candidate` belongs to somebody known.
    """
    host = to_ascii(candidate)
    subdomain, label, suffix = split(host)
    if not label or f"{label}.{suffix}" in index.by_name:
        return None
    shown = to_unicode(label)
    query = _Candidate(host, subdomain, label, suffix, shown, compact(label))
    best = min(_matches(query, index), key=lambda match: _preference(match, suffix), default=None)
    if best is None:
        return None
    return Imitation(best.entry.domain, host, best.klass, best.entry.owner, best.marked, best.confidence)


def contained(host: str, domain: str) -> Imitation | None:
    """How `host` holds the whole of `domain`, which is somebody else's: in front of it, or written into its label."""
    owner = Owner(domain, "own", (domain,))
    found = find_imitation(host, Index([owner]))
    return found if found is not None and found.klass in ("embedded", "glued") else None


def _preference(match: _Match, suffix: str) -> tuple[int, int, bool, int]:
    entry = match.entry
    return _KINDS[entry.owner.kind], match.place, entry.suffix != suffix, -len(entry.base)


def _matches(query: _Candidate, index: Index) -> Iterator[_Match]:
    if query.subdomain:
        yield from _embedded(query, index)
    if query.organization in MULTI_TENANT or not query.base:
        return
    yield from _glued(query, index)
    yield from _same_shape(query, index)
    yield from _same_sound(query, index)
    yield from _few_edits(query, index)
    yield from _same_label(query, index)
    yield from _with_word(query, index)
    if index.by_words and "-" in query.shown:
        yield from _other_words(query, index)


def _embedded(query: _Candidate, index: Index) -> Iterator[_Match]:
    """`imakiire.or.jp.evil.example`, `imakiire-or-jp.evil.example`, `imakiire.evil.example`."""
    labels = query.subdomain.split(".")[-_SUBLABELS:]
    for i, label in enumerate(labels):
        base = compact(label)
        for entry in index.by_base.get(base, ()):
            suffix = entry.suffix.split(".")
            if [*labels[i + 1 :], query.label][: len(suffix)] == suffix:
                marked = f"{entry.domain} → [{label}.{entry.suffix}].{query.organization}"
                yield _Match(entry, "embedded", marked, _WHOLE, "high")
            elif query.organization not in MULTI_TENANT and _distinctive(entry):
                marked = f"{entry.domain} → [{label}].{query.organization}"
                yield _Match(entry, "sub-label", marked, _SUBLABEL, "medium" if _close(entry) else "low")
        for entry in index.by_glued.get(base, ()):
            marked = f"{entry.domain} → [{label}].{query.organization}"
            yield _Match(entry, "embedded", marked, _WHOLE, "high")


def _glued(query: _Candidate, index: Index) -> Iterator[_Match]:
    """`imakiire-or-jp.com`, `imakiireor.jp`: the protected name with its suffix written into the label."""
    marked = f"[{query.shown}].{query.suffix}"
    for entry in index.by_glued.get(query.base, ()):
        yield _Match(entry, "glued", f"{entry.domain} → {marked}", _GLUED, "high")
    if "." not in query.suffix:
        for entry in index.by_glued.get(query.base + compact_suffix(query.suffix), ()):
            if query.base != entry.base and len(entry.base) > 3:
                yield _Match(entry, "glued", f"{entry.domain} → {marked}", _GLUED, "high")


def _same_shape(query: _Candidate, index: Index) -> Iterator[_Match]:
    """Other letters, the same look. Letters of other alphabets are never an accident; ASCII ones may be."""
    foreign = not query.shown.isascii()
    for entry in index.by_skeleton.get(skeleton(query.base), ()):
        if query.label == entry.label or (query.base == entry.base and not foreign):
            continue
        same = query.suffix == entry.suffix
        if foreign or len(entry.base) >= (4 if same else 6):
            yield _Match(entry, "idn" if foreign else "homoglyph", mark(entry.label, query.shown), _SHAPE, "high")


def _same_sound(query: _Candidate, index: Index) -> Iterator[_Match]:
    """Another romanisation of the same Japanese word: `ohtani`, `otani`, `ootani`."""
    if query.base in COMMON_WORDS:
        return
    for entry in index.by_sound.get(romanisation_key(query.base), ()):
        same = query.suffix == entry.suffix
        if query.base != entry.base and len(entry.base) >= (5 if same else 6):
            yield _Match(entry, "romanisation", mark(entry.label, query.shown), _SOUND, "medium")


def _few_edits(query: _Candidate, index: Index) -> Iterator[_Match]:
    for entry in index.near(query.base):
        typo = find_typo(entry.base, query.base, _allowed_edits(query, entry))
        if typo is None or not _plausible(query, entry, typo):
            typo = _disguised_edits(query, entry)
        if typo is not None:
            same = query.suffix == entry.suffix
            place = _EDIT if typo.distance == 1 else _EDITS
            confidence: Sureness = "high" if same and typo.distance == 1 else "medium"
            hyphens = entry.label.count("-") != query.shown.count("-")
            klass = "letter-and-hyphen" if hyphens and typo.distance == 1 else typo.klass
            yield _Match(entry, klass, mark(entry.label, query.shown), place, confidence)


def _disguised_edits(query: _Candidate, entry: Entry) -> Typo | None:
    """Two edits of a name we protect, one of which the eye or the ear passes over: `iryoki` as `iryoukl`."""
    old, new = entry.base, query.base
    if not _close(entry) or len(old) < _DISGUISE or (query.suffix != entry.suffix and len(old) < TWO_EDITS):
        return None
    typo = find_typo(old, new, 2) if new not in COMMON_WORDS else None
    if typo is None or typo.distance != 2 or typo.numeric or entry.label in query.shown.split("-"):
        return None
    for fold in (romanisation_key, skeleton):
        one, other = fold(old), fold(new)
        if one == other or find_typo(one, other, 1) is not None:
            return typo
    return None


def _allowed_edits(query: _Candidate, entry: Entry) -> int:
    """How many edits still make an imitation: the shorter the name, the more innocent neighbours it has."""
    length = len(entry.base)
    if query.suffix == entry.suffix:
        lenient = _close(entry) and entry.suffix not in _CROWDED
        return 2 if length >= (TWO_EDITS - 1 if lenient else TWO_EDITS) else 1 if length >= 4 else 0
    return 1 if length >= (7 if _close(entry) else 8) else 0


def _plausible(query: _Candidate, entry: Entry, typo: Typo) -> bool:
    """Whether the edits make an imitation rather than another word, another number, or a name of its own."""
    if query.base in COMMON_WORDS or typo.numeric:
        return False
    if entry.label in query.shown.split("-"):  # `kagoshima-u` adds a word of its own
        return False
    if len(entry.base) == 4:
        return _close(entry) and (entry.suffix not in _CROWDED or typo.klass in ("repetition", "homoglyph"))
    return typo.distance == 1 or not _short_token_differs(entry.label.split("-"), query.shown.split("-"))


def _short_token_differs(old: list[str], new: list[str]) -> bool:
    """Whether both edits fall on one short word of several: `deutsche-bank` and `deutsche-bahn` are two names."""
    if len(new) > len(old):
        return True
    different = [len(one) for one, other in zip(old, new, strict=False) if one != other]
    return len(old) == len(new) > 1 and len(different) == 1 and different[0] < TWO_EDITS


def _same_label(query: _Candidate, index: Index) -> Iterator[_Match]:
    for entry in index.by_base.get(query.base, ()):
        if query.label == entry.label:
            if _foreign_suffix(query, entry):
                marked = f"{entry.label}.[{entry.suffix}] → {query.shown}.[{query.suffix}]"
                yield _Match(entry, "tld-swap", marked, _SUFFIX, "medium" if _close(entry) else "low")
        elif query.shown.isascii() and len(entry.base) >= 5 and _distinctive(entry):
            yield _Match(entry, "hyphen", mark(entry.label, query.shown), _SHAPE, "high")


def _foreign_suffix(query: _Candidate, entry: Entry) -> bool:
    """Whether the same label under another suffix is worth a word: a brand's branches abroad are not."""
    last = query.suffix.rpartition(".")[2]
    branch = len(last) == 2 and last not in _SOLD_WORLDWIDE
    if _close(entry):  # a famous name that is protected here keeps its branches, save where its impostors sit
        return not (branch and last not in _WATCHED and f"{entry.label}.{entry.suffix}" in brands_by_domain())
    return len(entry.base) >= 6 and entry.base not in COMMON_WORDS and not branch


def _with_word(query: _Candidate, index: Index) -> Iterator[_Match]:
    """`login-imakiire.com`, `imakiirelogin.com`, `paypa1-login.com`: a word before or behind the name."""
    tokens = query.shown.split("-")
    if 1 < len(tokens) <= _TOKENS:
        yield from _hyphenated(query, tokens, index)
    base = query.base
    for i in range(2, len(base) - 2):
        head, tail = base[:i], base[i:]
        if head in AFFIXES and tail in index.by_base:
            yield from _combined(query, index.by_base[tail], (head,), f"[{head}]{tail}", glued=True)
        if tail in AFFIXES and head in index.by_base:
            yield from _combined(query, index.by_base[head], (tail,), f"{head}[{tail}]", glued=True)


def _hyphenated(query: _Candidate, tokens: list[str], index: Index) -> Iterator[_Match]:
    known = [token in AFFIXES or token in TELLING or token.isdigit() for token in tokens]
    for i in range(len(tokens)):
        for j in range(i + 1, len(tokens) + 1):
            if j - i == len(tokens) or not (all(known[:i]) and all(known[j:])):
                continue
            name = compact("-".join(tokens[i:j]))
            words = (*tokens[:i], *tokens[j:])
            shown = "-".join(tokens[i:j])
            head, tail = "-".join([*tokens[:i], ""]), "-".join(["", *tokens[j:]])
            marked = (f"[{head}]" if head else "") + shown + (f"[{tail}]" if tail else "")
            yield from _combined(query, index.by_base.get(name, ()), words, marked)
            if name not in index.by_base and len(name) >= 6:
                yield from _combined(query, index.by_skeleton.get(skeleton(name), ()), words, marked)


def _other_words(query: _Candidate, index: Index) -> Iterator[_Match]:
    """`minori-pharmacy` for `minori-yakkyoku`: the same name of the same kind of office, said otherwise."""
    key = words_key(query.shown)
    for entry in index.by_words.get(key, ()) if key else ():
        if query.base != entry.base:
            confidence: Sureness = "medium" if query.suffix == entry.suffix else "low"
            yield _Match(entry, "word-swap", f"{entry.label} → [{query.shown}]", _WORD, confidence)


def _combined(
    query: _Candidate,
    entries: "list[Entry] | tuple[Entry, ...]",
    words: tuple[str, ...],
    marked: str,
    *,
    glued: bool = False,
) -> Iterator[_Match]:
    for entry in entries:
        if _word_alarms(query, entry, words, glued):
            confidence: Sureness = "medium" if _close(entry) or any(word in TELLING for word in words) else "low"
            yield _Match(entry, "combosquat", f"{entry.label} → {marked}", _WORD, confidence)


def _word_alarms(query: _Candidate, entry: Entry, words: tuple[str, ...], glued: bool) -> bool:
    length = len(entry.base)
    telling = any(word in TELLING for word in words)
    if query.base in COMMON_WORDS:
        return False
    if _close(entry):
        enough = 3 if telling or not glued else 4 if max(map(len, words)) >= 4 else 5
        return length >= enough
    if entry.base in COMMON_WORDS or length < 6:
        return telling and length >= 4
    return telling or not glued


def _close(entry: Entry) -> bool:
    """Whether the organization itself named or met this domain, so that a weak likeness is worth a word."""
    return entry.owner.kind != "brand"


def _distinctive(entry: Entry) -> bool:
    """Whether the label alone, found somewhere, points at its owner."""
    if _close(entry):
        return len(entry.base) >= 3
    return len(entry.base) >= 6 and entry.base not in COMMON_WORDS

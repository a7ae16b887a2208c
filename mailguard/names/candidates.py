"""Generate the names that an impostor would register to imitate a domain, the likeliest first.

Each trick that the lookalike engine recognizes has a generator here. The engine then confirms each generated name and
names the trick, so a name found in this way is reported like one found in a mail.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.data.name_tricks import (
    ENDINGS,
    FOREIGN,
    KEYBOARD,
    SAME_SOUND,
    SHAPES,
    WORDS_AFTER,
    WORDS_BEFORE,
)
from mailguard.data.office_words import SAME_WORD
from mailguard.names.brand import brand_of
from mailguard.names.domain import organizational_domain, to_ascii, to_unicode
from mailguard.names.imitation import Imitation, Owner
from mailguard.names.index import Entry, Index, compact_suffix
from mailguard.names.lookalike import find_imitation

GENERATED: Final = 3_000  # maximum generated names of one domain that the engine examines
_VOWELS: Final = "aiueo"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_TLD_EDITS: Final = ("com", "jp", "net")  # misspelt names are also generated under these

Trick = Callable[["Plan"], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of the protected name: `label` as people read it (a U-label), and its public suffix."""

    label: str
    suffix: str

    def under(self, label: str) -> str:
        """Return another label with the same suffix."""
        return f"{label}.{self.suffix}"


@dataclass(frozen=True, slots=True)
class Candidates:
    """`imitations` of a domain, the likeliest first. `left_out` counts generated names beyond the limits."""

    imitations: tuple[Imitation, ...] = ()
    left_out: int = 0


def find_candidates(domain: str, limit: int, known: Iterable[str] = ()) -> Candidates:
    """Return at most `limit` names that imitate `domain` and could be registered.

    Names of the `known` domains and of brands are left out. The result is empty if `domain` has no registrable name,
    as an IP address or a public suffix.
    """
    index = Index((Owner(domain, "own", (domain,)),))
    entry = next((entries[0] for entries in index.by_name.values()), None)
    if entry is None:
        return Candidates()
    confirmed: list[Imitation] = []
    owned = frozenset(organizational_domain(name) for name in known)
    names = _names(entry)
    for name in islice(names, GENERATED):
        imitation = find_imitation(name, index) if name not in owned else None
        if imitation is None or brand_of(name) is not None:
            continue
        if len(confirmed) == limit:
            return Candidates(tuple(confirmed), 1 + sum(1 for _ in names))
        confirmed.append(imitation)
    return Candidates(tuple(confirmed), sum(1 for _ in names))


def _names(entry: Entry) -> Iterator[str]:
    """Yield the names of all tricks in A-labels, each once."""
    plan = Plan(to_unicode(entry.label), entry.suffix)
    seen = {f"{entry.label}.{entry.suffix}", entry.domain}
    for trick in _TRICKS:
        for shown in trick(plan):
            name = _registrable(shown)
            if name and name not in seen:
                seen.add(name)
                yield name


def _registrable(name: str) -> str:
    """Return the name in A-labels, or "" if no registry would accept it."""
    label = name.partition(".")[0]
    if not label or label[0] == "-" or label[-1] == "-" or (label[2:4] == "--" and label[:4] != "xn--"):
        return ""
    ascii_name = to_ascii(name)
    fits = ascii_name.isascii() and len(ascii_name) <= 253 and len(ascii_name.partition(".")[0]) <= 63
    return ascii_name if fits else ""


def _doubled_apart(plan: Plan) -> Iterator[str]:
    """Omit one of two equal letters, or double a vowel: readers hardly notice."""
    label = plan.label
    for index, letter in enumerate(label):
        if label[index - 1 : index] == letter:
            yield plan.under(label[:index] + label[index + 1 :])
    for index, letter in enumerate(label):
        if letter in _VOWELS:
            yield plan.under(label[:index] + letter + label[index:])


def _omitted(plan: Plan) -> Iterator[str]:
    for index in range(len(plan.label)):
        yield plan.under(plan.label[:index] + plan.label[index + 1 :])


def _repeated(plan: Plan) -> Iterator[str]:
    for index, letter in enumerate(plan.label):
        yield plan.under(plan.label[:index] + letter + plan.label[index:])


def _transposed(plan: Plan) -> Iterator[str]:
    label = plan.label
    for index in range(len(label) - 1):
        yield plan.under(label[:index] + label[index + 1] + label[index] + label[index + 2 :])


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Replace the left side of each pair at one place, then at all places."""
    for old, new in pairs:
        places = _places(text, old)
        for index in places:
            yield text[:index] + new + text[index + len(old) :]
        if len(places) > 1:
            yield text.replace(old, new)


def _places(text: str, part: str) -> list[int]:
    return [index for index in range(len(text) - len(part) + 1) if text.startswith(part, index)]


def _same_shape(plan: Plan) -> Iterator[str]:
    yield from map(plan.under, _replaced(plan.label, SHAPES))


def _same_sound(plan: Plan) -> Iterator[str]:
    """Use other romanisations, with one or two changes (`shoji`, `syoji`, `syouji`)."""
    once = tuple(dict.fromkeys(_replaced(plan.label, SAME_SOUND)))
    yield from map(plan.under, once)
    for variant in once[:40]:
        yield from map(plan.under, _replaced(variant, SAME_SOUND))


def _foreign_letters(plan: Plan) -> Iterator[str]:
    """Use letters of other alphabets: one at a time, then all that are possible."""
    for old, lookalikes in FOREIGN:
        for new in lookalikes[:1]:
            yield from map(plan.under, _replaced(plan.label, ((old, new),)))
    cyrillic = {ord(old): new[0] for old, new in FOREIGN}
    yield plan.under(plan.label.translate(cyrillic))
    for old, lookalikes in FOREIGN:
        yield from map(plan.under, _replaced(plan.label, [(old, new) for new in lookalikes[1:]]))


def _vowels(plan: Plan) -> Iterator[str]:
    yield from map(plan.under, _replaced(plan.label, [(a, b) for a in _VOWELS for b in _VOWELS if a != b]))


def _keyboard(plan: Plan) -> Iterator[str]:
    """Type a neighbouring key instead of the right one."""
    pairs = [(letter, other) for letter in dict.fromkeys(plan.label) for other in KEYBOARD.get(letter, "")]
    yield from map(plan.under, _replaced(plan.label, pairs))


def _endings(plan: Plan) -> Iterator[str]:
    for ending in ENDINGS:
        yield f"{plan.label}.{ending}"


def _hyphens_gone(plan: Plan) -> Iterator[str]:
    if "-" in plan.label:
        yield plan.under(plan.label.replace("-", ""))
        yield from map(plan.under, _replaced(plan.label, [("-", "")]))


def _hyphens(plan: Plan) -> Iterator[str]:
    label = plan.label
    for index in range(2, len(label) - 1):
        yield plan.under(f"{label[:index]}-{label[index:]}")
    yield plan.under(f"{label[:1]}-{label[1:]}")
    yield plan.under(f"{label[:-1]}-{label[-1:]}")


def _glued(plan: Plan) -> Iterator[str]:
    """Write the suffix into the label: `imakiire-or-jp.com`, `imakiireor.jp`."""
    dashed, joined = plan.suffix.replace(".", "-"), compact_suffix(plan.suffix)
    last = plan.suffix.rpartition(".")[2]
    if dashed != plan.suffix:
        yield f"{plan.label}{plan.suffix.partition('.')[0]}.{last}"
        yield f"{plan.label}-{plan.suffix.partition('.')[0]}.{last}"
    for ending in _TLD_EDITS:
        yield f"{plan.label}-{dashed}.{ending}"
        yield f"{plan.label}{joined}.{ending}"


def _words(plan: Plan) -> Iterator[str]:
    """Add a word that makes the name look genuine."""
    for word in WORDS_AFTER:
        yield plan.under(f"{plan.label}-{word}")
        yield f"{plan.label}-{word}.com"
    for word in WORDS_BEFORE:
        yield plan.under(f"{word}-{plan.label}")
        yield f"{word}-{plan.label}.com"
    for word in WORDS_AFTER:
        yield plan.under(plan.label + word)
        yield f"{plan.label}{word}.com"


def _other_words(plan: Plan) -> Iterator[str]:
    """Replace a word of the name with another of the same meaning (`-hp`, `-hospital`), or reverse the words."""
    tokens = plan.label.split("-")
    for index, token in enumerate(tokens):
        for words in SAME_WORD:
            if token in words:
                for other in words:
                    label = "-".join([*tokens[:index], other, *tokens[index + 1 :]])
                    yield plan.under(label)
                    yield f"{label}.com"
    if 1 < len(tokens) < 4:
        yield plan.under("-".join(reversed(tokens)))


def _plurals(plan: Plan) -> Iterator[str]:
    yield plan.under(plan.label + "s")
    yield plan.under(plan.label + "es")


def _other_ending(trick: Trick) -> Trick:
    """Return the trick with the most common suffixes instead of the original one."""

    def tricked(plan: Plan) -> Iterator[str]:
        for ending in _TLD_EDITS:
            if ending != plan.suffix:
                yield from trick(Plan(plan.label, ending))

    return tricked


def _inserted(letters: str) -> Trick:
    def inserted(plan: Plan) -> Iterator[str]:
        for index in range(len(plan.label) + 1):
            for letter in letters:
                yield plan.under(plan.label[:index] + letter + plan.label[index:])

    return inserted


def _any_letter(plan: Plan) -> Iterator[str]:
    for index, old in enumerate(plan.label):
        for letter in _LETTERS:
            if letter != old:
                yield plan.under(plan.label[:index] + letter + plan.label[index + 1 :])


# The likeliest first: changes that readers miss, then typing errors and names that sound official.
_TRICKS: Final[tuple[Trick, ...]] = (
    _doubled_apart,
    _endings,
    _same_sound,
    _hyphens_gone,
    _same_shape,
    _omitted,
    _transposed,
    _repeated,
    _glued,
    _other_words,
    _plurals,
    _words,
    _foreign_letters,
    _vowels,
    _hyphens,
    _keyboard,
    _other_ending(_doubled_apart),
    _other_ending(_same_shape),
    _other_ending(_omitted),
    _other_ending(_transposed),
    _inserted(_VOWELS),
    _any_letter,
    _inserted(_LETTERS),
)

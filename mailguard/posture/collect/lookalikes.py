"""Names that imitate the domain and are registered: the likeliest imitations are asked for an MX, in one round."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from mailguard.auth.spf.state import resolvable
from mailguard.dns.flow import Flow, Question, ask_all
from mailguard.dns.record import mail_exchanger
from mailguard.lazy_dataclass import dataclass
from mailguard.names.domain import split
from mailguard.posture.snapshot import Lookalike

CANDIDATES: Final = 400  # names asked for
_SWAPS: Final = (
    ("o", "0"), ("l", "1"), ("i", "1"), ("i", "l"), ("l", "i"), ("m", "rn"), ("rn", "m"), ("w", "vv"), ("d", "cl"),
    ("s", "5"), ("e", "3"), ("a", "e"), ("e", "a"), ("i", "e"), ("u", "o"), ("o", "u"),
    # Japanese romanisation: the same sound, written otherwise
    ("shi", "si"), ("si", "shi"), ("tsu", "tu"), ("tu", "tsu"), ("chi", "ti"), ("ti", "chi"),
    ("fu", "hu"), ("hu", "fu"),
    ("ji", "zi"), ("zi", "ji"), ("ou", "o"), ("oo", "o"), ("oh", "o"), ("o", "ou"), ("uu", "u"), ("ii", "i"),
    ("mb", "nb"), ("nb", "mb"), ("mp", "np"), ("np", "mp"),
    ("r", "l"), ("l", "r"),
    ("m", "n"), ("n", "m"), ("g", "q"), ("q", "g"), ("u", "v"), ("v", "u"), ("y", "j"), ("j", "y"),
)  # fmt: skip
_ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SUFFIXES: Final = ("com", "net", "org", "jp", "co.jp", "or.jp", "info", "biz", "co", "site", "online", "xyz")
_WORDS: Final = ("login", "mail", "support", "secure", "info", "portal", "jp", "hospital", "clinic", "online")


@dataclass(frozen=True, slots=True)
class Imitations:
    """The imitations that have an MX, and how many names could not be looked up."""

    found: tuple[Lookalike, ...] = ()
    failed: int = 0


def collect_lookalikes(domain: str, known: Iterable[str] = ()) -> Flow[Imitations]:
    """The imitations of `domain` that have an MX, in the order of their likelihood; those `known` are legitimate."""
    candidates = dict(islice(_distinct(domain, known), CANDIDATES))
    questions = {name: Question(name, "MX") for name in candidates if resolvable(name)}
    answers = yield from ask_all(tuple(questions.values()))
    found: list[Lookalike] = []
    for name, question in questions.items():
        hosts = [
            host for _, host in filter(None, map(mail_exchanger, answers[question].records)) if host not in ("", ".")
        ]
        if hosts:
            found.append(Lookalike(name, candidates[name], tuple(hosts[:5])))
    return Imitations(tuple(found), sum(answer.status.failed for answer in answers.values()))


def _distinct(domain: str, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen = {domain, *known}
    for name, klass in candidates_of(domain):
        if name not in seen:
            seen.add(name)
            yield name, klass


def candidates_of(domain: str) -> Iterator[tuple[str, str]]:
    """(name, class) of imitations of a registrable domain, the likeliest first; with repetitions."""
    _, label, suffix = split(domain)
    if not label or not suffix:
        return
    for variant, klass in chain(_doubled(label), _omitted(label), _swapped(label), _transposed(label), _hyphens(label)):
        if variant and variant != label and not variant.startswith("-") and not variant.endswith("-"):
            yield f"{variant}.{suffix}", klass
    for other in _SUFFIXES:
        if other != suffix:
            yield f"{label}.{other}", "tld-swap"
    for word in _WORDS:
        yield f"{label}-{word}.{suffix}", "combosquat"
        yield f"{label}-{word}.com", "combosquat"
    for letter in "sanioe1":
        yield f"{label}{letter}.{suffix}", "addition"
    for variant in _mistyped(label):
        yield f"{variant}.{suffix}", "neighbour-key"


def _omitted(label: str) -> Iterator[tuple[str, str]]:
    for index in range(len(label)):
        yield label[:index] + label[index + 1 :], "omission"


def _doubled(label: str) -> Iterator[tuple[str, str]]:
    for index, letter in enumerate(label):
        if letter != "-":
            yield label[:index] + letter + label[index:], "repetition"


def _transposed(label: str) -> Iterator[tuple[str, str]]:
    for index in range(len(label) - 1):
        yield label[:index] + label[index + 1] + label[index] + label[index + 2 :], "transposition"


def _swapped(label: str) -> Iterator[tuple[str, str]]:
    for old, new in _SWAPS:
        index = label.find(old)
        while index >= 0:
            yield label[:index] + new + label[index + len(old) :], "substitution"
            index = label.find(old, index + 1)


def _mistyped(label: str) -> Iterator[str]:
    """With one letter replaced by what stands beside it on the keyboard."""
    for index, letter in enumerate(label):
        row = next((row for row in _ROWS if letter in row), "")
        at = row.find(letter)
        for other in row[max(at - 1, 0) : at + 2].replace(letter, ""):
            yield label[:index] + other + label[index + 1 :]


def _hyphens(label: str) -> Iterator[tuple[str, str]]:
    if "-" in label:
        yield label.replace("-", ""), "hyphen"
    for index in range(2, len(label) - 1):
        yield label[:index] + "-" + label[index:], "hyphen"

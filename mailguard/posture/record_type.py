"""The description of a record type: how it is collected, judged, compared, reported and worded.

A module or folder of `records/` holds everything about one type and ends with its `RecordType`. The code that goes
through all types (collecting, judging, comparing rounds, expectations, reports) uses only this description.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from mailguard.catalogue import Language, Text, Wording
from mailguard.catalogue.posture_change import moves
from mailguard.catalogue.posture_init import LABELS
from mailguard.config.show import toml_value
from mailguard.dns.flow import Flow
from mailguard.finding import Severity
from mailguard.posture.change import Direction
from mailguard.posture.observation import Observation
from mailguard.posture.options import DomainOptions

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

T = TypeVar("T")

Phrase = Mapping[Language, str]
Facts = Mapping[str, str]  # name of the fact → its value
Group = tuple[str, Facts]  # name of the group, and its facts
Records = Mapping[str, Facts]  # all groups of one round
LeftOut = tuple[str, int, tuple[str, ...]]  # kind of entry, how many were left out, their names if known

PRESENT: Final = "present"  # the value of a fact that has no other value


class Parts:
    """What was found of each record type, before any judgement: `parts[SPF]` is what was found of SPF."""

    def __init__(self, found: Mapping[str, object], *, exists: bool = True, refused: int = 0) -> None:
        self._found: Final = found
        self.exists: Final = exists  # False if the name does not exist (RFC 2308 §2.1)
        self.refused: Final = refused  # number of questions not asked because of the limit for one domain

    def __getitem__(self, kind: "RecordType[T]") -> T:
        return cast(T, self._found[kind.name]) if kind.name in self._found else kind.empty()

    def having(self, kind: "RecordType[T]", part: T) -> "Parts":
        """Return these parts, with `part` as the part of `kind`."""
        return Parts({**self._found, kind.name: part}, exists=self.exists, refused=self.refused)

    def existing(self, exists: bool) -> "Parts":
        """Return these parts, with a new value of `exists`."""
        return Parts(self._found, exists=exists, refused=self.refused)

    def refusing(self, refused: int) -> "Parts":
        """Return these parts, with a new value of `refused`."""
        return Parts(self._found, exists=self.exists, refused=refused)


@dataclass(frozen=True)
class Judged:
    """The input of a check: the domain, what was found, and the options."""

    domain: str
    parts: Parts
    options: DomainOptions

    @property
    def sends(self) -> bool:
        """Whether the domain is meant to carry mail."""
        return not self.options.parked


@dataclass(frozen=True)
class ChangeKind:
    """One kind of change between two rounds: its wording, and how much it matters in either direction.

    `scale` ranks the values from worst to best; "" is the absence. `implied` is the value that absence means by
    default. `arrival` is the direction when the thing appears and no scale ranks it. `direction` is asked after the
    scale and before `arrival`; `weigh` overrides `severity`. Either may return None for "no opinion".
    """

    wording: Mapping[str, Phrase]
    severity: Severity = Severity.LOW
    scale: tuple[str, ...] = ()
    implied: str = ""
    names: Mapping[str, Phrase] = field(default_factory=dict)  # values that are shown in words
    arrival: Direction = "changed"
    direction: Callable[[str, str], Direction | None] = lambda _old, _new: None
    weigh: Callable[[str, str], Severity | None] = lambda _old, _new: None


@dataclass(frozen=True)
class SecondOpinion(Generic[T]):
    """How checkdmarc is asked about a record type, and how its result is compared with ours.

    Results are words such as "pass", "none", "permerror" and "temperror". `theirs` gets a resolver of dnspython that
    answers from our DNS answers, and the domain; it imports checkdmarc itself and may raise anything. `absent` and
    `wrong` name the exceptions that mean "none" and "permerror". Receivers ignore a wrong part of a record where
    checkdmarc refuses the whole: `raised` has the known difference for such an exception, and `difference` explains
    the others from our part (our result, the other result), or returns "".
    """

    ours: Callable[[T], str]
    theirs: Callable[[Any, str], str]
    absent: str
    wrong: str
    raised: Mapping[str, str] = field(default_factory=dict)
    difference: Callable[[T, str, str], str] = lambda _part, _ours, _theirs: ""


@dataclass(frozen=True)
class RecordType(Generic[T]):
    """One type of record.

    `name` is the prefix of its check names and the group of its facts. `title` is the heading of its lines in a
    report, and `place` their position. A type that needs another type's answers first has no `collect` (see
    `collect_domain`).
    """

    name: str
    title: Phrase
    place: int
    empty: Callable[[], T]
    check: Callable[[Judged], Iterable[Observation]]
    texts: Mapping[str, Wording]
    lines: "Callable[[Posture, Language], Iterable[str]]"
    collect: Callable[[str], Flow[T]] | None = None
    published_at: str = "{domain} TXT"  # name and type of the record, for evidence
    held_as: str = ""  # its field of `Posture`; by default the name
    shown: Callable[[T], object] = lambda part: part  # the value of that field
    meant_for_mail: bool = False  # not checked for a parked domain
    optional: str = ""  # the option that turns it on; "" for a type that is always checked
    incomplete: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # check → groups it makes incomplete
    left_out: Callable[[Judged], Iterable[LeftOut]] = lambda _judged: ()
    restored: "Callable[[Posture], T] | None" = None  # its part of a stored posture; by default its field
    facts: "Callable[[Posture, T], Iterable[Group]]" = lambda _posture, _part: ()
    certain: "Callable[[Posture, T], Iterable[str]]" = (
        lambda _posture, _part: ()
    )  # further groups whose findings are certain
    groups: tuple[str, ...] = ()  # first words of its groups of facts; by default the name
    group_of: Callable[[str], str] | None = None  # subject of a finding → its group; by default the name
    fact: Callable[[str, str], tuple[str, str]] | None = None  # group, name → name of the change, and its subject
    leading: str = ""  # main fact of a group: if it appears or vanishes, the others are not reported separately
    changes: Mapping[str, ChangeKind] = field(default_factory=dict)
    expected: "Callable[[Posture, Records, PostureDomain], Iterable[Observation]]" = lambda *_: ()
    expected_as: Mapping[str, str] = field(default_factory=dict)  # group → subject of the expectation about it
    expectation: Mapping[str, Wording] = field(default_factory=dict)  # subject → wording of an unmet expectation
    proposed: "Callable[[Posture, Records, Language], Iterable[str]]" = lambda *_: ()  # lines of a first configuration
    second_opinion: SecondOpinion[T] | None = None  # None if checkdmarc is not asked about this type

    @property
    def attribute(self) -> str:
        """The name of its field of `Posture`."""
        return self.held_as or self.name.replace("-", "_")

    @property
    def heads(self) -> tuple[str, ...]:
        """The first words of its groups of facts."""
        return self.groups or (self.name,)

    def holds(self, check: str) -> bool:
        """Whether a check belongs to this type."""
        return check == self.name or check.startswith(self.name + "-")


AnyType = RecordType[Any]


def unanswered(posture: "Posture", question: str, *, needed: bool = False) -> str:
    """Return the question with its status if a stored posture has no answer to it, else "".

    The JSON object of a posture records a failed part only by its DNS answers. A `needed` question that was not asked
    at all counts as unanswered. The statuses are RCODEs (RFC 1035 §4.1.1), or a timeout.
    """
    answer = posture.dns.get(question, "TIMEOUT" if needed else "")
    return f"{question} {answer}" if answer in ("SERVFAIL", "TIMEOUT", "REFUSED") else ""


def phrase(labels: Mapping[str, Phrase], key: str, language: Language, **values: object) -> str:
    """Return a phrase, filled in, or the key if there is no such phrase (a word of a later version)."""
    return labels[key][language].format(**values) if key in labels else key


def both(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Wording:
    """Return a wording from (summary, explanation, advice) in both languages."""
    return {"en": Text(*en), "ja": Text(*ja)}


LATER_EN: Final = ("A name server did not answer. This says nothing about the record itself.", "Check again later.")
LATER_JA: Final = (
    "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
    "時間をおいて再度確認してください。",
)


def value_moves(en: str, ja: str) -> Mapping[str, Phrase]:
    """Return the wording of changes of a thing that has a value."""
    return moves(
        (f"{en}: {{new}} added", f"{en}: {{old}} removed", f"{en}: {{old}} → {{new}}"),
        (f"{ja}：{{new}} が追加されました", f"{ja}：{{old}} が削除されました", f"{ja}：{{old}} → {{new}}"),
    )


def member_moves(en: str, ja: str) -> Mapping[str, Phrase]:
    """Return the wording of changes of one of several things, named by its subject instead of its value."""
    return moves(
        (f"{en}: {{subject}} added", f"{en}: {{subject}} removed", f"{en} {{subject}}: {{old}} → {{new}}"),
        (
            f"{ja}：{{subject}} が追加されました",
            f"{ja}：{{subject}} が削除されました",
            f"{ja} {{subject}}：{{old}} → {{new}}",
        ),
    )


def strict(key: str, enough: tuple[str, ...], found: str, language: Language) -> str:
    """Return a line of a first configuration.

    A value that protects enough is expected. Otherwise the strictest value is written as a comment, as a goal.
    """
    if found in enough:
        return f"{key} = {toml_value(found)}"
    shown = found or LABELS["nothing"][language]
    return f"# {key} = {toml_value(enough[-1])}  # {LABELS['goal'][language].format(found=shown)}"


def present(names: Iterable[str]) -> Facts:
    """Return facts that have a name but no value."""
    return dict.fromkeys(names, PRESENT)


def itself(group: str, _name: str) -> tuple[str, str]:
    """Return the name of a change in a group that has a single fact: the group, and no subject."""
    return group, ""

"""What a type of record consists of, and how its wording is written.

A module (or folder) of `records/` holds all of one type and ends in its `RecordType`; whatever goes through all types
(collecting, judging, comparing rounds, expectations, reports) gets from there what is special to one.
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
Group = tuple[str, Facts]  # what had to answer for the facts, and these
Records = Mapping[str, Facts]  # all groups of one round
LeftOut = tuple[str, int, tuple[str, ...]]  # what, how many of it, and their names where they are known

PRESENT: Final = "present"  # what a fact without a value of its own says


class Parts:
    """What was found of each type, before anything is judged: `parts[SPF]` is the part of that type."""

    def __init__(self, found: Mapping[str, object], *, exists: bool = True, refused: int = 0) -> None:
        self._found: Final = found
        self.exists: Final = exists  # False for a name that DNS does not know
        self.refused: Final = refused  # questions beyond what one domain may cause

    def __getitem__(self, kind: "RecordType[T]") -> T:
        return cast(T, self._found[kind.name]) if kind.name in self._found else kind.empty()

    def having(self, kind: "RecordType[T]", part: T) -> "Parts":
        """These parts, with that of `kind` in place of what was there."""
        return Parts({**self._found, kind.name: part}, exists=self.exists, refused=self.refused)

    def existing(self, exists: bool) -> "Parts":
        """These parts, of a name that DNS knows or not."""
        return Parts(self._found, exists=exists, refused=self.refused)

    def refusing(self, refused: int) -> "Parts":
        """These parts, with how many questions were refused."""
        return Parts(self._found, exists=self.exists, refused=refused)


@dataclass(frozen=True)
class Judged:
    """All that a check may look at."""

    domain: str
    parts: Parts
    options: DomainOptions

    @property
    def sends(self) -> bool:
        """Whether the domain is meant to carry mail."""
        return not self.options.parked


@dataclass(frozen=True)
class ChangeKind:
    """One thing that may differ between two rounds: what is said of it, and how much it matters, in either direction.

    `scale` ranks its values from worst to best, "" is its absence; `implied` is what the absence means as well.
    `arrival` says what it is when the thing appears, where no scale ranks it; `direction` and `weigh` decide before
    all of that where they have an answer.
    """

    wording: Mapping[str, Phrase]
    severity: Severity = Severity.LOW
    scale: tuple[str, ...] = ()
    implied: str = ""
    names: Mapping[str, Phrase] = field(default_factory=dict)  # values that need words
    arrival: Direction = "changed"
    direction: Callable[[str, str], Direction | None] = lambda _old, _new: None
    weigh: Callable[[str, str], Severity | None] = lambda _old, _new: None


@dataclass(frozen=True)
class RecordType(Generic[T]):
    """One type of record.

    `name` begins the names of its checks and is the group of its facts; `title` heads its lines in a report, where
    it has the place `place`. `collect` is None where another type's answers are needed first (see `collect_domain`).
    """

    name: str
    title: Phrase
    place: int
    empty: Callable[[], T]
    check: Callable[[Judged], Iterable[Observation]]
    texts: Mapping[str, Wording]
    lines: "Callable[[Posture, Language], Iterable[str]]"
    collect: Callable[[str], Flow[T]] | None = None
    published_at: str = "{domain} TXT"  # as evidence names it
    held_as: str = ""  # its field of `Posture`; by default the name
    shown: Callable[[T], object] = lambda part: part  # what stands in that field
    meant_for_mail: bool = False  # nothing is said of it where the domain is parked
    optional: str = ""  # the option that it is only looked at with
    incomplete: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # check → groups it says are incomplete
    left_out: Callable[[Judged], Iterable[LeftOut]] = lambda _judged: ()
    restored: "Callable[[Posture], T] | None" = None  # from a stored posture; by default its field
    facts: "Callable[[Posture, T], Iterable[Group]]" = lambda _posture, _part: ()
    certain: "Callable[[Posture, T], Iterable[str]]" = (
        lambda _posture, _part: ()
    )  # groups of findings to rely on besides
    groups: tuple[str, ...] = ()  # what groups of facts begin with; by default the name
    group_of: Callable[[str], str] | None = None  # subject of a finding → its group; by default the name
    fact: Callable[[str, str], tuple[str, str]] | None = None  # group, name → what a change calls it, and its subject
    leading: str = ""  # the fact without which the others of its group are no news of their own
    changes: Mapping[str, ChangeKind] = field(default_factory=dict)
    expected: "Callable[[Posture, Records, PostureDomain], Iterable[Observation]]" = lambda *_: ()
    expected_as: Mapping[str, str] = field(default_factory=dict)  # group → subject of the expectation about it
    expectation: Mapping[str, Wording] = field(default_factory=dict)  # subject → what is said when it is not met
    proposed: "Callable[[Posture, Records, Language], Iterable[str]]" = lambda *_: ()  # lines of a first configuration

    @property
    def attribute(self) -> str:
        """The field of `Posture` that holds it."""
        return self.held_as or self.name.replace("-", "_")

    @property
    def heads(self) -> tuple[str, ...]:
        """What the names of its groups of facts begin with."""
        return self.groups or (self.name,)

    def holds(self, check: str) -> bool:
        """Whether a check is one of this type."""
        return check == self.name or check.startswith(self.name + "-")


AnyType = RecordType[Any]


def unanswered(posture: "Posture", question: str, *, needed: bool = False) -> str:
    """The question, if a stored posture holds no answer to it: its JSON object tells no other way that a part failed.

    A `needed` question that was not asked at all counts as unanswered.
    """
    answer = posture.dns.get(question, "TIMEOUT" if needed else "")
    return f"{question} {answer}" if answer in ("SERVFAIL", "TIMEOUT", "REFUSED") else ""


def phrase(labels: Mapping[str, Phrase], key: str, language: Language, **values: object) -> str:
    """One of the phrases, filled in; the key where there is none (a new word of a later version)."""
    return labels[key][language].format(**values) if key in labels else key


def both(en: tuple[str, str, str], ja: tuple[str, str, str]) -> Wording:
    """Summary, explanation and advice in both languages."""
    return {"en": Text(*en), "ja": Text(*ja)}


LATER_EN: Final = ("A name server did not answer. This says nothing about the record itself.", "Check again later.")
LATER_JA: Final = (
    "ネームサーバーから回答がありませんでした。レコードの有無とは別の問題です。",
    "時間をおいて再度確認してください。",
)


def value_moves(en: str, ja: str) -> Mapping[str, Phrase]:
    """Something that has a value."""
    return moves(
        (f"{en}: {{new}} added", f"{en}: {{old}} removed", f"{en}: {{old}} → {{new}}"),
        (f"{ja}：{{new}} が追加されました", f"{ja}：{{old}} が削除されました", f"{ja}：{{old}} → {{new}}"),
    )


def member_moves(en: str, ja: str) -> Mapping[str, Phrase]:
    """One of several of its kind, which has no value worth telling."""
    return moves(
        (f"{en}: {{subject}} added", f"{en}: {{subject}} removed", f"{en} {{subject}}: {{old}} → {{new}}"),
        (
            f"{ja}：{{subject}} が追加されました",
            f"{ja}：{{subject}} が削除されました",
            f"{ja} {{subject}}：{{old}} → {{new}}",
        ),
    )


def strict(key: str, enough: tuple[str, ...], found: str, language: Language) -> str:
    """A line of a first configuration: what protects is expected; else the strictest value stands there as a goal."""
    if found in enough:
        return f"{key} = {toml_value(found)}"
    shown = found or LABELS["nothing"][language]
    return f"# {key} = {toml_value(enough[-1])}  # {LABELS['goal'][language].format(found=shown)}"


def present(names: Iterable[str]) -> Facts:
    """Facts that have no value of their own."""
    return dict.fromkeys(names, PRESENT)


def itself(group: str, _name: str) -> tuple[str, str]:
    """The name of a change about a group that holds a single fact."""
    return group, ""

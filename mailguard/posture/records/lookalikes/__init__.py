"""Lookalike domains: registered names that imitate a domain. They are searched for only on request."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_change import moves
from mailguard.finding import Severity
from mailguard.posture.change import Direction
from mailguard.posture.observation import Observation
from mailguard.posture.record_type import PRESENT, ChangeKind, Group, Judged, LeftOut, RecordType
from mailguard.posture.records.lookalikes.check import check_lookalikes
from mailguard.posture.records.lookalikes.collect import Imitations
from mailguard.posture.records.lookalikes.wording import TEXTS

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture


def _check(judged: Judged) -> Iterator[Observation]:
    return check_lookalikes(judged.domain, judged.parts[LOOKALIKES])


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    yield "lookalikes", judged.parts[LOOKALIKES].left_out, ()


def _facts(_posture: "Posture", found: Imitations) -> Iterator[Group]:
    yield "lookalikes", {each.name: ", ".join(each.mx) or PRESENT for each in found.found}


def _lines(posture: "Posture", _language: Language) -> Iterator[str]:
    return (f"{each.name} ({', '.join(each.mx) or '-'}) {each.marked}".rstrip() for each in posture.lookalikes)


def _fact(_group: str, name: str) -> tuple[str, str]:
    return "lookalike", name


def _direction(old: str, new: str) -> Direction | None:
    """A lookalike is more dangerous with mail servers than without: replies to its mail reach the attacker."""
    if old and new and PRESENT in (old, new):
        return "worse" if old == PRESENT else "better"
    return None


_CHANGE: Final = ChangeKind(
    moves(
        (
            "lookalike domain registered: {subject}",
            "lookalike domain no longer registered: {subject}",
            "lookalike domain {subject}: mail servers {old} → {new}",
        ),
        (
            "似たドメインが登録されました：{subject}",
            "似たドメインがなくなりました：{subject}",
            "似たドメイン {subject}：メールサーバー {old} → {new}",
        ),
    ),
    Severity.MEDIUM,
    arrival="worse",
    direction=_direction,
    names={PRESENT: {"en": "none", "ja": "なし"}},
)

LOOKALIKES: Final = RecordType(
    name="lookalike",
    title={"en": "Lookalikes", "ja": "類似ドメイン"},
    place=14,
    empty=Imitations,
    held_as="lookalikes",
    shown=lambda found: found.found,
    restored=lambda posture: Imitations(posture.lookalikes),
    check=_check,
    left_out=_left_out,
    texts=TEXTS,
    lines=_lines,
    optional="lookalikes",
    incomplete={"lookalike-temperror": ("lookalike", "lookalikes")},
    facts=_facts,
    groups=("lookalikes",),
    fact=_fact,
    changes={"lookalike": _CHANGE},
)

"""DMARC (RFC 9989): what receivers do with mail that only pretends to come from a domain."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_change import moves, unmet
from mailguard.catalogue.posture_report import label
from mailguard.finding import Severity
from mailguard.posture.change import Direction
from mailguard.posture.expected import at_least
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.record_type import (
    PRESENT,
    ChangeKind,
    Facts,
    Group,
    Judged,
    LeftOut,
    Phrase,
    Records,
    RecordType,
    member_moves,
    phrase,
    strict,
    value_moves,
)
from mailguard.posture.records.dmarc import wording, wording_policy
from mailguard.posture.records.dmarc.check import check_dmarc
from mailguard.posture.records.dmarc.collect import collect_dmarc
from mailguard.posture.records.dmarc.second_opinion import SECOND_OPINION
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.records.mx import MX
from mailguard.posture.spelling import same_uris

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

_POLICIES: Final = ("none", "quarantine", "reject")
_SCALE: Final = ("dangling", "multiple-records", "", *_POLICIES)  # "" is no record


def _check(judged: Judged) -> Iterator[Observation]:
    receives = judged.parts[MX].kind not in ("none", "null")
    return check_dmarc(judged.domain, judged.parts[DMARC], sends=judged.sends, receives=receives)


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    unasked = _unasked(judged.parts[DMARC])
    yield "dmarc-destinations", len(unasked), unasked


def _unasked(dmarc: DmarcPosture) -> tuple[str, ...]:
    return tuple(name.partition(" ")[2] for name, state in dmarc.destinations.items() if state == "not-asked")


def _facts(posture: "Posture", found: DmarcPosture) -> Iterator[Group]:
    if not found.failed:
        yield "dmarc", _tags(posture.domain, found)


def _tags(domain: str, dmarc: DmarcPosture) -> Facts:
    if dmarc.problem:
        return {} if dmarc.problem == "none" else {"policy": dmarc.problem}
    found = {"policy": dmarc.effective_policy or dmarc.tags.get("p", "none").lower()}
    if dmarc.location != domain:
        found["location"] = dmarc.location
    for tag in ("sp", "np", "pct", "t"):
        if tag in dmarc.tags:
            found[tag] = dmarc.tags[tag].lower()
    for tag in ("rua", "ruf"):
        found |= {f"{tag} {address}": PRESENT for address in same_uris(dmarc.tags.get(tag, ""))}
    return found


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    dmarc = posture.dmarc
    if dmarc.failed:
        yield label("failed.detail", language, detail=dmarc.failed)
        return
    yield dmarc.record or label("none", language)
    if dmarc.record and dmarc.effective_policy:
        yield phrase(_LABELS, "at", language, policy=dmarc.effective_policy, location=dmarc.location)


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    if entry.expect.dmarc and "dmarc" in records:
        evidence = dns_evidence(f"_dmarc.{posture.dmarc.location}", "TXT", posture.dmarc.record)
        found = records["dmarc"].get("policy", "")
        yield from at_least(posture.domain, "dmarc", _POLICIES, entry.expect.dmarc, found, Severity.HIGH, evidence)


def _proposed(_posture: "Posture", records: Records, language: Language) -> Iterator[str]:
    if "dmarc" in records:
        yield strict("dmarc", _POLICIES[1:], records["dmarc"].get("policy", ""), language)


def _fact(_group: str, name: str) -> tuple[str, str]:
    head, _, rest = name.partition(" ")
    return f"dmarc-{head}", rest


def _by_share(old: str, new: str) -> Direction | None:
    if _percent(old) == _percent(new):
        return None
    return "better" if _percent(new) > _percent(old) else "worse"


def _percent(text: str) -> int:
    return int(text[:4]) if text.isascii() and text.isdecimal() else 100


_LABELS: Final[Mapping[str, Phrase]] = {
    "at": {"en": "applies {policy}, from {location}", "ja": "適用 {policy}（{location} のレコード）"},
}
_CHANGES: Final = {
    "dmarc-policy": ChangeKind(
        moves(
            ("DMARC: record published, p={new}", "DMARC: record removed, was p={old}", "DMARC p={old} → {new}"),
            (
                "DMARC：レコードが公開されました（p={new}）",
                "DMARC：レコードが削除されました（以前は p={old}）",
                "DMARC p={old} → {new}",
            ),
        ),
        Severity.HIGH,
        scale=_SCALE,
    ),
    "dmarc-location": ChangeKind(
        moves(
            (
                "DMARC: the record of {new} applies now",
                "DMARC: an own record applies now, no longer that of {old}",
                "DMARC: the record of {new} applies, no longer that of {old}",
            ),
            (
                "DMARC：{new} のレコードが適用されるようになりました",
                "DMARC：{old} ではなく、自身のレコードが適用されるようになりました",
                "DMARC：適用されるレコードが {old} から {new} に変わりました",
            ),
        )
    ),
    "dmarc-sp": ChangeKind(
        value_moves("DMARC for subdomains, sp=", "DMARC サブドメインの扱い sp="), Severity.MEDIUM, scale=_SCALE
    ),
    "dmarc-np": ChangeKind(
        value_moves("DMARC for subdomains that do not exist, np=", "DMARC 存在しないサブドメインの扱い np="),
        scale=_SCALE,
    ),
    "dmarc-pct": ChangeKind(value_moves("DMARC pct=", "DMARC pct="), direction=_by_share),
    "dmarc-t": ChangeKind(
        value_moves("DMARC test mode, t=", "DMARC テストモード t="), scale=("y", "n", ""), implied="n"
    ),
    "dmarc-rua": ChangeKind(member_moves("DMARC report address", "DMARC レポートの宛先"), arrival="better"),
    "dmarc-ruf": ChangeKind(member_moves("DMARC failure report address", "DMARC 失敗レポートの宛先")),
}
_UNMET: Final = unmet(
    "DMARC of {domain} is less strict than expected.", "{domain} の DMARC が想定より緩くなっています。"
)

DMARC: Final = RecordType(
    name="dmarc",
    title={"en": "DMARC", "ja": "DMARC"},
    place=3,
    empty=DmarcPosture,
    published_at="_dmarc.{domain} TXT",
    collect=collect_dmarc,
    check=_check,
    left_out=_left_out,
    texts={**wording.TEXTS, **wording_policy.TEXTS},
    lines=_lines,
    facts=_facts,
    fact=_fact,
    leading="policy",
    changes=_CHANGES,
    expected=_expected,
    expectation={"dmarc": _UNMET},
    proposed=_proposed,
    second_opinion=SECOND_OPINION,
)

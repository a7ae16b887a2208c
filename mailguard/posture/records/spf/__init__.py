"""SPF: which servers may send mail for a domain (RFC 7208 §2.1)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard.auth.spf.record import canonical_term
from mailguard.catalogue import Language
from mailguard.catalogue.posture_change import moves, unmet
from mailguard.catalogue.posture_reason import reason
from mailguard.catalogue.posture_report import label
from mailguard.config.show import toml_value
from mailguard.finding import Severity
from mailguard.posture.expected import at_least, same
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.record_type import (
    ChangeKind,
    Group,
    Judged,
    LeftOut,
    Phrase,
    Records,
    RecordType,
    phrase,
    present,
    strict,
    value_moves,
)
from mailguard.posture.records.spf import wording, wording_all, wording_provider
from mailguard.posture.records.spf.check import SpfFound, check_spf
from mailguard.posture.records.spf.collect import walk
from mailguard.posture.records.spf.second_opinion import SECOND_OPINION
from mailguard.posture.records.spf.value import SpfPosture

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

_QUALIFIERS: Final = ("softfail", "fail")  # the endings that protect, weakest first: RFC 7208 §8.5, RFC 7208 §8.4


def _check(judged: Judged) -> Iterator[Observation]:
    found = judged.parts[SPF]
    return check_spf(judged.domain, found.posture, found.dangling, found.advice, sends=judged.sends)


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    unread = _unread(judged.parts[SPF].posture)
    yield "spf-records", len(unread), unread


def _unread(spf: SpfPosture) -> tuple[str, ...]:
    if spf.record is None:
        return ()
    found = (term.record for _, term in walk(spf.record) if term.record is not None)
    return tuple(dict.fromkeys(record.domain for record in found if record.problem == "not-read"))


def _facts(_posture: "Posture", found: SpfFound) -> Iterator[Group]:
    """Yield the state of the record, its own terms (not those of includes), and its result for all other senders."""
    spf = found.posture
    if spf.record is None or spf.result == "none":  # RFC 7208 §2.6.1
        if not spf.failed:
            yield "spf-record", {}
            yield "spf-term", {}
            yield "spf-all", {}
        return
    if spf.record.problem == "temperror":  # RFC 7208 §2.6.6: the record is unknown, not removed
        return
    state = spf.record.problem if spf.record.problem in ("multiple-records", "syntax") else "present"
    yield "spf-record", {"spf": state}
    if state != "present":
        return
    # Names compare without case and without the default "+", so that a respelled term is no change (RFC 7208 §4.6.1).
    yield "spf-term", present(canonical_term(each.text) for each in spf.record.terms if each.mechanism != "all")
    if spf.all_ or not spf.failed:
        yield "spf-all", {"all": spf.all_ or "missing"}


def _certain(_posture: "Posture", found: SpfFound) -> Iterator[str]:
    if not found.posture.failed:
        yield "spf"


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    spf = posture.spf
    if spf.failed:
        yield label("failed.detail", language, detail=spf.failed)
        return
    text = spf.record.text if spf.record is not None else ""
    if spf.result == "permerror":
        why = ", ".join(reason(each, language) for each in spf.reason.split(", "))
        unusable = phrase(_LABELS, "permerror", language, reason=why)
        yield f"{text} – {unusable}" if text else unusable
    else:
        yield text or label("none", language)


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    expect, domain, record = entry.expect, posture.domain, posture.spf.record
    evidence = dns_evidence(domain, "TXT", record.text if record is not None else "")
    if expect.includes and "spf-term" in records and record is not None:
        # RFC 1035 §2.3.3: names compare without case.
        found = [term.target.lower().rstrip(".") for term in record.terms if term.mechanism == "include"]
        yield from same(domain, "includes", expect.includes, found, Severity.MEDIUM, evidence)
    if expect.spf and "spf-all" in records:
        end = records["spf-all"].get("all", "")
        yield from at_least(domain, "spf", _QUALIFIERS, expect.spf, end, Severity.HIGH, evidence)


def _proposed(_posture: "Posture", records: Records, language: Language) -> Iterator[str]:
    includes = [term.removeprefix("include:") for term in records.get("spf-term", {}) if term.startswith("include:")]
    plain = [name for name in includes if name.isascii() and "%" not in name]
    if plain and len(plain) == len(includes):
        yield f"includes = {toml_value(plain)}"
    if "spf-all" in records:
        yield strict("spf", _QUALIFIERS, records["spf-all"].get("all", ""), language)


def _fact(group: str, name: str) -> tuple[str, str]:
    """Return the key and the subject of a change; only terms need a subject, because a record has several."""
    return group, name if group == "spf-term" else ""


def _weight(old: str, new: str) -> Severity | None:
    return Severity.CRITICAL if "pass" in (old, new) else None  # +all lets anyone send: RFC 7208 §5.1


_LABELS: Final[Mapping[str, Phrase]] = {
    "permerror": {"en": "unusable ({reason})", "ja": "使用不可（{reason}）"},
}
_CHANGES: Final = {
    "spf-record": ChangeKind(  # two records are a permanent error: RFC 7208 §3.2, RFC 7208 §4.5
        moves(
            ("SPF: record published", "SPF: record removed", "SPF record: {old} → {new}"),
            ("SPF：レコードが公開されました", "SPF：レコードが削除されました", "SPF レコード：{old} → {new}"),
        ),
        Severity.HIGH,
        scale=("multiple-records", "syntax", "", "present"),
    ),
    "spf-term": ChangeKind(
        moves(
            ("SPF: {subject} added", "SPF: {subject} removed", "SPF: {subject}: {old} → {new}"),
            ("SPF：{subject} が追加されました", "SPF：{subject} が削除されました", "SPF：{subject}：{old} → {new}"),
        ),
        Severity.MEDIUM,
    ),
    "spf-all": ChangeKind(  # without `all` the result is neutral: RFC 7208 §4.7
        value_moves("SPF for all other senders (all)", "SPF のその他の送信元の扱い（all）"),
        Severity.MEDIUM,
        scale=("pass", "missing", "", "neutral", "softfail", "fail"),
        weigh=_weight,
    ),
}
_EXPECTATION: Final = {
    "includes": unmet(
        "The SPF record of {domain} allows other services (include) than expected.",
        "{domain} の SPF で送信を許可しているサービス（include）が想定と異なります。",
    ),
    "spf": unmet("SPF of {domain} is less strict than expected.", "{domain} の SPF が想定より緩くなっています。"),
}

SPF: Final = RecordType(
    name="spf",
    title={"en": "SPF", "ja": "SPF"},
    place=1,
    empty=SpfFound,
    shown=lambda found: found.posture,
    restored=lambda posture: SpfFound(posture.spf),
    check=_check,
    left_out=_left_out,
    texts={**wording.TEXTS, **wording_all.TEXTS, **wording_provider.TEXTS},
    lines=_lines,
    facts=_facts,
    certain=_certain,
    groups=("spf-record", "spf-term", "spf-all"),
    fact=_fact,
    changes=_CHANGES,
    expected=_expected,
    expected_as={"spf-term": "includes", "spf-all": "spf"},
    expectation=_EXPECTATION,
    proposed=_proposed,
    second_opinion=SECOND_OPINION,
)

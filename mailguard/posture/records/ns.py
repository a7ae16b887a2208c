"""NS: the name servers of a domain (RFC 1034 §4.1)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language, Wording
from mailguard.catalogue.posture_change import unmet
from mailguard.catalogue.posture_report import label
from mailguard.config.show import toml_value
from mailguard.dns.flow import Flow, ask
from mailguard.dns.record import host_name
from mailguard.finding import Severity
from mailguard.posture.expected import same
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_type import (
    LATER_EN,
    LATER_JA,
    ChangeKind,
    Group,
    Judged,
    Records,
    RecordType,
    both,
    member_moves,
    present,
    unanswered,
)

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture


@dataclass(frozen=True, slots=True)
class NameServers:
    """The name servers of the zone that begins at the domain; `failed` is why they are unknown."""

    records: tuple[str, ...] = ()
    failed: str = ""


def collect_ns(domain: str) -> Flow[NameServers]:
    """Look up the name servers of the zone that begins at `domain`. There are none if no zone begins there."""
    answer = yield from ask(domain, "NS")
    if answer.status.failed:
        return NameServers(failed=f"{answer.question} {answer.status.value}")
    return NameServers(tuple(sorted(map(host_name, answer.records))))


def _check(judged: Judged) -> Iterator[Observation]:
    return check_ns(judged.domain, judged.parts[NS])


def check_ns(domain: str, ns: NameServers) -> Iterator[Observation]:
    """Yield whether a zone has only one name server, whose failure makes the domain unreachable (RFC 2182 §5)."""
    if ns.failed:
        values = {"domain": domain, "failed": ns.failed}
        yield Observation("ns-temperror", Severity.INFO, evidence=failed_evidence(ns.failed), values=values)
    elif len(ns.records) == 1:
        evidence = dns_evidence(domain, "NS", ns.records[0])
        yield Observation("ns-single", Severity.LOW, evidence=evidence, values={"domain": domain})


def _restored(posture: "Posture") -> NameServers:
    return NameServers(posture.ns, unanswered(posture, f"{posture.domain} NS", needed=True))


def _facts(_posture: "Posture", found: NameServers) -> Iterator[Group]:
    if not found.failed:
        yield "ns", present(found.records)


def _lines(posture: "Posture", language: Language) -> Iterable[str]:
    return posture.ns or (label("none", language),)


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    if entry.expect.ns and "ns" in records:
        evidence = dns_evidence(posture.domain, "NS", ", ".join(records["ns"]))
        yield from same(posture.domain, "ns", entry.expect.ns, records["ns"], Severity.HIGH, evidence)


def _proposed(_posture: "Posture", records: Records, _language: Language) -> Iterator[str]:
    if records.get("ns"):
        yield f"ns = {toml_value(sorted(records['ns']))}"


TEXTS: Final[Mapping[str, Wording]] = {
    "ns-single": both(
        (
            "{domain} has only one name server.",
            "When it fails, mail and web fail with it.",
            "Add a second one in another network.",
        ),
        (
            "{domain} のネームサーバーが 1 台しかありません。",
            "停止すると、メールも Web も使えなくなります。",
            "別のネットワークに 2 台目を用意してください。",
        ),
    ),
    "ns-temperror": both(
        ("The name servers of {domain} could not be checked ({failed}).", *LATER_EN),
        ("{domain} のネームサーバーの一覧を確認できませんでした（{failed}）。", *LATER_JA),
    ),
}

_UNMET: Final = unmet(
    "The name servers of {domain} are not those expected.", "{domain} のネームサーバーが想定と異なります。"
)

NS: Final = RecordType(
    name="ns",
    title={"en": "NS", "ja": "NS"},
    place=12,
    empty=NameServers,
    collect=collect_ns,
    shown=lambda found: found.records,
    restored=_restored,
    check=_check,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    changes={"ns": ChangeKind(member_moves("name server", "ネームサーバー"), Severity.MEDIUM)},
    expected=_expected,
    expectation={"ns": _UNMET},
    proposed=_proposed,
)

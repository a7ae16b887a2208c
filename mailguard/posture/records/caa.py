"""CAA: which authorities may issue certificates for a domain (RFC 8659)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language, Wording
from mailguard.catalogue.posture_change import unmet
from mailguard.catalogue.posture_report import label
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
    LeftOut,
    Records,
    RecordType,
    both,
    member_moves,
    present,
    unanswered,
)
from mailguard.posture.spelling import same_uri

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

CAA_NAMES: Final = 8  # names looked up on the way up the tree
_DOMAINS: Final = (
    "issue",
    "issuewild",
    "issuemail",
)  # their value is a domain with parameters (RFC 8659 §4.2 and §4.3, RFC 9495 §3)


@dataclass(frozen=True, slots=True)
class CaaRecords:
    """The records that apply, and their name; `failed` is why they are unknown.

    `left_out` counts the names that were not looked up, although they might have the records.
    """

    records: tuple[str, ...] = ()
    failed: str = ""
    where: str = ""
    left_out: int = 0


def collect_caa(domain: str) -> Flow[CaaRecords]:
    """Look up the CAA records that apply: those of the nearest name up the tree that has any (RFC 8659 §3)."""
    labels = domain.split(".")
    names = [".".join(labels[index:]) for index in range(max(1, len(labels) - 1))]
    for name in names[:CAA_NAMES]:
        answer = yield from ask(name, "CAA")
        if answer.status.failed:
            return CaaRecords(failed=f"{answer.question} {answer.status.value}")
        if answer.records:
            return CaaRecords(answer.records, where=name)
    return CaaRecords(where=domain, left_out=len(names[CAA_NAMES:]))


def _check(judged: Judged) -> Iterator[Observation]:
    return check_caa(judged.domain, judged.parts[CAA])


def check_caa(domain: str, caa: CaaRecords) -> Iterator[Observation]:
    """Yield whether the domain limits certificate authorities."""
    if caa.failed:
        values = {"domain": domain, "failed": caa.failed}
        yield Observation("caa-temperror", Severity.INFO, evidence=failed_evidence(caa.failed), values=values)
    elif caa.records:
        evidence = dns_evidence(caa.where, "CAA", "; ".join(caa.records))
        values = {"domain": domain, "where": caa.where, "variant": "" if caa.where == domain else "inherited"}
        yield Observation("caa-present", Severity.OK, evidence=evidence, values=values)
    elif not caa.left_out:
        record = f'{domain}. CAA 0 issue "your-ca.example"'
        values = {"domain": domain, "record": record}
        yield Observation("caa-none", Severity.INFO, evidence=dns_evidence(domain, "CAA"), values=values)


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    yield "caa-names", judged.parts[CAA].left_out, ()


def _restored(posture: "Posture") -> CaaRecords:
    failed = (question for question in posture.dns if question.endswith(" CAA"))
    return CaaRecords(posture.caa, next(filter(None, (unanswered(posture, each) for each in failed)), ""))


def _facts(_posture: "Posture", found: CaaRecords) -> Iterator[Group]:
    if not found.failed:
        yield "caa", present(map(same_caa, found.records))


def same_caa(record: str) -> str:
    """Return a CAA record `0 issue "ca.example; …"` with tag and domain in lower case (RFC 8659 §4.1 and §4.2)."""
    words = record.split(None, 2)
    if len(words) < 3:
        return record
    flags, tag, value = words[0], words[1].lower(), words[2]
    bare = value.removeprefix('"').removesuffix('"')
    if tag in _DOMAINS:
        name, mark, parameters = bare.partition(";")
        bare = f"{host_name(name)}{mark}{parameters}"
    elif tag == "iodef":
        bare = same_uri(bare)
    return f'{flags} {tag} "{bare}"'


def _lines(posture: "Posture", language: Language) -> Iterable[str]:
    return posture.caa or (label("none", language),)


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    if entry.expect.caa and "caa" in records:
        allowed = [_issuer(record) for record in records["caa"] if _issuer(record)]
        evidence = dns_evidence(posture.domain, "CAA", "; ".join(records["caa"]))
        yield from same(posture.domain, "caa", entry.expect.caa, allowed, Severity.MEDIUM, evidence)


def _issuer(record: str) -> str:
    """Return the authority that a CAA record `0 issue "ca.example; …"` allows (RFC 8659 §4.2), or "" for other tags."""
    words = record.split(None, 2)
    if len(words) < 3 or words[1].lower() not in ("issue", "issuewild"):
        return ""
    return words[2].strip('"').partition(";")[0].strip().lower()


TEXTS: Final[Mapping[str, Wording]] = {
    "caa-present": both(
        (
            "{domain} says which authorities may issue its certificates (CAA).",
            "This is how it should be.",
            "Nothing to do.",
        ),
        ("{domain} は証明書の発行元を指定しています（CAA）。", "望ましい設定です。", "対応は不要です。"),
    ),
    "caa-present/inherited": both(
        (
            "{where} says which authorities may issue certificates for {domain} (CAA).",
            "A name without CAA records of its own takes those of the name above it.",
            "Nothing to do.",
        ),
        (
            "{domain} の証明書の発行元は、上位の {where} で指定されています（CAA）。",
            "CAA レコードのない名前には、上位の名前のものが適用されます。",
            "対応は不要です。",
        ),
    ),
    "caa-none": both(
        (
            "{domain} does not say which authorities may issue its certificates (CAA).",
            "Any authority may issue one.",
            "Publish a record that names yours: {record}",
        ),
        (
            "{domain} に CAA レコードがありません。",
            "どの認証局でも証明書を発行できる状態です。",
            "利用している認証局を指定してください： {record}",
        ),
    ),
    "caa-temperror": both(
        ("The CAA record of {domain} could not be checked ({failed}).", *LATER_EN),
        ("{domain} の CAA レコードを確認できませんでした（{failed}）。", *LATER_JA),
    ),
}

_UNMET: Final = unmet(
    "Other certificate authorities than expected may issue for {domain} (CAA).",
    "{domain} の証明書を発行できる認証局（CAA）が想定と異なります。",
)

CAA: Final = RecordType(
    name="caa",
    title={"en": "CAA", "ja": "CAA"},
    place=11,
    empty=CaaRecords,
    collect=collect_caa,
    shown=lambda found: found.records,
    restored=_restored,
    check=_check,
    left_out=_left_out,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    changes={"caa": ChangeKind(member_moves("CAA", "CAA"), arrival="better")},
    expected=_expected,
    expectation={"caa": _UNMET},
)

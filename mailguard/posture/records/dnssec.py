"""DNSSEC: whether the answers of a domain are signed and valid, for a validating resolver (RFC 4035 §3.2, RFC 4035 §4.3)."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Language, Wording
from mailguard.catalogue.posture_change import unmet
from mailguard.catalogue.posture_reason import reason
from mailguard.dns.flow import Flow, Question, Status, ask, ask_all
from mailguard.finding import Severity
from mailguard.posture.expected import deviation
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_type import (
    LATER_EN,
    LATER_JA,
    ChangeKind,
    Group,
    Judged,
    Phrase,
    Records,
    RecordType,
    both,
    itself,
    phrase,
    value_moves,
)

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

# Extended errors 6 to 12 (RFC 8914 §4): the validation failed, not the connection to the name server.
_BOGUS: Final = lazy_pattern(r"\bEDE ([6-9]|1[0-2])\b")
_SEEN_IN: Final = {"secure": "TXT", "unsigned": "DNSKEY", "bogus": "TXT", "key-without-ds": "DS"}


@dataclass(frozen=True, slots=True)
class DnssecPosture:
    """`state`: "secure", "unsigned", "bogus", "key-without-ds" or "unknown"."""

    state: str = "unknown"
    detail: str = ""
    failed: str = ""


def collect_dnssec(domain: str) -> Flow[DnssecPosture]:
    """Look up the DNSSEC state of `domain`.

    The TXT answer of the domain, needed for SPF anyway, is enough for "secure". For "bogus", a validating resolver
    refuses a question, but answers it without validation (RFC 4035 §3.2.2). A name server that failed only once gives
    the same answers. So the resolver must also state the reason, or refuse the keys of the zone, too.
    """
    apex = yield from ask(domain, "TXT")
    if apex.status is Status.SERVFAIL:
        raw_question, key_question = Question(domain, "TXT", unchecked=True), Question(domain, "DNSKEY")
        answers = yield from ask_all((raw_question, key_question))
        again = _BOGUS.search(apex.detail) or answers[key_question].status is Status.SERVFAIL
        if answers[raw_question].status.failed or not again:
            return DnssecPosture(failed=f"{apex.question} {apex.status.value}")
        return DnssecPosture("bogus", apex.detail or apex.status.value)
    if apex.status.failed:
        return DnssecPosture(failed=f"{apex.question} {apex.status.value}")
    if apex.secure:
        return DnssecPosture("secure")
    key = yield from ask(domain, "DNSKEY")
    if key.status.failed:
        return DnssecPosture(failed=f"{key.question} {key.status.value}")
    if not key.records:
        return DnssecPosture("unsigned")
    ds = yield from ask(domain, "DS")
    if ds.status.absent:
        return DnssecPosture("key-without-ds")
    if ds.status.failed:
        return DnssecPosture(failed=f"{ds.question} {ds.status.value}")
    return DnssecPosture("unknown", "the resolver does not validate")


def _check(judged: Judged) -> Iterator[Observation]:
    return check_dnssec(judged.domain, judged.parts[DNSSEC])


def check_dnssec(domain: str, dnssec: DnssecPosture) -> Iterator[Observation]:
    """Yield the state of DNSSEC. "unknown" yields only the question that failed, if any."""
    if dnssec.failed:
        values = {"domain": domain, "failed": dnssec.failed}
        yield Observation("dnssec-temperror", Severity.INFO, evidence=failed_evidence(dnssec.failed), values=values)
        return
    severity = {
        "secure": Severity.OK,
        "unsigned": Severity.INFO,
        "bogus": Severity.CRITICAL,
        "key-without-ds": Severity.LOW,
    }.get(dnssec.state)
    if severity is not None:
        values = {"domain": domain, "detail": dnssec.detail}
        evidence = dns_evidence(domain, _SEEN_IN[dnssec.state], dnssec.detail)
        yield Observation(f"dnssec-{dnssec.state}", severity, evidence=evidence, values=values)


def _facts(_posture: "Posture", found: DnssecPosture) -> Iterator[Group]:
    """Yield the state, if the zone was seen at all."""
    if found.state != "unknown":
        yield "domain", {"domain": "exists"}
        yield "dnssec", {"dnssec": found.state}


def _lines(posture: "Posture", language: Language) -> Iterator[str]:
    found = posture.dnssec
    yield phrase(_STATES, found.state, language) + (f" ({reason(found.detail, language)})" if found.detail else "")


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    if entry.expect.dnssec and "dnssec" in records and posture.dnssec.state != "secure":
        yield deviation(posture.domain, "dnssec", "secure", posture.dnssec.state, Severity.MEDIUM)


def _proposed(posture: "Posture", _records: Records, _language: Language) -> Iterator[str]:
    if posture.dnssec.state == "secure":
        yield "dnssec = true"


def _weight(old: str, new: str) -> Severity | None:
    return Severity.CRITICAL if "bogus" in (old, new) else None


_STATES: Final[Mapping[str, Phrase]] = {
    "secure": {"en": "secure", "ja": "有効"},
    "unsigned": {"en": "not signed", "ja": "未署名"},
    "bogus": {"en": "wrong signatures", "ja": "署名が不正"},
    "key-without-ds": {"en": "signed, but no DS in the parent zone", "ja": "署名あり・親ゾーンに DS なし"},
    "unknown": {"en": "not known", "ja": "不明"},
}
TEXTS: Final[Mapping[str, Wording]] = {
    "dnssec-secure": both(
        ("{domain} is protected by DNSSEC.", "Its records cannot be forged on the way.", "Nothing to do."),
        ("{domain} は DNSSEC で保護されています。", "DNS の応答を途中で偽造されることを防げます。", "対応は不要です。"),
    ),
    "dnssec-unsigned": both(
        (
            "{domain} is not signed with DNSSEC.",
            "Its records could be forged on the way to a resolver.",
            "Ask your DNS provider whether DNSSEC can be switched on.",
        ),
        (
            "{domain} は DNSSEC に対応していません。",
            "DNS の応答を途中で偽造されるおそれがあります。",
            "DNS の事業者に、DNSSEC を有効にできるか確認してください。",
        ),
    ),
    "dnssec-bogus": both(
        (
            "The DNSSEC signatures of {domain} are wrong.",
            "Resolvers that validate refuse every answer: for them the domain, its mail and its web are gone.",
            "Correct the DS record at the registrar, or have the zone signed again, at once.",
        ),
        (
            "{domain} の DNSSEC の署名が正しくありません。",
            "検証を行う環境では、このドメインのメールも Web も使えなくなっています。",
            "レジストラの DS レコードを直すか、ゾーンを署名し直してください。至急の対応が必要です。",
        ),
    ),
    "dnssec-key-without-ds": both(
        (
            "{domain} is signed, but its parent zone does not know (no DS record).",
            "The signatures protect nothing.",
            "Enter the DS record at your registrar.",
        ),
        (
            "{domain} は署名されていますが、親ゾーンに DS レコードがありません。",
            "署名が効果を持たない状態です。",
            "レジストラで DS レコードを登録してください。",
        ),
    ),
    "dnssec-temperror": both(
        ("DNSSEC of {domain} could not be checked ({failed}).", *LATER_EN),
        ("{domain} の DNSSEC を確認できませんでした（{failed}）。", *LATER_JA),
    ),
}

_UNMET: Final = unmet(
    "{domain} is not protected by DNSSEC as expected.", "{domain} が想定どおりに DNSSEC で保護されていません。"
)

DNSSEC: Final = RecordType(
    name="dnssec",
    title={"en": "DNSSEC", "ja": "DNSSEC"},
    place=10,
    empty=DnssecPosture,
    collect=collect_dnssec,
    check=_check,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    fact=itself,
    changes={
        "dnssec": ChangeKind(
            value_moves("DNSSEC", "DNSSEC"),
            Severity.MEDIUM,
            scale=("bogus", "key-without-ds", "unsigned", "secure"),
            weigh=_weight,
        )
    },
    expected=_expected,
    expectation={"dnssec": _UNMET},
    proposed=_proposed,
)

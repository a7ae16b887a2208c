"""DANE: the TLSA records of the mail servers (RFC 7672)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.catalogue import Language, Wording
from mailguard.catalogue.posture_report import label
from mailguard.dns.flow import Flow, ask, resolvable
from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_type import (
    LATER_EN,
    LATER_JA,
    ChangeKind,
    Group,
    Judged,
    RecordType,
    both,
    member_moves,
    present,
    unanswered,
)
from mailguard.posture.records.mx.value import MxHost

if TYPE_CHECKING:
    from mailguard.posture.snapshot import Posture

_USAGES: Final = frozenset({"2", "3"})  # RFC 7672 §3.1.3: PKIX-TA and PKIX-EE are unusable for mail
_DIGITS: Final = {"1": 64, "2": 128}  # matching types SHA-256 and SHA-512 (RFC 6698 §2.1.3), in hexadecimal
_HEXADECIMAL: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class DanePosture:
    """MX hosts with usable TLSA records (RFC 7672)."""

    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tlsa:
    """The TLSA records of one host (RFC 6698 §2.1); `failed` is why they are unknown."""

    records: tuple[str, ...] = ()
    failed: str = ""


@dataclass(frozen=True, slots=True)
class DaneHosts:
    """The mail servers with their TLSA records; `failed` is a lookup that was not answered."""

    hosts: tuple[MxHost, ...] = ()
    failed: str = ""


def collect_tlsa(host: str) -> Flow[Tlsa]:
    """Look up the TLSA records of `host` that the resolver has validated (RFC 7672 §2.2)."""
    name = f"_25._tcp.{host}"
    if not resolvable(name):
        return Tlsa()
    answer = yield from ask(name, "TLSA")
    if answer.status.failed:
        return Tlsa(failed=f"{answer.question} {answer.status.value}")
    return Tlsa(answer.records if answer.secure else ())


def with_tlsa(host: MxHost, tlsa: Tlsa) -> MxHost:
    """Return the host with its TLSA records, which have no meaning for a host that cannot receive mail."""
    if host.state != "ok" or not (tlsa.records or tlsa.failed):
        return host
    return replace(host, tlsa=tlsa.records, tlsa_failed=tlsa.failed)


def usable(records: Iterable[str]) -> bool:
    """Whether senders can verify a server by one of these TLSA records (RFC 7672 §3.1)."""
    return any(map(_usable, records))


def _usable(record: str) -> bool:
    usage, selector, matching, *data = (*record.lower().split(), "", "", "")
    digits = "".join(data)
    whole = len(digits) == _DIGITS[matching] if matching in _DIGITS else matching == "0" and bool(digits)
    return usage in _USAGES and selector in ("0", "1") and whole and _HEXADECIMAL.issuperset(digits)


def _check(judged: Judged) -> Iterator[Observation]:
    return check_dane(judged.parts[DANE].hosts)


def check_dane(hosts: tuple[MxHost, ...]) -> Iterator[Observation]:
    """Yield which MX hosts DANE protects (RFC 7672 §2.2)."""
    for host in hosts:
        if host.tlsa:
            evidence = dns_evidence(f"_25._tcp.{host.host}", "TLSA", "; ".join(host.tlsa))
            check, severity = ("dane-present", Severity.OK) if usable(host.tlsa) else ("dane-unusable", Severity.LOW)
            yield Observation(check, severity, host.host, evidence, {"host": host.host})
        elif host.tlsa_failed:
            values = {"host": host.host, "failed": host.tlsa_failed}
            where = failed_evidence(host.tlsa_failed)
            yield Observation("dane-temperror", Severity.INFO, host.host, where, values)


def _shown(found: DaneHosts) -> DanePosture:
    return DanePosture(tuple(host.host for host in found.hosts if usable(host.tlsa)))


def _restored(posture: "Posture") -> DaneHosts:
    asked = (question for question in posture.dns if question.endswith(" TLSA"))
    return DaneHosts(posture.mx, next(filter(None, (unanswered(posture, each) for each in asked)), ""))


def _facts(posture: "Posture", found: DaneHosts) -> Iterator[Group]:
    if posture.dnssec.state != "unknown" and not found.failed:
        yield "dane", present(posture.dane.hosts)


def _lines(posture: "Posture", language: Language) -> Iterable[str]:
    return posture.dane.hosts or (label("none", language),)


TEXTS: Final[Mapping[str, Wording]] = {
    "dane-present": both(
        (
            "The mail server {host} is protected by DANE.",
            "Senders that know DANE deliver over verified TLS only.",
            "Nothing to do; renew the TLSA record together with the certificate.",
        ),
        (
            "メールサーバー {host} は DANE で保護されています。",
            "対応する送信側は、検証済みの暗号化通信でのみ配送します。",
            "対応は不要です。証明書の更新時には TLSA レコードも更新してください。",
        ),
    ),
    "dane-unusable": both(
        (
            "The DANE record of the mail server {host} protects nothing.",
            "Mail knows the usages 2 and 3 only (RFC 7672), with a whole digest; senders ignore other records.",
            "Publish a record of the form: _25._tcp.{host}. TLSA 3 1 1 <SHA-256 of the server's public key>",
        ),
        (
            "メールサーバー {host} の DANE レコードは効果がありません。",
            "メールで使えるのは用途（usage）2 と 3 で、ハッシュ値が完全なものだけです（RFC 7672）。ほかは無視されます。",
            "次の形で公開してください： _25._tcp.{host}. TLSA 3 1 1 <サーバーの公開鍵の SHA-256>",
        ),
    ),
    "dane-temperror": both(
        ("DANE of the mail server {host} could not be checked ({failed}).", *LATER_EN),
        ("メールサーバー {host} の DANE を確認できませんでした（{failed}）。", *LATER_JA),
    ),
}

DANE: Final = RecordType(
    name="dane",
    title={"en": "DANE", "ja": "DANE"},
    place=7,
    empty=DaneHosts,
    shown=_shown,
    restored=_restored,
    check=_check,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    changes={"dane": ChangeKind(member_moves("DANE", "DANE"), arrival="better")},
)

"""MX: the mail servers that receive mail for a domain (RFC 5321 §5.1)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailguard.catalogue import Language
from mailguard.catalogue.posture_change import moves, unmet
from mailguard.catalogue.posture_report import label
from mailguard.config.show import toml_value
from mailguard.finding import Severity
from mailguard.posture.expected import same
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
    unanswered,
)
from mailguard.posture.records.mx.check import check_mx
from mailguard.posture.records.mx.collect import ADDRESSES, REVERSE_NAMES, MxSet, published_hosts
from mailguard.posture.records.mx.value import MxHost
from mailguard.posture.records.mx.wording import TEXTS
from mailguard.posture.records.spf import SPF
from mailguard.posture.records.spf.check import allows_senders

if TYPE_CHECKING:
    from mailguard.config.posture import PostureDomain
    from mailguard.posture.snapshot import Posture

_SHOWN: Final = 30  # addresses of one host in a report


def _check(judged: Judged) -> Iterator[Observation]:
    return check_mx(judged.domain, judged.parts[MX], spf_allows=allows_senders(judged.parts[SPF].posture))


def _left_out(judged: Judged) -> Iterator[LeftOut]:
    found = judged.parts[MX]
    yield "mx-hosts", len(found.left_out), found.left_out
    crowded = tuple(host.host for host in found.hosts if host.state == "ok" and len(host.addresses) > ADDRESSES)
    # The reverse names of further addresses were not looked up.
    yield "mx-addresses", sum(max(0, len(host.addresses) - ADDRESSES) for host in found.hosts), crowded
    named = tuple(
        address
        for host in found.hosts
        for address, names in host.reverse.items()
        if len(names) > REVERSE_NAMES and address not in host.confirmed
    )
    yield "mx-reverse-names", len(named), named


def _restored(posture: "Posture") -> MxSet:
    """Rebuild the MX records of a stored posture, which holds the complete set only in its DNS answers."""
    question = f"{posture.domain} MX"
    answer = posture.dns.get(question, ())
    published = (
        None
        if unanswered(posture, question, needed=True)
        else published_hosts(() if isinstance(answer, str) else answer)
    )
    return MxSet("mx", posture.mx, published=published)


def _facts(_posture: "Posture", found: MxSet) -> Iterator[Group]:
    if found.published is not None:
        yield "mx", found.published


def _certain(_posture: "Posture", found: MxSet) -> Iterator[str]:
    return (_group(host.host) for host in found.hosts if not host.failed and host.state != "failed")


def _group(host: str) -> str:
    """Return the group of facts that a finding about a host concerns; without a host, that of the whole record set."""
    return f"mx {host}" if host else "mx"


def _lines(posture: "Posture", language: Language) -> Iterable[str]:
    return [_line(each, language) for each in posture.mx] or (label("none", language),)


def _line(host: MxHost, language: Language) -> str:
    problem = "" if host.state == "ok" else f" – {phrase(_LABELS, host.state, language)}"
    unconfirmed = phrase(_LABELS, "unconfirmed", language)
    addresses = [each if each in host.confirmed else f"{each} ({unconfirmed})" for each in host.addresses[:_SHOWN]]
    found = f" ({', '.join(addresses)})" if addresses else ""
    return f"{host.preference} {host.host or '.'}{found}{problem}"


def _expected(posture: "Posture", records: Records, entry: "PostureDomain") -> Iterator[Observation]:
    if entry.expect.mx and "mx" in records:
        evidence = dns_evidence(posture.domain, "MX", ", ".join(records["mx"]))
        yield from same(posture.domain, "mx", entry.expect.mx, records["mx"], Severity.HIGH, evidence)


def _proposed(_posture: "Posture", records: Records, _language: Language) -> Iterator[str]:
    hosts = [host for host in records.get("mx", {}) if host != "."]
    if hosts:
        yield f"mx = {toml_value(hosts)}"


_LABELS: Final[Mapping[str, Phrase]] = {
    "cname": {"en": "an alias", "ja": "別名（CNAME）"},
    "no-address": {"en": "no address", "ja": "アドレスなし"},
    "nxdomain": {"en": "does not exist", "ja": "存在しない"},
    "private-address": {"en": "private address", "ja": "プライベートアドレス"},
    "ip-literal": {"en": "an address, not a name", "ja": "名前ではなくアドレス"},
    "failed": {"en": "no answer", "ja": "回答なし"},
    "unconfirmed": {"en": "reverse name does not match", "ja": "逆引き不一致"},
}
_CHANGE: Final = ChangeKind(
    moves(
        ("MX: {subject} added (preference {new})", "MX: {subject} removed", "MX {subject}: preference {old} → {new}"),
        (
            "MX：{subject} が追加されました（優先度 {new}）",
            "MX：{subject} が削除されました",
            "MX {subject}：優先度 {old} → {new}",
        ),
    ),
    Severity.MEDIUM,
)
_UNMET: Final = unmet(
    "The mail servers of {domain} are not those expected.", "{domain} のメールサーバー（MX）が想定と異なります。"
)

MX: Final = RecordType(
    name="mx",
    title={"en": "MX", "ja": "MX"},
    place=4,
    empty=lambda: MxSet("failed"),
    shown=lambda found: found.hosts,
    restored=_restored,
    check=_check,
    left_out=_left_out,
    texts=TEXTS,
    lines=_lines,
    facts=_facts,
    certain=_certain,
    group_of=_group,
    changes={"mx": _CHANGE},
    expected=_expected,
    expectation={"mx": _UNMET},
    proposed=_proposed,
)

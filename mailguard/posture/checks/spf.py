"""What an SPF tree means."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.collect.spf import walk
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.snapshot import PostureEvidence, SpfPosture, SpfRecord, SpfTerm

LONG_RECORD: Final = 450  # octets; RFC 7208 §3.4: with the rest of the answer below 512
WIDE_IPV4: Final = 2**24  # more than a /8 in total
WIDE_IPV6: Final = 2**108  # more than a /20

_ALL: Final = {
    "pass": ("spf-all-pass", Severity.CRITICAL),
    "neutral": ("spf-all-neutral", Severity.MEDIUM),
    "softfail": ("spf-all-softfail", Severity.LOW),
    "fail": ("spf-all-fail", Severity.OK),
    "": ("spf-all-missing", Severity.MEDIUM),
}
_ERRORS: Final = {
    "multiple-records": "spf-multiple-records",
    "syntax": "spf-syntax",
    "too-many-lookups": "spf-too-many-lookups",
    "too-many-void-lookups": "spf-too-many-void-lookups",
    "too-many-mx": "spf-too-many-mx",
    "include-none": "spf-include-none",
    "include-loop": "spf-include-loop",
    "redirect-loop": "spf-redirect-loop",
    "redirect-none": "spf-redirect-none",
}


def check_spf(
    domain: str, spf: SpfPosture, dangling: tuple[str, ...] = (), *, sends: bool = True
) -> Iterator[Observation]:
    """The observations on the SPF tree of `domain`.

    `dangling` are the names of the tree whose registrable domain does not exist; `sends` is False for a domain
    that is meant to send no mail.
    """
    record = spf.record
    if record is None or spf.result == "none":
        proposal = f'{domain}. TXT "v=spf1 {"mx " if sends else ""}-all"'
        values = {"domain": domain, "record": proposal}
        yield Observation("spf-none", Severity.HIGH, evidence=dns_evidence(domain, "TXT"), values=values)
        return
    evidence = dns_evidence(domain, "TXT", record.text)
    if spf.failed:
        values = {"domain": domain, "failed": spf.failed}
        yield Observation("spf-temperror", Severity.INFO, evidence=failed_evidence(spf.failed), values=values)
        if record.problem == "temperror":
            return
    for reason in spf.reason.split(", ") if spf.reason else ():
        yield _error(domain, spf, reason, evidence)
    if record.problem == "multiple-records":
        return
    check, severity = _ALL[spf.all_]
    if not (spf.failed and spf.all_ == "") and record.problem != "syntax":
        yield Observation(
            check, severity, evidence=evidence, values={"domain": domain, "record": _stricter(domain, record)}
        )
    yield from _terms(domain, record)
    for name in dangling:
        yield Observation("spf-include-dangling", Severity.CRITICAL, name, evidence, {"domain": domain, "name": name})
    if too_wide(record):
        yield Observation("spf-range-too-wide", Severity.HIGH, evidence=evidence, values={"domain": domain})
    length = len(record.text.encode("utf-8", "replace"))
    if length > LONG_RECORD:
        values = {"domain": domain, "length": str(length)}
        yield Observation("spf-record-long", Severity.LOW, evidence=evidence, values=values)


def _error(domain: str, spf: SpfPosture, reason: str, evidence: tuple[PostureEvidence, ...]) -> Observation:
    values = {"domain": domain, "lookups": str(spf.lookups), "void": str(spf.void_lookups)}
    return Observation(_ERRORS[reason], Severity.HIGH, evidence=evidence, values=values)


def _stricter(domain: str, record: SpfRecord) -> str:
    """The same record with `-all` at its end."""
    kept = [term.text for term in record.terms if term.mechanism not in ("all", "redirect")]
    return f'{domain}. TXT "{" ".join(("v=spf1", *kept, "-all"))}"'


def _terms(domain: str, record: SpfRecord) -> Iterator[Observation]:
    own = [term.mechanism for term in record.terms]
    evidence = dns_evidence(domain, "TXT", record.text)
    values = {"domain": domain}
    if "all" in own and "redirect" in own:  # RFC 7208 §6.1
        yield Observation("spf-redirect-ignored", Severity.LOW, evidence=evidence, values=values)
    if "all" in own:
        after = [term.text for term in record.terms if term.ignored and term.qualifier]
        if after:  # §5.1: MUST be ignored
            yield Observation(
                "spf-terms-after-all", Severity.LOW, evidence=evidence, values={**values, "terms": " ".join(after)}
            )
    terms = walk(record)
    if any(term.mechanism == "ptr" for _, term in terms):  # §5.5: SHOULD NOT be published
        yield Observation("spf-ptr-used", Severity.LOW, evidence=evidence, values=values)
    if any("%{" in term.text for _, term in terms):
        yield Observation("spf-macro-used", Severity.INFO, evidence=evidence, values=values)
    for where, term in terms:
        if term.record.problem == "none" if term.record is not None else term.void:
            yield _void(where, term)


def _void(where: SpfRecord, term: SpfTerm) -> Observation:
    return Observation(
        "spf-target-missing",
        Severity.MEDIUM,
        term.target,
        dns_evidence(where.domain, "TXT", where.text),
        {"domain": where.domain, "term": term.text, "name": term.target},
    )


def too_wide(record: SpfRecord) -> bool:
    """Whether the tree lets pass more than a /8 of IPv4 or a /20 of IPv6, prefixes of a and mx included."""
    four: list[IPv4Network] = []
    six: list[IPv6Network] = []
    for _, term in walk(record):
        if term.qualifier != "+" or term.ignored:
            continue
        if term.mechanism in ("ip4", "ip6"):
            network = ip_network(term.target, strict=False)
            if isinstance(network, IPv4Network):
                four.append(network)
            else:
                six.append(network)
        elif term.mechanism in ("a", "mx") and any(_prefixes(term.text)):
            return True
    return (
        sum(network.num_addresses for network in collapse_addresses(four)) > WIDE_IPV4
        or sum(network.num_addresses for network in collapse_addresses(six)) > WIDE_IPV6
    )


def _prefixes(text: str) -> tuple[bool, bool]:
    """Whether `a:host/4//6` names a prefix wider than /8 or /20."""
    four, _, six = text.partition("//")
    _, slash, length = four.partition("/")
    return bool(slash) and length.isdigit() and int(length) < 8, six.isdigit() and int(six) < 20

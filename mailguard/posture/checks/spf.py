"""What an SPF tree means."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.collect.spf import walk
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.snapshot import SpfPosture, SpfRecord, SpfTerm

LONG_RECORD: Final = 450  # octets; RFC 7208 §3.4: with the rest of the answer below 512
WIDE_IPV4: Final = 2**24  # more than a /8 in total
MANY_HOSTS: Final = 1024  # more addresses around a and mx than single hosts come to
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
        name, type_, _ = spf.failed.split(" ")
        host = name if type_ != "TXT" else ""  # of a, mx or exists: it hides no record that might let others pass
        yield Observation("spf-temperror", Severity.INFO, host, failed_evidence(spf.failed), values)
        if record.problem == "temperror":
            return
    for reason in spf.reason.split(", ") if spf.reason else ():
        yield _error(domain, spf, record, reason)
    if record.problem == "multiple-records":
        return
    check, severity = _ALL[spf.all_]
    if not (spf.failed and spf.all_ == "") and record.problem != "syntax":
        yield Observation(
            check, severity, evidence=evidence, values={"domain": domain, "record": _stricter(domain, record)}
        )
    for where in _open_inside(record):
        values = {"domain": where.domain, "record": f'{where.domain}. TXT "… -all"'}
        inner = dns_evidence(where.domain, "TXT", where.text)
        yield Observation("spf-all-pass", Severity.CRITICAL, where.domain, inner, values)
    yield from _terms(domain, record)
    for name in dangling:
        yield Observation("spf-include-dangling", Severity.CRITICAL, name, evidence, {"domain": domain, "name": name})
    if too_wide(record):
        yield Observation("spf-range-too-wide", Severity.HIGH, evidence=evidence, values={"domain": domain})
    length = len(record.text.encode("utf-8", "replace"))
    if length > LONG_RECORD:
        values = {"domain": domain, "length": str(length)}
        yield Observation("spf-record-long", Severity.LOW, evidence=evidence, values=values)


def _error(domain: str, spf: SpfPosture, root: SpfRecord, reason: str) -> Observation:
    """An error of the whole tree, with the record that causes it."""
    inside = [term.record for _, term in walk(root) if term.record is not None]
    cause = next((record for record in (root, *inside) if record.problem == reason and record.text), root)
    evidence = dns_evidence(cause.domain, "TXT", cause.text)
    values = {
        "domain": domain,
        "where": cause.domain,
        "terms": " ".join(cause.errors)[:200],
        "lookups": str(spf.lookups),
        "void": str(spf.void_lookups),
    }
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


def _passing(record: SpfRecord) -> Iterator[tuple[SpfRecord, SpfTerm]]:
    """Every term that lets what it matches pass, with its record: what stands in an include passes through it."""
    for term in record.terms:
        if term.ignored or term.qualifier not in ("+", ""):
            continue
        yield record, term
        if term.record is not None:
            yield from _passing(term.record)


def _open_inside(root: SpfRecord) -> list[SpfRecord]:
    """The included records that let everybody pass, and so make the whole do it."""
    found = (record for record, term in _passing(root) if term.mechanism == "all" and record is not root)
    redirected = {id(term.record) for term in root.terms if term.mechanism == "redirect"}
    return [record for record in found if id(record) not in redirected]  # that is the domain's own `all`


def too_wide(root: SpfRecord) -> bool:
    """Whether the tree lets pass more than a /8 of IPv4 or a /20 of IPv6, prefixes of a and mx included."""
    four: list[IPv4Network] = []
    six: list[IPv6Network] = []
    sizes = [0, 0]  # around the addresses of a and mx, which may lie anywhere
    for _, term in _passing(root):
        if term.mechanism in ("ip4", "ip6"):
            network = ip_network(term.target, strict=False)
            if isinstance(network, IPv4Network):
                four.append(network)
            else:
                six.append(network)
        elif term.mechanism in ("a", "mx"):
            length4, length6 = _prefixes(term.text)
            sizes[0] += 2 ** (32 - length4)
            sizes[1] += 2 ** (128 - length6)
    return (
        sum(network.num_addresses for network in collapse_addresses(four)) + _beyond_hosts(sizes[0]) > WIDE_IPV4
        or sum(network.num_addresses for network in collapse_addresses(six)) + _beyond_hosts(sizes[1]) > WIDE_IPV6
    )


def _beyond_hosts(size: int) -> int:
    """A size without the single addresses in it: a few hosts beside a /8 do not make it wider than one."""
    return size if size > MANY_HOSTS else 0


def _prefixes(text: str) -> tuple[int, int]:
    """The prefix lengths in `a:host/24//64`; 32 and 128 where there are none."""
    four, _, six = text.partition("//")
    length = four.partition("/")[2]
    return (
        int(length) if length.isdecimal() and len(length) < 3 else 32,
        int(six) if six.isdecimal() and len(six) < 4 else 128,
    )

"""What a domain's other records mean: CAA, NS, DNSSEC, and whether a parked domain is hardened."""

from collections.abc import Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.checks.dmarc import parked_record
from mailguard.posture.collect.mx import MxSet
from mailguard.posture.collect.records import Listed
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.snapshot import DmarcPosture, DnssecPosture, SpfPosture, SpfRecord

_SEEN_IN: Final = {"secure": "TXT", "unsigned": "DNSKEY", "bogus": "TXT", "key-without-ds": "DS"}


def check_caa(domain: str, caa: Listed) -> Iterator[Observation]:
    """Whether certificate authorities are limited."""
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


def check_ns(domain: str, ns: Listed) -> Iterator[Observation]:
    """A zone on one name server is one failure away from silence (RFC 2182 §5)."""
    if ns.failed:
        values = {"domain": domain, "failed": ns.failed}
        yield Observation("ns-temperror", Severity.INFO, evidence=failed_evidence(ns.failed), values=values)
    elif len(ns.records) == 1:
        evidence = dns_evidence(domain, "NS", ns.records[0])
        yield Observation("ns-single", Severity.LOW, evidence=evidence, values={"domain": domain})


def check_dnssec(domain: str, dnssec: DnssecPosture) -> Iterator[Observation]:
    """The state of DNSSEC; "unknown" says nothing, but for the question that failed."""
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


def check_parked(domain: str, spf: SpfPosture, dmarc: DmarcPosture, mx: MxSet) -> Iterator[Observation]:
    """A domain without mail should say so three times: null MX, `-all` alone, p=reject."""
    null = f"{domain}. MX 0 ."
    wanted = {
        null: mx.kind == "null",
        f'{domain}. TXT "v=spf1 -all"': spf.all_ == "fail" and not allows_senders(spf),
        f'_dmarc.{domain}. TXT "{parked_record(domain, dmarc)}"': _rejects_all(dmarc),
    }
    evidence = (
        *dns_evidence(domain, "MX", "0 ." if mx.kind == "null" else ", ".join(host.host for host in mx.hosts)),
        *dns_evidence(domain, "TXT", spf.record.text if spf.record is not None and spf.result != "none" else ""),
        *dns_evidence(f"_dmarc.{dmarc.location or domain}", "TXT", dmarc.record),
    )
    missing = [record for record, present in wanted.items() if not present]
    if spf.failed or dmarc.failed or mx.failed:
        return
    if missing:
        values = {"domain": domain, "record": "\n".join(missing)}
        data = {"spf": spf.result, "dmarc": dmarc.problem or dmarc.effective_policy, "mx": mx.kind}
        severity = Severity.MEDIUM if missing == [null] else Severity.HIGH  # without a null MX nobody can be imitated
        yield Observation("parked-not-hardened", severity, evidence=evidence, values=values, data=data)
    else:
        yield Observation("parked-hardened", Severity.OK, evidence=evidence, values={"domain": domain})


def _rejects_all(dmarc: DmarcPosture) -> bool:
    """Whether neither the domain nor a name below it, existing or not, can be used by others (RFC 9989 §4.7)."""
    below = {dmarc.tags[tag].lower() for tag in ("sp", "np") if tag in dmarc.tags}
    return dmarc.effective_policy == "reject" and below <= {"reject"}


def allows_senders(spf: SpfPosture) -> bool:
    """Whether an SPF record names anybody who may send."""
    return spf.record is not None and _names_senders(spf.record)


def _names_senders(record: SpfRecord) -> bool:
    for term in record.terms:
        if term.qualifier == "+" and not term.ignored:
            return True
        if term.mechanism == "redirect" and term.record is not None and _names_senders(term.record):
            return True
    return False

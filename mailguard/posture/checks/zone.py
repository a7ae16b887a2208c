"""What a domain's other records mean: BIMI, CAA, NS, DNSSEC, and whether a parked domain is hardened."""

from collections.abc import Iterator

from mailguard.finding import Severity
from mailguard.posture.collect.mx import MxSet
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.snapshot import DmarcPosture, DnssecPosture, RecordPosture, SpfPosture


def check_bimi(domain: str, bimi: RecordPosture, dmarc: DmarcPosture) -> Iterator[Observation]:
    """BIMI shows a logo only under an enforced DMARC policy."""
    if bimi.problem == "none" or bimi.failed:
        return
    evidence = dns_evidence(f"default._bimi.{domain}", "TXT", bimi.record)
    values = {"domain": domain}
    yield Observation("bimi-present", Severity.OK, evidence=evidence, values=values)
    enforced = dmarc.effective_policy in ("quarantine", "reject") and dmarc.tags.get("pct", "100") == "100"
    if not enforced and not dmarc.failed:
        yield Observation("bimi-needs-enforcement", Severity.LOW, evidence=evidence, values=values)


def check_caa(domain: str, records: tuple[str, ...]) -> Iterator[Observation]:
    """Whether certificate authorities are limited."""
    if records:
        evidence = dns_evidence(domain, "CAA", "; ".join(records))
        yield Observation("caa-present", Severity.OK, evidence=evidence, values={"domain": domain})
    else:
        record = f'{domain}. CAA 0 issue "your-ca.example"'
        yield Observation("caa-none", Severity.INFO, values={"domain": domain, "record": record})


def check_ns(domain: str, servers: tuple[str, ...]) -> Iterator[Observation]:
    """A zone on one name server is one failure away from silence (RFC 2182 §5)."""
    if len(servers) == 1:
        evidence = dns_evidence(domain, "NS", servers[0])
        yield Observation("ns-single", Severity.LOW, evidence=evidence, values={"domain": domain})


def check_dnssec(domain: str, dnssec: DnssecPosture) -> Iterator[Observation]:
    """The state of DNSSEC; "unknown" says nothing."""
    severity = {
        "secure": Severity.OK,
        "unsigned": Severity.INFO,
        "bogus": Severity.CRITICAL,
        "key-without-ds": Severity.LOW,
    }.get(dnssec.state)
    if severity is not None:
        values = {"domain": domain, "detail": dnssec.detail}
        yield Observation(f"dnssec-{dnssec.state}", severity, values=values)


def check_parked(domain: str, spf: SpfPosture, dmarc: DmarcPosture, mx: MxSet) -> Iterator[Observation]:
    """A domain without mail should say so three times: null MX, `-all` alone, p=reject."""
    wanted = {
        f"{domain}. MX 0 .": mx.kind == "null",
        f'{domain}. TXT "v=spf1 -all"': spf.all_ == "fail" and not allows_senders(spf),
        f'_dmarc.{domain}. TXT "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s"': dmarc.effective_policy == "reject",
    }
    missing = [record for record, present in wanted.items() if not present]
    if spf.failed or dmarc.failed or mx.failed:
        return
    if missing:
        record = "\n".join(missing)
        yield Observation("parked-not-hardened", Severity.HIGH, values={"domain": domain, "record": record})
    else:
        yield Observation("parked-hardened", Severity.OK, values={"domain": domain})


def allows_senders(spf: SpfPosture) -> bool:
    """Whether an SPF record names anybody who may send."""
    terms = spf.record.terms if spf.record is not None else ()
    return any(term.qualifier == "+" for term in terms)

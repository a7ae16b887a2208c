"""Check that a domain without mail says so in its MX, SPF and DMARC records."""

from collections.abc import Iterator

from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.records.dmarc.check import parked_record
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.records.mx.collect import MxSet
from mailguard.posture.records.spf.check import allows_senders
from mailguard.posture.records.spf.value import SpfPosture


def check_parked(domain: str, spf: SpfPosture, dmarc: DmarcPosture, mx: MxSet) -> Iterator[Observation]:
    """Check that a domain without mail says so three times: null MX, `-all` alone, and p=reject."""
    null = f"{domain}. MX 0 ."
    wanted = {
        null: mx.kind == "null",  # RFC 7505 §3
        f'{domain}. TXT "v=spf1 -all"': spf.all_ == "fail" and not allows_senders(spf),  # RFC 7208 §5.1
        f'_dmarc.{domain}. TXT "{parked_record(domain, dmarc)}"': _rejects_all(dmarc),  # RFC 9989 §4.7
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
        severity = Severity.MEDIUM if missing == [null] else Severity.HIGH  # a missing null MX alone allows no forgery
        yield Observation("parked-not-hardened", severity, evidence=evidence, values=values, data=data)
    else:
        yield Observation("parked-hardened", Severity.OK, evidence=evidence, values={"domain": domain})


def _rejects_all(dmarc: DmarcPosture) -> bool:
    """Whether p=reject applies to the domain and to every name below it, existing or not (RFC 9989 §4.7)."""
    below = {dmarc.tags[tag].lower() for tag in ("sp", "np") if tag in dmarc.tags}
    return dmarc.effective_policy == "reject" and below <= {"reject"}

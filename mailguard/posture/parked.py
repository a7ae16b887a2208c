"""Whether a domain that is meant to carry no mail says so in every record that can."""

from collections.abc import Iterator

from mailguard.finding import Severity
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.records.dmarc.check import parked_record
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.records.mx.collect import MxSet
from mailguard.posture.records.spf.check import allows_senders
from mailguard.posture.records.spf.value import SpfPosture


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

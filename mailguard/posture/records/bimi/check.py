"""Judge the BIMI record and its mark certificate."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from mailguard.finding import Severity
from mailguard.names.domain import organizational_domain
from mailguard.posture.fetched import TRANSIENT
from mailguard.posture.finding import PostureEvidence
from mailguard.posture.observation import Observation, dns_evidence, failed_evidence
from mailguard.posture.record_slip import slip
from mailguard.posture.record_text import visible
from mailguard.posture.records.bimi.collect import certificate_url
from mailguard.posture.records.bimi.value import BimiPosture, MarkCertificate
from mailguard.posture.records.dmarc.value import DmarcPosture

SOON: Final = timedelta(days=14)  # a certificate that expires within this time has to be renewed now


def check_bimi(
    domain: str, bimi: BimiPosture, dmarc: DmarcPosture, now: datetime | None = None
) -> Iterator[Observation]:
    """Yield the observations. A logo needs an enforced DMARC policy, and for some receivers a mark certificate."""
    if bimi.failed:
        values = {"domain": domain, "failed": bimi.failed}
        yield Observation("bimi-temperror", Severity.INFO, evidence=failed_evidence(bimi.failed), values=values)
    if bimi.problem in ("none", "declined") or bimi.failed:
        return
    evidence = dns_evidence(f"default._bimi.{domain}", "TXT", bimi.record)
    values = {"domain": domain}
    if bimi.problem:
        reason = "several-records" if bimi.problem == "multiple" else bimi.reason or slip(bimi.record, "v=BIMI1")
        seen = dns_evidence(f"default._bimi.{domain}", "TXT", visible(bimi.record))
        yield Observation("bimi-syntax", Severity.LOW, evidence=seen, values={**values, "reason": reason})
        return
    yield Observation("bimi-present", Severity.OK, evidence=evidence, values=values)
    if not bimi.tags.get("a"):  # a logo without a certificate
        yield Observation("bimi-without-certificate", Severity.INFO, evidence=evidence, values=values)
    if not _enforced(dmarc) and not dmarc.failed:
        yield Observation("bimi-needs-enforcement", Severity.LOW, evidence=evidence, values=values)
    if bimi.fetch not in ("", "ok", "not-fetched"):
        url = certificate_url(bimi)
        severity = Severity.INFO if bimi.fetch.startswith(TRANSIENT) else Severity.LOW
        failed = {**values, "url": url, "reason": bimi.fetch}
        where = (PostureEvidence(url, bimi.fetch),)
        yield Observation("bimi-certificate-fetch-failed", severity, evidence=where, values=failed)
    if bimi.certificate is not None:
        yield from _certificate(domain, certificate_url(bimi), bimi.certificate, now or datetime.now(UTC))


def _enforced(dmarc: DmarcPosture) -> bool:
    """Whether DMARC protects all mail of the organization: with pct= below 100 or sp=none there is no logo."""
    tags = dmarc.tags
    enforced = dmarc.effective_policy in ("quarantine", "reject") and tags.get("pct", "100") == "100"
    return enforced and tags.get("sp", "").lower() != "none"


def _certificate(domain: str, url: str, found: MarkCertificate, now: datetime) -> Iterator[Observation]:
    values = {"domain": domain, "url": url, "until": found.not_after[:10], "issuer": found.issuer}
    values |= {"since": found.not_before[:10], "names": ", ".join(found.domains[:10]) or "-"}
    text = f"{found.subject}, {found.issuer}, {found.not_before} – {found.not_after}, {values['names']}"
    evidence = (PostureEvidence(url, found.problem or text),)
    data = {"subject": found.subject, "issuer": found.issuer, "not_after": found.not_after, "mark": found.mark_type}

    def seen(check: str, **more: str) -> Observation:
        return Observation(check, Severity.LOW, evidence=evidence, values={**values, **more}, data=data)

    if found.problem:
        yield seen("bimi-certificate-unreadable", reason=found.problem)
        return
    wrong = [seen(check) for check in _wrong(domain, found, now)]
    if found.rules:
        wrong.append(seen("bimi-certificate-rules", rules="; ".join(found.rules)[:600]))
    ends = datetime.fromisoformat(found.not_after)
    if now <= ends < now + SOON:
        wrong.append(seen("bimi-certificate-expiring"))
    yield from wrong
    if not wrong:
        yield Observation("bimi-certificate-ok", Severity.OK, evidence=evidence, values=values, data=data)


def _wrong(domain: str, found: MarkCertificate, now: datetime) -> Iterator[str]:
    if datetime.fromisoformat(found.not_after) < now:
        yield "bimi-certificate-expired"
    if datetime.fromisoformat(found.not_before) > now:
        yield "bimi-certificate-not-yet-valid"
    owners = {domain, organizational_domain(domain)}
    if not owners & {name.removeprefix("default._bimi.") for name in found.domains}:
        yield "bimi-certificate-other-domain"
    if found.authority == "unknown":
        yield "bimi-certificate-unknown-authority"
    if not found.logo:
        yield "bimi-certificate-without-logo"

"""All observations on what was collected, in the order of the subjects."""

from collections.abc import Iterator
from typing import Final

from mailguard.finding import Severity
from mailguard.posture.checks.bimi import check_bimi
from mailguard.posture.checks.blocklist import check_blocklists
from mailguard.posture.checks.dkim import check_dkim
from mailguard.posture.checks.dmarc import check_dmarc
from mailguard.posture.checks.limits import check_limits
from mailguard.posture.checks.lookalikes import check_lookalikes
from mailguard.posture.checks.mx import check_mx
from mailguard.posture.checks.second_opinion import check_second_opinion
from mailguard.posture.checks.smtp import check_smtp
from mailguard.posture.checks.spf import check_spf
from mailguard.posture.checks.transport import check_dane, check_mta_sts, check_tls_rpt
from mailguard.posture.checks.zone import (
    allows_senders,
    check_caa,
    check_dnssec,
    check_ns,
    check_parked,
)
from mailguard.posture.collect.dane import usable
from mailguard.posture.collect.domain import Records
from mailguard.posture.observation import Observation, dns_evidence
from mailguard.posture.options import DomainOptions
from mailguard.posture.snapshot import MtaStsPosture


# What `parked-not-hardened` says by itself, with the records to publish: one cause is one finding.
_PARKED: Final = frozenset(
    {
        "spf-none",
        "spf-all-softfail",
        "spf-all-neutral",
        "dmarc-none",
        "dmarc-policy-none",
        "dmarc-policy-quarantine",
        "dmarc-subdomain-policy-weaker",
        "dmarc-nonexistent-subdomain-policy-weaker",
    }
)


def observe(domain: str, records: Records, options: DomainOptions) -> Iterator[Observation]:
    """The observations on `domain`. One that does not exist has a single one."""
    if not records.exists:
        yield Observation(
            "domain-nxdomain", Severity.HIGH, evidence=dns_evidence(domain, "TXT"), values={"domain": domain}
        )
        return
    if records.dnssec.state == "bogus":  # nothing else of the zone can be read through a validating resolver
        yield from check_dnssec(domain, records.dnssec)
        return
    parked = list(check_parked(domain, records.spf, records.dmarc, records.mx)) if options.parked else []
    said = _PARKED if any(each.check == "parked-not-hardened" for each in parked) else frozenset()
    yield from parked
    yield from (each for each in _records(domain, records, options) if each.check not in said)


def _records(domain: str, records: Records, options: DomainOptions) -> Iterator[Observation]:
    sends = not options.parked
    yield from check_spf(domain, records.spf, records.dangling, records.spf_advice, sends=sends)
    receives = records.mx.kind not in ("none", "null")
    yield from check_dmarc(domain, records.dmarc, sends=sends, receives=receives)
    silent = records.spf.all_ == "fail" and not allows_senders(records.spf)
    yield from check_dkim(domain, records.dkim, parked=options.parked, sends=not silent)
    yield from check_mx(domain, records.mx, spf_allows=allows_senders(records.spf))
    if sends:
        yield from check_mta_sts(domain, records.mta_sts, records.mx.hosts)
        yield from check_tls_rpt(domain, records.tls_rpt)
    yield from check_dane(records.mx.hosts)
    yield from check_bimi(domain, records.bimi, records.dmarc)
    yield from check_dnssec(domain, records.dnssec)
    yield from check_caa(domain, records.caa)
    yield from check_ns(domain, records.ns)
    yield from check_lookalikes(domain, records.lookalikes)
    yield from check_blocklists(records.blocklists)
    dane = any(usable(host.tlsa) for host in records.mx.hosts)
    yield from check_limits(domain, records, options)
    yield from check_second_opinion(domain, records.second_opinion)
    yield from check_smtp(domain, records.smtp, enforced=dane or _enforced(records.mta_sts))


def _enforced(sts: MtaStsPosture) -> bool:
    return sts.fetch == "ok" and sts.mode == "enforce"

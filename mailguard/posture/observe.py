"""All observations on what was collected, in the order of the subjects."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
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
from mailguard.posture.failure import broken
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
    parked = list(_guarded(domain, "parked", partial(_parked, domain, records, options)))
    said = _PARKED if any(each.check == "parked-not-hardened" for each in parked) else frozenset()
    yield from parked
    for part, check in _parts(domain, records, options):
        yield from (each for each in _guarded(domain, part, check) if each.check not in said)


def _guarded(domain: str, part: str, check: Callable[[], Iterable[Observation]]) -> Iterator[Observation]:
    """The observations of one check; one that crashes says so, and the others are made all the same."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - records are what strangers publish, and one domain is one of many
        yield broken(domain, part, error)


def _parked(domain: str, records: Records, options: DomainOptions) -> Iterator[Observation]:
    if options.parked:
        yield from check_parked(domain, records.spf, records.dmarc, records.mx)


def _parts(
    domain: str, records: Records, options: DomainOptions
) -> Iterator[tuple[str, Callable[[], Iterable[Observation]]]]:
    """Each check with the family of its findings, not yet run."""
    sends, mx = not options.parked, records.mx
    receives = mx.kind not in ("none", "null")
    yield "spf", lambda: check_spf(domain, records.spf, records.dangling, records.spf_advice, sends=sends)
    yield "dmarc", lambda: check_dmarc(domain, records.dmarc, sends=sends, receives=receives)
    yield "dkim", lambda: check_dkim(domain, records.dkim, parked=options.parked, sends=not _silent(records))
    yield "mx", lambda: check_mx(domain, mx, spf_allows=allows_senders(records.spf))
    if sends:
        yield "mta-sts", lambda: check_mta_sts(domain, records.mta_sts, mx.hosts)
        yield "tls-rpt", lambda: check_tls_rpt(domain, records.tls_rpt)
    yield "dane", lambda: check_dane(mx.hosts)
    yield "bimi", lambda: check_bimi(domain, records.bimi, records.dmarc)
    yield "dnssec", lambda: check_dnssec(domain, records.dnssec)
    yield "caa", lambda: check_caa(domain, records.caa)
    yield "ns", lambda: check_ns(domain, records.ns)
    yield "lookalike", lambda: check_lookalikes(domain, records.lookalikes)
    yield "blocklist", lambda: check_blocklists(records.blocklists)
    yield "limit", lambda: check_limits(domain, records, options)
    yield "engines", lambda: check_second_opinion(domain, records.second_opinion)
    yield "smtp", lambda: check_smtp(domain, records.smtp, enforced=_encrypted(records))


def _silent(records: Records) -> bool:
    """Whether SPF lets nobody send: then nobody needs to sign either."""
    return records.spf.all_ == "fail" and not allows_senders(records.spf)


def _encrypted(records: Records) -> bool:
    """Whether senders must deliver encrypted."""
    return _enforced(records.mta_sts) or any(usable(host.tlsa) for host in records.mx.hosts)


def _enforced(sts: MtaStsPosture) -> bool:
    return sts.fetch == "ok" and sts.mode == "enforce"

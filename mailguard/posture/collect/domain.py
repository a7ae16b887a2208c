"""Everything a domain publishes, in few rounds: the parts stand side by side and share their questions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mailguard.dns.flow import Flow, Status, ask, together
from mailguard.posture.collect.blocklist import collect_blocklists
from mailguard.posture.collect.dane import collect_dane
from mailguard.posture.collect.dkim import collect_dkim
from mailguard.posture.collect.dmarc import collect_dmarc
from mailguard.posture.collect.dnssec import collect_dnssec
from mailguard.posture.collect.lookalikes import Imitations, collect_lookalikes
from mailguard.posture.collect.mta_sts import collect_mta_sts
from mailguard.posture.collect.mx import MxSet, collect_mx
from mailguard.posture.collect.records import Listed, collect_bimi, collect_caa, collect_ns, collect_tls_rpt
from mailguard.posture.collect.spf import collect_dangling, collect_spf, walk
from mailguard.posture.options import DomainOptions
from mailguard.posture.snapshot import (
    DkimKey,
    DmarcPosture,
    DnssecPosture,
    Listing,
    MtaStsPosture,
    RecordPosture,
    SmtpHost,
    SpfPosture,
)


@dataclass(frozen=True, slots=True)
class Records:
    """All that was found. `exists` is False for a name that DNS does not know."""

    spf: SpfPosture
    dangling: tuple[str, ...]
    dmarc: DmarcPosture
    mx: MxSet
    mta_sts: MtaStsPosture
    tls_rpt: RecordPosture
    bimi: RecordPosture
    dnssec: DnssecPosture
    caa: Listed
    ns: Listed
    dkim: tuple[DkimKey, ...]
    lookalikes: Imitations = field(default_factory=Imitations)
    blocklists: tuple[Listing, ...] = ()
    smtp: tuple[SmtpHost, ...] = ()
    exists: bool = True


def collect_domain(domain: str, options: DomainOptions) -> Flow[Records]:
    """The records of `domain`, whose name is lower-case A-labels."""
    named = options.selectors or options.learned
    spf, dmarc, mx, sts, tls, bimi, dnssec, caa, ns, apex, _, imitations = yield from together(
        _spf(domain),
        collect_dmarc(domain),
        collect_mx(domain),
        collect_mta_sts(domain),
        collect_tls_rpt(domain),
        collect_bimi(domain),
        collect_dnssec(domain),
        collect_caa(domain),
        collect_ns(domain),
        ask(domain, "TXT"),
        ask(domain if named else f"_domainkey.{domain}", "TXT"),  # `collect_dkim` may want it later
        collect_lookalikes(domain, options.known) if options.lookalikes else _nothing(),
    )
    keys, hosts, listings = yield from together(
        collect_dkim(domain, options.selectors, options.learned, _revealing(spf[0], mx)),
        collect_dane(mx.hosts) if _signed(dnssec, mx) else _same(mx),
        collect_blocklists(mx.hosts, options.zones) if options.blocklists else _unlisted(),
    )
    return Records(
        spf=spf[0],
        dangling=spf[1],
        dmarc=dmarc,
        mx=MxSet(mx.kind, hosts, mx.failed),
        mta_sts=sts,
        tls_rpt=tls,
        bimi=bimi,
        dnssec=dnssec,
        caa=caa,
        ns=ns,
        dkim=keys,
        lookalikes=imitations,
        blocklists=listings,
        exists=apex.status is not Status.NXDOMAIN or dmarc.location == domain or any(key.record for key in keys),
    )


def _spf(domain: str) -> Flow[tuple[SpfPosture, tuple[str, ...]]]:
    spf = yield from collect_spf(domain)
    dangling = (yield from collect_dangling(spf.record)) if spf.record is not None else ()
    return spf, dangling


def _revealing(spf: SpfPosture, mx: MxSet) -> Iterable[str]:
    """The names that tell whose services the domain uses."""
    yield from (host.host for host in mx.hosts)
    if spf.record is not None:
        yield from (term.target for _, term in walk(spf.record) if term.mechanism in ("include", "redirect"))


def _signed(dnssec: DnssecPosture, mx: MxSet) -> bool:
    """Whether TLSA records can count at all: only in signed zones, whose hosts then may have them."""
    return dnssec.state == "secure" and bool(mx.hosts)


def _same(mx: MxSet) -> Flow[tuple]:  # type: ignore[type-arg]
    return mx.hosts
    yield ()


def _unlisted() -> Flow[tuple[Listing, ...]]:
    return ()
    yield ()


def _nothing() -> Flow[Imitations]:
    return Imitations()
    yield ()

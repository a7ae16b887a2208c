"""Everything a domain publishes, in few rounds: the parts stand side by side and share their questions."""

from dataclasses import field

from mailguard.dns.flow import Flow, Question, Status, ask, ask_all, together
from mailguard.lazy_dataclass import dataclass
from mailguard.posture.checks.spf import SpfAdvice
from mailguard.posture.collect.bimi import collect_bimi
from mailguard.posture.collect.blocklist import collect_blocklists
from mailguard.posture.collect.dkim import DkimKeys, collect_dkim, untried_selectors
from mailguard.posture.collect.dmarc import collect_dmarc
from mailguard.posture.collect.dnssec import collect_dnssec
from mailguard.posture.collect.lookalikes import Imitations
from mailguard.posture.collect.mta_sts import collect_mta_sts
from mailguard.posture.collect.mx import MxSet, collect_mx, exchangers
from mailguard.posture.collect.records import Listed, collect_caa, collect_ns, collect_tls_rpt
from mailguard.posture.collect.spf import collect_dangling, collect_spf, walk
from mailguard.posture.options import DomainOptions
from mailguard.posture.snapshot import (
    BimiPosture,
    DmarcPosture,
    DnssecPosture,
    Listing,
    MtaStsPosture,
    PostureOpinion,
    RecordPosture,
    SmtpHost,
    SpfPosture,
)


@dataclass(frozen=True, slots=True)
class Records:
    """All that was found. `exists` is False for a name that DNS does not know.

    `untried` are DKIM selectors left out, `refused` counts the questions beyond what one domain may cause.
    """

    spf: SpfPosture
    dangling: tuple[str, ...]
    dmarc: DmarcPosture
    mx: MxSet
    mta_sts: MtaStsPosture
    tls_rpt: RecordPosture
    bimi: BimiPosture
    dnssec: DnssecPosture
    caa: Listed
    ns: Listed
    dkim: DkimKeys
    lookalikes: Imitations = field(default_factory=Imitations)
    blocklists: tuple[Listing, ...] = ()
    smtp: tuple[SmtpHost, ...] = ()
    exists: bool = True
    untried: tuple[str, ...] = ()
    refused: int = 0
    second_opinion: tuple[PostureOpinion, ...] = ()
    spf_advice: SpfAdvice = field(default_factory=SpfAdvice)


# The SPF tree, its dangling names, the DKIM keys, and the selectors left out.
_Signing = tuple[SpfPosture, tuple[str, ...], DkimKeys, tuple[str, ...]]


def collect_domain(domain: str, options: DomainOptions) -> Flow[Records]:
    """The records of `domain`, whose name is lower-case A-labels."""
    signing, dmarc, mx, sts, tls, bimi, dnssec, caa, ns, apex = yield from together(
        _signing(domain, options),
        collect_dmarc(domain),
        _receiving(domain, options),
        collect_mta_sts(domain),
        collect_tls_rpt(domain),
        collect_bimi(domain),
        collect_dnssec(domain),
        collect_caa(domain),
        collect_ns(domain),
        ask(domain, "TXT"),
    )
    spf, dangling, keys, untried = signing
    received, listings = mx
    return Records(
        spf=spf,
        dangling=dangling,
        dmarc=dmarc,
        mx=received,
        mta_sts=sts,
        tls_rpt=tls,
        bimi=bimi,
        dnssec=dnssec,
        caa=caa,
        ns=ns,
        dkim=keys,
        blocklists=listings,
        untried=untried,
        exists=apex.status is not Status.NXDOMAIN
        or dmarc.location == domain
        or bool(dmarc.published)
        or any(key.record for key in keys.keys),
    )


def _signing(domain: str, options: DomainOptions) -> Flow[_Signing]:
    """SPF with its dangling names, and DKIM, whose selectors the mail services tell that SPF and MX name."""
    early = f"_domainkey.{domain}" if not (options.selectors or options.learned) else domain
    questions = Question(domain, "MX"), Question(early, "TXT")  # `collect_dkim` may want the second
    spf, answers = yield from together(collect_spf(domain), ask_all(questions))
    hosts = [host for _, host in exchangers(answers[questions[0]])]
    if spf.record is not None:
        hosts += [term.target for _, term in walk(spf.record) if term.mechanism in ("include", "redirect")]
    dangling, keys = yield from together(
        collect_dangling(spf.record) if spf.record is not None else _no_names(),
        collect_dkim(domain, options.selectors, options.learned, hosts),
    )
    return spf, dangling, keys, untried_selectors(options.selectors, options.learned, hosts)


def _receiving(domain: str, options: DomainOptions) -> Flow[tuple[MxSet, tuple[Listing, ...]]]:
    """The MX hosts, and the block lists that hold them."""
    mx = yield from collect_mx(domain)
    listings = (yield from collect_blocklists(mx.hosts, options.zones)) if options.blocklists else ()
    return mx, listings


def _no_names() -> Flow[tuple[str, ...]]:
    return ()
    yield ()

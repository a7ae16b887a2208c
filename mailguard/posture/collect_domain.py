"""Everything a domain publishes, in few rounds: the parts stand side by side and share their questions."""

from collections.abc import Iterator, Mapping

from mailguard.dns.flow import Flow, Question, Status, ask, ask_all, together
from mailguard.posture.options import DomainOptions
from mailguard.posture.record_type import AnyType, Parts
from mailguard.posture.records import BLOCKLISTS, DANE, DKIM, DMARC, MX, PUBLISHED, SPF
from mailguard.posture.records.blocklists import collect_blocklists
from mailguard.posture.records.dane import DaneHosts
from mailguard.posture.records.dkim.collect import collect_dkim
from mailguard.posture.records.mx.collect import collect_mx, exchangers
from mailguard.posture.records.spf.check import SpfFound
from mailguard.posture.records.spf.collect import collect_dangling, collect_spf, walk

Found = Mapping[str, object]  # parts by the name of their type


def collect_domain(domain: str, options: DomainOptions) -> Flow[Parts]:
    """The parts of `domain`, whose name is lower-case A-labels."""
    *collected, apex = yield from together(*_flows(domain, options), _status(domain))
    parts = Parts({name: part for found in collected for name, part in found.items()})
    dmarc = parts[DMARC]
    published = dmarc.location == domain or bool(dmarc.published) or any(key.record for key in parts[DKIM].keys)
    return parts.existing(published or apex["status"] is not Status.NXDOMAIN)


def _flows(domain: str, options: DomainOptions) -> Iterator[Flow[Found]]:
    """One flow for each type, or for those of which one leads to the other."""
    for kind in PUBLISHED:
        if kind is SPF:
            yield _signing(domain, options)
        elif kind is MX:
            yield _receiving(domain, options)
        elif kind.collect is not None:
            yield _alone(kind, domain)


def _alone(kind: AnyType, domain: str) -> Flow[Found]:
    if kind.collect is None:
        return {}
    return {kind.name: (yield from kind.collect(domain))}


def _status(domain: str) -> Flow[Found]:
    return {"status": (yield from ask(domain, "TXT")).status}


def _signing(domain: str, options: DomainOptions) -> Flow[Found]:
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
    return {SPF.name: SpfFound(spf, dangling), DKIM.name: keys}


def _receiving(domain: str, options: DomainOptions) -> Flow[Found]:
    """The mail servers with their TLSA records, and the block lists that hold them."""
    mx = yield from collect_mx(domain)
    listings = (yield from collect_blocklists(mx.hosts, options.zones)) if options.blocklists else ()
    return {MX.name: mx, DANE.name: DaneHosts(mx.hosts, mx.tlsa_failed), BLOCKLISTS.name: listings}


def _no_names() -> Flow[tuple[str, ...]]:
    return ()
    yield ()

"""Look up everything a domain publishes. All record types run side by side, so that few rounds of questions suffice."""

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

Found = Mapping[str, object]  # name of the record type → what was found


def collect_domain(domain: str, options: DomainOptions) -> Flow[Parts]:
    """Return what `domain` publishes. Its name must be in lower-case A-labels (RFC 5890 §2.3.2.1)."""
    *collected, apex = yield from together(*_flows(domain, options), _status(domain))
    parts = Parts({name: part for found in collected for name, part in found.items()})
    dmarc = parts[DMARC]
    published = dmarc.location == domain or bool(dmarc.published) or any(key.record for key in parts[DKIM].keys)
    # RFC 8020 §2: a record below the name proves that the name exists, whatever a broken server says of the name itself
    return parts.existing(published or apex["status"] is not Status.NXDOMAIN)


def _flows(domain: str, options: DomainOptions) -> Iterator[Flow[Found]]:
    """Yield one flow for each record type, or one for types that depend on each other."""
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
    """Collect SPF with its dangling names, and DKIM keys at the selectors of the services that SPF and MX reveal."""
    # RFC 6376 §3.6.2.1: all keys are below `_domainkey`
    early = f"_domainkey.{domain}" if not (options.selectors or options.learned) else domain
    questions = Question(domain, "MX"), Question(early, "TXT")  # `collect_dkim` may need the second answer
    spf, answers = yield from together(collect_spf(domain), ask_all(questions))
    hosts = [host for _, host in exchangers(answers[questions[0]])]
    if spf.record is not None:  # RFC 7208 §5.2 and RFC 7208 §6.1: terms that name the record of a service
        hosts += [term.target for _, term in walk(spf.record) if term.mechanism in ("include", "redirect")]
    dangling, keys = yield from together(
        collect_dangling(spf.record) if spf.record is not None else _no_names(),
        collect_dkim(domain, options.selectors, options.learned, hosts),
    )
    return {SPF.name: SpfFound(spf, dangling), DKIM.name: keys}


def _receiving(domain: str, options: DomainOptions) -> Flow[Found]:
    """Collect the mail servers with their TLSA records (RFC 7672 §2.2), and their entries in block lists."""
    mx = yield from collect_mx(domain)
    listings = (yield from collect_blocklists(mx.hosts, options.zones)) if options.blocklists else ()
    return {MX.name: mx, DANE.name: DaneHosts(mx.hosts, mx.tlsa_failed), BLOCKLISTS.name: listings}


def _no_names() -> Flow[tuple[str, ...]]:
    return ()
    yield ()

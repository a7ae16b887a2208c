"""The second opinion of checkdmarc on a domain's SPF, DMARC and TLS-RPT records, from the same DNS answers.

checkdmarc is imported only when asked for, because the import takes 0.5 s. It uses our resolver alone; a name that
our own check did not need is looked up once.
"""

import threading
from collections.abc import Callable, Mapping
from typing import Any, Final

from mailguard.auth.second_opinion.engine import Ask, asking, release
from mailguard.dns.flow import Answer, Flow, Question, Status, resolvable
from mailguard.posture.record_type import Parts
from mailguard.posture.records import DMARC, SPF, TLS_RPT
from mailguard.posture.records.dmarc.value import DmarcPosture
from mailguard.posture.records.spf.value import SpfPosture
from mailguard.posture.second_opinion_differences import difference
from mailguard.posture.single_record import RecordPosture
from mailguard.posture.snapshot import PostureOpinion

_RECORD_CHARACTERS: Final = 4_096  # longest TXT record that it gets: its regular expressions may be slow on longer ones
QUESTIONS: Final = 60  # DNS questions that it may cause beyond ours
_LOCK: Final = threading.Lock()


class _TooLargeError(Exception):
    """A record is too long for checkdmarc."""


def second_opinions(domain: str, parts: Parts, known: Mapping[Question, Answer]) -> Flow[tuple[PostureOpinion, ...]]:
    """Return the second opinion on the records of `domain`; `known` are the DNS answers of the round so far."""
    engine = release("checkdmarc", "checkdmarc")
    spf, dmarc = parts[SPF].posture, parts[DMARC]
    jobs: tuple[tuple[str, str, Callable[[Any, str], str]], ...] = (
        ("spf", _spf_of_ours(spf), _spf),
        ("dmarc", _dmarc_of_ours(dmarc), _dmarc),
        ("tls-rpt", _tls_rpt_of_ours(parts[TLS_RPT]), _tls_rpt),
    )
    found = []
    for method, ours, judge in jobs:
        if ours == "temperror":
            found.append(PostureOpinion(method, engine, "not_evaluated", ours, agrees=True, reason="look-up-failed"))
            continue
        theirs, said = yield from asking(_guarded(judge, domain), known)
        agrees = theirs == ours
        reason = "" if agrees else difference(method, ours, theirs, said, spf=spf, dmarc=dmarc)
        found.append(PostureOpinion(method, engine, theirs, ours, agrees, reason, said[:300]))
    return tuple(found)


def _spf_of_ours(spf: SpfPosture) -> str:
    return "temperror" if spf.failed else spf.result  # RFC 7208 §2.6.6


def _dmarc_of_ours(dmarc: DmarcPosture) -> str:
    if dmarc.failed:
        return "temperror"
    if dmarc.problem or not dmarc.record or not dmarc.effective_policy:
        return "none"
    # RFC 9989 §4.10.1: a record without a usable p= that asks for reports counts as p=none
    return f"p={dmarc.tags.get('p') or 'none'} ({dmarc.location})"


def _tls_rpt_of_ours(tls_rpt: RecordPosture) -> str:
    if tls_rpt.failed:
        return "temperror"
    if not tls_rpt.record:
        return "none"
    return "permerror" if tls_rpt.problem else "pass"


def _guarded(judge: Callable[[Any, str], str], domain: str) -> Callable[[Ask], tuple[str, str]]:
    """Return a function that runs `judge` and turns any exception of checkdmarc into a result and its text."""

    def judged(ask: Ask) -> tuple[str, str]:
        from checkdmarc.utils import DNS_CACHE

        with _LOCK:  # checkdmarc has one cache for the process and would mix the answers of different resolvers
            DNS_CACHE.clear()
            try:
                return judge(_resolver(ask), domain), ""
            except _TooLargeError:
                return "not_evaluated", "not-given: long-record"
            except Exception as error:  # noqa: BLE001 - a crash of checkdmarc is a result too
                return _outcome(error), f"{type(error).__name__}: {error}"
            finally:
                DNS_CACHE.clear()

    return judged


def _outcome(error: Exception) -> str:
    import dns.exception
    from checkdmarc.dmarc import DMARCError, DMARCRecordNotFound
    from checkdmarc.smtp_tls_reporting import SMTPTLSReportingError, SMTPTLSReportingRecordNotFound
    from checkdmarc.spf import SPFError, SPFRecordNotFound

    cause = getattr(error, "error", None) or error.__cause__ or error
    if isinstance(error, dns.exception.DNSException) or "TempError" in type(cause).__name__:
        return "temperror"
    if isinstance(error, SPFRecordNotFound | DMARCRecordNotFound | SMTPTLSReportingRecordNotFound):
        return "temperror" if _FAILED in str(error) else "none"
    if isinstance(error, SPFError | DMARCError | SMTPTLSReportingError):
        return "permerror"  # RFC 7208 §2.6.7
    return "raised"


_FAILED: Final = "look-up failed here"


def _spf(resolver: Any, domain: str) -> str:
    from checkdmarc.spf import SPFError, SPFRecordNotFound, parse_spf_record, query_spf_record

    record = query_spf_record(domain, resolver=resolver)["record"]
    try:
        parse_spf_record(record, domain, resolver=resolver)
    except SPFRecordNotFound as error:  # of an include or redirect: permerror (RFC 7208 §5.2, RFC 7208 §6.1)
        raise SPFError(str(error)) from error
    return "pass"


def _dmarc(resolver: Any, domain: str) -> str:
    from checkdmarc.dmarc import parse_dmarc_record, query_dmarc_record

    found = query_dmarc_record(domain, resolver=resolver)
    parsed = parse_dmarc_record(found["record"], found["location"], resolver=resolver)
    return f"p={parsed['tags']['p']['value']} ({found['location']})"


def _tls_rpt(resolver: Any, domain: str) -> str:
    from checkdmarc.smtp_tls_reporting import parse_smtp_tls_reporting_record, query_smtp_tls_reporting_record

    parse_smtp_tls_reporting_record(query_smtp_tls_reporting_record(domain, resolver=resolver)["record"])
    return "pass"


def _resolver(ask: Ask) -> Any:
    """Return a resolver for dnspython that answers from our answers only."""
    import dns.rdatatype
    import dns.resolver

    class Recorded(dns.resolver.Resolver):
        def __init__(self) -> None:
            super().__init__(configure=False)

        def resolve(self, qname: Any, rdtype: Any = "A", *_: Any, **__: Any) -> Any:
            type_ = rdtype if isinstance(rdtype, str) else dns.rdatatype.to_text(rdtype)
            name = str(qname).rstrip(".").lower()
            if not resolvable(name):
                raise dns.resolver.NXDOMAIN
            if type_ == "SPF":  # RFC 7208 §3.1: the record type SPF is withdrawn; we do not ask for it
                raise _no_answer(name, "TXT")
            answer = ask(Question(name, type_.upper()))
            if answer.status.failed:
                raise _failed()
            if answer.status is Status.NXDOMAIN:  # RFC 2308 §2.1
                raise dns.resolver.NXDOMAIN
            if answer.status is not Status.OK or not answer.records:  # RFC 2308 §2.2
                raise _no_answer(name, type_)
            return _answer(name, type_, answer)

    return Recorded()


def _no_answer(name: str, type_: str) -> Exception:
    import dns.resolver

    made: Any = dns.resolver.NoAnswer  # dnspython publishes no types for it
    error: Exception = made(response=_empty(name, type_))
    return error


def _failed() -> Exception:
    import dns.exception

    made: Any = dns.exception.DNSException
    error: Exception = made(_FAILED)
    return error


def _empty(name: str, type_: str) -> Any:
    import dns.message

    return dns.message.make_response(dns.message.make_query(name, type_))


def _answer(name: str, type_: str, answer: Answer) -> Any:
    """Return the answer as an object of dnspython."""
    import dns.name
    import dns.rdata
    import dns.rdataclass
    import dns.rdatatype
    import dns.resolver

    if type_ == "TXT" and any(len(record) > _RECORD_CHARACTERS for record in answer.records):
        raise _TooLargeError
    response = _empty(name, type_)
    rdatatype, owner, internet = dns.rdatatype.from_text(type_), dns.name.from_text(name), dns.rdataclass.IN
    rrset = response.find_rrset(response.answer, owner, internet, rdatatype, create=True)
    for record in answer.records:
        rrset.add(_txt(record) if type_ == "TXT" else dns.rdata.from_text(internet, rdatatype, record), 300)
    return dns.resolver.Answer(owner, rdatatype, internet, response)


def _txt(record: str) -> Any:
    """Return a TXT record with its text cut into strings of 255 octets (RFC 1035 §3.3, RFC 1035 §3.3.14)."""
    import dns.rdataclass
    import dns.rdatatype
    import dns.rdtypes.ANY.TXT

    octets = record.encode("utf-8", "surrogateescape")
    strings = [octets[at : at + 255] for at in range(0, max(len(octets), 1), 255)]
    return dns.rdtypes.ANY.TXT.TXT(dns.rdataclass.IN, dns.rdatatype.TXT, strings)

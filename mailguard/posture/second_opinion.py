"""The second opinion of checkdmarc on the records of a domain, from the same DNS answers.

checkdmarc is imported only when asked for, because the import takes 0.5 s. It uses our resolver alone; a name that
our own check did not need is looked up once.
"""

import threading
from collections.abc import Callable, Mapping
from typing import Any, Final

from mailguard.auth.second_opinion.engine import Ask, asking, release
from mailguard.dns.flow import Answer, Flow, Question, Status, resolvable
from mailguard.posture.record_type import Parts, SecondOpinion
from mailguard.posture.records import RECORDS
from mailguard.posture.snapshot import PostureOpinion

_RECORD_CHARACTERS: Final = 4_096  # longest TXT record that it gets: its regular expressions may be slow on longer ones
QUESTIONS: Final = 60  # DNS questions that it may cause beyond ours
_LOCK: Final = threading.Lock()


AnyOpinion = SecondOpinion[Any]


class _TooLargeError(Exception):
    """A record is too long for checkdmarc."""


def second_opinions(domain: str, parts: Parts, known: Mapping[Question, Answer]) -> Flow[tuple[PostureOpinion, ...]]:
    """Return the second opinion on the records of `domain`; `known` are the DNS answers of the round so far."""
    engine = release("checkdmarc", "checkdmarc")
    found = []
    for kind in RECORDS:
        opinion = kind.second_opinion
        if opinion is None:
            continue
        part = parts[kind]
        ours = opinion.ours(part)
        if ours == "temperror":
            found.append(PostureOpinion(kind.name, engine, "not_evaluated", ours, agrees=True, reason="look-up-failed"))
            continue
        theirs, said = yield from asking(_guarded(opinion, domain), known)
        agrees = theirs == ours
        reason = "" if agrees else _known_difference(opinion, part, ours, theirs, said)
        found.append(PostureOpinion(kind.name, engine, theirs, ours, agrees, reason, said[:300]))
    return tuple(found)


def _known_difference(opinion: AnyOpinion, part: object, ours: str, theirs: str, said: str) -> str:
    """Return the known difference that explains the result `theirs`, or "". docs/authentication.md lists them."""
    if said.startswith("not-given"):
        return said.replace(": ", "-", 1)
    if theirs == "raised":
        return "engine-raised"
    return opinion.raised.get(said.partition(":")[0]) or opinion.difference(part, ours, theirs)


def _guarded(opinion: AnyOpinion, domain: str) -> Callable[[Ask], tuple[str, str]]:
    """Return a function that asks checkdmarc and turns any exception of it into a result and its text."""

    def judged(ask: Ask) -> tuple[str, str]:
        from checkdmarc.utils import DNS_CACHE

        with _LOCK:  # checkdmarc has one cache for the process and would mix the answers of different resolvers
            DNS_CACHE.clear()
            try:
                return opinion.theirs(_resolver(ask), domain), ""
            except _TooLargeError:
                return "not_evaluated", "not-given: long-record"
            except Exception as error:  # noqa: BLE001 - a crash of checkdmarc is a result too
                return _outcome(opinion, error), f"{type(error).__name__}: {error}"
            finally:
                DNS_CACHE.clear()

    return judged


def _outcome(opinion: AnyOpinion, error: Exception) -> str:
    import dns.exception

    cause = getattr(error, "error", None) or error.__cause__ or error
    if isinstance(error, dns.exception.DNSException) or "TempError" in type(cause).__name__:
        return "temperror"
    names = {each.__name__ for each in type(error).__mro__}
    if opinion.absent in names:
        return "temperror" if _FAILED in str(error) else "none"
    return "permerror" if opinion.wrong in names else "raised"


_FAILED: Final = "look-up failed here"


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

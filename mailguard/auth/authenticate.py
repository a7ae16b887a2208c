"""Authenticate a message: SPF, DKIM, iprev and ARC in parallel, then DMARC from their results."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeVar

from mailguard.auth.dmarc import Identifier, evaluate_dmarc
from mailguard.auth.dmarc.tree_walk import questions as walk_questions
from mailguard.auth.inputs import OFFLINE, RECONSTRUCTED, author_domains, author_doubt, spf_asked
from mailguard.auth.iprev import evaluate_iprev
from mailguard.auth.network import reach
from mailguard.auth.result import (
    ArcResult,
    Authentication,
    DkimResult,
    DmarcResult,
    Envelope,
    IprevResult,
    Result,
    SpfResult,
)
from mailguard.auth.signed import arc_of, dkim_of
from mailguard.auth.spf import check_host
from mailguard.auth.spf.state import QUESTIONS as SPF_QUESTIONS
from mailguard.config import Config
from mailguard.dns.budget import Allowance, Memory
from mailguard.dns.flow import Answers, Flow, ask_all, resolvable, together
from mailguard.message.model import Message
from mailguard.names.domain import to_ascii

# DNS lookups that one message may cause, beyond those of its SPF record: 40 in all.
DKIM_QUESTIONS: Final = 10
DMARC_QUESTIONS: Final = 16
ARC_QUESTIONS: Final = 10
IPREV_QUESTIONS: Final = 4
SECOND_QUESTIONS: Final = 20  # that only pyspf and dkimpy need, and only for a second opinion

_R = TypeVar("_R", SpfResult, DkimResult, DmarcResult, ArcResult, IprevResult)


def authenticate(
    message: Message, envelope: Envelope, at: datetime, config: Config, *, second_opinion: bool = False
) -> Flow[Authentication]:
    """Verify `message` as of the time `at`. Claims in the mail, such as Authentication-Results, are not used.

    With `second_opinion`, pyspf and dkimpy judge the same message from the same DNS answers.

    Every message gets a result, whatever its content and the DNS answers are. What could not be looked up is
    `not_evaluated`, with the reason. `authenticate_offline` gives the result of a scan without DNS.
    """
    del config  # trust settings decide about the envelope and the claims, not about what can be verified
    if message.reconstructed:  # the signed bytes no longer exist
        return RECONSTRUCTED
    memory = Memory()
    dmarc_allowance = Allowance(DMARC_QUESTIONS)
    domains = author_domains(message)
    spf, dkim, _, iprev, arc = yield from together(
        memory.within(_spf(envelope, at), Allowance(SPF_QUESTIONS)),
        memory.within(dkim_of(message, at), Allowance(DKIM_QUESTIONS)),
        # Asked now, the tree walk (RFC 9989 §4.10) needs no round trip of its own later.
        memory.within(_foresee_walk(domains), dmarc_allowance),
        memory.within(evaluate_iprev(envelope.client_ip or ""), Allowance(IPREV_QUESTIONS)),
        memory.within(arc_of(message, at), Allowance(ARC_QUESTIONS)),
    )
    identifiers = tuple(_identifiers(envelope, spf, dkim, domains))
    dmarc = yield from memory.within(evaluate_dmarc(domains, identifiers, author_doubt(message)), dmarc_allowance)
    if memory.refused:
        spf, dmarc, arc = _offline(spf), _offline(dmarc), _offline(arc)
        dkim, iprev = tuple(map(_offline, dkim)), _offline(iprev)
    found = Authentication(spf=spf, dkim=dkim, dmarc=dmarc, arc=arc, iprev=iprev)
    if not second_opinion:
        return found
    from mailguard.auth.second_opinion import second_opinions

    judged = second_opinions(message, envelope, at, found, memory.answers)
    return replace(found, second_opinion=(yield from memory.within(judged, Allowance(SECOND_QUESTIONS))))


def _spf(envelope: Envelope, at: datetime) -> Flow[SpfResult]:
    asked = spf_asked(envelope)
    if isinstance(asked, SpfResult):
        return asked
    client_ip, domain, sender, identity = asked
    helo = (envelope.helo or "").strip()
    return (yield from check_host(client_ip, domain, sender, helo, at=at, identity=identity))


def _foresee_walk(domains: tuple[str, ...]) -> Flow[Answers]:
    found = dict.fromkeys(q for domain in domains[:1] if resolvable(domain) for q in walk_questions(domain))
    return (yield from ask_all(tuple(found))) if found else {}


def _identifiers(
    envelope: Envelope, spf: SpfResult, dkim: tuple[DkimResult, ...], domains: tuple[str, ...]
) -> Iterator[Identifier]:
    """Yield the identifiers that DMARC may use (RFC 9989 §4.3): of SPF only MAIL FROM, of DKIM every d= domain."""
    if envelope.mail_from is not None:
        yield Identifier("spf", spf.domain, spf.result)  # RFC 9989 §4.4.2
    elif envelope.client_ip is None or reach(envelope.client_ip) == "public":  # it may have been the author's
        yield from (Identifier("spf", domain, Result.NOT_EVALUATED) for domain in domains)
    for each in dkim:
        yield Identifier("dkim", to_ascii(each.domain), each.result)  # RFC 9989 §4.4.1


def _offline(result: _R) -> _R:
    if result.result is not Result.TEMPERROR:
        return result
    changes: dict[str, Any] = {"result": Result.NOT_EVALUATED}
    if not isinstance(result, IprevResult):
        changes["reason"] = OFFLINE
    return replace(result, **changes)

"""All of a message's authentication: SPF, DKIM, iprev and ARC side by side, then DMARC."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeVar

from mailguard.auth.dmarc import Identifier, evaluate_dmarc
from mailguard.auth.dmarc.evaluate import AUTHOR_DOMAINS
from mailguard.auth.dmarc.tree_walk import questions as walk_questions
from mailguard.auth.iprev import evaluate_iprev
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
from mailguard.auth.spf import check_host
from mailguard.auth.spf.state import QUESTIONS as SPF_QUESTIONS
from mailguard.auth.spf.state import resolvable
from mailguard.config import Config
from mailguard.dns.budget import Allowance, Memory
from mailguard.dns.flow import Answers, Flow, ask_all, together
from mailguard.message.address import normal_domain, parse_address_list
from mailguard.message.model import Message
from mailguard.names.domain import to_ascii

# Questions that one message may cause beyond those of its SPF record: 40.
DKIM_QUESTIONS: Final = 10
DMARC_QUESTIONS: Final = 16
ARC_QUESTIONS: Final = 10
IPREV_QUESTIONS: Final = 4

_GONE: Final = "message-reconstructed"
_ARC_FIELDS: Final = ("arc-seal", "arc-message-signature", "arc-authentication-results")  # RFC 8617 §4.1
_DOMAINS_IN_ADDRESS: Final = 4  # "@" in one address that are looked behind

_R = TypeVar("_R", SpfResult, DkimResult, DmarcResult, ArcResult, IprevResult)


def authenticate(message: Message, envelope: Envelope, at: datetime, config: Config) -> Flow[Authentication]:
    """What can be verified about `message`, judged as of `at`. Claims of others are no part of it.

    Whatever the message and the answers are there is a result; where nothing could be asked it is
    `not_evaluated` with the reason.
    """
    del config  # whom we trust decides about the envelope and the claims, not about what can be verified
    if message.reconstructed:  # the bytes that were signed are gone
        return Authentication(spf=SpfResult(reason=_GONE), dmarc=DmarcResult(reason=_GONE), arc=ArcResult(reason=_GONE))
    memory = Memory()
    dmarc_allowance = Allowance(DMARC_QUESTIONS)
    domains = author_domains(message)
    spf, dkim, _, iprev, arc = yield from together(
        memory.within(_spf(envelope, at), Allowance(SPF_QUESTIONS)),
        memory.within(_dkim(message, at), Allowance(DKIM_QUESTIONS)),
        # Asked now, the tree walk costs no round of its own.
        memory.within(_foresee_walk(domains), dmarc_allowance),
        memory.within(evaluate_iprev(envelope.client_ip or ""), Allowance(IPREV_QUESTIONS)),
        memory.within(_arc(message, at), Allowance(ARC_QUESTIONS)),
    )
    identifiers = tuple(_identifiers(envelope, spf, dkim, domains))
    dmarc = yield from memory.within(evaluate_dmarc(domains, identifiers), dmarc_allowance)
    if memory.refused:
        spf, dmarc, arc = _offline(spf), _offline(dmarc), _offline(arc)
        dkim, iprev = tuple(map(_offline, dkim)), _offline(iprev)
    return Authentication(spf=spf, dkim=dkim, dmarc=dmarc, arc=arc, iprev=iprev)


def author_domains(message: Message) -> tuple[str, ...]:
    """Every domain that the From fields name, in order, in whatever way some reader takes them.

    That is: of several fields, of lists, of second angle addresses, behind each of several "@", before a NUL.
    """
    boxes = list(message.mailboxes("from"))
    for field in message.header.all("from"):
        head, nul, _ = field.unfolded.partition("\0")
        boxes.extend(parse_address_list(head) if nul else ())
    found: dict[str, None] = {}
    for box in boxes:
        for domain in (box.domain, *_domains(box.address), *(each for other in box.others for each in _domains(other))):
            if domain:
                found[to_ascii(domain) or domain[:256]] = None
        if len(found) > AUTHOR_DOMAINS:  # too many to be evaluated: no need to read them all
            break
    return tuple(found)


def _domains(address: str) -> Iterator[str]:
    local, *domains = address.split("@") if '"' not in address else address.rsplit("@", 1)
    del local
    yield from map(normal_domain, domains[:_DOMAINS_IN_ADDRESS])


def spf_identity(envelope: Envelope) -> tuple[str, str, str] | None:
    """Identity, domain and sender that SPF is evaluated for (RFC 7208 §2.4); None where they aren't known."""
    helo = (envelope.helo or "").strip()
    mail_from = envelope.mail_from
    if mail_from is not None:
        mail_from = mail_from.strip().removeprefix("<").removesuffix(">")
        if mail_from:
            return "mailfrom", mail_from.rpartition("@")[2], mail_from
    return ("helo", helo, f"postmaster@{helo}") if helo else None


def _spf(envelope: Envelope, at: datetime) -> Flow[SpfResult]:
    found = spf_identity(envelope)
    if found is None:
        return SpfResult(reason="no-mail-from")
    identity, domain, sender = found
    if not envelope.client_ip:
        return SpfResult(domain=to_ascii(domain), identity=identity, reason="no-client-ip")
    helo = (envelope.helo or "").strip()
    return (yield from check_host(envelope.client_ip, domain, sender, helo, at=at, identity=identity))


def _dkim(message: Message, at: datetime) -> Flow[tuple[DkimResult, ...]]:
    if "dkim-signature" not in message.header:
        return ()
    from mailguard.auth.dkim import verify_dkim

    return (yield from verify_dkim(message, at))


def _arc(message: Message, at: datetime) -> Flow[ArcResult]:
    if not any(field in message.header for field in _ARC_FIELDS):
        return ArcResult(Result.NONE)
    from mailguard.auth.arc import verify_arc

    return (yield from verify_arc(message, at))


def _foresee_walk(domains: tuple[str, ...]) -> Flow[Answers]:
    found = dict.fromkeys(q for domain in domains[:1] if resolvable(domain) for q in walk_questions(domain))
    return (yield from ask_all(tuple(found))) if found else {}


def _identifiers(
    envelope: Envelope, spf: SpfResult, dkim: tuple[DkimResult, ...], domains: tuple[str, ...]
) -> Iterator[Identifier]:
    """What DMARC may rest on (RFC 9989 §4.4): a HELO that was checked by itself is no MAIL FROM."""
    if envelope.mail_from is not None:
        yield Identifier("spf", spf.domain, spf.result)
    else:  # it might have been any of the author's
        yield from (Identifier("spf", domain, Result.NOT_EVALUATED) for domain in domains)
    for each in dkim:
        yield Identifier("dkim", to_ascii(each.domain), each.result)


def _offline(result: _R) -> _R:
    if result.result is not Result.TEMPERROR:
        return result
    changes: dict[str, Any] = {"result": Result.NOT_EVALUATED}
    if not isinstance(result, IprevResult):
        changes["reason"] = "offline"
    return replace(result, **changes)

"""Authenticate without DNS: the results that `authenticate` gives when every lookup is refused.

SPF, DMARC and iprev end at their first question, so their flows need not run. Only the signatures are read, so that the
report can name the signers.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from mailguard.auth.inputs import (
    OFFLINE,
    RECONSTRUCTED,
    author_domains,
    dmarc_refusal,
    malformed_author,
    several_authors,
    spf_asked,
    spf_subject,
)
from mailguard.auth.result import Authentication, DmarcResult, Envelope, SpfResult
from mailguard.auth.signed import arc_of, dkim_of
from mailguard.dns.drive import run
from mailguard.dns.resolver import OfflineResolver
from mailguard.message.model import Message

_NOBODY: Final = OfflineResolver()


def authenticate_offline(
    message: Message, envelope: Envelope, at: datetime, *, second_opinion: bool = False
) -> Authentication:
    """Return what can be said about `message` without DNS, as of the time `at`; the rest is `not_evaluated`."""
    if message.reconstructed:
        return RECONSTRUCTED
    found = Authentication(
        spf=_spf(envelope),
        dkim=run(dkim_of(message, at), _NOBODY),
        dmarc=_dmarc(author_domains(message)),
        arc=run(arc_of(message, at), _NOBODY),
    )
    if not second_opinion:
        return found
    from mailguard.auth.second_opinion import second_opinions

    return replace(found, second_opinion=run(second_opinions(message, envelope, at, found, {}), _NOBODY))


def _spf(envelope: Envelope) -> SpfResult:
    asked = spf_asked(envelope)
    if isinstance(asked, SpfResult):
        return asked
    client_ip, domain, _, identity = asked
    subject = spf_subject(client_ip, domain, identity)
    if isinstance(subject, SpfResult):
        return subject
    return SpfResult(domain=subject[1], identity=identity, reason=OFFLINE)


def _dmarc(domains: Sequence[str]) -> DmarcResult:
    refusal = dmarc_refusal(domains)
    if refusal is not None:
        return refusal
    malformed = next(filter(None, map(malformed_author, domains)), None)
    if malformed is None:
        return DmarcResult(domain=domains[0], reason=OFFLINE)
    return malformed if len(domains) == 1 else replace(malformed, reason=several_authors(domains))

"""Find the SMTP session of a stored message: given by the caller, or recorded by our own border."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from mailguard.auth.border import find_border
from mailguard.auth.claims import Claim, read_claims
from mailguard.auth.network import Relays, reach
from mailguard.auth.result import Envelope
from mailguard.config import Trust
from mailguard.message.client import normal_ip
from mailguard.message.model import Message
from mailguard.message.received import ReceivedField
from mailguard.names.domain import organizational_domain


def find_envelope(message: Message, trust: Trust, given: Envelope | None = None) -> Envelope:
    """Return the SMTP session as far as the caller or the message gives it. See `envelope_of`."""
    border = find_border(message, trust, given.client_ip if given is not None else None)
    return envelope_of(message, trust, given, border, read_claims(message, trust, border).claims)


def envelope_of(
    message: Message, trust: Trust, given: Envelope | None, border: int | None, claims: Sequence[Claim]
) -> Envelope:
    """Return client address, HELO and MAIL FROM, each with its source.

    Sources are "given", "received", "received-spf", "authentication-results" and "return-path".
    A value from the caller has priority. A caller that gives the client address is the border: then nothing is read
    from the message. Otherwise a value is read only where one of our own hosts wrote it: in the border's Received field
    and above it. Without a client address SPF cannot be evaluated. HELO and MAIL FROM are kept even if malformed.
    """
    sources: dict[str, str] = {}
    values: dict[str, str] = {}
    for name, value, source in _candidates(message, trust, given, border, claims):
        if name not in values:
            values[name], sources[name] = value, source
    return Envelope(values.get("client_ip"), values.get("helo"), values.get("mail_from"), sources)


def receipt_time(message: Message, border: int | None) -> datetime | None:
    """Return when our border received the message, by its own clock, or None if no date can be read.

    If the border's own date cannot be read, the next readable one above it is used.
    """
    fields = message.received.fields
    if border is None or border >= len(fields):
        return None
    times = [field.time for field in fields[border::-1] if field.time is not None]
    return times[0] if times else None


def _candidates(
    message: Message, trust: Trust, given: Envelope | None, border: int | None, claims: Sequence[Claim]
) -> Iterator[tuple[str, str, str]]:
    """Yield (name, value, source); for each name the most credible value comes first."""
    if given is not None:
        for name in ("client_ip", "helo", "mail_from"):
            value = getattr(given, name)
            if value is not None:
                yield name, value, "given"
    if border is None:  # none of our hosts wrote a field: everything is the sender's claim
        return
    field = message.received.fields[border]
    if field.ip and field.doubt != "address" and _is_stranger(field, Relays.of(trust.relays)):
        yield "client_ip", field.ip, "received"
    if field.helo and field.has_client:
        yield "helo", field.helo, "received"
    above = [claim for claim in claims if claim.above_border]
    yield from _from_claims(above)
    yield from _mail_from(message, field, border, above)


def _is_stranger(field: ReceivedField, relays: Relays) -> bool:
    """Whether the client is outside: its address is public, or private and not in a non-empty list of our relays.

    SPF does not pass for a private address, so a stranger behind a gateway's address cannot pass as anyone.
    """
    kind = reach(field.ip)
    return kind == "public" or (kind == "private" and bool(relays) and not relays.has_ip(field.ip))


def _from_claims(above: list[Claim]) -> Iterator[tuple[str, str, str]]:
    for claim in above:
        source = "received-spf" if claim.field.key == "received-spf" else "authentication-results"
        if source == "authentication-results" and not claim.is_authentication_results:
            continue
        for result in claim.results:
            properties = result.properties
            ip = normal_ip(properties.get("client-ip") or properties.get("smtp.remote-ip") or "")
            if ip and reach(ip) == "public":
                yield "client_ip", ip, source
            helo = properties.get("helo") if source == "received-spf" else properties.get("smtp.helo")
            if helo:
                yield "helo", helo, source


def _mail_from(
    message: Message, field: ReceivedField, border: int, above: list[Claim]
) -> Iterator[tuple[str, str, str]]:
    return_path, is_above = _return_path(message, border)
    if return_path is not None and is_above:
        yield "mail_from", return_path, "return-path"
    if field.mail_from is not None:
        yield "mail_from", field.mail_from, "received"
    stated = [item for claim in above for item in _stated_senders(claim)]
    if return_path is not None and _vouched(return_path, field, [who for who, _ in stated]):
        yield "mail_from", return_path, "return-path"
    for sender, source in stated:
        yield "mail_from", sender, source


def _stated_senders(claim: Claim) -> Iterator[tuple[str, str]]:
    for result in claim.results:
        if result.method != "spf":
            continue
        if claim.field.key == "received-spf":
            sender, source = result.properties.get("envelope-from"), "received-spf"
        elif claim.is_authentication_results:
            sender, source = result.properties.get("smtp.mailfrom") or result.properties.get("smtp.mail"), ""
        else:
            continue
        if sender is not None:
            yield sender.strip("<>"), source or "authentication-results"


def _return_path(message: Message, border: int) -> tuple[str | None, bool]:
    """Return the topmost Return-Path, and whether it is above the border's Received field.

    Final delivery adds it on top (RFC 5321 §4.4). Microsoft 365 adds it below the sender's fields, where the sender
    may have put one too.
    """
    field = message.header.first("return-path")
    if field is None:
        return None, False
    received = message.header.all("received")
    text = field.unfolded.strip()
    start = text.find("<")
    if start >= 0:
        text = text[start + 1 :].partition(">")[0]
    return text.strip()[:1000], border >= len(received) or field.start < received[border].start


def _vouched(return_path: str, field: ReceivedField, stated: list[str]) -> bool:
    """Whether a Return-Path below the border agrees with what our border saw.

    Its domain must be one that the border checked, or belong to the client's own organization. Otherwise a sender on a
    shared mail service could name any other customer of the service, whose SPF record allows the same addresses.
    """
    domain = return_path.rpartition("@")[2].lower().rstrip(".")
    if stated:
        return any(domain == sender.rpartition("@")[2].lower().rstrip(".") for sender in stated)
    organization = organizational_domain(domain)
    return bool(organization) and organization in (
        organizational_domain(field.helo),
        organizational_domain(field.reverse_name),
    )

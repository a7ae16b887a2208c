"""Inputs for SPF and DMARC, and the cases that are decided without DNS."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from mailguard.auth.result import ArcResult, Authentication, DmarcResult, Envelope, Result, SpfResult
from mailguard.dns.flow import resolvable
from mailguard.message.model import Message
from mailguard.names.domain import to_ascii

AUTHOR_DOMAINS: Final = 3  # evaluated per message; RFC 9989 §11.5 recommends a limit

OFFLINE: Final = "offline"  # the reason of a result for which DNS could not be asked
_GONE: Final = "message-reconstructed"
# The results for a message that was rebuilt from its parts: the signed bytes no longer exist.
RECONSTRUCTED: Final = Authentication(
    spf=SpfResult(reason=_GONE), dmarc=DmarcResult(reason=_GONE), arc=ArcResult(reason=_GONE)
)


def author_domains(message: Message) -> tuple[str, ...]:
    """Return the author domains (RFC 9989 §5.3.1): all that the From fields name, in any reading, in order."""
    found: dict[str, None] = {}
    for box in message.mailboxes("from"):
        if box.domain:
            found[to_ascii(box.domain) or box.domain[:256]] = None  # RFC 9989 §5.3.1: A-labels
        if len(found) > AUTHOR_DOMAINS:  # too many to evaluate, so the rest need not be read
            break
    return tuple(found)


def author_doubt(message: Message) -> str:
    """Return why nothing can be aligned with the author domain, or "" if From names the author without doubt.

    Of several From fields, one may be verified and another one shown, even if all name one domain (RFC 9989 §4.4).
    A field that mail clients read differently is as bad as several fields.
    """
    fields = len(message.header.all("from"))
    if fields > 1:
        return f"several-from-fields: {fields}"
    broken = next((box.defect for box in message.mailboxes("from") if box.uncertain), "")
    return f"malformed-from: {broken}" if broken else ""


def spf_identity(envelope: Envelope) -> tuple[str, str, str] | None:
    """Return the identity, domain and sender for SPF (RFC 7208 §2.3, RFC 7208 §2.4), or None if they are not known."""
    helo = (envelope.helo or "").strip()
    mail_from = envelope.mail_from
    if mail_from is not None:
        mail_from = mail_from.strip().removeprefix("<").removesuffix(">")
        if mail_from:
            return "mailfrom", mail_from.rpartition("@")[2], mail_from
    return ("helo", helo, f"postmaster@{helo}") if helo else None  # RFC 7208 §2.4: MAIL FROM is null


def spf_asked(envelope: Envelope) -> tuple[str, str, str, str] | SpfResult:
    """Return client address, domain, sender and identity for SPF, or the result if they are not known."""
    found = spf_identity(envelope)
    if found is None:
        return SpfResult(reason="no-mail-from")
    identity, domain, sender = found
    if not envelope.client_ip:
        return SpfResult(domain=to_ascii(domain), identity=identity, reason="no-client-ip")
    return envelope.client_ip, domain, sender, identity


def parse_client(client_ip: str) -> IPv4Address | IPv6Address | None:
    """Parse the client address as SPF uses it: IPv4-mapped is IPv4 (RFC 7208 §5). None if it is not an IP address."""
    try:
        client = ip_address(client_ip.strip().partition("%")[0])
    except ValueError:
        return None
    return (client.ipv4_mapped or client) if client.version == 6 else client  # RFC 4291 §2.5.5.2


def spf_subject(client_ip: str, domain: str, identity: str) -> tuple[IPv4Address | IPv6Address, str] | SpfResult:
    """Return the client and the domain to evaluate SPF for, or the result if no lookup is needed."""
    client = parse_client(client_ip)
    if client is None:
        return SpfResult(Result.NOT_EVALUATED, domain, identity, "bad-client-ip")
    name = to_ascii(domain)
    if not _is_domain(name):  # RFC 7208 §4.3
        return SpfResult(Result.NONE, domain[:255], identity, "malformed-domain")
    return client, name


def _is_domain(name: str) -> bool:
    """Whether `name` is a well-formed domain of several labels (RFC 7208 §4.3)."""
    printable = name.isascii() and name.isprintable() and " " not in name
    return printable and "." in name and "[" not in name and resolvable(name)  # "[": RFC 5321 §4.1.3


def dmarc_refusal(domains: Sequence[str]) -> DmarcResult | None:
    """Return the DMARC result if there is no author domain or too many (RFC 9989 §5.3.1), else None."""
    if not domains:
        return DmarcResult(Result.PERMERROR, reason="no-author-domain")
    if len(domains) > AUTHOR_DOMAINS:
        return DmarcResult(Result.PERMERROR, domains[0], reason="too-many-author-domains")
    return None


def malformed_author(domain: str) -> DmarcResult | None:
    """Return the DMARC result for an author domain that cannot have a record, else None."""
    if domain.startswith("["):  # domain-literal, RFC 5322 §3.4.1
        return DmarcResult(Result.NONE, domain[:255], reason="address-literal")
    if resolvable(domain) and domain.isascii() and domain.isprintable() and " " not in domain:
        return None
    return DmarcResult(Result.PERMERROR, domain[:255], reason="malformed-author-domain")


def several_authors(domains: Sequence[str]) -> str:
    """Return the reason of a result for several author domains."""
    return f"several-author-domains: {', '.join(domains)}"

"""What authentication starts from: whom SPF and DMARC are asked about, and where nothing can come of asking."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from mailguard.auth.result import ArcResult, Authentication, DmarcResult, Envelope, Result, SpfResult
from mailguard.dns.flow import resolvable
from mailguard.message.model import Message
from mailguard.names.domain import to_ascii

AUTHOR_DOMAINS: Final = 3  # evaluated of one message; RFC 9989 §11.5 asks for a limit

OFFLINE: Final = "offline"  # the reason of what could not be asked
_GONE: Final = "message-reconstructed"
# A message that was put together anew: the bytes that were signed are gone.
RECONSTRUCTED: Final = Authentication(
    spf=SpfResult(reason=_GONE), dmarc=DmarcResult(reason=_GONE), arc=ArcResult(reason=_GONE)
)


def author_domains(message: Message) -> tuple[str, ...]:
    """Every domain that the From fields name, in order, in whatever way some reader takes them."""
    found: dict[str, None] = {}
    for box in message.mailboxes("from"):
        if box.domain:
            found[to_ascii(box.domain) or box.domain[:256]] = None
        if len(found) > AUTHOR_DOMAINS:  # too many to be evaluated: no need to read them all
            break
    return tuple(found)


def author_doubt(message: Message) -> str:
    """Why nothing can be aligned with the author domain, "" where From says beyond doubt whose mail it is.

    Of several From fields one may be verified and another shown, even where both name one domain (RFC 9989 §4.4), and
    a field that readers take differently is as good as several.
    """
    fields = len(message.header.all("from"))
    if fields > 1:
        return f"several-from-fields: {fields}"
    broken = next((box.defect for box in message.mailboxes("from") if box.uncertain), "")
    return f"malformed-from: {broken}" if broken else ""


def spf_identity(envelope: Envelope) -> tuple[str, str, str] | None:
    """Identity, domain and sender that SPF is evaluated for (RFC 7208 §2.4); None where they aren't known."""
    helo = (envelope.helo or "").strip()
    mail_from = envelope.mail_from
    if mail_from is not None:
        mail_from = mail_from.strip().removeprefix("<").removesuffix(">")
        if mail_from:
            return "mailfrom", mail_from.rpartition("@")[2], mail_from
    return ("helo", helo, f"postmaster@{helo}") if helo else None


def spf_asked(envelope: Envelope) -> tuple[str, str, str, str] | SpfResult:
    """Client address, domain, sender and identity for SPF, or its result where they are not known."""
    found = spf_identity(envelope)
    if found is None:
        return SpfResult(reason="no-mail-from")
    identity, domain, sender = found
    if not envelope.client_ip:
        return SpfResult(domain=to_ascii(domain), identity=identity, reason="no-client-ip")
    return envelope.client_ip, domain, sender, identity


def parse_client(client_ip: str) -> IPv4Address | IPv6Address | None:
    """The address as SPF sees it: an IPv4-mapped one is IPv4 (RFC 7208 §5). None for what is none."""
    try:
        client = ip_address(client_ip.strip().partition("%")[0])
    except ValueError:
        return None
    return (client.ipv4_mapped or client) if client.version == 6 else client


def spf_subject(client_ip: str, domain: str, identity: str) -> tuple[IPv4Address | IPv6Address, str] | SpfResult:
    """The client and the domain that SPF is about, or what it comes to without any question."""
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
    return printable and "." in name and "[" not in name and resolvable(name)


def dmarc_refusal(domains: Sequence[str]) -> DmarcResult | None:
    """What DMARC comes to when there is no author domain, or too many; None when there is something to evaluate."""
    if not domains:
        return DmarcResult(Result.PERMERROR, reason="no-author-domain")
    if len(domains) > AUTHOR_DOMAINS:
        return DmarcResult(Result.PERMERROR, domains[0], reason="too-many-author-domains")
    return None


def malformed_author(domain: str) -> DmarcResult | None:
    """The result for an author domain that no record can stand at."""
    if domain.startswith("["):
        return DmarcResult(Result.NONE, domain[:255], reason="address-literal")
    if resolvable(domain) and domain.isascii() and domain.isprintable() and " " not in domain:
        return None
    return DmarcResult(Result.PERMERROR, domain[:255], reason="malformed-author-domain")


def several_authors(domains: Sequence[str]) -> str:
    """The reason of a result that stands for several author domains."""
    return f"several-author-domains: {', '.join(domains)}"

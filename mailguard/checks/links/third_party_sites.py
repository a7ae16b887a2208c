"""The sites that a mail leads to, if none of them belongs to its sender."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.lazy_property import once
from mailguard.checks.authentication.explained import verified_domains
from mailguard.checks.links.target import in_table, web_links
from mailguard.data.tables import listed
from mailguard.message.address import parse_address_list
from mailguard.message.esp import esp_of_host
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.names.domain import organizational_domain, split
from mailguard.pipeline.context import Context

LINKS: Final = 300  # examined per mail
_LONGEST: Final = 2_000
_CODE: Final = lazy_pattern(r"[A-Za-z0-9_~%+=-]{30,400}")
_SWITCH: Final = lazy_pattern(r"[a-z][A-Z0-9]|[0-9][A-Za-z]")
_SWITCHES: Final = 8  # changes between kinds of characters from which a path is a code, not words


@dataclass(frozen=True, slots=True)
class Strangers:
    """The `hosts` of others that a mail leads to, in order, with the `first` link.

    `coded`: the path of a link is a long code. `bounces_elsewhere`: the Return-Path belongs to yet another
    organization.
    """

    first: Link
    hosts: tuple[str, ...]
    coded: bool
    bounces_elsewhere: bool


@once
def strangers(context: Context) -> Strangers | None:
    """Return the foreign sites that the links lead to, written-out addresses aside; None if one leads home."""
    message = context.message
    return _among((link for link in web_links(message) if link.tag and not _is_written_out(link)), message, context)


def enclosed_strangers(where: str, message: Message, context: Context) -> Strangers | None:
    """Return the foreign sites that all links of one attached file lead to (`where` as in `Link`)."""
    return _among((link for link in web_links(message) if link.where == where), message, context)


def _is_written_out(link: Link) -> bool:
    """Whether the reader sees the target, because the link's text is the address, as in plain text."""
    host = link.target.host if link.target is not None else ""
    return bool(host) and host in link.text[:_LONGEST].lower()


def _among(links: Iterable[Link], message: Message, context: Context) -> Strangers | None:
    author = context.author_organization
    registry = context.registry
    if not author or context.author_on_free_mail or registry.is_known(context.author_domain):
        return None
    if context.proven.reply or context.proven.bounce:
        return None
    first: Link | None = None
    hosts: dict[str, None] = {}
    coded = False
    for link in islice(links, LINKS):
        if link.target is None or not link.target.host:
            continue
        host = link.target.host
        if is_home(host, author, context) or in_table(host, listed("esp_trackers")) or registry.is_known(host):
            return None
        if registry.owner_of(host) is not None:  # a well-known platform, to which any mail may link
            continue
        first = first or link
        hosts[host] = None
        coded = coded or is_coded(link)
    if first is None or _sent_it_too(context, hosts):
        return None
    return Strangers(first, tuple(hosts), coded, _bounces_elsewhere(message, author, hosts))


def _sent_it_too(context: Context, hosts: dict[str, None]) -> bool:
    """Whether all hosts belong to a service that provably sent the mail for its authenticated author."""
    if not context.authenticated:
        return False
    # An authenticated author may let a service send and count clicks. Its bounces go to the same service. Nothing is lost:
    # an impostor with a domain of his own could link to that domain just as well.
    senders = {organizational_domain(domain) for domain in verified_domains(context)}
    senders = {*senders, return_organization(context.message)} - {""}
    return all(organizational_domain(host) in senders for host in hosts)


def is_home(host: str, author: str, context: Context) -> bool:
    """Whether `host` belongs to the organization `author`, judging by names and known owners."""
    if (organizational_domain(host) or host) == author or split(host)[1] == split(author)[1]:
        return True
    owner = context.registry.owner_of(author)
    return owner is not None and owner == context.registry.owner_of(host)


def is_foreign(link: Link, author: str, context: Context) -> bool:
    """Whether a link leads to a site of neither the sender nor a well-known company, or to free web space."""
    host = link.target.host if link.target is not None else ""
    if not host or is_home(host, author, context) or context.registry.is_known(host):
        return False
    if in_table(host, listed("free_hosting", "page")):
        return True
    return context.registry.owner_of(host) is None and not in_table(host, listed("esp_trackers"))


def is_coded(link: Link) -> bool:
    """Whether the path or query is a long code instead of words."""
    url = link.final or link.url
    start = url.find("/", url.find("//") + 2)
    if start < 0:
        return False
    return any(len(_SWITCH.findall(code.group())) >= _SWITCHES for code in _CODE.finditer(url, start, start + _LONGEST))


def return_organization(message: Message) -> str:
    """Return the organizational domain of the Return-Path; "" if there is none or it is a mail service."""
    boxes = parse_address_list(message.header.get("return-path"))
    domain = boxes[0].domain if boxes else ""
    return "" if not domain or esp_of_host(domain) else organizational_domain(domain)


def _bounces_elsewhere(message: Message, author: str, hosts: dict[str, None]) -> bool:
    bounces = return_organization(message)
    return bool(bounces) and bounces != author and all(organizational_domain(host) != bounces for host in hosts)

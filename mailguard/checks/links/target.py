"""Shared by the link checks: which links are judged, whose host it is, and how a link is quoted."""

from collections.abc import Collection, Iterator

from mailguard.data.tables import listed
from mailguard.finding import Evidence
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.message.wrapper import GATEWAYS, wrapper_name
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context


def web_links(message: Message) -> Iterator[Link]:
    """Return the links that a reader sees and can open by a click or a form; each target and place once."""
    return iter(message.web_links)


def first_of_each_host(links: Iterator[Link]) -> Iterator[Link]:
    """Yield one link for each host: many links to one site are one observation."""
    seen: set[str] = set()
    for link in links:
        host = link.target.host if link.target else ""
        if host not in seen:
            seen.add(host)
            yield link


def quote(link: Link) -> Evidence:
    """Return the URL as written in the mail, with its position if the text shows it."""
    shown = link.tag == "" and link.start is not None
    return Evidence(link.where, link.raw or link.url, link.start if shown else None, link.end if shown else None)


def in_table(host: str, table: Collection[str]) -> str:
    """Return the entry of `table` that `host` equals or is a subdomain of, or ""."""
    labels = host.split(".")
    for start in range(max(len(labels) - 5, 0), len(labels) - 1):
        name = ".".join(labels[start:])
        if name in table:
            return name
    return ""


def same_owner(one: str, other: str, context: Context) -> bool:
    """Whether two hosts belong to one organization, judging by their names and the known owners."""
    first, second = organizational_domain(one) or one, organizational_domain(other) or other
    if first == second:
        return True
    owner = context.registry.owner_of(one)
    return owner is not None and owner == context.registry.owner_of(other)


def is_counted_click(host: str, context: Context) -> bool:
    """Whether the link goes through a mail service of an authenticated sender, or a security gateway."""
    if wrapper_name(host) in GATEWAYS:
        return True
    return context.authenticated and bool(in_table(host, listed("esp_trackers")))

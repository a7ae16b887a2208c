"""What the link checks share: the links worth judging, whose host is whose, and how a link is quoted."""

from collections.abc import Collection, Iterator

from mailguard.data.tables import listed
from mailguard.finding import Evidence
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.message.wrapper import GATEWAYS, wrapper_name
from mailguard.names.domain import organizational_domain
from mailguard.pipeline.context import Context


def web_links(message: Message) -> Iterator[Link]:
    """The links that a click or a form leads to, and that a reader sees; each target and place once."""
    return iter(message.web_links)


def first_of_each_host(links: Iterator[Link]) -> Iterator[Link]:
    """One link of each host: a page full of links to one site is one observation."""
    seen: set[str] = set()
    for link in links:
        host = link.target.host if link.target else ""
        if host not in seen:
            seen.add(host)
            yield link


def quote(link: Link) -> Evidence:
    """The URL as the mail has it, with its place where the text shows it."""
    shown = link.tag == "" and link.start is not None
    return Evidence(link.where, link.raw or link.url, link.start if shown else None, link.end if shown else None)


def in_table(host: str, table: Collection[str]) -> str:
    """The entry of `table` that `host` is or stands below, "" without one."""
    labels = host.split(".")
    for start in range(max(len(labels) - 5, 0), len(labels) - 1):
        name = ".".join(labels[start:])
        if name in table:
            return name
    return ""


def same_owner(one: str, other: str, context: Context) -> bool:
    """Whether two hosts belong to one organization, as far as their names and the known owners tell."""
    first, second = organizational_domain(one) or one, organizational_domain(other) or other
    if first == second:
        return True
    owner = context.registry.owner_of(one)
    return owner is not None and owner == context.registry.owner_of(other)


def is_counted_click(host: str, context: Context) -> bool:
    """Whether a link there is a mail service counting clicks for a proven sender, or a gateway checking them."""
    if wrapper_name(host) in GATEWAYS:
        return True
    return context.authenticated and bool(in_table(host, listed("esp_trackers")))

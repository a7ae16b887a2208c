"""Links to services where anybody can publish a page within minutes."""

from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import in_table, quote, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_PAGE: Final = lazy_pattern(r"(?i)\.x?html?\Z|\A/ip[fn]s/")  # a page of somebody's, below the service's own host

TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link leads to {host}, a page on {service}, where anyone can publish for free.",
            "The page was not made by {service}, but by an unknown person. Banks, authorities and employers do not put their login pages there.",
            "Do not enter passwords or card numbers on that page. If you did not expect the link, ask the sender in another way, for example by telephone.",
        ),
        "ja": Text(
            "リンク先 {host} は、誰でも無料で公開できるサービス（{service}）のページです。",
            "ページを作ったのは {service} の会社ではなく、誰か分からない第三者です。銀行や官公庁、勤務先がログイン画面をこうした場所に置くことはありません。",
            "そのページでパスワードやカード番号を入力しないでください。心当たりがなければ、電話など別の方法で差出人に確認してください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1583.006"),
    weights=by_severity(low=1, medium=2.9, high=3.2),
    link_kind=LinkKind("free-hosting", en="free web space", ja="無料ホームページ"),
    texts=TEXTS,
)
def free_hosting_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link leads to a free page, form or file service, where anyone can publish without giving a name.

    What it finds
        Links below the domains of website builders, form services, cloud storage and tunnels (`pages.dev`, `web.app`,
        `blob.core.windows.net` …).
    Why it matters
        The page belongs to the unknown person who made it, not to the well-known company named in the address. Such
        pages cost nothing and have a valid certificate. They share their domain with millions of honest pages, so that
        a filter cannot block it.
    False positives
        Clubs, schools and small firms use these services, too, and developers even more: the severity is low for
        services with much honest use. A host that your configuration names is not reported.
    What to do
        Don't enter a password or card data on such a page. If a bank, an authority or your own IT staff seems to ask
        for them there, ask the sender first.
    References
        MITRE ATT&CK T1583.006
    """
    seen: set[tuple[str, str]] = set()
    for link in web_links(message):
        host = link.target.host if link.target else ""
        service = _service(link)
        if not service or (host, service) in seen or context.registry.is_known(host):
            continue
        seen.add((host, service))
        yield Hit(
            (quote(link),),
            values={"service": service.rstrip("/"), "host": host},
            data={"url": link.url, "service": service.rstrip("/")},
            severity=_severity(link, service),
        )


def _service(link: Link) -> str:
    """Return the service that a link leads to: its domain, or its host with the beginning of the path; "" for none."""
    if link.target is None:
        return ""
    host = link.target.host
    for table in (listed("free_hosting", "page"), listed("free_hosting", "developer"), listed("free_hosting", "code")):
        if found := in_table(host, table):
            return found
    address = f"{host}{link.target.path}"
    return next((start for start in listed("free_hosting", "path") if address.startswith(start)), "")


def _severity(link: Link, service: str) -> Severity:
    if service in listed("free_hosting", "code"):
        return Severity.INFO
    return Severity.LOW if _is_everyday(link, service) else Severity.MEDIUM


def _is_everyday(link: Link, service: str) -> bool:
    """Whether honest mail often has such links: to developers' services, or to the service itself instead of a page."""
    if link.target is None or "/" in service or service in listed("free_hosting", "developer"):
        return True
    return link.target.host in (service, f"www.{service}") and not _PAGE.search(link.target.path[:2_000])

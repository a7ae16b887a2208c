"""Links to a bare IP address."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Final

from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import first_of_each_host, quote, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.message.url import IpAddress, Url, embedded_ipv4
from mailguard.pipeline.context import Context

_INTERNAL: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(text)
    for text in ("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
                 "100.64.0.0/10", "224.0.0.0/3", "::1/128", "::/128", "fc00::/7", "fe80::/10")
)  # fmt: skip


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link leads to an address made of numbers ({ip}) instead of a named website.",
            "Companies and authorities use a website with their name. A bare number does not show whose computer it is, and is typical of hijacked computers.",
            "Do not follow the link unless your IT staff knows the address.",
        ),
        "ja": Text(
            "リンク先がサイトの名前ではなく、数字だけのアドレス（{ip}）です。",
            "企業や官公庁は、自分の名前のサイトへ案内します。数字だけのアドレスでは持ち主が分からず、乗っ取られたパソコンが使われていることもよくあります。",
            "情報システム担当者が知っているアドレスでない限り、開かないでください。",
        ),
    },
    "disguised": {
        "en": Text(
            "A link leads to the number address {ip}, which is disguised as {host}.",
            "There is no honest reason to write an address like this. It is done to get past filters.",
            "Do not follow the link.",
        ),
        "ja": Text(
            "リンク先は数字だけのアドレス {ip} で、しかも {host} という分かりにくい形で書かれています。",
            "このような書き方をする正当な理由はありません。迷惑メール対策をすり抜けるための手口です。",
            "このリンクは開かないでください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.HIGH,
    attack=("T1566.002",),
    weights=by_severity(low=0.3, medium=1.3, high=1.9),
    link_kind=LinkKind("ip", en="number instead of a name", ja="数字だけのアドレス"),
    texts=TEXTS,
)
def ip_url(message: Message, context: Context) -> Iterator[Hit]:  # noqa: ARG001 - every check has both
    """A link leads to a bare IP address instead of a named site.

    What it finds
        Links whose host is an IPv4 or IPv6 address, including addresses disguised as a single number, in hexadecimal or
        in octal.
    Why it matters
        Real organizations use a site with their name. A bare address is typical of hijacked computers and rented
        servers; a disguised one is meant to get past filters.
    False positives
        Administrators who write to each other. Addresses of internal networks are not reported unless they are
        disguised.
    What to do
        Don't follow the link.
    References
        WHATWG URL §3.5, RFC 3986 §7.4
    """
    for link in first_of_each_host(web_links(message)):
        url = link.target
        if url is None or url.ip is None:
            continue
        disguised = _is_disguised(url)
        if not disguised and _is_internal(url.ip):
            continue
        yield Hit(
            (quote(link),),
            variant="disguised" if disguised else "",
            values={"ip": str(url.ip), "host": url.host_raw},
            data={"url": link.url, "ip": str(url.ip)},
            severity=Severity.HIGH if disguised else Severity.MEDIUM,
        )


def _is_disguised(url: Url) -> bool:
    """Whether the address is written in an unusual form."""
    if isinstance(url.ip, IPv6Address):
        return url.ip.ipv4_mapped is not None
    return url.host_raw.rstrip(".") != str(url.ip)


def _is_internal(ip: IpAddress) -> bool:
    plain = embedded_ipv4(ip) or ip
    return any(plain in network for network in _INTERNAL if network.version == plain.version)

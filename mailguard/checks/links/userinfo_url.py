"""Links with a user name in front of an @ that looks like the host."""

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import first_of_each_host, quote, same_owner, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Hit, Severity
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

_HOST_LIKE = lazy_pattern(r"(?:https?:/{0,2})?(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,20}(?![\w@])")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link begins with {shown}, but leads to {host}.",
            "In a web address, the part in front of an @ sign does not matter. This link is made so that you read only its beginning.",
            "Do not click. The link really opens {host}.",
        ),
        "ja": Text(
            "リンクは {shown} で始まっていますが、実際に開くのは {host} です。",
            "アドレスの中に「@」があると、その手前の部分は無視されます。先頭だけを見て本物だと思わせる書き方です。",
            "クリックしないでください。このリンクで開くのは {host} です。",
        ),
    },
    "name": {
        "en": Text(
            "A link to {host} has a user name in front of an @ sign ({shown}).",
            "Ordinary links have no user name. It can be an honest login for a technical service, or an attempt to hide the real address.",
            "Check that you know {host} before you open the link.",
        ),
        "ja": Text(
            "{host} へのリンクの「@」の手前に、ユーザー名のような文字（{shown}）が入っています。",
            "普通のリンクにはありません。技術的なサービスで使われることもありますが、本当の行き先を分かりにくくする目的の場合もあります。",
            "開く前に、{host} が知っているサイトかどうか確かめてください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.HIGH,
    attack=("T1566.002", "T1036"),
    weights=by_severity(low=0.8, medium=1.4, high=2.2),
    link_kind=LinkKind("userinfo", en="false beginning before @", ja="@ の前に偽の名前"),
    texts=TEXTS,
)
def userinfo_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link shows a name in front of an @ sign, but leads to another site.

    What it finds
        Web links with a user part (`https://bank.example@evil.example/`). Everything in front of the @ is a user name
        for the site after it.
    Why it matters
        Readers take the beginning of an address for the site. Browsers drop the user part silently.
    False positives
        Links with a real user name, as in source code repositories: low if the part does not name a host.
    What to do
        Read the host directly after the last @. If you don't know it, don't follow the link.
    References
        RFC 3986 §3.2.1, RFC 3986 §7.6
    """
    for link in first_of_each_host(web_links(message)):
        url = link.target
        if url is None or not url.userinfo.strip(":"):
            continue
        shown = unquote(url.userinfo, errors="replace")
        host_like = _HOST_LIKE.match(shown)
        claimed = host_like.group().lower().removeprefix("https:").removeprefix("http:").strip("/") if host_like else ""
        if claimed and same_owner(claimed, url.host, context):
            continue
        yield Hit(
            (quote(link),),
            variant="" if claimed else "name",
            values={"shown": claimed or shown[:60], "host": url.host},
            data={"url": link.url, "shown": shown[:200], "host": url.host},
            severity=Severity.HIGH if claimed else Severity.LOW,
        )

"""Whether a link carries something before an @ that looks like its host."""

from collections.abc import Iterator
from urllib.parse import unquote

from mailguard.checks.links.target import first_of_each_host, quote, same_owner, web_links
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.finding import Confidence, Hit, Severity
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.model import Message

_HOST_LIKE = lazy_pattern(r"(?:https?:/{0,2})?(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,20}(?![\w@])")


@check(severity=Severity.HIGH, confidence=Confidence.HIGH, attack=("T1566.002", "T1036"))
def userinfo_url(message: Message, context: Context) -> Iterator[Hit]:
    """A link shows a name before an @ sign that is not where it leads.

    What it finds
        Web links with a user part (`https://bank.example@evil.example/`). Everything before the @ is a user name
        for the site behind it.
    Why it matters
        A reader takes the beginning of an address for the site. Browsers drop the user part without a word.
    False positives
        Links with a real user name, as in source code repositories: low where the part names no host.
    What to do
        Read the host directly behind the last @. If you don't know it, don't follow the link.
    References
        RFC 3986 §3.2.1 and §7.6
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

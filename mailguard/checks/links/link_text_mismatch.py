"""Whether a link's visible text names another site than the one it leads to."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from mailguard.checks.links.target import in_table, is_counted_click, quote, same_owner
from mailguard.checks.registry import check
from mailguard.context import Context
from mailguard.data.esp_trackers import ESP_TRACKERS
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.message.url import parse_url
from mailguard.message.url_text import find_urls
from mailguard.message.wrapper import unwrap, wrapper_name
from mailguard.names.domain import organizational_domain

_BARE_HOST = lazy_pattern(
    r"[\s<(\[「【]*((?:[a-z0-9-]{1,63}\.){1,6}(?:com|net|org|jp|info|biz|gov|edu|int|eu|uk|de|fr|nl|it|es|br|cn|kr|tw|us|ca|au|"
    r"io|co|example|test|bank|shop))(/[!-~]{0,2000})?[\s>)\]」】.]*",
    re.IGNORECASE,
)
_MAILBOX = lazy_pattern(r"[\s<(]*[\w.+-]{1,64}@((?:[a-zA-Z0-9-]{1,63}\.){1,6}[a-zA-Z]{2,20})[\s>)]*")
_LONGEST_TEXT = 2_000


@check(severity=Severity.HIGH, confidence=Confidence.MEDIUM, attack=("T1566.002", "T1036"))
def link_text_mismatch(message: Message, context: Context) -> Iterator[Hit]:
    """A link's visible text shows one site, and the link leads to another.

    What it finds
        Links of HTML texts and attachments whose text is a web address or host name of one organization while the
        target belongs to another. Addresses wrapped by a security gateway are unwrapped first.
    Why it matters
        The text of a link is freely chosen. Showing the right address above the wrong target is the oldest trick of
        phishing, and it works.
    False positives
        Newsletters count clicks through their mail service. Silent for such services when the mail is
        authenticated, for sites of one owner, and for firms' names such as "Books.com". Low when the sender's own site
        counts the clicks, when an authenticated sender shows its own site's address, when the target names the shown
        site as its end, and when a mail address is shown above a web page; medium when a known mail service counts the
        clicks of a sender that nothing proves.
    What to do
        Don't click. Type the address you know, or use your own bookmark.
    References
        MITRE ATT&CK T1566.002
    """
    seen: set[tuple[str, str]] = set()
    for link in message.links:
        if not link.clickable or link.target is None or not link.target.is_web or link.tag == "":
            continue
        shown = _shown_host(link.text)
        host = link.target.host
        if not shown or (shown, host) in seen:
            continue
        seen.add((shown, host))
        if same_owner(shown, host, context) or is_counted_click(host, context):
            continue
        if wrapper_name(shown) or (link.final == "" and wrapper_name(host)):
            continue  # a wrapper that can't be opened: where it leads isn't known
        yield Hit(
            (Evidence(link.where, link.text, link.start, link.end), quote(link)),
            values={"shown": shown, "host": host},
            data={"url": link.url, "shown": shown, "host": host},
            severity=_severity(link, shown, context),
        )


def _severity(link: Link, shown: str, context: Context) -> Severity:
    """Low where an honest explanation is at hand: the sender's own click counter, or one that names its target."""
    url = link.target
    if url is None or "@" in link.text:
        return Severity.LOW
    named = organizational_domain(shown) in unquote(f"{url.path}?{url.query}"[:8_000], errors="replace").lower()
    own = same_owner(url.host, context.author_domain, context)
    if named or own:
        return Severity.LOW
    if not same_owner(shown, context.author_domain, context):
        return Severity.HIGH
    if context.authenticated:  # a newsletter names its own site, and counts clicks elsewhere
        return Severity.LOW
    return Severity.MEDIUM if in_table(url.host, ESP_TRACKERS) else Severity.HIGH


def _shown_host(text: str) -> str:
    """The host that a link's text shows, "" when it is no address but words."""
    if not text or len(text) > _LONGEST_TEXT or "." not in text:
        return ""
    for found in find_urls(text):
        url = parse_url(unwrap(found.url) or found.url)
        return url.host if url is not None and organizational_domain(url.host) else ""
    mailbox = _MAILBOX.fullmatch(text)
    if mailbox:
        return mailbox.group(1).lower()
    bare = _BARE_HOST.fullmatch(text)
    if bare is None or (bare.group(1)[0].isupper() and not bare.group(2)):
        return ""  # "Books.com" at the head of a word is a firm's name
    return bare.group(1).lower()

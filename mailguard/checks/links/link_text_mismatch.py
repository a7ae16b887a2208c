"""Links whose visible text names another site than the one they lead to."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.links.target import in_table, is_counted_click, quote, same_owner
from mailguard.checks.registry import LinkKind, check
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.host_ending import is_host_ending
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.message.url import parse_url
from mailguard.message.url_text import find_urls
from mailguard.message.wrapper import unwrap, wrapper_name
from mailguard.names.confusable import plain
from mailguard.names.domain import organizational_domain, to_ascii
from mailguard.names.public_body import is_public_domain
from mailguard.pipeline.context import Context

_BARE_HOST = lazy_pattern(
    r"[\s<(\[「【]*((?:[^\W_][\w-]{0,62}\.){1,6}[a-zA-Z]{2,24})(/[!-~]{0,2000})?[\s>)\]」】.]*",
    re.IGNORECASE,
)
_UNSEEN = lazy_pattern("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_POINTS = lazy_pattern("[\uff0e\u2024\u3002\uff61]")
_APART = lazy_pattern(r"[ \t\xa0]{1,4}\.[ \t\xa0]{0,4}|\.[ \t\xa0]{1,4}")
_LEADING = lazy_pattern(r"\s*(?:https?:|www\.)", re.IGNORECASE)
_MAILBOX = lazy_pattern(r"[\s<(]*[\w.+-]{1,64}@((?:[a-zA-Z0-9-]{1,63}\.){1,6}[a-zA-Z]{2,20})[\s>)]*")
_TOKEN = lazy_pattern(r"[0-9A-Za-z+/=_-]{20}")
_NO_TOP_LEVEL = lazy_pattern(r"[^A-Za-z0-9.:\]-][^.]{0,20}\Z")  # a sign in the last label, which DNS has not there
_COUNTED = 3  # different links of a mail through one host
_LONGEST_TEXT = 2_000
_TEXTS = 4_000  # pairs of text and host compared per mail


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link shows {shown}, but leads to {host}.",
            "The text of a link can say anything; only its target counts. Showing a trusted address and leading to a different one is a classic trick to make people click.",
            "Do not click this link. Open the site of {shown} from your own bookmark or by typing its address.",
        ),
        "ja": Text(
            "リンクの表示は {shown} ですが、実際に開くのは {host} です。",
            "リンクの文字は自由に書き換えられます。信用できそうなアドレスを見せて別のサイトへ誘導するのは、フィッシング詐欺でよく使われる手口です。",
            "このリンクはクリックしないでください。{shown} を見たいときは、ご自身のブックマークから開くか、アドレスを直接入力してください。",
        ),
    },
}


@check(
    severity=Severity.HIGH,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1036"),
    weights=by_severity(low=0.1, medium=0.7, high=2),
    link_kind=LinkKind("link-text-mismatch", en="shows another address", ja="表示と行き先が違う"),
    texts=TEXTS,
)
def link_text_mismatch(message: Message, context: Context) -> Iterator[Hit]:
    """A link's visible text shows one site, but the link leads to another.

    What it finds
        Links in HTML texts and attachments whose text is a web address or host name of one organization, while the
        target belongs to another. Addresses wrapped by a security gateway are unwrapped first.
    Why it matters
        The sender chooses the text of a link freely. Showing the right address for a wrong target is the oldest trick
        of phishing, and it works.
    False positives
        Newsletters count clicks through their mail service. Such services are not reported in authenticated mail, nor
        are sites of the same owner, nor company names such as "Books.com". The severity is lower in these cases:

        - low: the sender's own site counts the clicks; an authenticated sender shows its own site; the target's address
          names the shown site; the text is a mail address
        - medium: the click counter of a mail service takes the reader to a site that is neither the sender's nor a known
          name; three or more different links through one counter make such a service known
    What to do
        Don't click. Type the address you know, or use your own bookmark.
    References
        MITRE ATT&CK T1566.002
    """
    seen: set[tuple[str, str]] = set()
    for link in message.links:
        if not link.clickable or link.target is None or not link.target.is_web or link.tag == "":
            continue
        host = link.target.host
        if not link.text or (link.text, host) in seen or len(seen) >= _TEXTS:
            continue
        seen.add((link.text, host))
        shown = _shown_hosts(link.text)
        if not shown or ("", shown[-1] + host) in seen:
            continue
        seen.add(("", shown[-1] + host))
        if any(same_owner(each, host, context) for each in shown) or is_counted_click(host, context):
            continue
        if _NO_TOP_LEVEL.search(host):
            continue  # "www.example.com)" opens nothing
        if _continues(message, link, shown[-1]):
            continue
        if wrapper_name(shown[-1]) or (link.final == "" and wrapper_name(host)):
            continue  # a wrapper that cannot be decoded: its target is unknown
        yield Hit(
            (Evidence(link.where, link.text, link.start, link.end), quote(link)),
            values={"shown": shown[-1], "host": host},
            data={"url": link.url, "shown": shown[-1], "host": host},
            severity=_severity(link, shown[-1], message, context),
        )


def _severity(link: Link, shown: str, message: Message, context: Context) -> Severity:
    """Low if there is an honest explanation: the sender's own click counter, or a target that names the shown site."""
    url = link.target
    if url is None or "@" in link.text:
        return Severity.LOW
    named = organizational_domain(shown) in unquote(f"{url.path}?{url.query}"[:8_000], errors="replace").lower()
    own = same_owner(url.host, context.author_domain, context)
    if named or own:
        return Severity.LOW
    of_sender = same_owner(shown, context.author_domain, context)
    if of_sender and context.authenticated:  # a newsletter shows its own site, and counts clicks at a service
        return Severity.LOW
    if context.registry.owner_of(shown) is not None or is_public_domain(shown):
        return Severity.HIGH
    if in_table(url.host, listed("esp_trackers")) or (not of_sender and _counts_clicks(message, url.host)):
        return Severity.MEDIUM
    return Severity.HIGH


def _counts_clicks(message: Message, host: str) -> bool:
    """Whether several different links of the mail go to `host`, each with a long token, as click counters have them."""
    tokens = {
        token.group()
        for link in message.web_links
        if link.target is not None and link.target.host == host
        for token in (_TOKEN.search(f"{link.target.path}?{link.target.query}"[:2_000]),)
        if token
    }
    return len(tokens) >= _COUNTED


def _continues(message: Message, link: Link, shown: str) -> bool:
    """Whether the text of the link lacks the first letters of the host, because the link begins inside the word."""
    host = link.target.host if link.target else ""
    if link.start is None or not organizational_domain(host).endswith(shown):
        return False
    text = next((view.text for view in message.views if view.where == link.where), "")
    missing = organizational_domain(host)[: -len(shown)]
    return bool(missing) and text[: link.start].lower().endswith(missing)


def _shown_hosts(text: str) -> list[str]:
    """Return the hosts that a link's text may be read as, the likeliest last; [] if the text is not an address.

    The text is read as written, and as the eye reads it: without invisible characters, with compatibility forms and
    confusable letters replaced by plain ones (UTS 39, UTS 46).
    """
    if (
        len(text) > _LONGEST_TEXT
        or not (text.isascii() or _may_hold_point(text))
        or (text.isascii() and "." not in text)
    ):
        return []
    whole = text if text.isascii() else unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    found = [_shown_host(whole)]
    closed = _APART.sub(".", whole)
    if closed != whole and (_LEADING.match(closed) or closed.count(".") > 1):
        found.append(_shown_host(closed))
    if not whole.isascii():
        found.append(_shown_host(plain(whole)))
    return list(dict.fromkeys(filter(None, found)))


def _may_hold_point(text: str) -> bool:
    return "." in text or _POINTS.search(text) is not None


def _shown_host(text: str) -> str:
    """Return the host that a link's text shows, or "" if it is not an address."""
    if "." not in text:
        return ""
    for found in find_urls(text):
        url = parse_url(unwrap(found.url) or found.url)
        return url.host if url is not None and organizational_domain(url.host) else ""
    mailbox = _MAILBOX.fullmatch(text)
    if mailbox:
        return mailbox.group(1).lower()
    bare = _BARE_HOST.fullmatch(text)
    if bare is None or (bare.group(1)[0].isupper() and not bare.group(2)):
        return ""  # with a capital letter and no path it is a company name, like "Books.com"
    host = to_ascii(bare.group(1))
    return host if is_host_ending(host.rpartition(".")[2], path=False) else ""

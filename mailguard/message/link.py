"""Collect the links of a message from its plain text, HTML and attachments, in order of appearance."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.defect import Defect
from mailguard.message.host_ending import is_host_ending
from mailguard.message.html.model import HtmlView
from mailguard.message.url import Url, parse_url
from mailguard.message.url_text import FoundUrl, find_bare_hosts, find_urls
from mailguard.message.wrapper import unwrapped

if TYPE_CHECKING:
    from mailguard.message.model import Message, View

_BARE_HOST: Final = lazy_pattern(
    r"((?:[a-zA-Z0-9_-]{1,63}\.){1,9}([a-zA-Z][a-zA-Z0-9-]{1,62}|[0-9]{1,3}))(?::[0-9]{1,5})?([/?#]|\Z)"
)
_PORT: Final = lazy_pattern(r"\.[a-zA-Z0-9-]{1,63}:[0-9]{1,5}\Z")
_CANDIDATES: Final = 4  # times `limits.LINKS` candidates are read, because the same link may occur many times
_SCHEMES: Final = frozenset(
    """
    http https ftp ws wss mailto tel sms javascript vbscript data blob file smb ldap search-ms ms-appinstaller ms-msdt
    ms-word ms-excel ms-powerpoint ipfs webcal callto skype line whatsapp tg bitcoin intent market itms-services
    view-source
    """.split()  # noqa: SIM905 - reads better
)
"""Schemes that make a link. Other schemes refer to parts of the mail itself, or to nothing."""


@dataclass(frozen=True, slots=True)
class Link:
    """One URL of a message and its place.

    `url` is the absolute, cleaned URL, `raw` the URL as written. `host` is the host in lower-case A-labels or an IP
    address, or "" if the scheme has no host. `text` is the visible text of the link, at `start` to `end` of the view
    `where` (`body:text`, `body:html`, `attachment:<name>`). `tag` is the HTML element with the URL (`a`, `area`,
    `form`, `img`, …), "" in plain text. `final` is the URL inside a wrapper such as Safe Links, "" without a wrapper.

    `clickable` says that a click leads there. That is not so for the source of an image, which is only loaded, and for
    a disarmed URL such as `hxxps://…[.]example`. `hidden` says that the link is not visible. `parsed` is the parsed
    `url`; `target` is the parsed `final`, or `parsed` again without a wrapper.
    """

    url: str
    host: str
    text: str
    where: str
    raw: str = ""
    tag: str = ""
    start: int | None = None
    end: int | None = None
    final: str = ""
    hidden: bool = False
    clickable: bool = True
    parsed: Url | None = field(default=None, repr=False, compare=False)
    target: Url | None = field(default=None, repr=False, compare=False)

    @property
    def is_web(self) -> bool:
        """Whether the link leads to a web page."""
        return self.target is not None and self.target.is_web


# XML namespaces, which many HTML mails contain, are names and not links.
_NAMESPACES: Final = frozenset(
    ("www.w3.org", "w3.org", "schemas.microsoft.com", "schemas.openxmlformats.org", "ns.adobe.com")
)


def web_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the visible links that a click or a form leads to, each combination of target and place once."""
    found: dict[tuple[str, str], Link] = {}
    for link in links:
        if not link.clickable or link.hidden or link.target is None or not link.target.is_web:
            continue
        if link.target.host not in _NAMESPACES:
            found.setdefault((link.where, link.final or link.url), link)
    named = [key for key, link in found.items() if _is_name_alone(link)]
    if named and len(named) < len(found):
        for key in named:
            del found[key]
    return tuple(found.values())


def _is_name_alone(link: Link) -> bool:
    """Whether the link is only a host name in the text. In a mail with real links, that is a mention and not a link."""
    return not link.tag and "/" not in link.raw and link.raw[:4].lower() != "www."


def disarmed_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """Return the links that were disarmed (`hxxp`, `[.]`), so that they can't be clicked by accident."""
    return tuple(each for each in links if each.parsed is not None and each.parsed.defanged and each.is_web)


def collect_links(message: "Message") -> tuple[tuple[Link, ...], tuple[Defect, ...]]:
    """Return all links of the message, in order of appearance, and the limits reached."""
    found: dict[tuple[str, str, str, str], Link] = {}
    targets: dict[str, _Target | None] = {}
    defects: tuple[Defect, ...] = ()
    for number, candidate in enumerate(_all(message)):
        if len(found) >= limits.LINKS or number >= limits.LINKS * _CANDIDATES:
            defects = (Defect("limit-links", "message", f"the first {len(found)} were read"),)
            break
        key = (candidate.where, candidate.raw, candidate.text, candidate.tag)
        if key not in found:
            url = candidate.url
            target = targets[url] if url in targets else targets.setdefault(url, _target(url))
            if target is not None:
                found[key] = _link(candidate, target)
    return tuple(found.values()), defects


class _Candidate(NamedTuple):
    """A possible link, not yet parsed. The fields are those of `Link`."""

    url: str
    raw: str
    text: str
    where: str
    tag: str
    start: int | None = None
    end: int | None = None
    hidden: bool = False
    clickable: bool = True


def _all(message: "Message") -> Iterator[_Candidate]:
    for view in message.views:
        if view.html is not None:
            yield from _of_html(view, view.html)
        else:
            yield from _bare(view, [])
    for attachment in message.attachments:
        for file in attachment.walk():
            for url, text in file.urls:
                yield _Candidate(_joined("", url), url, text, f"attachment:{file.name}", "")
    for drawing in message.drawings:
        for file in drawing.walk():
            for url, text in file.urls:
                yield _Candidate(_joined("", url), url, text, drawing.name, "qr")


def _of_html(view: "View", html: HtmlView) -> Iterator[_Candidate]:
    base = html.base
    covered: list[tuple[int, int]] = []
    for anchor in html.anchors:
        nothing = anchor.tag == "a" and not anchor.text and not anchor.image and not anchor.boxed
        hidden = bool(anchor.hidden) or nothing
        yield _Candidate(
            _joined(base, anchor.href), anchor.href, anchor.text, view.where, anchor.tag, anchor.start, anchor.end,
            hidden=hidden and not anchor.conditional,
        )  # fmt: skip
        if anchor.end > anchor.start:
            covered.append((anchor.start, anchor.end))
    for form in html.forms:
        if form.action:
            yield _Candidate(_joined(base, form.action), form.action, "", view.where, "form", form.start, form.start)
    if html.refresh:
        yield _Candidate(_joined(base, html.refresh), html.refresh, "", view.where, "meta")
    yield from _bare(view, covered)
    for tag, sources in (("img", (image.src for image in html.images)), ("iframe", html.frames), ("css", html.styles)):
        for source in sources:
            if source[:5].lower() not in ("data:", "cid:"):
                yield _Candidate(_joined(base, source), source, "", view.where, tag, clickable=False)


def _bare(view: "View", covered: list[tuple[int, int]]) -> Iterator[_Candidate]:
    """Yield URLs and hosts in the visible text outside anchors, because mail programs make them clickable."""
    urls = list(find_urls(view.text))
    hosts = list(find_bare_hosts(view.text, urls))
    found = sorted((*urls, *hosts), key=lambda each: each.start) if hosts else urls
    for each in _outside(found, sorted(covered)):
        yield _Candidate(each.url, each.raw, each.raw, view.where, "", each.start, each.end)


def _outside(found: Iterable[FoundUrl], covered: list[tuple[int, int]]) -> Iterator[FoundUrl]:
    """Yield the URLs that overlap no span of `covered`. Both arguments are in order."""
    index = 0
    for each in found:
        while index < len(covered) and covered[index][1] <= each.start:
            index += 1
        if index == len(covered) or covered[index][0] >= each.end:
            yield each


_Target = tuple[Url, str, Url]
"""A parsed URL, the URL inside its wrapper ("" without one), and that URL parsed (or the first again)."""


def _link(candidate: _Candidate, target: _Target) -> Link:
    url, raw, text, where, tag, start, end, hidden, clickable = candidate
    parsed, final, inner = target
    clickable = clickable and not parsed.defanged
    return Link(url, parsed.host, text, where, raw, tag, start, end, final, hidden, clickable, parsed, inner)


def _target(url: str) -> _Target | None:
    """Parse and unwrap `url`. None if its scheme does not make a link."""
    parsed = parse_url(url) if url else None
    if parsed is None:
        return None
    final, inner = unwrapped(parsed)
    if parsed.scheme not in _SCHEMES and inner is None:
        return None
    return parsed, final, inner or parsed


def _joined(base: str, href: str) -> str:
    """Return `href` as an absolute URL, or "" if it is relative and there is no base URL (RFC 3986 §5.2)."""
    href = href[: limits.URL_LENGTH]
    if not href.isprintable():
        href = "".join(href.split("\n")).replace("\r", "").replace("\t", "")
    href = href.strip()
    if href.startswith(("http://", "https://")):
        return href
    if not href or href[0] == "#":
        return ""
    head = href[:60]
    front = head.partition("/")[0].partition("?")[0].partition("#")[0]
    if ":" in front:
        return "http://" + href if _PORT.search(front) and _is_bare_host(href) else href
    if href.startswith(("//", "\\\\", "/\\", "\\/")):
        return "https:" + href
    if base:
        try:
            return urljoin(base, href)
        except ValueError:
            return ""
    return "http://" + href if href[:4].lower() == "www." or _is_bare_host(href) else ""


def _is_bare_host(href: str) -> bool:
    """Whether `href`, which has no scheme, begins with a host name or IP address that mail programs open."""
    match = _BARE_HOST.match(href)
    if match is None:
        return False
    host, ending, after = match.groups()
    if host[0].isdigit() and ending.isdigit():
        return host.count(".") == 3
    return is_host_ending(ending.lower(), path=bool(after))

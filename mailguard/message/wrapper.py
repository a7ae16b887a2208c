"""Find the URL inside a wrapper URL, which gateways and web sites put around a link to check or count the clicks.

The URL is decoded offline, by the format of each service. Services that keep it on their servers (Mimecast, t.co) can't
be decoded.
"""

import base64
import re
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import unquote, unquote_plus

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.url import Url, handed_on, parse_url

_DEPTH: Final = 5  # levels of nested wrappers
_PARAMETER: Final = lazy_pattern(r"(?:^|[&;])([A-Za-z_]{1,20})=([^&;]*)")
_V3: Final = lazy_pattern(r"/v3/__(.+?)__;([A-Za-z0-9_+/=-]{0,8000})!")
_YAHOO: Final = lazy_pattern(r"/RU=([^/]{1,8000})")
_UNDERLINED: Final = lazy_pattern(r"/___(https?:/{1,2}.{3,8000}?)___(?:\.|\Z)", re.IGNORECASE)
_V3_MARK: Final = lazy_pattern(r"\*(\*.)?")
_V3_LENGTHS: Final = {
    character: number
    for number, character in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 2)
}


def unwrap(text: str) -> str:
    """Return the innermost URL that `text` wraps, or "" if it is not a wrapper or can't be decoded."""
    url = parse_url(text)
    return unwrapped(url)[0] if url is not None else ""


def unwrapped(url: Url) -> tuple[str, Url | None]:
    """Return the innermost URL that `url` wraps, as text and parsed; ("", None) if there is none to decode."""
    found: tuple[str, Url | None] = "", None
    for _ in range(_DEPTH):
        text = _decode(url) if url.is_web else handed_on(url.scheme, url.path)
        inner = parse_url(text) if text else None
        if inner is None:
            break
        found = text, inner
        url = inner
    return found


def wrapper_name(host: str) -> str:
    """Return the service that wraps links on `host`, even if they can't be decoded; "" for other hosts."""
    service = _service(host)
    return service[0] if service is not None else ""


def _service(host: str) -> "tuple[str, Callable[[Url], str]] | None":
    """Return the service that a host, or a domain above it, belongs to."""
    dot = 0
    while dot >= 0:
        found = _HOSTS.get(host)
        if found is not None:
            return found
        dot = host.find(".")
        host = host[dot + 1 :]
    return None


def _decode(url: Url) -> str:
    service = _service(url.host)
    if service is not None:
        return _absolute(service[1](url))
    if url.host.startswith(("www.google.", "google.")):
        return _absolute(_google(url))
    return ""


def _absolute(inner: str) -> str:
    inner = inner.strip()
    return inner if "://" in inner[:12] else f"http://{inner}" if inner and ":" not in inner[:12] else inner


def parameters(query: str) -> Mapping[str, str]:
    """Return the decoded parameters of a query by lower-case name. The first parameter of each name counts."""
    found: dict[str, str] = {}
    for name, value in _PARAMETER.findall(query[:16_384]):
        found.setdefault(name.lower(), unquote_plus(value))
    return found


def _parameter(*names: str) -> Callable[[Url], str]:
    def decode(url: Url) -> str:
        said = parameters(url.query)
        return next((said[name] for name in names if said.get(name)), "")

    return decode


def _google(url: Url) -> str:
    if url.path in ("/url", "/imgres", "/aclk"):
        said = parameters(url.query)
        return said.get("q") or said.get("url") or said.get("adurl") or ""
    if url.path.startswith("/amp/"):
        rest = url.path[5:].removeprefix("s/")
        scheme = "https" if url.path.startswith("/amp/s/") else "http"
        return f"{scheme}://{rest}" + (f"?{url.query}" if url.query else "") if "." in rest else ""
    return ""


def _amp_cache(url: Url) -> str:
    """`https://<name>.cdn.ampproject.org/c/s/host/path`."""
    match = re.match(r"/(?:[a-z]|wp)/(s/)?([^/].*)", url.path)
    if match is None:
        return ""
    return ("https://" if match.group(1) else "http://") + match.group(2)


def _proofpoint(url: Url) -> str:
    if url.path.startswith("/v3/"):
        return _proofpoint_v3(url)
    said = parameters(url.query.replace("%", "%25"))
    inner = said.get("u", "")
    if url.path.startswith("/v2/"):  # v2 replaces "%" by "-" and "/" by "_"
        return unquote(inner.replace("-", "%").replace("_", "/"))
    return unquote(inner)


def _proofpoint_v3(url: Url) -> str:
    """Decode version 3: the URL is readable, and each "*" or "**x" is replaced by the next bytes of a base64 tail."""
    match = _V3.match(url.path + (f"?{url.query}" if url.query else ""))
    if match is None:
        return ""
    shown, tail = match.groups()
    try:
        padded = tail + "=" * (-len(tail) % 4)
        replaced = base64.urlsafe_b64decode(padded.encode("ascii")).decode("utf-8", "replace")
    except ValueError:
        return shown
    position = 0

    def fill(mark: re.Match[str]) -> str:
        nonlocal position
        run = mark.group(1)
        length = _V3_LENGTHS.get(run[1], 1) if run else 1
        piece = replaced[position : position + length]
        position += length
        return piece

    return unquote(_V3_MARK.sub(fill, shown)) if tail else shown


def _cisco(url: Url) -> str:
    """`https://secure-web.cisco.com/<token>/<escaped URL>`."""
    inner = unquote(url.path[1:8192].partition("/")[2])
    return inner if inner[:4].lower() == "http" else ""


def _sophos(url: Url) -> str:
    """`u` is the whole URL in base64, `d` only its host."""
    said = parameters(url.query)
    coded = said.get("u", "").replace(" ", "+").rstrip("=")
    try:
        whole = base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8", "replace")
    except ValueError:
        whole = ""
    return whole if whole[:4].lower() == "http" else said.get("d", "")


def _check_point(url: Url) -> str:
    """`https://url.avanan.click/v2/___https://host/path___.<code>`; newer links add `r01/` before the underscores."""
    match = _UNDERLINED.search(f"{url.path}?{url.query}" if url.query else url.path)
    return unquote(match.group(1)) if match is not None else ""


def _bing(url: Url) -> str:
    """`https://www.bing.com/ck/a?…&u=a1<base64>`; "a1" is a version number."""
    coded = parameters(url.query).get("u", "").replace(" ", "+")
    if not url.path.startswith("/ck/") or not coded.startswith("a1"):
        return ""
    letters = coded[2:].rstrip("=")
    try:
        return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4)).decode("utf-8", "replace")
    except ValueError:
        return ""


def _yahoo(url: Url) -> str:
    """`https://r.search.yahoo.com/…/RU=<escaped URL>/RK=…`."""
    found = _YAHOO.search(url.path)
    return unquote(found.group(1)) if found is not None else ""


def _opaque(url: Url) -> str:  # noqa: ARG001 - one signature for all services
    return ""


_HOSTS: Final[dict[str, tuple[str, Callable[[Url], str]]]] = {
    "safelinks.protection.outlook.com": ("Microsoft Safe Links", _parameter("url")),
    "safelinks.protection.partner.outlook.cn": ("Microsoft Safe Links", _parameter("url")),
    "statics.teams.cdn.office.net": ("Microsoft Safe Links", _parameter("url")),
    "urldefense.com": ("Proofpoint", _proofpoint),
    "urldefense.proofpoint.com": ("Proofpoint", _proofpoint),
    "urldefense.us": ("Proofpoint", _proofpoint),
    "linkprotect.cudasvc.com": ("Barracuda", _parameter("a")),
    "protect-us.mimecast.com": ("Mimecast", _opaque),
    "protect-eu.mimecast.com": ("Mimecast", _opaque),
    "protect-au.mimecast.com": ("Mimecast", _opaque),
    "protect.mimecast-offshore.com": ("Mimecast", _opaque),
    "mimecastprotect.com": ("Mimecast", _opaque),
    "secure-web.cisco.com": ("Cisco", _cisco),
    "protection.sophos.com": ("Sophos", _sophos),
    "protect.fireeye.com": ("Trellix", _parameter("u")),
    "protect2.fireeye.com": ("Trellix", _parameter("u")),
    "protect.trellix.com": ("Trellix", _parameter("u")),
    "scanmail.trustwave.com": ("Trustwave", _parameter("u")),
    "urlsand.esvalabs.com": ("Libraesva", _parameter("u")),
    "url.avanan.click": ("Check Point", _check_point),
    "protect.checkpoint.com": ("Check Point", _check_point),
    "link.edgepilot.com": ("OpenText", _parameter("u")),
    "url.emailprotection.link": ("OpenText", _opaque),
    "linkprotect.zixmail.net": ("OpenText", _opaque),
    "atpscan.global.hornetsecurity.com": ("Hornetsecurity", _opaque),
    "defend.egress.com": ("Egress", _parameter("u", "url")),
    "shared.outlook.inky.com": ("INKY", _opaque),
    "clicktime.symantec.com": ("Symantec", _parameter("u")),
    "clicktime.cloud.postoffice.net": ("Symantec", _parameter("u")),
    "imsva91-ctp.trendmicro.com": ("Trend Micro", _parameter("url")),
    "ctp.trendmicro.com": ("Trend Micro", _parameter("url")),
    "cdn.ampproject.org": ("Google AMP", _amp_cache),
    "www.bing.com": ("Bing", _bing),
    "r.search.yahoo.com": ("Yahoo!", _yahoo),
    "l.facebook.com": ("Facebook", _parameter("u")),
    "lm.facebook.com": ("Facebook", _parameter("u")),
    "l.instagram.com": ("Instagram", _parameter("u")),
    "l.messenger.com": ("Messenger", _parameter("u")),
    "l.threads.com": ("Threads", _parameter("u")),
    "linkedin.com": ("LinkedIn", _parameter("url")),
    "youtube.com": ("YouTube", _parameter("q")),
    "slack-redir.net": ("Slack", _parameter("url")),
    "steamcommunity.com": ("Steam", _parameter("url", "u")),
    "click.mail.ru": ("Mail.ru", _parameter("url")),
    "t.umblr.com": ("Tumblr", _parameter("z")),
    "duckduckgo.com": ("DuckDuckGo", _parameter("uddg")),
    "out.reddit.com": ("Reddit", _parameter("url")),
    "vk.com": ("VK", _parameter("to")),
    "deref-mail.com": ("mail.com", _parameter("redirecturl")),
    "deref-gmx.net": ("GMX", _parameter("redirecturl")),
    "deref-web.de": ("WEB.DE", _parameter("redirecturl")),
    "nam.safelink.emails.azure.net": ("Microsoft", _parameter("destination")),
}

GATEWAYS: Final = frozenset(
    (
        "Microsoft Safe Links",
        "Proofpoint",
        "Barracuda",
        "Mimecast",
        "Cisco",
        "Sophos",
        "Symantec",
        "Trend Micro",
        "Slack",
        "Trellix",
        "Trustwave",
        "Libraesva",
        "Check Point",
        "OpenText",
        "Hornetsecurity",
        "Egress",
        "INKY",
    )
)
"""Services that rewrite links to check clicks. The others are redirectors of web sites, which anyone can use."""

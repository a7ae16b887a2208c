"""Parse one URL as a browser does (WHATWG URL), including URLs that people disarmed so that no browser follows them.

Browsers repair backslashes, tabs, full-width letters and IP addresses written as one number. Attackers use such forms
to hide a host, so the repaired URL is the one that is checked.
"""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.address import normal_domain

IpAddress = IPv4Address | IPv6Address
_SCHEME: Final = lazy_pattern(r"([a-zA-Z][a-zA-Z0-9+.*-]{0,40}):")  # RFC 3986 §3.1, and "*" as in "h**p"
_DROPPED: Final = lazy_pattern("[\t\n\r\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_CONTROLS: Final = "".join(map(chr, range(0x21)))
_AUTHORITY: Final = lazy_pattern(r"[^/\\?#]*+")  # RFC 3986 §3.2, and the backslash that browsers read as a slash
_DEFANGED_DOT: Final = lazy_pattern(r"\s?(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\))\s?", re.IGNORECASE)
_DEFANGED_COLON: Final = lazy_pattern(r"\[:\](?=//)|\[://\]")
_START: Final = lazy_pattern(r"[^/\\?#]{1,20}+[/\\]{0,4}+[^/\\?#]*+")  # scheme and authority
_FORBIDDEN: Final = lazy_pattern(r"[\x00-\x20\x7f#/:<>?@\[\\\]^|%\"'`{},;]")
_NUMBER: Final = lazy_pattern(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)\Z")
HIERARCHICAL: Final = frozenset(("http", "https", "ftp", "ws", "wss"))
"""Schemes that always have a host."""
_OWN_CONTENT: Final = frozenset(
    ("data", "javascript", "vbscript", "mailto", "cid", "mid", "about", "file", "tel", "sms", "blob", "ldap")
)
"""Schemes that contain their content themselves, or do not lead to a web page."""
_BROWSERS: Final = frozenset(
    """
    googlechrome googlechromes chrome-https chrome firefox firefox-focus brave opera opera-http opera-https touch-http
    touch-https microsoft-edge microsoft-edge-http microsoft-edge-https edge msedge safari x-safari-http x-safari-https
    intent ucbrowser yabrowser samsunginternet vivaldi duckduckgo ddgquicklink webcal webcals feed
    """.split()  # noqa: SIM905 - a table is easier to review
)
"""Schemes of browsers and the like, with the host at the same place as in `https`."""
_INNER: Final = lazy_pattern(r"(?<![a-z])https?(?:://?|%3a%2f%2f|:\\\\)[^\s|\"<>]{3,8000}", re.IGNORECASE)
_HIDDEN_SCHEMES: Final = {
    "hxxp": "http", "hxxps": "https", "h**p": "http", "h**ps": "https", "hxtp": "http", "htxp": "http",
    "hxtps": "https", "fxp": "ftp", "meow": "http",
}  # fmt: skip
_BRACKETED: Final = lazy_pattern(r"\[([0-9a-fA-F:.]{2,64})(?:%[^\]]{0,40})?\]")  # RFC 3986 §3.2.2


@dataclass(frozen=True, slots=True)
class Url:
    """The parts of a URL (RFC 3986 §3). `host` is in lower-case A-labels, or an IP address without brackets.

    `ip` is the IP address that a browser would connect to, in whatever form it was written. `host_raw` is the host as
    written. `defanged` says that the URL was disarmed (`hxxp`, `[.]`).
    """

    scheme: str
    userinfo: str = ""
    host: str = ""
    port: int | None = None
    path: str = ""
    query: str = ""
    fragment: str = ""
    ip: IpAddress | None = None
    host_raw: str = ""
    defanged: bool = False

    @property
    def is_web(self) -> bool:
        """Whether a browser would open the URL as a web page."""
        return self.scheme in ("http", "https") and bool(self.host)


_ORDINARY: Final = lazy_pattern(
    r"(https?)://((?:[a-zA-Z0-9_-]{1,63}+\.){1,9}+[a-zA-Z][a-zA-Z0-9-]{0,62}+)"
    r"(?:(/[^?#\\(\[]*+)(?:\?([^#(\[]*+))?+(?:#([^(\[]*+))?+)?+\Z"
)
"""The form of nearly all URLs: nothing needs to be repaired, and the host is a name."""


def parse_url(text: str) -> Url | None:
    """Parse `text`. Return None if it has no scheme or no possible host. Never raises."""
    text = text[: limits.URL_LENGTH].strip(_CONTROLS)
    if not text.isprintable() or not text.isascii():
        text = _ascii_start(_DROPPED.sub("", text))
    else:
        ordinary = _ORDINARY.match(text)
        if ordinary is not None:
            scheme, host, path, query, fragment = ordinary.groups("")
            if len(host) < 256:
                return Url(scheme, "", host.lower(), None, path, query, fragment, None, host)
    text, defanged = _refanged(text) if ("[" in text[:300] or "(" in text[:300]) else (text, False)
    match = _SCHEME.match(text)
    if match is None:
        return None
    scheme = match.group(1).lower()
    rest = text[match.end() :]
    if scheme in _HIDDEN_SCHEMES:
        scheme, defanged = _HIDDEN_SCHEMES[scheme], True
    if scheme in HIERARCHICAL:
        return _hierarchical(scheme, rest.lstrip("/\\"), defanged)
    if "*" in scheme:
        return None
    handed = handed_on(scheme, rest)
    if handed:
        inner = _hierarchical(handed[:5].rstrip(":").lower(), handed.partition(":")[2].lstrip("/\\"), defanged)
        return Url(scheme, host=inner.host, path=rest, ip=inner.ip, defanged=defanged) if inner is not None else None
    path, _, fragment = rest.partition("#") if scheme not in ("data", "javascript") else (rest, "", "")
    if rest.startswith("//") and scheme not in ("data", "javascript", "blob"):
        authority = rest[2:].partition("/")[0]
        return Url(scheme, host=authority.rpartition("@")[2].lower()[:255], path=path, fragment=fragment)
    return Url(scheme, path=path, fragment=fragment)


def handed_on(scheme: str, rest: str) -> str:
    """Return the web address that a program passes on to a browser: `microsoft-edge:https://…`, `intent://host/…`.

    The scheme need not be known, because programs register their own, and the address inside opens like any other.
    `rest` is the text after the colon. The result is "" if there is no address in it.
    """
    if scheme in _OWN_CONTENT or scheme in HIERARCHICAL:
        return ""
    match = _INNER.search(rest[: limits.URL_LENGTH])
    if match is not None:
        inner = match.group().partition("#Intent;")[0]
        return unquote(inner, errors="replace") if "%" in inner[:12] else inner
    if rest[:2] in ("//", "\\\\") and (scheme in _BROWSERS or scheme.endswith(("-http", "-https"))):
        front = "http" if scheme.endswith("-http") else "https"
        return f"{front}://{rest.lstrip('/' + chr(92)).partition('#Intent;')[0]}"
    return ""


def _ascii_start(text: str) -> str:
    """Replace full-width characters in scheme and authority by ASCII, as browsers do (UTS 46)."""
    return unicodedata.normalize("NFKC", text[:300]) + text[300:] if not text[:12].isascii() else text


def _refanged(text: str) -> tuple[str, bool]:
    head, tail = text[:300], text[300:]
    plain = _DEFANGED_DOT.sub(".", _DEFANGED_COLON.sub(lambda m: "://" if "/" in m[0] else ":", head))
    # Such signs in the path or query do not disarm a URL.
    start = _START.match(plain)
    return plain + tail, start is not None and not head.startswith(start.group())


def _hierarchical(scheme: str, rest: str, defanged: bool) -> Url | None:
    match = _AUTHORITY.match(rest)
    authority = match.group() if match else ""
    after = rest[len(authority) :]
    userinfo, _, place = authority.rpartition("@")  # RFC 3986 §3.2.1
    host_raw, port = _host_and_port(place)
    ip: IpAddress | None = None
    bracketed = _BRACKETED.fullmatch(host_raw)
    if bracketed:
        try:
            ip = IPv6Address(bracketed.group(1))
        except AddressValueError:
            return None
        host = str(ip)
    else:
        host = _host(host_raw)
        if not host:
            return None
        if host[-1].isdigit() or host.rpartition(".")[2][:2] == "0x":
            ip = _ipv4(host)
            host = str(ip) if ip is not None else host
    after, _, fragment = after.partition("#")
    path, _, query = after.partition("?")
    return Url(scheme, userinfo, host, port, path.replace("\\", "/"), query, fragment, ip, host_raw, defanged)


def _host_and_port(place: str) -> tuple[str, int | None]:
    host, colon, port = place.rpartition(":")
    if not colon or (host.startswith("[") and not host.endswith("]")):
        return place, None
    if port.isascii() and port.isdigit() and len(port) <= 10:
        return host, int(port)
    return (host, None) if not port else (place, None)


def _host(raw: str) -> str:
    """Return the host as a resolver gets it, or "" if no browser would accept it."""
    if "%" in raw:  # RFC 3986 §2.1
        raw = unquote(raw, errors="replace")
    if raw.isascii():
        host = raw.lower()
    else:
        host = unicodedata.normalize("NFKC", raw[:1024]).replace("\u3002", ".").lower()
        host = normal_domain(_DROPPED.sub("", host))
    host = host.strip(".")
    if not host or len(host) > 255 or _FORBIDDEN.search(host) or ".." in host:
        return ""
    return host


def _ipv4(host: str) -> IPv4Address | None:
    """Parse an IPv4 address in any form that browsers accept: decimal, hex or octal, one to four parts."""
    parts = host.split(".")
    if len(parts) > 4 or not all(_NUMBER.match(part) for part in parts):
        return None
    numbers: list[int] = []
    for part in parts:
        if len(part) > 40:
            return None
        base = 16 if part[:2] in ("0x", "0X") else 8 if part[0] == "0" and len(part) > 1 else 10
        try:
            numbers.append(int(part[2:] or "0", 16) if base == 16 else int(part, base))
        except ValueError:  # for instance an 8 in an octal number
            return None
    *heads, last = numbers
    if any(number > 255 for number in heads) or last >= 256 ** (5 - len(numbers)):
        return None
    return IPv4Address(sum(number << 8 * (3 - index) for index, number in enumerate(heads)) + last)


def embedded_ipv4(ip: IpAddress) -> IPv4Address | None:
    """Return the IPv4 address in a mapped (RFC 4291 §2.5.5.2) or 6to4 (RFC 3056 §2) address; an IPv4 address itself."""
    if isinstance(ip, IPv4Address):
        return ip
    return ip.ipv4_mapped or ip.sixtofour

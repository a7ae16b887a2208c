"""Report addresses, as in `rua=` and `ruf=` (RFC 9989 §4.7, RFC 8460 §3)."""

import re
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.names.domain import to_ascii

CHARACTERS: Final = 1_000  # longest address that is read
_SIZE: Final = lazy_pattern(r"![0-9]{1,20}[kmgt]?\Z", re.IGNORECASE)  # RFC 7489 §6.2; obsolete and harmless today
_SCHEME: Final = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]{0,30}):")  # RFC 3986 §3.1
_LOCAL: Final = lazy_pattern(r"[^\s\"(),:;<>@\[\\\]\x00-\x20\x7f]{1,256}")  # RFC 5322 §3.2.3, but dots anywhere
_QUOTED: Final = lazy_pattern(r'"[^"\\\x00-\x1f\x7f]{0,256}"')  # RFC 5322 §3.2.4, without escapes
_LABEL: Final = lazy_pattern(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")  # RFC 1035 §2.3.4: 63 octets
_SCHEMES: Final = ("mailto", "https")  # RFC 8460 §3 has both; DMARC reports go by mail (RFC 9990 §3)


@dataclass(frozen=True, slots=True)
class ReportAddress:
    """One report address. `problem` is a kebab-case code, or "" if reports can be sent to it; `host` is in A-labels."""

    text: str
    scheme: str = ""
    host: str = ""
    problem: str = ""


def split_addresses(value: str) -> tuple[str, ...]:
    """Return the members of the list. A comma within an address is written %2C (RFC 3986 §2.1)."""
    return tuple(part.strip(" \t") for part in value.split(","))


def read_address(text: str) -> ReportAddress:
    """Parse one member of the list and say what is wrong with it. Never raises."""
    if len(text) > CHARACTERS:
        return ReportAddress(text[:CHARACTERS], problem="bad-mailbox")
    bare = _SIZE.sub("", text)
    if not bare:
        return ReportAddress(text, problem="empty")
    odd = next((char for char in bare if not "\x21" <= char <= "\x7e"), "")
    if odd:
        return ReportAddress(text, problem="blank" if odd in " \t" else f"character: U+{ord(odd):04X}")
    found = _SCHEME.match(bare)
    scheme = found.group(1).lower() if found is not None else ""
    if scheme not in _SCHEMES:
        return ReportAddress(text, scheme, problem="no-mailto" if "@" in bare else "no-scheme")
    rest = bare[len(scheme) + 1 :]
    if "<" in rest or ">" in rest:
        return ReportAddress(text, scheme, problem="angle-brackets")
    return _web(text, rest) if scheme == "https" else _mailbox(text, rest)


def _web(text: str, rest: str) -> ReportAddress:
    if not rest.startswith("//"):
        return ReportAddress(text, "https", problem="no-host")
    authority = re.split(r"[/?#]", rest[2:], maxsplit=1)[0].rpartition("@")[2]  # RFC 3986 §3.2
    host, colon, port = authority.partition(":")
    if not host:
        return ReportAddress(text, "https", problem="no-host")
    if colon and not (port.isdigit() and len(port) <= 5):  # RFC 3986 §3.2.3
        return ReportAddress(text, "https", problem="bad-host")
    return ReportAddress(text, "https", host.lower(), _host_problem(host))


def _mailbox(text: str, rest: str) -> ReportAddress:
    """Parse a mailto URI (RFC 6068 §2): one mailbox; header fields after `?` are allowed."""
    mailbox = rest.partition("?")[0]
    if not mailbox:
        return ReportAddress(text, "mailto", problem="empty")
    if mailbox.startswith("//"):
        return ReportAddress(text, "mailto", problem="slashes")
    local, at, domain = mailbox.rpartition("@")
    if not at or not domain:
        return ReportAddress(text, "mailto", problem="no-domain")
    name = unquote(local, errors="replace")  # RFC 3986 §2.1
    if not name:
        return ReportAddress(text, "mailto", problem="no-mailbox")
    if _LOCAL.fullmatch(name) is None and _QUOTED.fullmatch(name) is None:
        return ReportAddress(text, "mailto", problem="blank" if " " in name else "bad-mailbox")
    host = to_ascii(unquote(domain, errors="replace"))  # RFC 5891 §5.5
    if domain.endswith("."):  # RFC 5321 §2.3.5: a domain in mail has no final dot
        return ReportAddress(text, "mailto", host, "bad-host")
    return ReportAddress(text, "mailto", host, _host_problem(host))


def _host_problem(host: str) -> str:
    """Return the code of what is wrong with a host name, or "".

    A host on the Internet has a dot in its name, and its last label is not a number (RFC 5321 §2.3.5, RFC 1123 §2.1).
    """
    labels = host.split(".")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        return "bad-host"
    return "" if len(labels) > 1 else "single-label"


def mended_addresses(value: str) -> list[str]:
    """Return the addresses of a list that reports can be sent to, with slips corrected."""
    return list(filter(None, map(_mended, _members(value))))


def _members(value: str) -> list[str]:
    """Split a list of addresses, also where a semicolon was written for a comma or the comma is missing."""
    parts: list[str] = []
    for part in value.replace(";", ",").split(","):
        lower, start = part.lower(), 0
        at = lower.find("mailto:", 1)
        while at > 0:
            parts.append(part[start:at])
            start, at = at, lower.find("mailto:", at + 1)
        parts.append(part[start:])
    return [part.strip(" \t") for part in parts if part.strip(" \t")]


def _mended(text: str) -> str:
    """Return the corrected address, or "" if it is not clear which address was meant."""
    if not read_address(text).problem:
        return text
    bare = text.strip(" \t.;'")
    scheme, colon, rest = bare.partition(":")
    if colon and scheme.lower() in ("https", "http"):
        return ""
    if not (colon and scheme.strip(" \t").lower() in ("mailto", "mailto=", "maito", "mailt", "mail", "email")):
        rest = bare
    if rest.count("<") == 1 and rest.endswith(">"):
        rest = rest.partition("<")[2][:-1]
    rest = rest.removeprefix("mailto:").strip(" \t/:=<>").rstrip(".")
    mended = f"mailto:{rest}"
    return "" if read_address(mended).problem else mended

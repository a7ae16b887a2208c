"""The client of one hop: what the `from` clause of a Received field and its comments say of it."""

import functools
import ipaddress
import re
from collections.abc import Sequence
from typing import Final

from mailguard.lazy_dataclass import dataclass
from mailguard.lazy_pattern import lazy_pattern

_BRACKETED: Final = lazy_pattern(r"\[(?:IPv6:)?([0-9A-Fa-f.:]{2,45})(?:%[\w.]{1,16})?\](?::\d{1,5})?", re.IGNORECASE)
_BARE: Final = lazy_pattern(
    r"(?<![\w.:\-\[])((?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:\.\d{1,3}){0,3})(?![\w\-.:])"
)
_HELO: Final = lazy_pattern(r"\b(?:helo|ehlo)\b[\s=]+\"?([^\s\"()]{1,255})", re.IGNORECASE)
_QUOTED_HELO: Final = lazy_pattern(r"\"(?:helo|ehlo)\s+([^\"]{0,255})\"", re.IGNORECASE)
_NOISE: Final = lazy_pattern(
    r"^\s*(?:using|authenticated|no client|client|verified|version=|cipher|account|user|auth)\b", re.IGNORECASE
)
# "name [192.0.2.1]" and "192.0.2.1". No name that is one of the words that `_NOISE`, `_HELO` and `_FORGED` look for.
_USUAL: Final = lazy_pattern(
    r"(?:((?![\w.-]*(?:verified|helo|ehlo)|(?:using|authenticated|client|cipher|account|user|auth)\b)[\w.-]{1,255})\s+)?"
    r"\[(?:IPv6:)?([0-9A-Fa-f.:]{2,45})\]|((?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}|(?:\d{1,3}\.){3}\d{1,3})",
    re.IGNORECASE,
)
_FORGED: Final = lazy_pattern(r"may be forged|unverified|cannot be verified", re.IGNORECASE)
_NAME: Final = lazy_pattern(r"^(?:[^\s@\[\]()]{0,64}@)?([^\s@\[\]():=,;]{1,255})$")
_NO_NAME: Final = frozenset({"unknown", "unverified", "localhost.", "nil", "null", "none", "no-reverse-dns"})
_IPV6_CHARACTERS: Final = 45  # RFC 4291 §2.2, form 3: 0000:0000:0000:0000:0000:ffff:255.255.255.255
_ADDRESS_LIKE: Final = lazy_pattern(r"\d{1,3}(?:\.\d{1,3}){3}")
_OCTET: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4: Final = lazy_pattern(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_GROUP: Final = r"[1-9a-f][0-9a-f]{0,3}"
# RFC 5952 §4, without a group that is zero by itself and without "::" in front (it may be IPv4-mapped): addresses
# that need no change. Six colons at most, so that "::" stands for two groups or more.
_NORMAL_IPV6: Final = lazy_pattern(
    rf"{_GROUP}(?::{_GROUP}){{7}}|(?!(?:[^:]*:){{7}}){_GROUP}(?::{_GROUP}){{0,5}}::(?:{_GROUP}(?::{_GROUP}){{0,4}})?"
)


@dataclass(frozen=True, slots=True)
class Client:
    """`helo` is the client's word; `ip` and `reverse_name` are the receiving server's. `ip` is in normal form."""

    helo: str = ""
    reverse_name: str = ""
    ip: str = ""
    may_be_forged: bool = False
    invalid_ip: str = ""


def normal_ip(text: str) -> str:
    """An address in its shortest form, without zone and IPv4-mapped prefix; "" when it is none."""
    text = text.strip().strip("[]")
    if ":" in text and text[:5].lower() == "ipv6:":
        text = text[5:]
    text = text.partition("%")[0]
    if ":" in text:
        if _NORMAL_IPV6.fullmatch(text):
            return text
        return _normal_ipv6(text) if len(text) <= _IPV6_CHARACTERS else ""
    return text if _IPV4.fullmatch(text) else ""


@functools.lru_cache(maxsize=1024)  # one hop's `from` is the next one's `by`
def _normal_ipv6(text: str) -> str:
    try:
        address = ipaddress.IPv6Address(text)
    except ValueError:
        return ""
    return str(address.ipv4_mapped or address)


def read_client(words: Sequence[str], comments: Sequence[str], *, exim: bool) -> Client:
    """What the `from` clause says. The server's own words stand behind the client's, so the last address counts."""
    first = words[0] if words else ""
    ip = invalid = reverse = helo = ""
    forged = False
    for comment in comments:
        usual = _usual(comment)
        if usual is not None:
            (reverse, ip), invalid, forged = usual, "", False
            continue
        if len(comment) > 1000:
            comment = comment[:1000]  # noqa: PLW2901 - the same comment, cut
        stated = _stated_helo(comment)
        bare = comment
        if stated is not None:
            helo = stated.group(1).strip()
            bare = comment[: stated.start()] + comment[stated.end() :]
        elif _NOISE.match(comment):
            continue
        found, broken, at = _find_address(bare)
        if found:
            ip, invalid = found, ""
            reverse = _name_before(bare[:at])
            forged = _FORGED.search(bare) is not None
        elif broken:
            invalid = broken
        elif stated is None and not reverse and (name := _NAME.match(bare.strip())) and "." in name.group(1):
            reverse = name.group(1)
    if not ip:
        for word in words[:3]:  # "from [192.0.2.1] by …", "from name [192.0.2.1] by …"
            found, broken, _ = _find_address(word)
            ip, invalid = ip or found, invalid or broken
    if not helo:
        helo, reverse = _unlabelled(first, reverse, ip, comments, exim=exim)
    elif not reverse and not normal_ip(first) and first.lower() not in _NO_NAME:
        reverse = first  # Exim, qmail, IronPort: the name looked up stands in front, the HELO is labelled
    return Client(helo[:255], _known(reverse), ip, forged, "" if ip else invalid)


def _usual(comment: str) -> tuple[str, str] | None:
    """Reverse name and address of a comment in the form that most servers write, without any word of explanation."""
    found = _USUAL.fullmatch(comment)
    if found is None:
        return None
    name, bracketed, bare = found.groups("")
    ip = normal_ip(bracketed or bare)
    return (name, ip) if ip else None


def _stated_helo(comment: str) -> re.Match[str] | None:
    lower = comment.lower()
    if "helo" not in lower and "ehlo" not in lower:
        return None
    return _QUOTED_HELO.search(comment) or _HELO.search(comment)


def _unlabelled(first: str, reverse: str, ip: str, comments: Sequence[str], *, exim: bool) -> tuple[str, str]:
    """HELO and reverse name where no HELO is labelled: the first word is what the client said."""
    if exim and first and not normal_ip(first):
        return first, reverse or (first if ip and comments else "")  # Exim: one name when both are the same
    return first, reverse


def _known(name: str) -> str:
    name = name.strip().rstrip(".").lower()
    return "" if name in _NO_NAME or normal_ip(name) else name[:255]


def _name_before(text: str) -> str:
    """The name in front of the address: `name`, `IDENT:user@name`, `name.`, with a bracket or blank behind."""
    words = text.replace("[", " ").split()
    if not words:
        return ""
    name = _NAME.match(words[-1])
    return name.group(1) if name else ""


def address_in(text: str) -> str:
    """The first IP address in `text`, in normal form, "" without one."""
    return _find_address(text)[0]


def _find_address(text: str) -> tuple[str, str, int]:
    """The first address and its place, and what stands in brackets like an address and is none."""
    broken = ""
    if text.count(".") < 3 and text.count(":") < 2:  # most words are no address
        return "", "", 0
    for pattern in (_BRACKETED, _BARE) if "[" in text else (_BARE,):
        for match in pattern.finditer(text[:1000]):
            ip = normal_ip(match.group(1))
            if ip:
                return ip, "", match.start()
            if not broken and _ADDRESS_LIKE.fullmatch(match.group(1)):
                broken = match.group(1)
    return "", broken, 0

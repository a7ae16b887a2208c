"""Read the client of one hop from the `from` clause of a Received field and its comments."""

import functools
import ipaddress
import re
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern

_BRACKETED: Final = lazy_pattern(r"\[(?:IPv6:)?([0-9A-Fa-f.:]{2,45})(?:%[\w.]{1,16})?\](?::\d{1,5})?", re.IGNORECASE)
_BARE: Final = lazy_pattern(
    r"(?<![\w.:\-\[])((?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?:\.\d{1,3}){0,3})(?![\w\-.:])"
)
# Where the client's own text begins in a comment: "HELO name" at its start, or helo=name, "EHLO name" or ident=user, as
# Exim, ZMailer and others write it after the address. The server writes nothing after that.
_SAID: Final = lazy_pattern(
    r"^\s*+(?:helo|ehlo)(?:[\s=:]++|\Z)|\"(?:helo|ehlo)\s++|(?:^|(?<=[\s\]]))(?:(?:helo|ehlo)[\s=]++|(?:ident|port)=)",
    re.IGNORECASE,
)
_WORD: Final = lazy_pattern(r"[^\s\"()]{1,255}")
_EXPLAINS: Final = (
    r"(?:using|authenticated|no client|client|verified|version|cipher|account|user|auth|envelope-from|envelope-sender"
    r"|orcpt)(?:[\s=:]|\Z)|ident:\s"
)
# A comment that is not about the client's address, although it may contain an address.
_NOISE: Final = lazy_pattern(rf"\s*+(?:{_EXPLAINS})", re.IGNORECASE)
# "name [192.0.2.1]" and "192.0.2.1", unless the name is a word that `_NOISE`, `_SAID` or `_FORGED` searches for.
_USUAL: Final = lazy_pattern(
    rf"(?:((?!{_EXPLAINS}|[\w.-]*(?:verified|helo|ehlo))[\w.-]{{1,255}})\s+)?"
    r"\[(?:IPv6:)?([0-9A-Fa-f.:]{2,45})\]|((?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}|(?:\d{1,3}\.){3}\d{1,3})",
    re.IGNORECASE,
)
_BEFORE_BY: Final = lazy_pattern(r"(?<![0-9A-Fa-f.:])([0-9A-Fa-f.:]{2,45})\]?\)\s{1,9}+by\s", re.IGNORECASE)
_FORGED: Final = lazy_pattern(r"may be forged|unverified|cannot be verified", re.IGNORECASE)
_NAME: Final = lazy_pattern(r"[^\s@\[\]():=,;]{1,255}")
_NO_NAME: Final = frozenset({"unknown", "unverified", "localhost.", "nil", "null", "none", "no-reverse-dns"})
_IPV6_CHARACTERS: Final = 45  # RFC 4291 §2.2, form 3: 0000:0000:0000:0000:0000:ffff:255.255.255.255
_ADDRESS_LIKE: Final = lazy_pattern(r"\d{1,3}(?:\.\d{1,3}){3}")
_DOTTED: Final = lazy_pattern(r"\.\d{1,3}\.\d")  # in every IPv4 address
_OCTET: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4: Final = lazy_pattern(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_GROUP: Final = r"[1-9a-f][0-9a-f]{0,3}"
# Addresses that are already in the form of RFC 5952 §4. Those with a single zero group, or with "::" at the start (they
# may be IPv4-mapped), are left to `ipaddress`. At most six colons, so that "::" replaces two groups or more.
_NORMAL_IPV6: Final = lazy_pattern(
    rf"{_GROUP}(?::{_GROUP}){{7}}|(?!(?:[^:]*:){{7}}){_GROUP}(?::{_GROUP}){{0,5}}::(?:{_GROUP}(?::{_GROUP}){{0,4}})?"
)


Doubt: TypeAlias = Literal["", "bare", "form", "address"]


@dataclass(frozen=True, slots=True)
class Client:
    """The client of one hop. `helo` is the client's claim; the receiving server wrote `ip` and `reverse_name`.

    `ip` is in normal form. `doubt` is "bare" if the address is not in a comment, "form" if there are several addresses
    and the last one must be the server's, "address" if the client may have written the address.
    """

    helo: str = ""
    reverse_name: str = ""
    ip: str = ""
    may_be_forged: bool = False
    invalid_ip: str = ""
    doubt: Doubt = ""
    name_unchecked: bool = False  # qmail does not check whether the reverse name resolves to the address


def normal_ip(text: str) -> str:
    """Return an IP address in its shortest form, without zone and IPv4-mapped prefix; "" if it is not one."""
    text = text.strip().strip("[]")
    if ":" in text and text[:5].lower() == "ipv6:":  # RFC 5321 §4.1.3
        text = text[5:]
    text = text.partition("%")[0]
    if ":" in text:
        if _NORMAL_IPV6.fullmatch(text):
            return text
        return _normal_ipv6(text) if len(text) <= _IPV6_CHARACTERS else ""
    return text if _IPV4.fullmatch(text) else ""


@functools.lru_cache(maxsize=1024)  # the `from` address of one hop is the `by` address of the next
def _normal_ipv6(text: str) -> str:
    try:
        address = ipaddress.IPv6Address(text)
    except ValueError:
        return ""
    return str(address.ipv4_mapped or address)


@dataclass(frozen=True, slots=True)
class _Comment:
    """The content of one comment in the `from` clause: the server's text, and the client's text after it."""

    ip: str = ""
    name: str = ""
    forged: bool = False
    invalid: str = ""
    helo: str | None = None  # None if the comment contains no text of the client
    alone: bool = False  # the comment contains only the client's text
    rival: bool = False  # the client's text contains another address


def read_client(words: Sequence[str], comments: Sequence[str], *, exim: bool) -> Client:
    """Read the `from` clause. Exim writes the HELO name after the address, all other servers before it."""
    first = words[0] if words else ""
    if len(comments) == 1 and not exim and (usual := _usual(comments[0])) is not None:  # nearly all fields
        return Client(first[:255], _known(usual.name), usual.ip)
    read = [_usual(comment) or _read(comment) for comment in comments]
    place, invalid = _last_word_address(words)
    chosen, doubt = _choose(_Comment(place[1]) if place else None, place[0] if place else 0, first, read, exim=exim)
    helo = next((each.helo for each in reversed(read) if each.helo), "")
    reverse, unchecked = chosen.name, False
    if not reverse:
        reverse = next((each.name for each in read if each.name and not each.ip), "")
        unchecked = bool(reverse)
    if not helo:
        helo, reverse = _unlabelled(first, reverse, chosen.ip, comments, exim=exim)
    elif not reverse and not normal_ip(first) and first.lower() not in _NO_NAME:
        reverse = first  # Exim, qmail, IronPort: the first word is the reverse name, the HELO name has a label
        unchecked = any(each.alone for each in read)
    if not chosen.ip:
        invalid = next((each.invalid for each in reversed(read) if each.invalid), invalid)
    invalid = "" if chosen.ip else invalid
    return Client(helo[:255], _known(reverse), chosen.ip, chosen.forged, invalid, doubt, unchecked)


def _choose(
    bare: _Comment | None, place: int, first: str, read: Sequence[_Comment], *, exim: bool
) -> tuple[_Comment, Doubt]:
    """Choose the address that the server wrote. `bare` is an address outside comments, the word number `place`.

    A bare address may be the client's HELO (an address literal, RFC 5321 §4.1.3), unless a labelled HELO is there too.
    """
    stating = [each for each in read if each.ip]
    labelled = exim or any(each.helo is not None for each in read)
    if bare is not None and (not stating or (exim and first.startswith("["))):
        differ = any(each.ip != bare.ip for each in stating)
        return bare, "form" if differ else "" if labelled else "bare" if place else "address"
    if not stating:
        return _Comment(), ""
    chosen = stating[0 if exim else -1]
    if chosen.rival and not exim:
        return chosen, "address"
    if exim or all(each.ip == chosen.ip for each in stating):
        rival = labelled and not exim and first.startswith("[") and bare is not None and bare.ip != chosen.ip
        return chosen, "form" if rival or len({each.ip for each in stating}) > 1 else ""
    behind = any(each.helo is not None for each in stating)  # in Exim's order, but no comment names Exim
    return chosen, "address" if behind else "form"


def _last_word_address(words: Sequence[str]) -> tuple[tuple[int, str] | None, str]:
    """Find the last address among the first three words, as in "from name [192.0.2.1] by …", and its word number."""
    invalid = ""
    for place in range(min(len(words), 3) - 1, -1, -1):
        found, broken, _ = _last_address(words[place])
        if found:
            return (place, found), ""
        invalid = invalid or broken
    return None, invalid


def address_before_by(text: str) -> str:
    """Return the address at the end of the last comment directly before the server's `by`, or ""."""
    last = ""
    for found in _BEFORE_BY.finditer(text):
        last = normal_ip(found.group(1)) or last
    return last


def _usual(comment: str) -> _Comment | None:
    """Read a comment in the form of most servers: a name and an address, without any explanation. None for others."""
    found = _USUAL.fullmatch(comment)
    if found is None:
        return None
    name, bracketed, bare = found.groups("")
    ip = normal_ip(bracketed or bare)
    return _Comment(ip, name) if ip else None


def _read(comment: str) -> _Comment:
    """Read a comment in any other form."""
    ident = comment[:6].lower() == "ident:"  # Sendmail: "IDENT:user@name [192.0.2.1]"
    said = None if ident else _SAID.search(comment)
    helo = _helo(comment, said) if said is not None else None
    theirs = comment[: said.start()] if said is not None else comment
    if not theirs.strip() or (said is None and _NOISE.match(theirs)):
        return _Comment(helo=helo, alone=said is not None)
    ip, invalid, at = _last_address(theirs)
    if ip:
        forged = _FORGED.search(theirs) is not None
        rival = said is not None and _last_address(comment[said.end() :])[0] not in ("", ip)
        return _Comment(ip, _name_before(theirs[:at]), forged, "", helo, rival=rival)
    name = theirs.strip().rpartition("@")[2]
    named = said is None and not invalid and "." in name and _NAME.fullmatch(name) is not None
    return _Comment(name=name if named else "", invalid=invalid, helo=helo)


def _helo(comment: str, said: re.Match[str]) -> str:
    """Return the client's HELO name, or "" if the comment does not give it."""
    label = said.group().strip(' "=:').lower()
    behind = comment[said.end() :]
    if said.group().startswith('"'):
        return behind.partition('"')[0].strip()
    if label in ("helo", "ehlo"):
        return behind.strip().strip('"') if not said.start() and "=" not in said.group() else _first_word(behind)
    labelled = _SAID.search(behind)
    return _helo(behind, labelled) if labelled is not None and label == "port" else ""


def _first_word(text: str) -> str:
    found = _WORD.search(text[:300])
    return found.group() if found is not None else ""


def _unlabelled(first: str, reverse: str, ip: str, comments: Sequence[str], *, exim: bool) -> tuple[str, str]:
    """Return HELO and reverse name if no HELO is labelled: the first word is the HELO name."""
    if exim and first and not normal_ip(first):
        return first, reverse or (first if ip and comments else "")  # Exim writes one name if both are equal
    return first, reverse


def _known(name: str) -> str:
    name = name.strip().rstrip(".").lower()
    return "" if name in _NO_NAME or normal_ip(name) else name[:255]


def _name_before(text: str) -> str:
    """Return the name before the address: `name`, `IDENT:user@name` or `name.`, followed by a bracket or blank."""
    words = text.replace("[", " ").split()
    name = words[-1].rpartition("@")[2] if words else ""
    return name if _NAME.fullmatch(name) else ""


def address_in(text: str) -> str:
    """Return the last IP address in `text`, in normal form, or "" if there is no address."""
    return _last_address(text)[0]


def _last_address(text: str) -> tuple[str, str, int]:
    """Return the last valid address, an invalid one if there is no valid one, and the offset of the valid one."""
    ip = broken = ""
    at = -1
    if text.count(":") < 2 and (text.count(".") < 3 or _DOTTED.search(text) is None):  # most words are not addresses
        return "", "", 0
    for pattern in (_BRACKETED, _BARE) if "[" in text else (_BARE,):
        for match in reversed(list(pattern.finditer(text))):
            if match.start() < at:
                break
            if found := normal_ip(match.group(1)):
                ip, at = found, match.start()
                break
            if not broken and _ADDRESS_LIKE.fullmatch(match.group(1)):
                broken = match.group(1)
    return ip, "" if ip else broken, max(at, 0)

"""The client of one hop: what the `from` clause of a Received field and its comments say of it."""

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
# Where the client's words begin in a comment: "HELO name" at its start, or what Exim, ZMailer and others put behind
# the address: helo=name, "EHLO name", ident=user. Nothing behind it is the server's.
_SAID: Final = lazy_pattern(
    r"^\s*+(?:helo|ehlo)(?:[\s=:]++|\Z)|\"(?:helo|ehlo)\s++|(?:^|(?<=[\s\]]))(?:(?:helo|ehlo)[\s=]++|(?:ident|port)=)",
    re.IGNORECASE,
)
_WORD: Final = lazy_pattern(r"[^\s\"()]{1,255}")
_EXPLAINS: Final = (
    r"(?:using|authenticated|no client|client|verified|version|cipher|account|user|auth|envelope-from|envelope-sender"
    r"|orcpt)(?:[\s=:]|\Z)|ident:\s"
)
# A comment that is no word about the client's address, though one may stand in it.
_NOISE: Final = lazy_pattern(rf"\s*+(?:{_EXPLAINS})", re.IGNORECASE)
# "name [192.0.2.1]" and "192.0.2.1". No name that is one of the words that `_NOISE`, `_SAID` and `_FORGED` look for.
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
_OCTET: Final = r"(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_IPV4: Final = lazy_pattern(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_GROUP: Final = r"[1-9a-f][0-9a-f]{0,3}"
# RFC 5952 §4, without a group that is zero by itself and without "::" in front (it may be IPv4-mapped): addresses
# that need no change. Six colons at most, so that "::" stands for two groups or more.
_NORMAL_IPV6: Final = lazy_pattern(
    rf"{_GROUP}(?::{_GROUP}){{7}}|(?!(?:[^:]*:){{7}}){_GROUP}(?::{_GROUP}){{0,5}}::(?:{_GROUP}(?::{_GROUP}){{0,4}})?"
)


Doubt: TypeAlias = Literal["", "bare", "form", "address"]


@dataclass(frozen=True, slots=True)
class Client:
    """`helo` is the client's word; `ip` and `reverse_name` are the receiving server's. `ip` is in normal form.

    `doubt` is "bare" where the address stands outside of any comment, "form" where several are there and the last must
    be the server's, "address" where the client may have written the one that is there.
    """

    helo: str = ""
    reverse_name: str = ""
    ip: str = ""
    may_be_forged: bool = False
    invalid_ip: str = ""
    doubt: Doubt = ""
    name_unchecked: bool = False  # qmail writes the name without asking whether it leads back to the address


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


@dataclass(frozen=True, slots=True)
class _Comment:
    """What one comment of the `from` clause says: the server's words, and behind them the client's."""

    ip: str = ""
    name: str = ""
    forged: bool = False
    invalid: str = ""
    helo: str | None = None  # None where the comment has no words of the client
    alone: bool = False  # the client's words are all that it holds
    rival: bool = False  # another address stands among the client's words


def read_client(words: Sequence[str], comments: Sequence[str], *, exim: bool) -> Client:
    """What the `from` clause says. Exim puts the client's words behind the address, all others in front of it."""
    first = words[0] if words else ""
    if len(comments) == 1 and not exim and (usual := _usual(comments[0])) is not None:  # nearly all of them
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
        reverse = first  # Exim, qmail, IronPort: the name looked up stands in front, the HELO is labelled
        unchecked = any(each.alone for each in read)
    if not chosen.ip:
        invalid = next((each.invalid for each in reversed(read) if each.invalid), invalid)
    invalid = "" if chosen.ip else invalid
    return Client(helo[:255], _known(reverse), chosen.ip, chosen.forged, invalid, doubt, unchecked)


def _choose(
    bare: _Comment | None, place: int, first: str, read: Sequence[_Comment], *, exim: bool
) -> tuple[_Comment, Doubt]:
    """Which of the addresses the server wrote. `bare` stands among the words, at `place`.

    A bare one may be what the client called itself (RFC 5321 §4.1.3), unless that stands labelled beside it.
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
    behind = any(each.helo is not None for each in stating)  # the form of Exim, and nothing says that it is Exim
    return chosen, "address" if behind else "form"


def _last_word_address(words: Sequence[str]) -> tuple[tuple[int, str] | None, str]:
    """Place and address of the last among the first words: "from [192.0.2.1] by …", "from name [192.0.2.1] by …"."""
    invalid = ""
    for place in range(min(len(words), 3) - 1, -1, -1):
        found, broken, _ = _last_address(words[place])
        if found:
            return (place, found), ""
        invalid = invalid or broken
    return None, invalid


def address_before_by(text: str) -> str:
    """The address in the last comment that ends right before the server's `by`, whatever stands in front of it."""
    last = ""
    for found in _BEFORE_BY.finditer(text):
        last = normal_ip(found.group(1)) or last
    return last


def _usual(comment: str) -> _Comment | None:
    """A comment in the form that most servers write, a name and an address, without any word of explanation."""
    found = _USUAL.fullmatch(comment)
    if found is None:
        return None
    name, bracketed, bare = found.groups("")
    ip = normal_ip(bracketed or bare)
    return _Comment(ip, name) if ip else None


def _read(comment: str) -> _Comment:
    """A comment in any other form."""
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
    """What the client called itself, "" where it is not told."""
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
    name = words[-1].rpartition("@")[2] if words else ""
    return name if _NAME.fullmatch(name) else ""


def address_in(text: str) -> str:
    """The last IP address in `text`, in normal form, "" without one."""
    return _last_address(text)[0]


def _last_address(text: str) -> tuple[str, str, int]:
    """The last address and its place, and what stands in brackets like an address and is none."""
    ip = broken = ""
    at = -1
    if text.count(".") < 3 and text.count(":") < 2:  # most words are no address
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

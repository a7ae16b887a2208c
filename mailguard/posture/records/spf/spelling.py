"""Correct mistyped terms of an SPF record: find the valid terms that a word was meant to be."""

import re
from ipaddress import ip_address, ip_network
from itertools import pairwise
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.spf.record import Mechanism, Modifier, parse_term
from mailguard.names.domain import is_host_name, to_ascii

MECHANISMS: Final = ("ip4", "ip6", "a", "mx", "include", "exists", "ptr", "all")  # RFC 7208 §5
_WITH_VALUE: Final = ("include", "ip4", "ip6", "exists", "redirect")
_DEPTH: Final = 6  # mistakes corrected one after another in the same word
_MEANT: Final = {"ip": "ip4", "ipv": "ip4", "ipv4": "ip4", "ipv6": "ip6"}  # in addition to names with one wrong letter
_ALL_WORDS: Final = {  # `all=fail` and similar → the valid term (RFC 7208 §5.1)
    "": "",
    "fail": "-all",
    "hardfail": "-all",
    "reject": "-all",
    "softfail": "~all",
    "soft": "~all",
    "neutral": "?all",
}
_SIGN: Final = lazy_pattern(r"[-+~?]")
_TERM: Final = lazy_pattern(r"([-+~?]?)([a-z][a-z0-9_-]{0,15})([:=.]?)(.*)", re.IGNORECASE | re.DOTALL)
_GLUED_ALL: Final = lazy_pattern(r"(?<=.)[-+~?]all(?![a-z0-9_]*\.[a-z])", re.IGNORECASE)
_GLUED_TERM: Final = lazy_pattern(
    r"(?<=[^-+~?])[-+~?]?(?:include|ip4|ip6|exists|redirect)[:=]|(?<=[^-+~?])[+~?](?:a|mx|ptr)(?![a-z0-9_-])",
    re.IGNORECASE,
)
_DEFINITE_ALL: Final = lazy_pattern(r"[-+~?]all(?=.)", re.IGNORECASE)
_RUN: Final = lazy_pattern(r"(?:mx|ptr|a)(?=(?:mx|ptr|a|ip4:|ip6:|include:|[-+~?]all|\Z))", re.IGNORECASE)
_ADDRESS: Final = lazy_pattern(
    r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?:/[0-9.]{1,15})?|[0-9a-f]*:[0-9a-f:.]+(?:/[0-9]{1,3})?", re.IGNORECASE
)
_MASK: Final = lazy_pattern(r"([0-9.]{7,15})/([0-9]{1,2}|(?:[0-9]{1,3}\.){3}[0-9]{1,3})(?:/[0-9]{1,2})?")
_URL: Final = lazy_pattern(r"(?:https?:)?//([^/]+)/?.*", re.IGNORECASE)


def is_mistaken(modifier: str) -> bool:
    """Whether an unknown modifier is a mistake: a mechanism written with `=`, or a second `v=` (RFC 7208 §6)."""
    known = modifier in MECHANISMS or modifier in _MEANT or modifier in ("v", "spf", "spf1")
    return known or any(_one_off(modifier, each) for each in ("include", "redirect", "exists"))


def repaired(word: str, depth: int = 0) -> list[str] | None:
    """Return the terms that `word` was meant to be.

    These are `word` itself if it is valid, an empty list if it can be left out, and None if its meaning is unclear.
    """
    term = parse_term(word)
    if not isinstance(term, str) and not _suspect(term):
        return [word]
    if depth >= _DEPTH:
        return None
    for mend in (_unglued, _renamed, _whole_all, _address, _name):
        parts = mend(word)
        if parts is None or parts == [word]:
            continue
        found = [repaired(part, depth + 1) for part in parts]
        if all(each is not None for each in found):
            return [term for each in found for term in each or ()]
    return None


def _suspect(term: Mechanism | Modifier) -> bool:
    """Whether a term is valid by the grammar (RFC 7208 §12) but surely not what its author meant."""
    if isinstance(term, Modifier):
        if term.name in ("redirect", "exp"):
            return not _plausible(term.value)
        return is_mistaken(term.name)
    return bool(term.domain_spec) and not _plausible(term.domain_spec)


def _plausible(spec: str) -> bool:
    """Whether a domain-spec can be the name of a server or service. One with macros can expand to any name."""
    if "%" in spec:  # RFC 7208 §7.1
        return not _ends_in_all(spec)
    name = spec.removesuffix(".")
    return is_host_name(name) and not _ends_in_all(name)


def _ends_in_all(text: str) -> bool:
    """Whether a name or address ends in `-all` because a space is missing. No top-level domain ends in it."""
    return text[-4:].lower() == "-all" and text[-5:-4].isalnum()


def _unglued(word: str) -> list[str] | None:
    """Split a word in which the space between two terms is missing (RFC 7208 §4.6.1)."""
    if _ends_in_all(word):
        return [word[:-4], word[-4:]]
    first = _DEFINITE_ALL.match(word)
    if first:
        rest = word[first.end() :]
        terms = repaired(rest, _DEPTH - 2)
        # Without a mechanism in it, the rest belongs to another text.
        lawful = [each for each in terms or () if isinstance(parse_term(each), Mechanism)]
        return [word[: first.end()], *lawful] if rest[0].isalnum() or rest[0] == "_" or lawful else None
    cuts = [match.start() for match in _GLUED_TERM.finditer(word)] + [m.start() for m in _GLUED_ALL.finditer(word)]
    cuts = sorted({cut for cut in cuts if cut > 0 and word[:cut] not in ("+", "-", "~", "?")})
    if cuts:
        places = [0, *cuts, len(word)]
        return [word[a:b] for a, b in pairwise(places)]
    run = _RUN.match(word)
    if run and run.end() < len(word) and word[run.end()] not in ":/":
        return [word[: run.end()], word[run.end() :]]
    return None


def _renamed(word: str) -> list[str] | None:
    """Correct a mistyped name, `=` after a mechanism, and `:` after a modifier (RFC 7208 §4.6.1)."""
    match = _TERM.fullmatch(word)
    if not match:
        return None
    sign, name, mark, value = match.group(1), match.group(2).lower(), match.group(3), match.group(4)
    if name == "v" and mark in "=:":
        return []
    if name == "all":
        return _all_of(sign, mark, value)
    if name in ("redirect", "exp"):  # RFC 7208 §6.1, RFC 7208 §6.2
        return [f"{name}={value}"] if value and (mark != "=" or sign) else None
    meant = name if name in MECHANISMS else _meant(name)
    dotted = mark == "." and meant in ("ip4", "ip6")
    doubled = meant != "ip6" and value[:1] in (":", "=")  # `ip4::192.0.2.1`
    if (
        not meant
        or not ((mark and mark in ":=") or dotted)
        or (meant == name and mark == ":" and value and not doubled)
    ):
        return None
    if meant == "redirect":
        return [f"redirect={value}"]
    value = value.lstrip(":=")
    if not value:
        return [sign + meant] if meant in ("a", "mx", "ptr") else []
    return [f"{sign}{meant}:{value}"]


def _all_of(sign: str, mark: str, value: str) -> list[str] | None:
    """Correct `all=fail` and similar. A word that would allow every sender (+all) is dropped."""
    if not mark:
        return None
    if sign or not value:
        return [f"{sign}all"] if sign not in ("", "+") else []
    word = value.lower().removesuffix("all")
    meant = {"-": "-all", "~": "~all", "?": "?all"}.get(word[:1]) if len(word) == 1 else _ALL_WORDS.get(word)
    return [meant] if meant else []


def _meant(name: str) -> str:
    """Return the mechanism or modifier that a mistyped name was meant to be, or "" if none is similar."""
    if name in _MEANT:
        return _MEANT[name]
    return next((each for each in _WITH_VALUE if _one_off(name, each)), "")


def _one_off(one: str, other: str) -> bool:
    """Whether two words differ in at most one letter that was added, left out, changed, or swapped with the next."""
    if abs(len(one) - len(other)) > 1 or len(one) < 3:
        return False
    start = next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return True
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def _whole_all(word: str) -> list[str] | None:
    """Correct a mistyped `all` with a qualifier: `-al`, `~alll`, `-all.`."""
    body = word[1:].lower().rstrip(".,:;")
    return [f"{word[0]}all"] if _SIGN.match(word) and body != "a" and _one_off(body.ljust(3), "all") else None


def _address(word: str) -> list[str] | None:
    """Correct addresses without ip4 or ip6, with the wrong one, with a netmask, or several in one term.

    A term holds one network with a prefix length (RFC 7208 §5.6).
    """
    match = _TERM.fullmatch(word)
    named = match is not None and match.group(3) == ":" and match.group(2).lower() in (*MECHANISMS, *_MEANT)
    sign, value = (match.group(1), match.group(4)) if match and named else ("", word)
    several = value.split(":") if value.count(".") >= 6 and ":" in value else [value]
    terms = [_network_term(each) for each in several]
    if all(terms) and [sign + each for each in terms] != [word]:
        return [sign + each for each in terms]
    if match and named and match.group(2).lower() in ("ip4", "ip6") and is_host_name(value) and "." in value:
        return [f"{sign}a:{value}"] if not value.replace(".", "").isdigit() else None
    return None


def _network_term(text: str) -> str:
    masked = _MASK.fullmatch(text)
    if masked:
        try:
            network = ip_network(f"{masked.group(1)}/{masked.group(2)}", strict=False)
        except ValueError:
            return ""
        return f"ip4:{masked.group(1)}/{network.prefixlen}"
    if not _ADDRESS.fullmatch(text):
        return ""
    address, _, length = text.partition("/")
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return f"ip{version}:{address}{'/' if length else ''}{length}"


def _name(word: str) -> list[str] | None:
    """Correct names in other alphabets, URLs, a mechanism after `include:`, and punctuation around a name."""
    match = _TERM.fullmatch(word)
    if not match or match.group(3) not in (":", "=") or not match.group(4):
        bare = word.strip("<>()[]{}.,")
        return [bare] if bare and bare != word else None
    front, value = word[: match.start(4)], match.group(4)
    inner = parse_term(value)
    if isinstance(inner, Mechanism) and inner.domain_spec and match.group(2).lower() == "include":
        return [value]
    url = _URL.fullmatch(value)
    # RFC 7208 §4.3: internationalized names are written as A-labels.
    name = to_ascii(url.group(1) if url else value.strip("<>()[].,"))
    return [front + name] if name and is_host_name(name) and front + name != word else None

"""Parse an SPF record into its terms (RFC 7208 §4.6.1), with a name for every mistake in it."""

import re
from ipaddress import AddressValueError, IPv4Network, IPv6Network, NetmaskValueError
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.spf.macro import valid_domain_spec, valid_macro_string

RECORD_CHARACTERS: Final = 4096  # the longest record that is read; in real mail they are below 2 kB
QUALIFIERS: Final = {"+": "pass", "-": "fail", "~": "softfail", "?": "neutral"}  # RFC 7208 §4.6.2

_MODIFIER: Final = lazy_pattern(r"([A-Za-z][A-Za-z0-9_.-]*)=(.*)", re.DOTALL)  # RFC 7208 §4.6.1
_MECHANISM: Final = lazy_pattern(r"([+?~-]?)([A-Za-z][A-Za-z0-9_.-]*)(.*)", re.DOTALL)
_DUAL_CIDR: Final = lazy_pattern(r"(?:/(0|[1-9][0-9]?))?(?://(0|[1-9][0-9]{0,2}))?\Z")  # RFC 7208 §5.6
_IP4: Final = lazy_pattern(r"([0-9]{1,3}(?:\.[0-9]{1,3}){3})(?:/(0|[1-9][0-9]?))?")
_MACRO: Final = lazy_pattern(r"(%\{[^}]*\}|%.)")
_IP6: Final = lazy_pattern(r"([0-9A-Fa-f:.]{2,45})(?:/(0|[1-9][0-9]{0,2}))?")


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism (RFC 7208 §5). `name` is lower case; an empty `domain_spec` means the record's own domain.

    `network` is set for ip4 and ip6, the prefix lengths for a and mx.
    """

    text: str
    qualifier: str
    name: str
    domain_spec: str = ""
    prefix4: int = 32
    prefix6: int = 128
    network: IPv4Network | IPv6Network | None = None


@dataclass(frozen=True, slots=True)
class Modifier:
    """One modifier (RFC 7208 §6). `name` is lower case."""

    text: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RecordError:
    """A mistake that makes the whole record a permerror (RFC 7208 §4.6). `reason` is a kebab-case word."""

    term: str
    reason: str


@dataclass(frozen=True, slots=True)
class SpfRecord:
    """A parsed record. One with `errors` must not be evaluated, but can still be shown."""

    text: str
    terms: tuple[Mechanism | Modifier, ...] = ()
    errors: tuple[RecordError, ...] = ()

    @property
    def mechanisms(self) -> tuple[Mechanism, ...]:
        """The mechanisms, in order."""
        return tuple(term for term in self.terms if isinstance(term, Mechanism))

    def modifier(self, name: str) -> str | None:
        """Return the value of the first modifier of that name, or None if there is none."""
        return next((term.value for term in self.terms if isinstance(term, Modifier) and term.name == name), None)


def is_spf_record(text: str) -> bool:
    """Whether a TXT record is an SPF record (RFC 7208 §4.5)."""
    return text[:6].lower() == "v=spf1" and (len(text) == 6 or text[6] == " ")


def parse_record(text: str) -> SpfRecord:
    """Parse a TXT record for which `is_spf_record` is true. Never raises."""
    if len(text) > RECORD_CHARACTERS:
        return SpfRecord(text[:RECORD_CHARACTERS], (), (RecordError("", "record-too-long"),))
    terms: list[Mechanism | Modifier] = []
    errors: list[RecordError] = []
    seen: set[str] = set()
    for word in text[6:].split(" "):  # RFC 7208 §4.6.1
        if not word:
            continue
        term = parse_term(word)
        if isinstance(term, str):
            errors.append(RecordError(word, term))
            continue
        if isinstance(term, Modifier) and term.name in ("redirect", "exp"):
            if term.name in seen:  # RFC 7208 §6: at most once each
                errors.append(RecordError(word, f"duplicate-{term.name}"))
            seen.add(term.name)
        terms.append(term)
    return SpfRecord(text, tuple(terms), tuple(errors))


def canonical_term(text: str) -> str:
    """Return a term in one form for comparison, in lower case (RFC 4343 §3, RFC 7208 §4.6.1).

    Macros are kept, since the case of their letters has a meaning (RFC 7208 §7.3). A text that is not a term is
    returned unchanged.
    """
    term = parse_term(text)
    if isinstance(term, str):
        return text
    if isinstance(term, Modifier):
        return f"{term.name}={_lower_name(term.value)}"
    sign = "" if term.qualifier == "+" else term.qualifier
    if term.network is not None:
        shown = str(term.network)
        return f"{sign}{term.name}:{shown.removesuffix(f'/{term.network.max_prefixlen}')}"
    prefix = (f"/{term.prefix4}" if term.prefix4 != 32 else "") + (f"//{term.prefix6}" if term.prefix6 != 128 else "")
    return f"{sign}{term.name}{':' if term.domain_spec else ''}{_lower_name(term.domain_spec)}{prefix}"


def _lower_name(spec: str) -> str:
    """Return `spec` in lower case except for its macros, without a final dot."""
    parts = _MACRO.split(spec.removesuffix("."))
    return "".join(part if part.startswith("%") else part.lower() for part in parts)


def parse_term(word: str) -> Mechanism | Modifier | str:
    """Parse one term; return the reason if it is not valid."""
    if not word.isascii() or not word.isprintable():
        return "invalid-character"
    modifier = _MODIFIER.fullmatch(word)
    if modifier:
        name, value = modifier.group(1).lower(), modifier.group(2)
        if name in ("redirect", "exp"):  # RFC 7208 §6.1, RFC 7208 §6.2
            return Modifier(word, name, value) if valid_domain_spec(value) else "invalid-domain"
        # RFC 7208 §6: an unknown modifier is allowed, and ignored
        return Modifier(word, name, value) if valid_macro_string(value) else "invalid-macro"
    match = _MECHANISM.fullmatch(word)
    if not match:
        return "unknown-mechanism"
    qualifier, name, rest = match.group(1) or "+", match.group(2).lower(), match.group(3)
    if name == "all":  # RFC 7208 §5.1
        return "unexpected-argument" if rest else Mechanism(word, qualifier, name)
    if name in ("ip4", "ip6"):  # RFC 7208 §5.6
        return _parse_network(word, qualifier, name, rest)
    if name in ("a", "mx"):  # RFC 7208 §5.3, RFC 7208 §5.4
        return _parse_address(word, qualifier, name, rest)
    if name in ("include", "exists", "ptr"):  # RFC 7208 §5.2, RFC 7208 §5.7, RFC 7208 §5.5
        if not rest and name == "ptr":
            return Mechanism(word, qualifier, name)
        if not rest.startswith(":"):
            return "unexpected-argument" if rest else "missing-domain"
        return Mechanism(word, qualifier, name, rest[1:]) if valid_domain_spec(rest[1:]) else "invalid-domain"
    return "unknown-mechanism"


def _parse_network(word: str, qualifier: str, name: str, rest: str) -> Mechanism | str:
    match = (_IP4 if name == "ip4" else _IP6).fullmatch(rest[1:])
    if not rest.startswith(":") or not match:
        return "invalid-network"
    address, length = match.groups()
    try:
        if name == "ip4":
            network: IPv4Network | IPv6Network = IPv4Network(f"{address}/{length or 32}", strict=False)
        else:
            network = IPv6Network(f"{address}/{length or 128}", strict=False)
    except (AddressValueError, NetmaskValueError, ValueError):
        return "invalid-network"
    return Mechanism(word, qualifier, name, network=network)


def _parse_address(word: str, qualifier: str, name: str, rest: str) -> Mechanism | str:
    cidr = _DUAL_CIDR.search(rest[-7:]) or _DUAL_CIDR.search("")
    length4, length6 = cidr.groups() if cidr else (None, None)
    spec = rest[: len(rest) - len(cidr.group())] if cidr else rest
    prefix4, prefix6 = int(length4 or 32), int(length6 or 128)
    if prefix4 > 32 or prefix6 > 128:
        return "invalid-prefix-length"
    if spec and not spec.startswith(":"):
        return "unexpected-argument"
    if spec and not valid_domain_spec(spec[1:]):
        return "invalid-domain"
    return Mechanism(word, qualifier, name, spec[1:], prefix4, prefix6)

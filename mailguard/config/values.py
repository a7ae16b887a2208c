"""Converters of single settings. Each checks and normalizes a value, or says what to write instead.

Every converter raises `NotUsableError`.
"""

import ipaddress
import math
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.nearest import nearest
from mailguard.config.phrase_text import CATEGORIES, WEIGHTS, problem, unknown_category

_HOST_LABEL: Final = lazy_pattern(r"(?!-)[a-z0-9_-]{1,63}(?<!-)\Z")
_URL: Final = lazy_pattern(r"\A[a-z][a-z0-9+.-]{0,20}://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)", re.IGNORECASE)
_DOTS: Final = str.maketrans("。．｡", "...")
_SHOWN: Final = 60


class NotUsableError(ValueError):
    """The reason why a value cannot be used; the loader adds the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Known:
    """Facts from higher layers that the configuration is checked against.

    `checks` returns the names of all checks. `is_public_suffix` is true for a name like `co.jp`, which many owners
    share.
    """

    checks: Callable[[], Collection[str]] | None = None
    is_public_suffix: Callable[[str], bool] | None = None


def quoted(value: object) -> str:
    """Return a value in quotes for an error message, shortened and on one line."""
    text = str(value)
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text) + '"'


def domain(text: str, known: Known) -> str:
    """Return a domain name as lower-case A-labels. It must belong to one owner if `known` has public suffixes."""
    given = text.strip().translate(_DOTS)
    url = _URL.match(given)
    if url is not None:
        raise NotUsableError(f"{quoted(text)} is a web address; write the domain alone: {quoted(url.group(1))}")
    if "@" in given:
        raise NotUsableError(
            f"{quoted(text)} is an e-mail address; write the domain alone: {quoted(given.rpartition('@')[2])}"
        )
    if given.startswith(("*.", ".")):
        raise NotUsableError(f"{quoted(text)}: subdomains are included; write {quoted(given.lstrip('*.'))}")
    if _is_address(given.strip("[]")):
        raise NotUsableError(f"{quoted(text)} is an IP address; write a domain name")
    name = host(given)
    if "." not in name:
        raise NotUsableError(f"{quoted(text)} is not a full domain name; write it with its ending, like example.jp")
    if known.is_public_suffix is not None and known.is_public_suffix(name):
        raise NotUsableError(
            f"{quoted(text)} is a public suffix, which many owners share; write the domain of one owner"
        )
    return name


def any_domain(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return a domain name that many owners may share, such as a provider's."""
    return domain(text, Known())


def host(text: str) -> str:
    """Return a host name as lower-case A-labels."""
    name = text.strip().translate(_DOTS).rstrip(".").lower()
    if not name.isascii():
        import idna

        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise NotUsableError(f"{quoted(text)} is not a domain name: {error}") from None
    if not name or len(name) > 253 or not all(_HOST_LABEL.match(label) for label in name.split(".")):
        raise NotUsableError(f"{quoted(text)} is not a domain name")
    return name


def relay(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return an IP address, a network in CIDR notation, or a host name."""
    given = text.strip().strip("[]")
    if _is_address(given):
        return str(ipaddress.ip_address(given))
    if "/" in given and "://" not in given:
        try:
            return str(ipaddress.ip_network(given, strict=True))
        except ValueError:
            pass
        try:
            meant = ipaddress.ip_network(given, strict=False)
        except ValueError:
            raise NotUsableError(f"{quoted(text)} is not a network; write it like 192.0.2.0/24") from None
        raise NotUsableError(f"{quoted(text)} has host bits set; write {quoted(meant)} for the network")
    if re.fullmatch(r"[\d.]+", given):
        raise NotUsableError(f"{quoted(text)} is not an IP address; write it like 192.0.2.20")
    return host(given)


def nameserver(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return a name server in the form `IP`, `IP:PORT` or `[IPv6]:PORT`."""
    given = text.strip()
    port = ""
    if given.startswith("["):
        address, _, rest = given[1:].partition("]")
        port = rest.removeprefix(":")
        usable = rest in ("", f":{port}") and (not rest or bool(port))
    elif given.count(":") == 1:
        address, _, port = given.partition(":")
        usable = bool(port)
    else:
        address, usable = given, True
    if not usable or not _is_address(address) or (port and not (port.isdecimal() and 0 < int(port[:6]) < 65_536)):
        raise NotUsableError(
            f"{quoted(text)} is not a name server; write its IP address, like 192.0.2.53 or 192.0.2.53:53"
        )
    return given


def address(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return an e-mail address with its domain as A-labels; the local part keeps its case."""
    local, at, name = text.strip().rpartition("@")
    if not at or not local or re.search(r"[\s<>]", local):
        raise NotUsableError(f"{quoted(text)} is not an e-mail address")
    return f"{local}@{domain(name, Known())}"


def sender(text: str, known: Known) -> str:
    """Return an e-mail address or a domain, in lower case."""
    return address(text, known).lower() if "@" in text and "://" not in text else domain(text, Known())


def authserv_id(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return the name that a mail server writes at the start of Authentication-Results (RFC 8601 §2.5)."""
    given = text.strip().rstrip(".").lower()
    if not given or re.search(r"[\s;]", given):
        raise NotUsableError(f"{quoted(text)} is not an authserv-id; it is one word, most often the mail server's name")
    return given


def check(text: str, known: Known) -> str:
    """Return the name of a check; it must exist if `known` has the names."""
    names = known.checks() if known.checks is not None else None
    if names is not None and text not in names:
        meant = nearest(text, names)
        hint = f"did you mean {meant}?" if meant else "`mailguard checks` lists them"
        raise NotUsableError(f"there is no check {quoted(text)}; {hint}")
    return text


def reason(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return a text that is not empty."""
    if not text.strip():
        raise NotUsableError("is empty; write a reason for those who read it later")
    return text.strip()


def seconds(number: float, known: Known) -> float:  # noqa: ARG001 - converters share one signature
    """Return a number of seconds, more than 0 and at most an hour."""
    if not 0 < number <= 3_600:
        raise NotUsableError(f"must be more than 0 and at most 3600 seconds, not {number}")
    return number


def count(number: int, known: Known) -> int:  # noqa: ARG001 - converters share one signature
    """Return a number that is 1 or more."""
    if number < 1:
        raise NotUsableError(f"must be 1 or more, not {number}")
    return number


def host_name(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return the name of a host, which may be a single label."""
    return host(text)


def host_pattern(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return the name of a host, or "*.example.net" for all hosts below a domain."""
    given = text.strip()
    return "*." + host(given[2:]) if given.startswith("*.") else host(given)


def web_address(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return an HTTP or HTTPS URL."""
    given = text.strip()
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s\x00-\x1f\x7f]", given):
        raise NotUsableError(f"{quoted(text)} is not a web address; write it like https://hooks.example.jp/path")
    return given


def variable(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return the name of an environment variable. The message does not repeat a secret written here by mistake."""
    given = text.strip()
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,99}", given):
        raise NotUsableError(
            "is not the name of an environment variable; write a name like MAILGUARD_SECRET, not the secret"
        )
    return given


_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def interval(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return the time between two rounds, a number and its unit, in lower case."""
    interval_seconds(text)
    return text.strip().lower()


def interval_seconds(text: str) -> int:
    """Return the seconds of a time like "90s", "30m", "6h" or "1d", at most 31 days. Raises `NotUsableError`."""
    match = re.fullmatch(r"([0-9]{1,6})\s?([smhd])", text.strip().lower())
    length = int(match.group(1)) * _UNITS[match.group(2)] if match else 0
    if not 1 <= length <= 31 * 86_400:
        raise NotUsableError(f"{quoted(text)} is not an interval; write a number and a unit, like 30m, 6h or 1d")
    return length


def port(number: int, known: Known) -> int:  # noqa: ARG001 - converters share one signature
    """Return a TCP port."""
    if not 0 < number < 65_536:
        raise NotUsableError(f"must be between 1 and 65535, not {number}")
    return number


def finite(number: float) -> float:
    """Return a finite number; TOML also allows nan and inf."""
    if not math.isfinite(number):
        raise NotUsableError(f"must be a finite number, not {number}")
    return number


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def phrase_category(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return the name of a phrase category."""
    if text not in CATEGORIES:
        raise NotUsableError(unknown_category(text))
    return text


def phrase_weight(number: int, known: Known) -> int:  # noqa: ARG001 - converters share one signature
    """Return the weight of a phrase, 1 to 3."""
    if number not in WEIGHTS:
        raise NotUsableError(f"must be 1, 2 or 3, not {number}")
    return number


def phrase(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Return a phrase with single spaces between its words."""
    given = " ".join(text.split())
    if wrong := problem(given):
        raise NotUsableError(f"{quoted(text)}: {wrong}")
    return given


CONVERTERS: Final[Mapping[str, Callable[[Any, Known], Any]]] = {
    "domain": domain,
    "any-domain": any_domain,
    "relay": relay,
    "nameserver": nameserver,
    "address": address,
    "sender": sender,
    "authserv-id": authserv_id,
    "check": check,
    "phrase-category": phrase_category,
    "phrase-weight": phrase_weight,
    "phrase": phrase,
    "reason": reason,
    "seconds": seconds,
    "count": count,
    "host": host_name,
    "host-pattern": host_pattern,
    "web-address": web_address,
    "variable": variable,
    "interval": interval,
    "port": port,
}

"""One text or number of a configuration: checked, normalised, or refused with what to write instead."""

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
    """Why a value cannot be used; the loader adds the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the configuration is checked against beside itself: facts of layers above this one.

    `checks` gives the names of every check; `is_public_suffix` tells `co.jp` from a domain of one owner.
    """

    checks: Callable[[], Collection[str]] | None = None
    is_public_suffix: Callable[[str], bool] | None = None


def quoted(value: object) -> str:
    """A value as an error shows it: short, on one line."""
    text = str(value)
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text) + '"'


def domain(text: str, known: Known) -> str:
    """A domain name as lower-case A-labels."""
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
        raise NotUsableError(f"{quoted(text)} is an IP address, where a domain name is needed")
    name = host(given)
    if "." not in name:
        raise NotUsableError(f"{quoted(text)} is no full domain name; write it with its ending, like example.jp")
    if known.is_public_suffix is not None and known.is_public_suffix(name):
        raise NotUsableError(f"{quoted(text)} is an ending that many owners share, not a domain of one of them")
    return name


def any_domain(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """A domain name that may have many owners, as a provider's."""
    return domain(text, Known())


def host(text: str) -> str:
    """A host name as lower-case A-labels."""
    name = text.strip().translate(_DOTS).rstrip(".").lower()
    if not name.isascii():
        import idna

        try:
            name = idna.encode(name, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise NotUsableError(f"{quoted(text)} is no domain name: {error}") from None
    if not name or len(name) > 253 or not all(_HOST_LABEL.match(label) for label in name.split(".")):
        raise NotUsableError(f"{quoted(text)} is no domain name")
    return name


def relay(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """An address, a network in CIDR notation, or a host name."""
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
            raise NotUsableError(f"{quoted(text)} is no network; write it like 192.0.2.0/24") from None
        raise NotUsableError(f"{quoted(text)} has host bits set; write {quoted(meant)} for the network")
    if re.fullmatch(r"[\d.]+", given):
        raise NotUsableError(f"{quoted(text)} is no IP address; write it like 192.0.2.20")
    return host(given)


def nameserver(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """`IP`, `IP:PORT` or `[IPv6]:PORT`."""
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
            f"{quoted(text)} is no name server; write its IP address, like 192.0.2.53 or 192.0.2.53:53"
        )
    return given


def address(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """An e-mail address, its domain as A-labels; the local part keeps its case."""
    local, at, name = text.strip().rpartition("@")
    if not at or not local or re.search(r"[\s<>]", local):
        raise NotUsableError(f"{quoted(text)} is no e-mail address")
    return f"{local}@{domain(name, Known())}"


def sender(text: str, known: Known) -> str:
    """An e-mail address, or a domain."""
    return address(text, known).lower() if "@" in text and "://" not in text else domain(text, Known())


def authserv_id(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """The name a mail server writes at the start of Authentication-Results."""
    given = text.strip().rstrip(".").lower()
    if not given or re.search(r"[\s;]", given):
        raise NotUsableError(f"{quoted(text)} is no authserv-id; it is one word, most often the mail server's name")
    return given


def check(text: str, known: Known) -> str:
    """The name of a check."""
    names = known.checks() if known.checks is not None else None
    if names is not None and text not in names:
        meant = nearest(text, names)
        hint = f"did you mean {meant}?" if meant else "`mailguard checks` lists them"
        raise NotUsableError(f"there is no check {quoted(text)}; {hint}")
    return text


def reason(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Some words."""
    if not text.strip():
        raise NotUsableError("is empty; say why, for those who read it later")
    return text.strip()


def seconds(number: float, known: Known) -> float:  # noqa: ARG001 - converters share one signature
    """More than none."""
    if not 0 < number <= 3_600:
        raise NotUsableError(f"must be more than 0 and at most 3600 seconds, not {number}")
    return number


def count(number: int, known: Known) -> int:  # noqa: ARG001 - converters share one signature
    """One or more."""
    if number < 1:
        raise NotUsableError(f"must be 1 or more, not {number}")
    return number


def host_name(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """The name of one machine."""
    return host(text)


def host_pattern(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """The name of one machine, or of all below a domain."""
    given = text.strip()
    return "*." + host(given[2:]) if given.startswith("*.") else host(given)


def web_address(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """A URL that can be posted to."""
    given = text.strip()
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s\x00-\x1f\x7f]", given):
        raise NotUsableError(f"{quoted(text)} is no web address; write it like https://hooks.example.jp/path")
    return given


def variable(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """The name of an environment variable. A secret written here by mistake is not repeated in the message."""
    given = text.strip()
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,99}", given):
        raise NotUsableError(
            "is no name of an environment variable; write the name, as MAILGUARD_SECRET, not the secret"
        )
    return given


_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def interval(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """A time between two rounds: a number and its unit."""
    interval_seconds(text)
    return text.strip().lower()


def interval_seconds(text: str) -> int:
    """The seconds of "90s", "30m", "6h" or "1d". Raises `NotUsableError`."""
    match = re.fullmatch(r"([0-9]{1,6})\s?([smhd])", text.strip().lower())
    length = int(match.group(1)) * _UNITS[match.group(2)] if match else 0
    if not 1 <= length <= 31 * 86_400:
        raise NotUsableError(f"{quoted(text)} is no interval; write a number and a unit, like 30m, 6h or 1d")
    return length


def port(number: int, known: Known) -> int:  # noqa: ARG001 - converters share one signature
    """A TCP port."""
    if not 0 < number < 65_536:
        raise NotUsableError(f"must be between 1 and 65535, not {number}")
    return number


def finite(number: float) -> float:
    """A number that is one: TOML has nan and inf too."""
    if not math.isfinite(number):
        raise NotUsableError(f"must be an ordinary number, not {number}")
    return number


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def phrase_category(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """A category of telling phrases."""
    if text not in CATEGORIES:
        raise NotUsableError(unknown_category(text))
    return text


def phrase_weight(number: int, known: Known) -> int:  # noqa: ARG001 - converters share one signature
    """How much a phrase says."""
    if number not in WEIGHTS:
        raise NotUsableError(f"must be 1, 2 or 3, not {number}")
    return number


def phrase(text: str, known: Known) -> str:  # noqa: ARG001 - converters share one signature
    """Words that are looked for."""
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

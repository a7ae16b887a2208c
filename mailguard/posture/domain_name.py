"""Read a domain that a user typed: plain or internationalized; recognize URLs and addresses typed instead."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NoReturn

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.errors import InputError
from mailguard.names.domain import to_ascii

LINE_CHARACTERS: Final = 1_000  # characters of a line that are read; no domain is that long
_LABEL: Final = lazy_pattern(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")  # RFC 1123 §2.1, and `_` as in RFC 8552 §1.1
_URL: Final = lazy_pattern(r"[a-z][a-z0-9+.-]{0,30}:/?/?(?=[^/])([^/?#\\]*)", re.IGNORECASE)  # RFC 3986 §3.1
_IP: Final = lazy_pattern(
    r"[0-9.]+(?:/[0-9]+)?|\[?[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.%a-z]*\]?(?:/[0-9]+)?", re.IGNORECASE
)
_PORT: Final = lazy_pattern(r"([^:]*):[0-9]{1,5}")
_SHOWN: Final = 100


def parse_domain(text: str) -> str:
    """Return the domain in lower-case A-labels (RFC 5890 §2.3.2.1).

    Raises `InputError` if `text` is not a domain; its one line says what the text seems to be.
    """
    given = text[:LINE_CHARACTERS].strip().rstrip("\u3002\uff0e\uff61")  # dots of IDNs too, RFC 3490 §3.1
    shown = f"'{_shown(given)}'"
    if not given:
        raise InputError("the domain name is empty")
    if _IP.fullmatch(given) and given.strip("."):
        raise InputError(f"{shown} is an IP address, not a domain; name the domain that its mail comes from")
    url = _URL.match(given)
    if url is not None and ("//" in given or "@" in given):
        _instead(shown, "a URL", url.group(1))
    if "@" in given:
        _instead(shown, "an address", given)
    if "/" in given:
        _instead(shown, "not a domain", given.partition("/")[0])
    if _PORT.fullmatch(given):
        _instead(shown, "a host with a port", given)
    name = _domain(given)
    if not name:
        raise InputError(f"{shown} is not a domain name{_why(given)}")
    return name


def _domain(text: str) -> str:
    """Return `text` as a domain of at least two labels, or "" if it is not one."""
    name = to_ascii(text)
    labels = name.split(".")
    # RFC 1035 §2.3.4: 255 octets on the wire, which are 253 characters
    usable = len(labels) > 1 and len(name) <= 253 and all(_LABEL.fullmatch(label) for label in labels)
    usable = usable and not labels[-1].isdigit()  # RFC 1123 §2.1: a name that ends in a number is an address
    return name if usable else ""


def _instead(shown: str, kind: str, part: str) -> NoReturn:
    """Raise `InputError`: the user typed something else, which has a domain in `part`."""
    host = part.rpartition("@")[2].strip("<>\"' ").partition("?")[0]
    port = _PORT.fullmatch(host)
    domain = _domain(port.group(1) if port else host)
    hint = f"; did you mean {domain}?" if domain else ""
    raise InputError(f"{shown} is {kind}, not a domain{hint}" if kind != "not a domain" else f"{shown} is {kind}{hint}")


def _why(text: str) -> str:
    """Return a few words about what is wrong with a name, or "" if they would not help."""
    name = to_ascii(text)
    if len(text) > 253 or len(name) > 253:
        return ": it is too long"
    if "." not in name:
        return ": it has no dot"
    if ".." in name or name.startswith("."):
        return ": a label is empty"
    if any(character.isspace() for character in text):
        return ": it contains a space"
    return ""


def _shown(text: str) -> str:
    """Return `text` for the terminal, shortened and with unprintable characters escaped."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in cut)


def read_domains(
    lines: Iterable[str], on_error: Callable[[InputError], None] | None = None, name: str = ""
) -> Iterator[str]:
    """Yield the domains of a list, one per line, without blank lines and `#` comments.

    `name` is the name of the list, for messages. A line without a domain is an `InputError` that names the line. It is
    passed to `on_error`, and the reading goes on; without `on_error` it is raised.
    """
    for number, line in enumerate(lines, 1):
        text = line[:LINE_CHARACTERS].lstrip("\ufeff").partition("#")[0].strip()
        if not text:
            continue
        try:
            found = parse_domain(text)
        except InputError as error:
            trouble = InputError(f"{name}:{number}: {error}" if name else f"line {number}: {error}")
            if on_error is None:
                raise trouble from None
            on_error(trouble)
            continue
        yield found


def distinct(domains: Iterable[str]) -> Iterator[str]:
    """Yield each domain once, in the order of first appearance."""
    seen: set[str] = set()
    for domain in domains:
        if domain not in seen:
            seen.add(domain)
            yield domain

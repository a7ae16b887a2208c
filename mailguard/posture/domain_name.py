"""What somebody typed as a domain: names, IDN, and the URLs and addresses that are typed instead."""

import re
from collections.abc import Iterable
from typing import Final

from mailguard.errors import InputError
from mailguard.names.domain import to_ascii

_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_URL: Final = re.compile(r"[a-z][a-z0-9+.-]*://([^/?#]*)", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[0-9.]+|.*:.*:.*")


def parse_domain(text: str) -> str:
    """The domain in lower-case A-labels. Raises `InputError` with one line that says what was understood instead."""
    given = text.strip()
    shown = ascii(given[:100])
    url = _URL.match(given)
    if url is not None:
        host = url.group(1).rpartition("@")[2].partition(":")[0]
        raise InputError(f"{shown} is a URL, not a domain; did you mean {_known(host)}?")
    if "@" in given:
        raise InputError(f"{shown} is an address, not a domain; did you mean {_known(given.rpartition('@')[2])}?")
    if "/" in given:
        raise InputError(f"{shown} is not a domain; did you mean {_known(given.partition('/')[0])}?")
    if _ADDRESS.fullmatch(given):
        raise InputError(f"{shown} is an IP address, not a domain")
    name = to_ascii(given).rstrip(".")
    labels = name.split(".")
    if len(name) > 253 or not name.isascii() or not all(_LABEL.fullmatch(label) for label in labels):
        raise InputError(f"{shown} is not a domain name")
    if len(labels) < 2:
        raise InputError(f"{shown} is not a domain name: it has no dot")
    return name


def _known(host: str) -> str:
    return ascii(host.strip().rstrip(".")[:100])[1:-1] or "its host"


def read_domains(lines: Iterable[str]) -> list[str]:
    """The domains of a list, one a line, `#` comments and blank lines aside. Raises `InputError` naming the line."""
    found: list[str] = []
    for number, line in enumerate(lines, 1):
        text = line.partition("#")[0].strip().lstrip("\ufeff")
        if text:
            try:
                found.append(parse_domain(text))
            except InputError as error:
                raise InputError(f"line {number}: {error}") from None
    return found

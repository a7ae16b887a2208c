"""Domain names: public suffix, organizational domain, A-labels and U-labels.

The rules are both sections of the Public Suffix List in the package `publicsuffixlist`. The list is parsed here,
because building the package's own table takes ten times as long at each start of the command.
"""

import functools
import importlib.util
import re
from pathlib import Path
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.address import normal_domain

NAME_CHARACTERS: Final = 255  # no name is longer: RFC 1035 §3.1 allows 255 octets on the wire, which are 253 as text
LABEL_CHARACTERS: Final = 63  # RFC 1035 §2.3.4
_RULE_LABELS: Final = 8  # more labels than any rule has; the longest has 5
_RESERVED: Final = frozenset({"example", "test"})
_HOST: Final = lazy_pattern(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", re.IGNORECASE)
_LABEL: Final = lazy_pattern(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
_IPV4: Final = lazy_pattern(r"[0-9]{1,10}(?:\.[0-9]{1,10}){3}")


def to_ascii(name: str) -> str:
    """Return `name` in lower case, in A-labels (RFC 5890 §2.3.2.1), without a final dot; "" if it is too long.

    Labels that IDNA does not allow stay lower-case text.
    """
    if len(name) > NAME_CHARACTERS:
        return ""
    if name.isascii():
        return name.strip(" \t\r\n").rstrip(".").lower()
    whole = normal_domain(name)
    if whole.isascii():
        return whole
    return ".".join(normal_domain(label) for label in whole.split("."))


def to_unicode(name: str) -> str:
    """Return `name` in lower case with its A-labels decoded. Labels that can't be decoded are kept."""
    name = name.lower()
    if "xn--" not in name or len(name) > NAME_CHARACTERS:
        return name
    return ".".join(_u_label(label) for label in name.split("."))


def public_suffix(name: str) -> str:
    """Return the part of `name` below which domains are registered, or "" if it has none or is an IP address."""
    return split(name)[2]


def organizational_domain(name: str) -> str:
    """Return the registrable domain of `name`: its public suffix and one more label, in lower-case A-labels.

    Returns "" for a public suffix, an IP address, a name with an empty label, and a name of over 255 characters.
    """
    _, label, suffix = split(name)
    return f"{label}.{suffix}" if label else ""


def is_host_name(name: str) -> bool:
    """Whether the labels of `name` have only the characters of hosts and services: letters, digits, `-` and `_`."""
    return _HOST.fullmatch(name) is not None


def registrable_domain(name: str) -> str:
    """Return the organizational domain of `name` if it could be registered, else "".

    The top-level domain must exist, and the label must be allowed for a host (RFC 1123 §2.1). The reserved `example`
    and `test` (RFC 2606 §2) count as existing top-level domains, because examples and tests use them like real ones.
    """
    domain = organizational_domain(name)
    label, _, suffix = domain.partition(".")
    top = to_unicode(suffix.rpartition(".")[2])
    rules, wildcards = _rules()
    exists = top in rules or top in wildcards or top in _RESERVED
    return domain if exists and is_host_name(name) and _LABEL.fullmatch(label) else ""


@functools.lru_cache(maxsize=8192)
def split(name: str) -> tuple[str, str, str]:
    """Return (subdomain, label, suffix) of `name` in A-labels: `label.suffix` is the organizational domain.

    All three are "" for an IP address or an invalid name. Subdomain and label are "" for a public suffix.
    """
    name = to_ascii(name)
    if not name or name[0] == "[" or ":" in name or (name[-1].isdigit() and _IPV4.fullmatch(name)):
        return "", "", ""
    labels = name.split(".")
    if "" in labels:
        return "", "", ""
    count = len(labels) - _suffix_labels(to_unicode(name).split("."))
    if count < 1:
        return "", "", name
    return ".".join(labels[: count - 1]), labels[count - 1], ".".join(labels[count:])


def _suffix_labels(labels: list[str]) -> int:
    """Return how many of the last U-labels are the public suffix, by the algorithm of publicsuffix.org/list."""
    rules, wildcards = _rules()
    if len(labels) == 2 and labels[1] not in wildcards:  # most names: no longer rule applies
        name = f"{labels[0]}.{labels[1]}"
        return 2 if name in rules or name in wildcards else 1
    longest = 1  # "If no rules match, the prevailing rule is '*'."
    name = ""
    for depth, label in enumerate(reversed(labels[-_RULE_LABELS:]), start=1):
        if name in wildcards:
            if f"!{label}.{name}" in rules:
                return depth - 1
            longest = depth
        name = f"{label}.{name}" if name else label
        if name in rules or name in wildcards:  # a wildcard makes its own parent public too
            longest = depth
    return longest


@functools.cache
def _rules() -> tuple[frozenset[str], frozenset[str]]:
    """Return all rules of the list in U-labels, and the names below which every label is a suffix (wildcards).

    The list's comments are not removed: they never equal a name.
    """
    spec = importlib.util.find_spec("publicsuffixlist")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("publicsuffixlist is not installed", name="publicsuffixlist")
    text = Path(spec.origin).with_name("public_suffix_list.dat").read_text(encoding="utf-8")
    wildcards = frozenset(rest.partition("\n")[0] for rest in text.split("\n*.")[1:])
    return frozenset(text.split("\n")), wildcards


def _u_label(label: str) -> str:
    if not label.startswith("xn--") or not 4 < len(label) <= LABEL_CHARACTERS:
        return label
    try:
        decoded = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label
    # A decoded separator would make one label look like several.
    return label if not decoded or set(decoded) & set(".@/ ") else decoded.lower()

"""Where a domain name is registered: public suffix, organizational domain, A-labels and U-labels.

The rules are the Public Suffix List that the package `publicsuffixlist` ships, both of its sections. They are read
here, because building that package's own table takes ten times as long and every start of the command pays it.
"""

import functools
import importlib.util
import re
from pathlib import Path
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.address import normal_domain

NAME_CHARACTERS: Final = 255  # RFC 1035 §3.1 allows 253; what is longer names no host
LABEL_CHARACTERS: Final = 63  # RFC 1035 §2.3.4
_RULE_LABELS: Final = 8  # more labels than any rule has; the longest has 5
_RESERVED: Final = frozenset({"example", "test"})
_HOST: Final = lazy_pattern(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", re.IGNORECASE)
_LABEL: Final = lazy_pattern(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
_IPV4: Final = lazy_pattern(r"[0-9]{1,10}(?:\.[0-9]{1,10}){3}")


def to_ascii(name: str) -> str:
    """`name` in lower case, in A-labels (RFC 5890 §2.3.2.1), without a final dot; "" for what names no host.

    Labels that IDNA refuses stay as lower-case text.
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
    """`name` in lower case with its A-labels decoded; labels that can't be decoded stay as they are."""
    name = name.lower()
    if "xn--" not in name or len(name) > NAME_CHARACTERS:
        return name
    return ".".join(_u_label(label) for label in name.split("."))


def public_suffix(name: str) -> str:
    """The part of `name` under which anybody may register, "" for none and for IP addresses."""
    return split(name)[2]


def organizational_domain(name: str) -> str:
    """The registrable domain of `name`: one label more than its public suffix, in lower-case A-labels.

    "" where there is none: a public suffix itself, an IP address, an empty label, a name of over 255 characters.
    """
    _, label, suffix = split(name)
    return f"{label}.{suffix}" if label else ""


def is_host_name(name: str) -> bool:
    """Whether the labels of `name` are of letters, digits, hyphens and underscores, as those of hosts and services."""
    return _HOST.fullmatch(name) is not None


def registrable_domain(name: str) -> str:
    """The organizational domain of `name` if somebody could register it, else "".

    Nobody can below a top-level domain that does not exist, nor a label that no host may bear (RFC 1123 §2.1). The
    reserved `example` and `test` (RFC 2606 §2) count as top-level domains: they stand for real ones.
    """
    domain = organizational_domain(name)
    label, _, suffix = domain.partition(".")
    top = to_unicode(suffix.rpartition(".")[2])
    rules, wildcards = _rules()
    exists = top in rules or top in wildcards or top in _RESERVED
    return domain if exists and is_host_name(name) and _LABEL.fullmatch(label) else ""


@functools.lru_cache(maxsize=8192)
def split(name: str) -> tuple[str, str, str]:
    """(subdomain, label, suffix) of `name` in A-labels, so that `label.suffix` is the organizational domain.

    All are "" for what names no host; subdomain and label are "" for a public suffix.
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
    """How many of the last U-labels are the public suffix. The algorithm of publicsuffix.org/list."""
    rules, wildcards = _rules()
    if len(labels) == 2 and labels[1] not in wildcards:  # as most: nobody has a rule for a name below a plain suffix
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
    """Every rule as it stands in the list, in U-labels, and the names below which every label is a suffix.

    The list's comments stay in: they are no names.
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
    # Decoded separators would let one label pass for several.
    return label if not decoded or set(decoded) & set(".@/ ") else decoded.lower()

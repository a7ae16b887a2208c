"""Whether a text is meant to be a record of TLS-RPT, MTA-STS or BIMI, and what keeps receivers from reading it.

They take a text for a record only when its version and a semicolon come first (RFC 8460 §3, RFC 8461 §3.1), and
discard all others without a word: the owner would never know.
"""

import re
import unicodedata
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.posture.record_text import one_slip

CHARACTERS: Final = 600  # of a text that are looked at
VERSIONS: Final = 4  # `v=` in one text that are looked at

_VERSION: Final = lazy_pattern(r"v[=:]{1,3}([a-z0-9]{2,20})")
_RUA: Final = lazy_pattern(r"rua[ \t]{0,9}[=:]|(?=mailto:)", re.IGNORECASE)
_ID: Final = lazy_pattern(r"id[ \t]{0,9}[=:][ \t]{0,9}([A-Za-z0-9]{1,32})[ \t;]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """How the version begins, and how a text begins that lacks it, in lower case without blanks and hyphens."""

    version: str
    words: tuple[str, ...]
    bare: str  # a pattern


def is_meant(text: str, kind: Kind) -> bool:
    """Whether a text is a record of `kind`, or was meant to be one."""
    name = kind.version[2:].lower()
    compact = "".join(char for char in _plain(text).lower() if char not in " \t-_")
    if re.match(kind.bare, compact) is not None:
        return True
    for number, found in enumerate(_VERSION.finditer(compact)):
        word = found.group(1)
        near = (word[:size] for size in (len(name) - 1, len(name), len(name) + 1))
        if word.startswith(kind.words) or any(one_slip(each, name) for each in near):
            return True
        if number >= VERSIONS:
            break
    return False


def begins(text: str, version: str) -> bool:
    """Whether a text is a record of `version` to its receivers."""
    return text.startswith(version) and text[len(version) :].lstrip(" \t")[:1] in ("", ";")


def slip(text: str, version: str) -> str:
    """What is wrong about the form of a record, as a code."""
    if begins(text, version):
        return "form"
    if text.startswith(version) and text[len(version)] in " \t":
        return "semicolon-missing"
    return f"beginning: {version};"


def named_addresses(text: str) -> str:
    """The list of report addresses that a text names, as it is written."""
    plain = _plain(text)
    found = _RUA.search(plain)
    return plain[found.end() :] if found is not None else ""


def named_id(text: str) -> str:
    """The lawful id at the end of an MTA-STS text, "" for none."""
    found = _ID.search(_plain(text))
    return found.group(1) if found is not None else ""


def _plain(text: str) -> str:
    """A text in plain letters, without quotation marks, backslashes and what cannot be seen."""
    plain = unicodedata.normalize("NFKC", text[:CHARACTERS])[:CHARACTERS]
    return "".join(" " if char.isspace() else char for char in plain if char.isascii() and char not in "\"'\\")

"""Recognize a text that was meant to be a record of tags (RFC 8460 §3, RFC 8461 §3.1), and find out why it is ignored.

A text is a record only if it begins with the version and a semicolon (RFC 8460 §3, RFC 8461 §3.1). Receivers ignore
all others silently, so the owner would never learn of the mistake.
"""

import re
import unicodedata
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.posture.record_text import one_slip

CHARACTERS: Final = 600  # characters of a text that are read
VERSIONS: Final = 4  # occurrences of `v=` in one text that are read

_VERSION: Final = lazy_pattern(r"v[=:]{1,3}([a-z0-9]{2,20})")
_RUA: Final = lazy_pattern(r"rua[ \t]{0,9}[=:]|(?=mailto:)", re.IGNORECASE)
# RFC 8461 §3.1: the id has 1 to 32 letters and digits
_ID: Final = lazy_pattern(r"id[ \t]{0,9}[=:][ \t]{0,9}([A-Za-z0-9]{1,32})[ \t;]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its version tag, and how texts without a correct version begin.

    `words` and `bare` are in lower case, without spaces, tabs, hyphens and underscores.
    """

    version: str
    words: tuple[str, ...]
    bare: str  # a regular expression


def is_meant(text: str, kind: Kind) -> bool:
    """Whether a text is a record of `kind` or was meant to be one."""
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
    """Whether receivers take a text for a record of `version` (RFC 8460 §3, RFC 8461 §3.1)."""
    return text.startswith(version) and text[len(version) :].lstrip(" \t")[:1] in ("", ";")


def slip(text: str, version: str) -> str:
    """Return a code for what is wrong with the form of a record."""
    if begins(text, version):
        return "form"
    if text.startswith(version) and text[len(version)] in " \t":
        return "semicolon-missing"
    return f"beginning: {version};"


def named_addresses(text: str) -> str:
    """Return the list of report addresses in a text, unchanged; "" if there is none."""
    plain = _plain(text)
    found = _RUA.search(plain)
    return plain[found.end() :] if found is not None else ""


def named_id(text: str) -> str:
    """Return the valid id at the end of an MTA-STS text, or "" (RFC 8461 §3.1)."""
    found = _ID.search(_plain(text))
    return found.group(1) if found is not None else ""


def _plain(text: str) -> str:
    """Return a text in plain ASCII, without quotation marks, backslashes and invisible characters."""
    plain = unicodedata.normalize("NFKC", text[:CHARACTERS])[:CHARACTERS]
    return "".join(" " if char.isspace() else char for char in plain if char.isascii() and char not in "\"'\\")

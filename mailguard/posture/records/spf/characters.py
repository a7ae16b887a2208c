"""Make invisible characters of a TXT record visible, and replace look-alike characters with plain ones."""

import re
import unicodedata
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_LATIN: Final = lazy_pattern(r"[\u0080-\u00ff]{2,8}")  # UTF-8 that was decoded as Latin-1 has such runs
_DASHES: Final = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63")
_QUOTES: Final = frozenset("\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\\")
_BETWEEN_STRINGS: Final = lazy_pattern(r'"[ \t]{0,8}"')  # one text in several strings of a zone file: RFC 7208 §3.3


def visible(text: str) -> str:
    """Return `text` with invisible characters, and spaces at its ends, written as code points such as `<U+00A0>`."""
    shown = "".join(char if char.isprintable() else _code(char) for char in text)
    front, back = len(shown) - len(shown.lstrip(" ")), len(shown) - len(shown.rstrip(" "))
    if front == len(shown):
        return "<U+0020>" * min(front, 3)
    return "<U+0020>" * min(front, 3) + shown.strip(" ") + "<U+0020>" * min(back, 3)


def _code(char: str) -> str:
    return f"<{code_point(char)}>"


def code_point(char: str) -> str:
    """Return the code point of a character, such as `U+00A0`."""
    return f"U+{ord(char):04X}"


def cleaned(text: str) -> tuple[str, list[str]]:
    """Return `text` in plain characters with ordinary spaces, and codes of what was wrong.

    Only printable US-ASCII is valid in a record (RFC 7208 §12). Letters of other alphabets stay nevertheless, because
    a domain name may be written with them.
    """
    faults: list[str] = []
    whole = _LATIN.sub(_decoded, text)
    if any(char in _QUOTES for char in whole):
        faults.append("spf-quotes")
        whole = _BETWEEN_STRINGS.sub("", whole)
    made = "".join(_replacement(char, faults) for char in whole)
    return made, list(dict.fromkeys(faults))


def _replacement(char: str, faults: list[str]) -> str:
    if " " <= char <= "~" and char not in _QUOTES:
        return char
    if char in _QUOTES:
        return ""
    if char in _DASHES:
        faults.append(f"spf-dash: {code_point(char)}")
        return "-"
    wide = unicodedata.normalize("NFKC", char)
    if len(wide) == 1 and "!" <= wide <= "~":  # full-width or styled letters, as Japanese input methods produce
        faults.append("spf-full-width")
        return wide
    if char.isalnum() or unicodedata.category(char).startswith("M"):
        return char
    faults.append(f"spf-character: {code_point(char)}")
    return "" if unicodedata.category(char) == "Cf" else " "


def _decoded(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()

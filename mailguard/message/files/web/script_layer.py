"""Decode pages and files in a page's script: base64, percent encoding, escapes, lists of numbers, hex."""

import binascii
import re
import urllib.parse
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.file_types import family_of_type
from mailguard.message.files.sniff import sniff

_BASE64: Final = lazy_pattern(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{80,}+={0,2}")
_PERCENT: Final = lazy_pattern(r"(?>%u?[0-9A-Fa-f]{2}[^%\"'`<>\\\n]{0,40}+){15,}+")
_BACKSLASH: Final = lazy_pattern(r"(?>\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}){15,}+")
_NUMBERS: Final = lazy_pattern(r"(?<![\d,])(?>\d{1,3}\s{0,3},\s{0,3}){40,}+")
_HEX: Final = lazy_pattern(r"(?<![0-9A-Fa-f])(?:(?:[0-9a-f]{2}){60,}+|(?:[0-9A-F]{2}){60,}+)")
_AS_BASE64: Final = bytes(
    ord("a") if chr(code).isascii() and (chr(code).isalnum() or chr(code) in "+/") else 32 for code in range(256)
)
_AS_HEX: Final = bytes(97 if chr(code) in "0123456789abcdefABCDEF" else 32 for code in range(256))
_BETWEEN_COMMAS: Final = b"0123456789 \t\n\r\f\v\x1c\x1d\x1e\x1f"
_LITERALS: Final = 40  # of each encoding, per layer
# The beginnings of images and fonts in base64.
_PICTURES: Final = ("iVBORw0", "/9j/", "R0lGOD", "UklGR", "PHN2Zy", "AAABAA", "d09GM", "d09GR")
_TELLING: Final = lazy_pattern(
    r"<(?:html|form|input|script|body|iframe|a\s|meta|div)|https?://|document\.|function\s*\(", re.IGNORECASE
)


def hidden_layers(source: str, examination: Examination) -> Iterator[str | bytes]:
    """Yield the decoded literals of `source`: text with markup, script or a link as str, harmful files as bytes."""
    for content in _decoded(source):
        if not examination.budget.allows(len(content)):
            examination.defect("limit-archive-bytes", "not every literal was decoded")
            return
        examination.budget.spend(len(content))
        kind = sniff(content)
        family = family_of_type(kind)
        if kind.startswith("text/") or family in ("html", "text", "script") or kind == "image/svg+xml":
            text = content.decode("utf-8", "replace")
            if _TELLING.search(text):
                yield text
        elif family in ("archive", "executable", "disk-image", "shortcut", "document", "onenote"):
            yield content


def _decoded(source: str) -> Iterator[bytes]:
    octets = source.encode("ascii", "replace")
    dense = _has_run(octets, _AS_BASE64, 80)
    for number, match in enumerate(_BASE64.finditer(source) if dense else ()):
        if number >= _LITERALS:
            break
        literal = match.group()
        if not literal.startswith(_PICTURES):
            yield _base64(literal)
    for number, match in enumerate(_PERCENT.finditer(source) if source.count("%") >= 15 else ()):
        if number >= _LITERALS:
            break
        yield urllib.parse.unquote_to_bytes(re.sub("%u00", "%", match.group()[: limits.MARKUP_BYTES]))
    for number, match in enumerate(_BACKSLASH.finditer(source) if source.count("\\") >= 15 else ()):
        if number >= _LITERALS:
            break
        codes = re.findall(r"\\x(..)|\\u(....)", match.group())
        yield "".join(chr(int(short or long, 16)) for short, long in codes).encode("utf-8", "replace")
    for number, match in enumerate(_NUMBERS.finditer(source) if _has_numbers(source) else ()):
        if number >= _LITERALS:
            break
        yield bytes(int(code) & 0xFF for code in re.findall(r"\d+", match.group()))
    for number, match in enumerate(_HEX.finditer(source) if dense and _has_run(octets, _AS_HEX, 120) else ()):
        if number >= _LITERALS:
            break
        yield bytes.fromhex(match.group())


def _has_run(octets: bytes, letters: bytes, least: int) -> bool:
    """Whether there is a run of at least `least` of these letters: a quick test before the slow searches."""
    return b"a" * least in octets.translate(letters)


def _has_numbers(source: str) -> bool:
    """Whether there may be a list of numbers: 40 commas with only digits and blanks between, non-ASCII ignored."""
    if source.count(",") < 40:
        return False
    return b"," * 40 in source.encode("ascii", "ignore").translate(None, _BETWEEN_COMMAS)


def _base64(literal: str) -> bytes:
    letters = literal.rstrip("=")
    letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))

"""The strings of a macro as they are at run time: joined, reversed, and decoded from hex and base64."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

_SOURCE: Final = 500_000  # characters read
_STRING: Final = 10_000  # characters kept per string
_KEPT: Final = 200_000  # characters kept in total
_CONTINUED: Final = lazy_pattern(r"[ \t]_[ \t]{0,20}\r?\n")
_CHARACTER: Final = lazy_pattern(
    r"\b(?:Chr[WB]?\$?|CHAR)[ ]{0,4}\([ ]{0,4}(?:(\d{1,5})|&H([0-9A-F]{1,4}))&?[ ]{0,4}\)", re.IGNORECASE
)
_ASSIGNMENT: Final = lazy_pattern(
    r"[ \t]{0,80}(?:Const[ ])?(\w{1,60})(?: As String)?[ ]{0,4}=[ ]{0,4}(?:(\w{1,60})[ ]{0,4}[&+])?"
)
_HEX: Final = lazy_pattern(r"(?:[0-9A-Fa-f]{2}){8,}")
_BASE64: Final = lazy_pattern(r"(?:[A-Za-z0-9+/]{4}){5,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_URL: Final = lazy_pattern(r"(?:https?|ftp)://[A-Za-z0-9.-]{1,255}[^\s\"'<>\\^`{|}]{0,1000}", re.IGNORECASE)
_NAMESPACE: Final = lazy_pattern(r"https?://(?:schemas\.|www\.w3\.org/|purl\.org/)", re.IGNORECASE)


def strings_of(source: str) -> str:
    """Return every string that the source builds from parts, one per line, then the decoded strings."""
    plain = list(_joined(_CONTINUED.sub(" ", source[:_SOURCE])))
    return "\n".join([*plain, *filter(None, map(_decoded, plain))])[:_KEPT]


def urls_in(text: str) -> tuple[str, ...]:
    """Return the URLs in a text, except XML namespaces."""
    return tuple(dict.fromkeys(found for found in _URL.findall(text) if not _NAMESPACE.match(found)))


def _joined(source: str) -> Iterator[str]:
    """Yield the value of each expression of literals and `Chr` or `CHAR`; `a = a & "…"` extends the value of `a`."""
    values: dict[str, str] = {}
    for line in source.splitlines():
        if '"' not in line and "ch" not in line.lower():
            continue
        found = [text for text in _expressions(line) if text]
        assigned = _ASSIGNMENT.match(line)
        if assigned is not None and found:
            name, again = assigned.group(1).lower(), (assigned.group(2) or "").lower()
            before = values.get(name, "") if again == name else ""
            if len(before) < _STRING:
                values[name] = before + found[0]
            found[0] = ""
        yield from (text for text in found if text)
    yield from filter(None, values.values())


def _expressions(line: str) -> Iterator[str]:
    pieces: list[str] = []
    turned = False
    parts = line.split('"')
    for number, part in enumerate(parts):
        if number % 2:
            pieces.append(part)
            continue
        if not part and 0 < number < len(parts) - 1:  # a doubled quotation mark is one in the string
            pieces.append('"')
            continue
        end = 0
        for match in _CHARACTER.finditer(part):
            if part[end : match.start()].strip(" \t&+"):
                yield _value(pieces, turned=turned)
                pieces, turned = [], False
            value = min(int(match.group(1)), 0xFFFF) if match.group(1) else int(match.group(2), base=16)
            pieces.append(chr(value) if not 0xD800 <= value < 0xE000 else "\ufffd")
            end = match.end()
        rest = part[end:].strip(" \t&+")
        if rest:
            yield _value(pieces, turned=turned)
            pieces, turned = [], rest.lower().rstrip(" (").endswith("strreverse")
    yield _value(pieces, turned=turned)


def _value(pieces: list[str], *, turned: bool) -> str:
    text = "".join(pieces)[:_STRING]
    return text[::-1] if turned else text


def _decoded(text: str) -> str:
    """Decode a string that is all hex or base64; "" if it is not, or does not decode to text."""
    if len(text) < 16:
        return ""
    try:
        if _HEX.fullmatch(text):
            raw = bytes.fromhex(text)
        elif _BASE64.fullmatch(text):
            raw = base64.b64decode(text)
        else:
            return ""
    except (ValueError, binascii.Error):
        return ""
    raw = raw.replace(b"\0", b"")  # PowerShell's commands are UTF-16
    return raw.decode("ascii") if raw.isascii() and raw.decode("ascii").replace("\r\n", " ").isprintable() else ""

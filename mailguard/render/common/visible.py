"""Text from a message made safe to show: what would move the cursor or reorder letters becomes a visible escape."""

import functools
import re
import unicodedata
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

# Controls (C0, DEL, C1), line and paragraph separators, characters without a glyph (zero-width, bidirectional
# controls, fillers, tags), lone surrogates and noncharacters.
_HIDDEN: Final = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000f0000-\U0010ffff]"
)
_NAMED: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    r"""`text` on one line, every character of it seen: `\x1b`, `\u202e`, `\n` instead of what they'd do."""
    return _HIDDEN.sub(_escape, text) if _HIDDEN.search(text) else text


def shortened(text: str, length: int) -> str:
    """`visible` text of at most `length` characters, with "…" where it was cut."""
    if len(text) > length:
        text = text[: length - 1] + "…"
    return visible(text)


def cell_width(text: str) -> int:
    """The columns of a terminal that `text` takes: two for East Asian wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


@functools.lru_cache(maxsize=8192)  # more letters than one report has; what a sender can fill is bounded
def _character_width(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    if code < 0x100:
        return _NAMED.get(char) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

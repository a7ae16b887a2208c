"""Make text from a message safe to show: characters that move the cursor or reorder text become visible escapes."""

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
    r"""Return `text` on one line with control and invisible characters as escapes: `\x1b`, `\u202e`, `\n`."""
    return _HIDDEN.sub(_escape, text) if _HIDDEN.search(text) else text


def shortened(text: str, length: int) -> str:
    """Cut `text` to `length` characters, with "…" at the cut, and escape it as `visible` does."""
    if len(text) > length:
        text = text[: length - 1] + "…"
    return visible(text)


def cell_width(text: str) -> int:
    """Return the width of `text` in terminal columns: two for wide East Asian characters, zero for combining marks."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


@functools.lru_cache(
    maxsize=8192
)  # more characters than a report has; a sender cannot make the cache grow without limit
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

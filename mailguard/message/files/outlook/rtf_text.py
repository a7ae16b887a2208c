"""Outlook's rich text: compressed RTF ([MS-OXRTFCP]), often with the mail's HTML inside ([MS-OXRTFEX])."""

import re
import struct
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.charset import codec_for
from mailguard.message.files import limits

_PACKED: Final = 0x75465A4C
_OPEN: Final = 0x414C454D
_DICTIONARY: Final = (  # [MS-OXRTFCP] §2.1.2.1: the initial dictionary
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans "
    rb"SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN: Final = lazy_pattern(
    rb"\\'([0-9A-Fa-f]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_SKIPPED: Final = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles generator "
    b"listtable listoverridetable rsidtbl xmlnstbl filetbl fldinst header footer mhtmltag".split()
)
_WORDS: Final = {
    **dict.fromkeys((b"par", b"line", b"sect", b"page", b"row"), "\n"),
    b"tab": "\t",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
}
_CHARACTERS: Final = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\u00a0", b"_": "-"}
_CHARSETS: Final = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 204: "cp1251", 238: "cp1250"}
_DEPTH: Final = 500  # levels of groups; deeper ones share the last level


@dataclass(frozen=True, slots=True)
class RichText:
    """The text of an RTF body, or, if `is_html`, the HTML source it was made from."""

    text: str
    is_html: bool = False


def read_compressed(data: bytes) -> RichText:
    """Return the text of a compressed RTF body, at most `TEXT_CHARACTERS` of plain text. Damage does not raise."""
    return rtf_text(decompress(data))


def decompress(data: bytes, limit: int = limits.MARKUP_BYTES) -> bytes:
    """Decompress RTF ([MS-OXRTFCP] §2.2) up to any damage, at most `limit` bytes."""
    if len(data) < 16:
        return b""
    _, size, kind, _ = struct.unpack_from("<IIII", data)
    if kind == _OPEN:
        return data[16 : 16 + min(size, limit)]
    if kind != _PACKED:
        return b""
    window = bytearray(_DICTIONARY.ljust(4096, b"\0"))
    out = bytearray()
    write, position = len(_DICTIONARY), 16
    while position < len(data) and len(out) < limit:
        flags = data[position]
        position += 1
        for bit in range(8):
            if position >= len(data):
                break
            if not flags >> bit & 1:
                window[write] = data[position]
                out.append(data[position])
                write, position = (write + 1) & 0xFFF, position + 1
                continue
            token = int.from_bytes(data[position : position + 2], "big")
            position += 2
            offset, length = token >> 4, (token & 15) + 2
            if offset == write:  # the end mark
                return bytes(out)
            for step in range(length):
                byte = window[(offset + step) & 0xFFF]
                window[write] = byte
                out.append(byte)
                write = (write + 1) & 0xFFF
    return bytes(out)


@dataclass(slots=True)
class _Group:
    """The state inside one pair of braces."""

    skipped: bool = False
    quiet: bool = False  # after \htmlrtf: text that is not in the HTML
    unicode_skip: int = 1


def rtf_text(data: bytes) -> RichText:
    """Return the text, or the original HTML, of an RTF document, in linear time. Damage does not raise."""
    data = data[: limits.MARKUP_BYTES]
    return _Reader(data).read(data)


class _Reader:
    """Reads tokens from left to right, with a stack of the open groups."""

    def __init__(self, data: bytes) -> None:
        self.is_html = b"\\fromhtml1" in data[:2000]
        self.charset = _code_page(data)
        self.out: list[str] = []
        self.codes = bytearray()  # bytes in the code page, decoded together because some characters have two
        self.groups = [_Group()]
        self.skip = 0  # characters after \u that are meant for old readers
        self.starred = False

    def read(self, data: bytes) -> RichText:
        for match in _TOKEN.finditer(data):
            code, word, number, symbol, brace, run = match.groups()
            if code or run:
                self._characters(bytes([int(code, 16)]) if code else run)
                continue
            self._flush()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word, int(number) if number else None)
            elif symbol:
                self._symbol(symbol)
        self._flush()
        text = "".join(self.out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return RichText(text if self.is_html else text[: limits.TEXT_CHARACTERS], self.is_html)

    @property
    def _shown(self) -> bool:
        group = self.groups[-1]
        return not group.skipped and not (self.is_html and group.quiet)

    def _flush(self) -> None:
        if self.codes:
            self.out.append(self.codes.decode(self.charset, "replace"))
            self.codes.clear()

    def _characters(self, raw: bytes) -> None:
        if self.skip:
            cut = min(self.skip, len(raw))
            raw, self.skip = raw[cut:], self.skip - cut
        if self._shown:
            self.codes += raw
        self.starred = False

    def _brace(self, brace: bytes) -> None:
        self.skip = 0
        self.starred = False
        if brace == b"}":
            if len(self.groups) > 1:
                self.groups.pop()
        elif len(self.groups) < _DEPTH:
            group = self.groups[-1]
            self.groups.append(_Group(group.skipped, group.quiet, group.unicode_skip))

    def _symbol(self, symbol: bytes) -> None:
        self.starred = symbol == b"*"
        if self._shown and symbol in _CHARACTERS:
            self.out.append(_CHARACTERS[symbol])

    def _word(self, word: bytes, value: int | None) -> None:
        group = self.groups[-1]
        starred, self.starred, self.skip = self.starred, False, 0
        if word == b"htmltag":
            group.skipped = not self.is_html
        elif word == b"htmlrtf":
            group.quiet = value != 0
        elif word in _SKIPPED or starred:  # \* marks a destination that readers may ignore
            group.skipped = True
        elif word == b"uc":
            group.unicode_skip = max(0, min(value if value is not None else 1, 8))
        elif word == b"u" and value is not None:
            self.skip = group.unicode_skip
            if self._shown:
                self.out.append(chr(value & 0xFFFF))
        elif self._shown and word in _WORDS:
            self.out.append(_WORDS[word])


def _code_page(data: bytes) -> str:
    """Return the codec for 8-bit characters: of the first font with a known charset, else of the code page."""
    for found in re.findall(rb"\\fcharset(\d{1,3})", data[:20_000]):
        if int(found) in _CHARSETS:
            return _CHARSETS[int(found)]
    page = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
    return codec_for(f"cp{page.group(1).decode()}") or "cp1252" if page else "cp1252"

"""The fonts of a PDF, as far as text needs them: letters and widths of codes (ISO 32000-2 §9.6, ISO 32000-2 §9.7)."""

from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.pdf.cmap import Table
from mailguard.message.files.pdf.encoding import letters_by_encoding
from mailguard.message.files.pdf.object import Objects
from mailguard.message.files.pdf.syntax import Name, Value

_CODECS: Final = (  # predefined CMaps (ISO 32000-2 §9.7.5.2), by the beginning of their names
    ("UniJIS-UTF8", "utf-8"), ("UniJIS", "utf-16-be"), ("UniGB", "utf-16-be"), ("UniCNS", "utf-16-be"),
    ("UniKS", "utf-16-be"), ("90ms-RKSJ", "cp932"), ("90msp-RKSJ", "cp932"), ("90pv-RKSJ", "cp932"),
    ("83pv-RKSJ", "cp932"), ("Ext-RKSJ", "cp932"), ("EUC-", "euc_jp"), ("GBK2K", "gb18030"), ("GB", "gbk"),
    ("ETen", "big5"), ("B5pc", "big5"), ("KSC", "cp949"),
)  # fmt: skip


class Font:
    """One font. `known`: whether any of its codes has a letter."""

    __slots__ = ("_codec", "_default", "_lengths", "_letters", "_widths", "known")

    def __init__(self, dictionary: dict[str, Value], objects: Objects) -> None:
        composite = dictionary.get("Subtype") == "Type0"
        encoding = objects.get(dictionary.get("Encoding"))
        self._codec = ""
        self._default = 1.0 if composite else 0.5
        self._lengths: tuple[int, ...] = (2,) if composite else (1,)
        source = objects.stream(dictionary.get("ToUnicode"), limits.PDF_PAGE_BYTES)
        self._letters = Table({} if composite else letters_by_encoding(encoding, objects))
        if source:
            self._letters.read(source, objects)
            self._lengths = (self._letters.lengths if composite else ()) or self._lengths
        elif composite and isinstance(encoding, Name):
            self._codec = next((codec for start, codec in _CODECS if encoding.startswith(start)), "")
            if encoding in ("H", "V"):  # plain JIS X 0208
                self._codec = "jis"
        self._widths = _composite_widths(dictionary, objects) if composite else _simple_widths(dictionary, objects)
        self.known = bool(self._letters or self._codec)

    def read(self, string: bytes) -> tuple[str, float, int]:
        """Return the letters of a shown string, their total width in ems, and the number of glyphs."""
        if self._codec:
            return self._decoded(string)
        letters: list[str] = []
        width, position, glyphs = 0.0, 0, 0
        shortest = self._lengths[-1]
        while position < len(string):
            code = string[position : position + shortest]
            text = self._letters.get(code)
            for length in self._lengths if text is None else ():
                text = self._letters.get(string[position : position + length])
                if text is not None:
                    code = string[position : position + length]
                    break
            letters.append(text or "")
            width += self._widths.get(int.from_bytes(code, "big"), self._default)
            position += len(code)
            glyphs += 1
        return "".join(letters), width, glyphs

    def _decoded(self, string: bytes) -> tuple[str, float, int]:
        if self._codec == "jis":
            text = bytes(byte | 0x80 for byte in string).decode("euc_jp", "replace")
        else:
            text = string.decode(self._codec, "replace")
        return text, sum(0.5 if letter.isascii() else 1.0 for letter in text), len(text)


def _simple_widths(dictionary: dict[str, Value], objects: Objects) -> dict[int, float]:
    widths, first = objects.get(dictionary.get("Widths")), objects.get(dictionary.get("FirstChar"))
    if not isinstance(widths, list) or not isinstance(first, float):
        return {}
    scale = 1.0 if dictionary.get("Subtype") == "Type3" else 0.001
    return {int(first) + at: wide * scale for at, wide in enumerate(widths[:256]) if isinstance(wide, float)}


def _composite_widths(dictionary: dict[str, Value], objects: Objects) -> dict[int, float]:
    """Read the descendant font's /W (ISO 32000-2 §9.7.4.3): a list of `first [width …]` or `first last width`."""
    descendants = objects.get(dictionary.get("DescendantFonts"))
    font = objects.dictionary(descendants[0]) if isinstance(descendants, list) and descendants else {}
    items = objects.get(font.get("W"))
    widths: dict[int, float] = {}
    at = 0
    while isinstance(items, list) and at + 1 < len(items) and len(widths) < limits.PDF_LETTERS:
        first, second = items[at], objects.get(items[at + 1])
        at += 2
        if not isinstance(first, float):
            continue
        if isinstance(second, list):
            widths.update(
                (int(first) + step, wide / 1000) for step, wide in enumerate(second) if isinstance(wide, float)
            )
        elif isinstance(second, float) and at < len(items):
            wide = items[at]
            at += 1
            last = min(int(second), int(first) + limits.PDF_LETTERS)
            if not objects.spend(max(last - int(first), 0) // 8):
                break
            for code in range(int(first), last + 1):
                widths[code] = wide / 1000 if isinstance(wide, float) else 1.0
    return widths

"""Read a font's ToUnicode CMap: the letters of its codes (ISO 32000-2 §9.10.3)."""

from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.pdf.object import Objects

_SECTION: Final = lazy_pattern(rb"begin(bfchar|bfrange)\b")
_CODE: Final = lazy_pattern(rb"<([0-9A-Fa-f\s]{1,200})>|([\[\]])")
_WIDE: Final = 256  # codes: longer ranges are not expanded; their letters are computed when a code occurs
_RANGES: Final = 20  # longer ranges kept


class Table:
    """Maps codes of one or more bytes to letters. `lengths` are the lengths of the codes, longest first."""

    def __init__(self, letters: dict[bytes, str]) -> None:
        self._letters = letters
        self._ranges: list[tuple[int, int, int, str]] = []  # length, first and last code, first letters
        self.lengths: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self._letters or self._ranges)

    def get(self, code: bytes) -> str | None:
        """Return the letters of `code`, "" if it has none, or None if it is not in the table."""
        found = self._letters.get(code)
        if found is None and len(code) == 1:
            found = self._letters.get(b"\0" + code)  # some programs write codes of simple fonts like this
        if found is not None or not self._ranges:
            return found
        number = int.from_bytes(code, "big")
        for length, first, last, text in self._ranges:
            if length == len(code) and first <= number <= last:
                return self._letters.setdefault(code, _later(text, number - first))
        return None

    def read(self, source: bytes, objects: Objects) -> None:
        """Add the entries of a ToUnicode CMap."""
        lengths: set[int] = set()
        for section in _SECTION.finditer(source):
            kind = section.group(1)
            end = source.find(b"end" + kind, section.end())
            if end < 0 or len(self._letters) >= limits.PDF_LETTERS or not objects.spend((end - section.end()) // 8):
                break
            codes = islice(_CODE.finditer(source, section.end(), end), 3 * limits.PDF_LETTERS)
            items = [match.group(2) or _bytes(match.group(1)) for match in codes]
            if kind == b"bfchar":
                self._letters.update((code, _utf16(to)) for code, to in zip(items[::2], items[1::2], strict=False))
                lengths.update(map(len, items[::2]))
            else:
                self._add_ranges(items, lengths, objects)
        self.lengths = tuple(sorted(lengths - {0}, reverse=True)[:4])

    def _add_ranges(self, items: list[bytes], lengths: set[int], objects: Objects) -> None:
        """Add a list of ranges, each `first last letters` or `first last [letters letters …]`."""
        at = 0
        while at + 2 < len(items) and len(self._letters) < limits.PDF_LETTERS:
            first, last, to = items[at : at + 3]
            at += 3
            number, length = int.from_bytes(first, "big"), len(first)
            lengths.add(length)
            if to == b"[":
                while at < len(items) and items[at] != b"]":
                    self._letters[(number % 256**length).to_bytes(length, "big")] = _utf16(items[at])
                    number += 1
                    at += 1
                at += 1
                continue
            final = min(int.from_bytes(last, "big"), 256**length - 1)
            if final - number >= _WIDE:
                if len(self._ranges) < _RANGES:
                    self._ranges.append((length, number, final, _utf16(to)))
            elif objects.spend(max(final - number, 0) // 2):
                text = _utf16(to)
                for code in range(number, final + 1):
                    self._letters[code.to_bytes(length, "big")] = _later(text, code - number)


def _later(text: str, steps: int) -> str:
    """Return the letters of the code `steps` after the one with `text`: only the last letter is advanced."""
    return text[:-1] + chr(min(ord(text[-1]) + steps, 0x10FFFF)) if text else ""


def _bytes(digits: bytes) -> bytes:
    plain = bytes(digits.translate(None, b" \t\r\n\f\v"))
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))


def _utf16(code: bytes) -> str:
    return code.decode("utf-16-be", "ignore") if len(code) > 1 else code.decode("latin-1")

"""The objects of a PDF by their numbers (ISO 32000-2 §7.3.10, ISO 32000-2 §7.5.7), with their unpacked streams."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.pdf.filter import SHORT, unfiltered
from mailguard.message.files.pdf.syntax import Name, Ref, Value, read_value

# The pattern begins with a character class, so that the regex engine can skip ahead.
_OBJECT: Final = lazy_pattern(rb"([0-9][0-9]{0,7}+)[\0\t\n\f\r ]{1,9}+[0-9]{1,5}+[\0\t\n\f\r ]{1,9}+obj(?![A-Za-z])")
_HEAD: Final = lazy_pattern(rb"\s{0,9}((?:\d{1,9}\s{1,9}){2,4000})")
_DICTIONARY: Final = 256 * 1024  # bytes for the values of one object, which come before its stream
_FOLLOWED: Final = 10  # references in a chain
_FAST: Final = frozenset((b"FlateDecode", b"Fl"))
_BYTES_READ: Final = 4  # parsed bytes that cost as much as one token
_BYTES_PASSED: Final = 256  # the same for bytes that are only searched or copied


def _packed(content: bytes) -> list[tuple[int, int]]:
    """Return offset and number of each object of an object stream, from its header (ISO 32000-2 §7.5.7)."""
    head = _HEAD.match(content)
    if head is None:
        return []
    digits = [int(each) for each in head.group(1).split()]
    return [(head.end() + offset, number) for number, offset in zip(digits[::2], digits[1::2], strict=False)]


def _objects(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield offset and number of each object of a file (ISO 32000-2 §7.3.10)."""
    for found in _OBJECT.finditer(data):
        if not data[found.start() - 1 : found.start()].isdigit():  # else it is the end of a longer number
            yield found.end(), int(found[1])


class Objects:
    """All objects of one file. Of several with the same number the last counts, as after an incremental update."""

    def __init__(self, data: bytes, streams: list[bytes], examination: Examination) -> None:
        self._examination = examination
        self._places: dict[int, tuple[bytes, int]] = {}
        self._values: dict[int, Value] = {}
        self._pieces: list[tuple[bytes, list[int], list[int]]] = []
        for content in streams:
            self._add(content, _packed(content))
        found = list(islice(_objects(data), limits.PDF_OBJECTS))
        if len(found) >= limits.PDF_OBJECTS:
            examination.defect("limit-pdf-objects", f"the first {limits.PDF_OBJECTS} were read")
        self._add(data, found)

    def _add(self, piece: bytes, found: list[tuple[int, int]]) -> None:
        found = sorted(found)
        self._places.update((number, (piece, start)) for start, number in found)
        self._pieces.append((piece, [start for start, _ in found], [number for _, number in found]))

    def of_type(self, kind: str) -> Iterator[int]:
        """Yield the numbers of the dictionaries with this /Type, each once."""
        pattern = re.compile(rb"/Type\s{0,9}/" + kind.encode("ascii") + rb"(?![A-Za-z])")
        seen: set[int] = set()
        for piece, starts, numbers in self._pieces:
            for match in islice(pattern.finditer(piece), limits.PDF_OBJECTS):
                number = numbers[at] if (at := bisect_right(starts, match.start()) - 1) >= 0 else -1
                if number not in seen and self.dictionary(Ref(number)).get("Type") == kind:
                    seen.add(number)
                    yield number

    def get(self, item: Value) -> Value:
        """Return `item`, or the object that it refers to."""
        for _ in range(_FOLLOWED):
            if not isinstance(item, Ref):
                return item
            if item.number not in self._values:
                self._values[item.number] = self._read(*self._places.get(item.number, (b"", 0)))
            item = self._values[item.number]
        return None

    def _read(self, piece: bytes, start: int) -> Value:
        room = self._examination.budget.pdf_effort * _BYTES_READ
        found, end = read_value(piece, start, min(len(piece), start + _DICTIONARY, start + max(room, 0)))
        self.spend((end - start) // _BYTES_READ + 1)
        return found

    def spend(self, effort: int) -> bool:
        """Subtract effort from the message's budget. Return whether any is left."""
        self._examination.budget.pdf_effort -= effort
        return self._examination.budget.pdf_effort > 0

    def dictionary(self, item: Value) -> dict[str, Value]:
        """Return the dictionary that `item` is or refers to, or an empty one."""
        found = self.get(item)
        return found if isinstance(found, dict) else {}

    def stream(self, item: Value, most: int) -> bytes:
        """Return up to `most` bytes of the unpacked stream that `item` refers to, or b"" if there is none."""
        if not isinstance(item, Ref) or item.number not in self._places:
            return b""
        head = self.dictionary(item)
        data, position = self._places[item.number]
        # The keyword `stream` follows the dictionary (ISO 32000-2 §7.3.8.1).
        start = data.find(b"stream", position, position + _DICTIONARY)
        if not self.spend(((start if start >= 0 else position + _DICTIONARY) - position) // _BYTES_PASSED + 10):
            return b""
        if start < 0 or not head:
            return b""
        start += 8 if data[start + 6 : start + 8] == b"\r\n" else 7
        end = data.find(b"endstream", start, start + limits.PDF_OBJECT_BYTES)
        content = data[start : end if end >= 0 else start + limits.PDF_OBJECT_BYTES]
        if not self.spend(len(content) // _BYTES_PASSED):
            return b""
        return self._unpacked(content, head, data[position:start], most)

    def _unpacked(self, content: bytes, head: dict[str, Value], source: bytes, most: int) -> bytes:
        """Return `content` with its filters undone (ISO 32000-2 §7.4), or b"" if one of them is not supported."""
        named = self.get(head.get("Filter"))
        names = [self.get(each) for each in (named if isinstance(named, list) else [named])]
        filters = [str(name).encode("latin-1") for name in names if isinstance(name, Name)]
        if not filters:
            return content[:most]
        most = min(most, self._examination.budget.bytes)
        slow = any(name not in _FAST for name in filters)
        if most <= 0 or not self.spend(min(len(content), most) // (_BYTES_READ if slow else _BYTES_PASSED)):
            self._examination.defect("limit-archive-bytes", "not every text of the PDF was unpacked")
            return b""
        plain = unfiltered(content, [SHORT.get(name, name) for name in filters], source, most)
        if plain is None:
            self._examination.skip("PDF text that is packed in an unknown way")
            return b""
        self._examination.budget.bytes -= len(plain)
        self.spend(len(plain) // (_BYTES_READ if slow else _BYTES_PASSED))
        return plain

"""Read the central directory of a ZIP file (APPNOTE 6.3.10 §4.3), and unpack single members."""

import bz2
import itertools
import lzma
import struct
import zlib
from dataclasses import field
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.message.files import limits

_END: Final = b"PK\x05\x06"
_END64: Final = b"PK\x06\x06"
_CENTRAL: Final = b"PK\x01\x02"
_LOCAL: Final = b"PK\x03\x04"
_END_FIELDS: Final = struct.Struct("<HII")
_CENTRAL_FIELDS: Final = struct.Struct("<HHHHHHIIIHHHHHII")  # from "version made by" to the local offset
_LOCAL_FIELDS: Final = struct.Struct("<HHHHHIIIHH")
_ENDS: Final = 32  # end records that are tried
_ARCHIVES: Final = 8  # archives read per file
STORED, DEFLATED, BZIP2, LZMA, AES = 0, 8, 12, 14, 99


@dataclass(frozen=True, slots=True)
class Entry:
    """One member as declared in the directory. `offset` is the place of its local header in the file."""

    name: str
    offset: int
    packed: int
    size: int
    method: int
    encrypted: bool

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.name.endswith(("/", "\\")) and not self.size


@dataclass(slots=True)
class Directory:
    """All members of a ZIP file, and its anomalies."""

    entries: list[Entry] = field(default_factory=list)
    overlapping: bool = False  # members share packed bytes, which only bombs do
    several: bool = False  # several archives in a row; programs disagree on which one counts
    masked: bool = False  # the directory itself is encrypted
    cut: bool = False  # there are more entries than were read
    broken: bool = False  # no directory; members were found by their local headers


def read_directory(data: bytes) -> Directory:
    """Read the members of the archive, from their local headers if the directory is missing."""
    directory = Directory()
    end = _last_end(data, len(data), directory)
    if end < 0:
        _read_locals(data, directory)
    else:
        _read_earlier(data, directory)
    if not directory.several:
        directory.overlapping = _overlap(directory.entries)
    return directory


def _last_end(data: bytes, before: int, directory: Directory) -> int:
    """Read the directory of the last end record that has one. Return the record's position, or -1."""
    end = data.rfind(_END, 0, before)
    for _ in range(_ENDS):
        if end < 0:
            break
        _read_at(data, end, directory)
        if directory.entries:
            return end
        end = data.rfind(_END, 0, end)
    return -1


def _read_earlier(data: bytes, directory: Directory) -> None:
    """Add the members of archives in front of the first one; programs disagree on which archive counts."""
    for _ in range(_ARCHIVES):
        first = min((entry.offset for entry in directory.entries), default=0)
        earlier = Directory()
        if first <= 22 or _last_end(data, first, earlier) < 0:
            return
        if min(entry.offset for entry in earlier.entries) >= first:
            return
        directory.entries += earlier.entries[: max(limits.ENTRIES - len(directory.entries), 0)]
        directory.cut = directory.cut or earlier.cut or len(directory.entries) >= limits.ENTRIES
        directory.several = True


def _read_at(data: bytes, end: int, directory: Directory) -> int:
    """Add the entries of the end record at `end` (APPNOTE 6.3.10 §4.3.16).

    Return the position of the directory, or -1 if there is none where the record points.
    """
    if len(data) < end + 22:
        return -1
    count, size, offset = _END_FIELDS.unpack_from(data, end + 10)
    tail = end
    if (count == 0xFFFF or size == 0xFFFFFFFF or offset == 0xFFFFFFFF) and data[end - 20 : end - 16] == b"PK\x06\x07":
        # APPNOTE 6.3.10 §4.3.14: the ZIP64 end record is in front of its locator.
        end64 = data.rfind(_END64, max(0, end - 20 - 66_000), end - 20)
        if end64 >= 0 and end64 + 56 <= len(data):
            size, offset = struct.unpack_from("<QQ", data, end64 + 40)
            tail = end64
    start: int = tail - size
    if start < 0 or data[start : start + 4] != _CENTRAL:
        start = offset  # there may be bytes between directory and end record: signatures, alignment
        if data[start : start + 4] != _CENTRAL:
            directory.masked = directory.masked or bool(size and count)
            return -1
    base = max(start - offset, 0)
    _read_entries(data, start, tail, base, directory)
    return start


def _read_entries(data: bytes, start: int, tail: int, base: int, directory: Directory) -> None:
    position = start
    while position + 46 <= tail and data[position : position + 4] == _CENTRAL:
        if len(directory.entries) >= limits.ENTRIES:
            directory.cut = True
            return
        fields = _CENTRAL_FIELDS.unpack_from(data, position + 4)  # APPNOTE 6.3.10 §4.3.12
        flags, method, packed, size = fields[2], fields[3], fields[7], fields[8]
        name_length, extra_length, comment_length, offset = fields[9], fields[10], fields[11], fields[15]
        name_end = position + 46 + name_length
        name = data[position + 46 : min(name_end, position + 46 + 2000)]
        unicode_name = b""
        if extra_length:
            extra = data[name_end : name_end + extra_length]
            size, packed, offset, unicode_name = _extra(extra, size, packed, offset)
        # APPNOTE 6.3.10 §4.4.4: bits 0, 6 (strong encryption), 13 (masked header).
        encrypted = bool(flags & 0x2041) or method == AES
        decoded = decode_name(unicode_name or name, utf8=bool(flags & 0x800) or bool(unicode_name))
        directory.entries.append(Entry(decoded, offset + base, packed, size, method, encrypted))
        position = name_end + extra_length + comment_length


def _extra(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int, bytes]:
    """Return sizes and offset from the ZIP64 field, and the name from the Unicode path field.

    APPNOTE 6.3.10 §4.5.3, APPNOTE 6.3.10 §4.6.9.
    """
    name = b""
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        content = extra[position + 4 : position + 4 + length]
        if kind == 1:
            values = iter(struct.unpack(f"<{len(content) // 8}Q", content[: len(content) // 8 * 8]))
            size = next(values, size) if size == 0xFFFFFFFF else size
            packed = next(values, packed) if packed == 0xFFFFFFFF else packed
            offset = next(values, offset) if offset == 0xFFFFFFFF else offset
        elif kind == 0x7075 and len(content) > 5:
            name = content[5:]
        position += 4 + length
    return size, packed, offset, name


def _read_locals(data: bytes, directory: Directory) -> None:
    position = data.find(_LOCAL)
    while position >= 0 and position + 30 <= len(data) and len(directory.entries) < limits.ENTRIES:
        _, flags, method, _, _, _, packed, size, name_length, _ = _LOCAL_FIELDS.unpack_from(data, position + 4)
        name = data[position + 30 : position + 30 + min(name_length, 2000)]
        encrypted = bool(flags & 0x2041) or method == AES
        directory.entries.append(
            Entry(decode_name(name, utf8=bool(flags & 0x800)), position, packed, size, method, encrypted)
        )
        following = position + 30 + name_length + (0 if flags & 8 else packed)
        position = data.find(_LOCAL, max(following, position + 30))
    directory.broken = bool(directory.entries)


def _overlap(entries: list[Entry]) -> bool:
    spans = sorted((entry.offset, entry.packed) for entry in entries if not entry.is_folder)
    pairs = itertools.pairwise(spans)
    return any(first[0] + 30 + first[1] > second[0] for first, second in pairs)


def decode_name(raw: bytes, *, utf8: bool = False) -> str:
    """Decode a member's name: UTF-8 if marked or valid, else Shift_JIS (Japanese Windows), else code page 437."""
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if utf8:
            return raw.decode("utf-8", "replace")
    try:
        japanese = raw.decode("cp932")
    except UnicodeDecodeError:
        return raw.decode("cp437")
    wide = sum("\u3040" <= letter <= "\u9fff" or "\uff01" <= letter <= "\uff5e" for letter in japanese)
    narrow = sum("\uff61" <= letter <= "\uff9f" for letter in japanese)
    return japanese if wide > narrow or narrow > 2 else raw.decode("cp437")


def unpack(data: bytes, entry: Entry, limit: int) -> bytes | None:
    """Unpack at most `limit` bytes of a member. None if it is encrypted, damaged or packed with an unknown method."""
    if entry.encrypted or data[entry.offset : entry.offset + 4] != _LOCAL or entry.offset + 30 > len(data):
        return None
    name_length, extra_length = struct.unpack_from("<HH", data, entry.offset + 26)  # APPNOTE 6.3.10 §4.3.7
    start = entry.offset + 30 + name_length + extra_length
    end = start + entry.packed if entry.packed else len(data)  # 0 in a local header: the size is after the data
    packed = memoryview(data)[start : min(end, len(data))]
    try:
        if entry.method == STORED:
            return bytes(packed[: min(limit, entry.size or limit)])
        if entry.method == DEFLATED:
            return zlib.decompressobj(-15).decompress(packed, limit)
        if entry.method == BZIP2:
            return bz2.BZ2Decompressor().decompress(packed, limit)
        if entry.method == LZMA:
            return _lzma(packed, limit)
        from mailguard.message.files.archive.packing import OF_ZIP

        rare = OF_ZIP.get(entry.method)
        return rare(packed, b"", limit) if rare is not None else None
    except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError):
        return None


def _lzma(packed: memoryview, limit: int) -> bytes | None:
    """Unpack LZMA (APPNOTE 6.3.10 §5.8.8): version and properties size (2 bytes each), 5 properties bytes, data."""
    if len(packed) < 9 or packed[4] >= 225 or int.from_bytes(packed[5:9], "little") > limits.MEMBER_BYTES * 4:
        return None
    chain = [lzma1_filter(bytes(packed[4:9]))]
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain).decompress(packed[9:], limit)


def lzma1_filter(properties: bytes) -> dict[str, int]:
    """Return LZMA1's five property bytes as a filter for the stdlib."""
    packed = properties[0]
    return {
        "id": lzma.FILTER_LZMA1,
        "lc": packed % 9,
        "lp": packed // 9 % 5,
        "pb": packed // 45,
        "dict_size": max(int.from_bytes(properties[1:5], "little"), 4096),
    }

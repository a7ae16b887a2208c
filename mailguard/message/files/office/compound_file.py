"""Read the directory and streams of compound files ([MS-CFB]): old Office files, .msi and .msg. All work is bounded."""

import struct
from typing import Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard.message.files import limits

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST: Final = 0xFFFFFFFA  # this and above are special values, not sector numbers ([MS-CFB] §2.1)
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """One storage or stream ([MS-CFB] §2.6). `path` is its path from the root, with "/" between the parts."""

    name: str
    path: str
    kind: int
    start: int
    size: int
    class_id: bytes

    @property
    def is_stream(self) -> bool:
        """Whether it is a stream (it has bytes), not a storage."""
        return self.kind == _STREAM


class CompoundFile:
    """An opened compound file. Raises `ValueError` if `data` is not one or has impossible sector sizes."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < 1536:
            raise ValueError("not a compound file")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)  # [MS-CFB] §2.2: the header
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector sizes that do not exist")
        self._size = 1 << shift
        fields = struct.unpack_from("<IIIIIIIII", data, 40)
        _, _, directory_start, _, self._mini_cutoff, mini_start, _, difat_start, _ = fields
        self._fat = self._read_fat(difat_start)
        self._mini_fat = self._numbers(self._chain(mini_start, self._fat))
        self.entries: Final = self._read_directory(directory_start)
        root = next((entry for entry in self.entries if entry.kind == _ROOT), None)
        self._mini = self._read_chain(root.start, min(root.size, limits.OLE_STREAM_BYTES)) if root else b""
        self.class_id: Final = root.class_id if root else b""

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _read_fat(self, difat_start: int) -> list[int]:
        sectors = [number for number in struct.unpack_from("<109I", self._data, 76) if number < _LAST]
        following, seen = difat_start, 0  # [MS-CFB] §2.5: the DIFAT lists the sectors of the FAT
        while following < _LAST and seen < 1000:
            numbers = self._numbers([following])
            if not numbers:
                break
            sectors.extend(number for number in numbers[:-1] if number < _LAST)
            following, seen = numbers[-1], seen + 1
        return self._numbers(sectors[: limits.OLE_SECTORS // 100])

    def _numbers(self, sectors: list[int]) -> list[int]:
        content = b"".join(self._sector(number) for number in sectors)
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))

    def _chain(self, start: int, table: list[int], most: int = limits.OLE_SECTORS) -> list[int]:
        chain: list[int] = []
        number = start
        while number < len(table) and len(chain) < min(most, len(table) + 1):  # the limit also ends a loop
            chain.append(number)
            number = table[number]
        return chain

    def _read_chain(self, start: int, size: int) -> bytes:
        chain = self._chain(start, self._fat, size // self._size + 1)
        return b"".join(self._sector(number) for number in chain)[:size]

    def _read_directory(self, start: int) -> tuple[DirectoryEntry, ...]:
        most = limits.OLE_ENTRIES * 128 // self._size
        table = b"".join(self._sector(number) for number in self._chain(start, self._fat, most))
        raw = [table[at : at + 128] for at in range(0, len(table) - 127, 128)]
        paths = _paths(raw)
        entries = []
        for number, entry in enumerate(raw):
            kind = entry[66]
            if kind in (_STORAGE, _STREAM, _ROOT):
                first, size = struct.unpack_from("<IQ", entry, 116)
                name = _name(entry)
                entries.append(
                    DirectoryEntry(name, paths.get(number, name), kind, first, size & 0xFFFFFFFF, entry[80:96])
                )
        return tuple(entries)

    def read(self, entry: DirectoryEntry, limit: int = limits.OLE_STREAM_BYTES) -> bytes:
        """Return the bytes of a stream, at most `limit`."""
        size = min(entry.size, limit)
        if entry.size >= self._mini_cutoff:
            return self._read_chain(entry.start, size)
        chain = self._chain(entry.start, self._mini_fat, size // 64 + 1)
        return b"".join(self._mini[number * 64 : number * 64 + 64] for number in chain)[:size]

    def find(self, *names: str) -> DirectoryEntry | None:
        """Return the first stream with one of these names, in any storage; case is ignored ([MS-CFB] §2.6.4)."""
        wanted = {name.lower() for name in names}
        return next((entry for entry in self.entries if entry.is_stream and entry.name.lower() in wanted), None)

    def names(self) -> frozenset[str]:
        """Return the names of all entries in lower case."""
        return frozenset(entry.name.lower() for entry in self.entries)


def _name(entry: bytes) -> str:
    length = int.from_bytes(entry[64:66], "little")
    return entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")


def _paths(raw: list[bytes]) -> dict[int, str]:
    """Return each entry's path, from one walk over the trees of siblings and children ([MS-CFB] §2.6.4).

    Entries that the trees do not reach are missing from the result.
    """
    paths: dict[int, str] = {}
    waiting = [(0, "")]
    seen = {0}
    while waiting:
        number, prefix = waiting.pop()
        left, right, child = struct.unpack_from("<III", raw[number], 68) if number < len(raw) else (_LAST,) * 3
        path = prefix + _name(raw[number]) if number and number < len(raw) else ""
        if number:
            paths[number] = path
        steps = ((left, prefix), (right, prefix), (child, path + "/" if path else ""))
        for following, before in steps:
            if following < len(raw) and following not in seen and len(before) < 500:
                seen.add(following)
                waiting.append((following, before))
    return paths

"""Files packed with gzip, bzip2, xz, LZMA, lzip or Zstandard: unpacked as far as the budget allows."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from mailguard.message.files import limits
from mailguard.message.files.archive.zip import bomb_ratio
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import note_member

_CHUNK: Final = 1024 * 1024
_STREAMS: Final = 20  # streams in one file; each costs a copy of the rest of the file


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class _Gzip:
    """The stdlib's zlib object with the interface of its other decompressors."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._object.decompress(data or self._object.unconsumed_tail, max_length)


class _Lzip:
    """An lzip member: a 6-byte header, LZMA with fixed properties, and a 20-byte trailer."""

    def __init__(self) -> None:
        self._object: lzma.LZMADecompressor | None = None

    @property
    def eof(self) -> bool:
        return self._object is not None and self._object.eof

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data[20:] if self._object is not None else b""

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        if self._object is None:
            code = data[5] if len(data) > 5 else 0
            size = (1 << (code & 31)) - ((1 << (code & 31)) // 16) * (code >> 5)
            if not 4096 <= size <= limits.INFLATED_BYTES:
                raise ValueError("no lzip")
            chain = {"id": lzma.FILTER_LZMA1, "dict_size": size, "lc": 3, "lp": 0, "pb": 2}
            self._object = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain])
            data = data[6:]
        return self._object.decompress(data, max_length)


def read(data: bytes, examination: Examination) -> None:
    """Unpack the file in pieces, examine its first part, and count the size of the rest."""
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return
    damage: tuple[type[Exception], ...] = (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError)
    make: Callable[[], _Unpacker] = _Gzip
    if examination.detected_type == "application/x-bzip2":
        make = bz2.BZ2Decompressor
    elif examination.detected_type == "application/zstd":
        from mailguard.message.files.archive import packing

        try:
            damage = (*damage, packing.zstandard_unpacker()[1])
        except packing.NotUnpackedError as reason:
            examination.skip(str(reason))
            return
        make = lambda: packing.zstandard_unpacker()[0]  # noqa: E731 - a factory like the others
    elif examination.detected_type == "application/x-xz":
        make = partial(lzma.LZMADecompressor, memlimit=limits.INFLATED_BYTES)
    elif examination.detected_type == "application/x-lzma":
        make = partial(lzma.LZMADecompressor, lzma.FORMAT_ALONE, memlimit=limits.INFLATED_BYTES)
    elif examination.detected_type == "application/x-lzip":
        make = _Lzip
    kept, size = _unpack(make, data, damage, examination)
    bomb = bomb_ratio(len(data), size)
    if bomb:
        examination.fact("archive-bomb", examination.name, bomb)
    if kept:
        child = examination.member(inner_name(data, examination), kept, size=size, partial=len(kept) < size)
        if child is not None and child.detected_type != "application/x-tar":  # people see a .tar.gz as one archive
            note_member(child, examination)
    else:
        examination.skip("files inside an archive that is empty or damaged")


def _unpack(
    make: Callable[[], _Unpacker], data: bytes, damage: tuple[type[Exception], ...], examination: Examination
) -> tuple[bytes, int]:
    """Return the beginning of the unpacked content and its full size. All streams are joined, as the tools do."""
    pieces: list[bytes] = []
    kept = size = 0
    feed = data
    unpacker = make()
    streams = 1
    try:
        while True:
            room = min(_CHUNK, examination.budget.bytes)
            if room <= 0 or size > limits.BOMB_BYTES:
                examination.defect("limit-archive-bytes", "unpacked in part")
                break
            piece = unpacker.decompress(feed, room)
            feed = b""
            size += len(piece)
            examination.budget.bytes -= len(piece)
            if kept < limits.MEMBER_BYTES:
                pieces.append(piece)
                kept += len(piece)
            if unpacker.eof:
                feed = unpacker.unused_data
                if feed[:2] != data[:2]:
                    break
                if streams >= _STREAMS:
                    examination.defect("limit-archive-members", f"the first {_STREAMS} streams were unpacked")
                    break
                streams += 1
                unpacker = make()
            elif not piece:
                break
    except damage:
        examination.defect("archive-damaged")
    return b"".join(pieces), size


def inner_name(data: bytes, examination: Examination) -> str:
    """Return the name the tools give the unpacked file: the stored name, else the file's own without its extension."""
    if data[:2] == b"\x1f\x8b" and data[3:4] == b"\x08":  # RFC 1952 §2.3: FNAME is the only flag set
        end = data.find(b"\0", 10, 600)
        if end > 10:
            return data[10:end].decode("utf-8", "replace").replace("\\", "/").rpartition("/")[2]
    stem, _, extension = examination.name.rpartition(".")
    if extension.lower() in ("tgz", "tbz", "tbz2", "txz", "tzst", "tlz", "taz", "tz"):
        return f"{stem}.tar"
    return stem or examination.name

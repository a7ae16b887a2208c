"""The header of a 7z archive (7zFormat.txt): its files, and how each solid block of files is packed."""

from dataclasses import dataclass, field
from typing import Final

from mailguard.message.files import limits

(_END, _HEADER, _PROPERTIES, _ADDITIONAL, _MAIN, _FILES, _PACK, _UNPACK, _SUB, _SIZE, _CRC, _FOLDER, _UNPACK_SIZE,
 _STREAMS, _EMPTY, _EMPTY_FILE) = range(16)  # fmt: skip
_NAMES: Final = 0x11
PACKED_HEADER: Final = 0x17
AES: Final = b"\x06\xf1\x07\x01"
_BLOCKS: Final = 10_000  # solid blocks read
_CODERS: Final = 8  # methods per block
_STREAMS_OF_CODER: Final = 8


@dataclass(frozen=True, slots=True)
class Coder:
    """One packing step of a block."""

    method: bytes
    properties: bytes
    streams: int  # packed streams that it reads; only BCJ2 has several


@dataclass(slots=True)
class Block:
    """Files packed together (the format calls it a "folder").

    `order` lists the steps of unpacking, from the first; it is empty if the steps do not form a chain. `packed` are the
    offsets and sizes of the packed streams.
    """

    coders: tuple[Coder, ...]
    order: tuple[int, ...]
    sizes: list[int] = field(default_factory=list)
    size: int = 0
    packed: list[tuple[int, int]] = field(default_factory=list)
    packed_streams: int = 1
    has_digest: bool = False
    files: list[int] = field(default_factory=list)  # sizes of its files, in order

    @property
    def locked(self) -> bool:
        """Whether it is encrypted."""
        return any(coder.method.startswith(AES) for coder in self.coders)


@dataclass(slots=True)
class Listing:
    """The files of an archive. `files` are tuples (name, size, block number, offset in the unpacked block).

    Block -1 means an empty file. `cut`: there are more files than were read.
    """

    blocks: list[Block] = field(default_factory=list)
    files: list[tuple[str, int, int, int]] = field(default_factory=list)
    cut: bool = False


class _Cursor:
    """Reads bytes and numbers in sequence. Raises `ValueError` past the end."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data = data
        self.position = position

    def byte(self) -> int:
        self.position += 1
        if self.position > len(self.data):
            raise ValueError("a 7z header that ends early")
        return self.data[self.position - 1]

    def take(self, count: int) -> bytes:
        start = self.position
        self.position += count
        if self.position > len(self.data):
            raise ValueError("a 7z header that ends early")
        return self.data[start : self.position]

    def number(self) -> int:
        """Read a number: the count of leading one bits in the first byte is the number of bytes that follow."""
        first = self.byte()
        extra = 0
        while extra < 8 and first & (0x80 >> extra):
            extra += 1
        value = int.from_bytes(self.take(extra), "little")
        return value + ((first & (0x7F >> extra)) << 8 * extra if extra < 8 else 0)

    def count(self, most: int) -> int:
        """Read a count of things that follow. More than `most` is damage or an attack and raises `ValueError`."""
        value = self.number()
        if value > most:
            raise ValueError("a 7z header that counts too much")
        return value

    def bits(self, count: int) -> list[bool]:
        content = self.take((count + 7) // 8)
        return [bool(content[at >> 3] & (0x80 >> (at & 7))) for at in range(count)]

    def digests(self, count: int) -> list[bool]:
        """Read which of `count` streams have a checksum, and skip the checksums."""
        defined = [True] * count if self.byte() else self.bits(count)
        self.take(4 * sum(defined))
        return defined


def read_streams(header: bytes) -> list[Block]:
    """Return the blocks of a packed header (after its first byte); a correct one has exactly one."""
    cursor = _Cursor(header, 1)
    return _streams(cursor)


def read_listing(header: bytes) -> Listing:
    """Return the listing of an unpacked header. Raises `ValueError` if it is damaged."""
    cursor = _Cursor(header)
    listing = Listing()
    if cursor.byte() != _HEADER:
        raise ValueError("no 7z header")
    while (kind := cursor.byte()) != _END:
        if kind == _PROPERTIES:
            while cursor.byte() != _END:
                cursor.take(cursor.number())
        elif kind == _ADDITIONAL:
            _streams(cursor)
        elif kind == _MAIN:
            listing.blocks = _streams(cursor)
        elif kind == _FILES:
            _files(cursor, listing)
            break
        else:
            raise ValueError("a 7z header with an unknown part")
    return listing


def _streams(cursor: _Cursor) -> list[Block]:
    blocks: list[Block] = []
    position = 0
    sizes: list[int] = []
    while (kind := cursor.byte()) != _END:
        if kind == _PACK:
            position, sizes = _packed(cursor)
        elif kind == _UNPACK:
            blocks = _blocks(cursor)
        elif kind == _SUB:
            _substreams(cursor, blocks)
        else:
            raise ValueError("a 7z header with an unknown part")
    at, following = 32 + position, 0
    for block in blocks:
        for size in sizes[following : following + block.packed_streams]:
            block.packed.append((at, size))
            at += size
        following += block.packed_streams
        block.files = block.files or [block.size]
    return blocks


def _packed(cursor: _Cursor) -> tuple[int, list[int]]:
    position = cursor.number()
    streams = cursor.count(_BLOCKS * 4)
    sizes: list[int] = []
    while (kind := cursor.byte()) != _END:
        if kind == _SIZE:
            sizes = [cursor.number() for _ in range(streams)]
        elif kind == _CRC:
            cursor.digests(streams)
        else:
            raise ValueError("a 7z header with an unknown part")
    return position, sizes


def _blocks(cursor: _Cursor) -> list[Block]:
    if cursor.byte() != _FOLDER:
        raise ValueError("a 7z header without blocks")
    count = cursor.count(_BLOCKS)
    if cursor.byte():
        raise ValueError("7z blocks described elsewhere")
    blocks = [_block(cursor) for _ in range(count)]
    if cursor.byte() != _UNPACK_SIZE:
        raise ValueError("7z blocks without sizes")
    for block in blocks:
        block.sizes = [cursor.number() for _ in block.coders]
        block.size = block.sizes[block.order[-1]] if block.order else max(block.sizes)
    while (kind := cursor.byte()) != _END:
        if kind != _CRC:
            raise ValueError("a 7z header with an unknown part")
        for block, defined in zip(blocks, cursor.digests(count), strict=True):
            block.has_digest = defined
    return blocks


def _block(cursor: _Cursor) -> Block:
    coders: list[Coder] = []
    for _ in range(cursor.count(_CODERS)):
        flags = cursor.byte()
        method = cursor.take(flags & 15)
        inputs = outputs = 1
        if flags & 0x10:
            inputs, outputs = cursor.count(_STREAMS_OF_CODER), cursor.count(1)
        properties = cursor.take(cursor.number()) if flags & 0x20 else b""
        if flags & 0x80 or not inputs or not outputs:
            raise ValueError("7z methods that do not exist")
        coders.append(Coder(method, properties, inputs))
    if not coders:
        raise ValueError("a 7z block without methods")
    inputs = sum(coder.streams for coder in coders)
    pairs = [(cursor.number(), cursor.number()) for _ in range(len(coders) - 1)]
    packed = inputs - len(pairs)
    if packed < 1:
        raise ValueError("a 7z block without content")
    if packed > 1:
        for _ in range(packed):
            cursor.number()
    return Block(tuple(coders), _order(pairs, coders), packed_streams=packed)


def _order(pairs: list[tuple[int, int]], coders: list[Coder]) -> tuple[int, ...]:
    """Return the steps in the order of unpacking, or () if they do not form a chain (BCJ2)."""
    if any(coder.streams != 1 for coder in coders):
        return ()
    reader_of = {made: reads for reads, made in pairs}
    current = next((number for number in range(len(coders)) if number not in {reads for reads, _ in pairs}), None)
    order: list[int] = []
    while current is not None and len(order) < len(coders) and 0 <= current < len(coders):
        order.append(current)
        current = reader_of.get(current)
    return tuple(order) if len(set(order)) == len(coders) else ()


def _substreams(cursor: _Cursor, blocks: list[Block]) -> None:
    """Read how many files each block has, and their sizes. The size of the last one is the rest of the block."""
    counts = [1] * len(blocks)
    kind = cursor.byte()
    if kind == _STREAMS:
        room = limits.ENTRIES * 4
        for number in range(len(blocks)):
            counts[number] = cursor.count(room)
            room -= counts[number]
        kind = cursor.byte()
    for block, count in zip(blocks, counts, strict=True):
        sizes = [cursor.number() for _ in range(count - 1)] if kind == _SIZE else []
        block.files = [*sizes, max(block.size - sum(sizes), 0)] if count else []
    if kind == _SIZE:
        kind = cursor.byte()
    without = sum(count for block, count in zip(blocks, counts, strict=True) if count != 1 or not block.has_digest)
    while kind != _END:
        if kind != _CRC:
            raise ValueError("a 7z header with an unknown part")
        cursor.digests(without)
        kind = cursor.byte()


def _files(cursor: _Cursor, listing: Listing) -> None:
    count = cursor.count(limits.ENTRIES * 4)
    names: list[str] = []
    empty: list[bool] = []
    folders: list[bool] = []
    while (kind := cursor.byte()) != _END:
        size = cursor.number()
        content = _Cursor(cursor.take(size))
        if kind == _EMPTY and not empty:
            empty = content.bits(count)
        elif kind == _EMPTY_FILE and not folders:
            folders = [not filled for filled in content.bits(sum(empty))]
        elif kind == _NAMES and not names and not content.byte():
            names = content.data[1:].decode("utf-16-le", "replace").split("\0")[: min(count, limits.ENTRIES)]
    listing.cut = count > limits.ENTRIES
    places = [
        (number, offset, size) for number, block in enumerate(listing.blocks) for offset, size in _offsets(block.files)
    ]
    streams = iter(places)
    empties = iter(folders)
    for number, name in enumerate(names):
        if number < len(empty) and empty[number]:
            if not next(empties, True):
                listing.files.append((name, 0, -1, 0))
            continue
        block, offset, size = next(streams, (-1, 0, 0))
        listing.files.append((name, size, block, offset))


def _offsets(sizes: list[int]) -> list[tuple[int, int]]:
    at = 0
    found = []
    for size in sizes:
        found.append((at, size))
        at += size
    return found

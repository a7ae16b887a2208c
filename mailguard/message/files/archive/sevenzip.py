"""7z archives: read names and encryption from the (often packed) header, and examine the files within the budget."""

import lzma
import struct
import zlib
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.archive import packing
from mailguard.message.files.archive.sevenzip_header import (
    AES,
    PACKED_HEADER,
    Block,
    Coder,
    Listing,
    read_listing,
    read_streams,
)
from mailguard.message.files.archive.zip import bomb_ratio
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import is_dangerous_name, note_member

_TRIES: Final = 2_000  # places tried as the list of names in a damaged header
_HEADER_BYTES: Final = 4 * 1024 * 1024
_HEADERS: Final = 4  # packed headers inside one another
_HEAD: Final = 40_000  # bytes that are enough to detect a type
_PPMD: Final = b"\x03\x04\x01"
_PPMD_BYTES: Final = 8 * 1024 * 1024  # unpacked per block: several times slower than other methods
_METHODS: Final[dict[bytes, packing.Unpacker]] = {
    b"\x00": packing.copied,
    b"\x21": packing.lzma2,
    b"\x03\x01\x01": packing.lzma1,
    _PPMD: packing.ppmd7,
    b"\x04\x01\x08": packing.deflated,
    b"\x04\x01\x09": packing.deflated64,
    b"\x04\x02\x02": packing.bzipped,
    b"\x04\xf7\x11\x01": packing.zstandard,
}
_FILTERS: Final[dict[bytes, int]] = {
    b"\x03": lzma.FILTER_DELTA,
    **dict.fromkeys((b"\x04", b"\x03\x03\x01\x03"), lzma.FILTER_X86),
    **dict.fromkeys((b"\x05", b"\x03\x03\x02\x05"), lzma.FILTER_POWERPC),
    **dict.fromkeys((b"\x06", b"\x03\x03\x04\x01"), lzma.FILTER_IA64),
    **dict.fromkeys((b"\x07", b"\x03\x03\x05\x01"), lzma.FILTER_ARM),
    **dict.fromkeys((b"\x08", b"\x03\x03\x07\x01"), lzma.FILTER_ARMTHUMB),
    **dict.fromkeys((b"\x09", b"\x03\x03\x08\x05"), lzma.FILTER_SPARC),
}
_UNREAD: Final = "files inside a 7z archive"


def read(data: bytes, examination: Examination) -> None:
    """Find the header, list the files, record which are encrypted, and examine the others."""
    if len(data) < 32:
        return
    offset, size = struct.unpack_from("<QQ", data, 12)
    header = data[32 + offset : 32 + offset + min(size, _HEADER_BYTES)]
    if not header:
        examination.defect("archive-damaged")
        return
    for _ in range(_HEADERS):
        if header[0] != PACKED_HEADER:
            break
        if AES in header:
            examination.fact("encrypted-archive", examination.name, "list of files encrypted")
            examination.skip("encrypted")
            return
        header = _packed_header(data, header) or b"\0"
    try:
        listing = read_listing(header)
    except ValueError:
        _damaged(header, examination)
        return
    _describe(data, listing, examination)


def _packed_header(data: bytes, header: bytes) -> bytes:
    try:
        block = read_streams(header)[0]
        return _unpack(data, block, min(block.size, _HEADER_BYTES))
    except (ValueError, LookupError, lzma.LZMAError, zlib.error, OSError):
        return b""


def _damaged(header: bytes, examination: Examination) -> None:
    """List the names found by a search in a damaged header."""
    examination.defect("archive-damaged")
    names = _names(header)
    locked = AES in header
    if locked:
        examination.fact("encrypted-archive", examination.name, f"{len(names)} files")
    examination.skip("encrypted" if locked else _UNREAD)
    for number, name in enumerate(names):
        if number < limits.MEMBERS or is_dangerous_name(name):
            _member(name, None, 0, examination, partial=False)


def _describe(data: bytes, listing: Listing, examination: Examination) -> None:
    locked = sum(block >= 0 and listing.blocks[block].locked for _, _, block, _ in listing.files)
    if locked:
        examination.fact("encrypted-archive", examination.name, f"{locked} of {len(listing.files)} files")
        examination.skip("encrypted")
    bomb = bomb_ratio(
        sum(size for block in listing.blocks for _, size in block.packed), sum(block.size for block in listing.blocks)
    )
    if bomb:
        examination.fact("archive-bomb", examination.name, bomb)
    if listing.cut:
        examination.defect("limit-archive-entries", f"the first {limits.ENTRIES} were read")
    if len(listing.files) > limits.MEMBERS:
        examination.defect("limit-archive-members", f"the first {limits.MEMBERS} of {len(listing.files)} were listed")
    current, content = -1, b""
    for number, (name, size, block, offset) in enumerate(listing.files):
        if number >= limits.MEMBERS and not is_dangerous_name(name):
            continue
        if block != current:
            current = block
            content = _content(data, listing.blocks[block], examination) if block >= 0 else b""
        part = content[offset : offset + min(size, limits.MEMBER_BYTES)]
        _member(name or examination.name.rpartition(".")[0], part or None, size, examination, partial=len(part) < size)


def _content(data: bytes, block: Block, examination: Examination) -> bytes:
    """Return the unpacked bytes of a block, or b"" if it cannot be unpacked; the reason is recorded."""
    if block.locked:
        return b""
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return b""
    wanted = min(block.size, _HEAD if examination.has("archive-bomb") else limits.SOLID_BYTES)
    slow = any(coder.method == _PPMD for coder in block.coders)
    if slow:
        wanted = min(wanted, _PPMD_BYTES)
    if not examination.budget.allows(wanted):
        examination.defect("limit-archive-bytes", "not every member was unpacked")
        return b""
    try:
        content = _unpack(data, block, wanted)
    except packing.NotUnpackedError as reason:
        examination.skip(str(reason))
        return b""
    except (ValueError, LookupError, lzma.LZMAError, zlib.error, OSError, EOFError):
        examination.defect("archive-damaged")
        examination.skip(_UNREAD)
        return b""
    examination.budget.spend(len(content) * (4 if slow else 1))
    if len(content) < block.size:
        examination.defect("limit-archive-bytes", f"the first {len(content)} bytes of {block.size} were unpacked")
    return content


def _unpack(data: bytes, block: Block, limit: int) -> bytes:
    """Return the first `limit` bytes of a block, unpacked in its steps. Raises the decoders' errors or `ValueError`."""
    if not block.order or not block.packed:
        raise packing.NotUnpackedError("BCJ2", extra=False)
    start, size = block.packed[0]
    content: bytes | memoryview = memoryview(data)[start : start + size]
    for number in block.order:
        content = _step(block.coders[number], content, min(block.sizes[number], limit))
    return bytes(content)


def _step(coder: Coder, content: bytes | memoryview, limit: int) -> bytes:
    method = _METHODS.get(coder.method)
    if method is not None:
        return method(content, coder.properties, limit)
    kind = _FILTERS.get(coder.method)
    if kind is None:
        raise packing.NotUnpackedError(f"method {coder.method.hex()}", extra=False)
    return packing.filtered(bytes(content), kind, coder.properties)


def _member(name: str, content: bytes | None, size: int, examination: Examination, *, partial: bool) -> None:
    child = examination.member(name.replace("\\", "/"), content, size=size, partial=partial)
    if child is not None:
        note_member(child, examination)


def _names(header: bytes) -> list[str]:
    """Find the property kNames: 0x11, its size, a zero, then UTF-16 strings that end in zero."""
    at = header.find(b"\x11")
    for _ in range(_TRIES):
        if at < 0:
            break
        size, start = _number(header, at + 1)
        if size > 2 and header[start : start + 1] == b"\0" and start + size <= len(header):
            content = header[start + 1 : start + size]
            if len(content) % 2 == 0 and content.endswith(b"\0\0"):
                names = content.decode("utf-16-le", "replace").split("\0")[:-1]
                if all(name and name.isprintable() for name in names[:50]):
                    return names[: limits.ENTRIES]
        at = header.find(b"\x11", at + 1)
    return []


def _number(data: bytes, position: int) -> tuple[int, int]:
    """Read a 7z number: the count of leading one bits in the first byte is the number of bytes that follow."""
    if position >= len(data):
        return 0, position
    first = data[position]
    extra = 0
    while extra < 8 and first & (0x80 >> extra):
        extra += 1
    value = int.from_bytes(data[position + 1 : position + 1 + extra], "little")
    high = first & (0x7F >> extra) if extra < 8 else 0
    return value + (high << 8 * extra), position + 1 + extra

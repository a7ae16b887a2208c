"""RAR 4 and RAR 5: read names and encryption from the block headers, and examine files that are stored unpacked."""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import is_dangerous_name, note_member, note_path

_STORED4: Final = 0x30  # the method byte of RAR 4
_RECORDS: Final = 50  # records read per extra area of a header
_SERVICE_DATA: Final = 7  # the record of a RAR 5 service header with the name of an NTFS stream


class _Block(NamedTuple):
    """One file as described by its header.

    An empty name means that the headers are encrypted. `content` are the bytes of a file that is stored unpacked.
    """

    name: str
    size: int = 0
    encrypted: bool = False
    content: bytes | None = None
    is_stream: bool = False  # an NTFS stream: only its path is checked


def read(data: bytes, examination: Examination) -> None:
    """List the members, record encryption, and examine what is stored unpacked."""
    blocks = _blocks5(data) if data[6:7] == b"\x01" else _blocks4(data)
    locked = listed = unread = 0
    for count, block in enumerate(blocks, 1):
        if not block.name:
            examination.fact("encrypted-archive", examination.name, "list of files encrypted")
            examination.skip("encrypted")
            return
        locked += block.encrypted
        if count > limits.ENTRIES:
            examination.defect("limit-archive-entries", f"the first {limits.ENTRIES} were read")
            break
        if block.is_stream or block.name.endswith("/"):
            note_path(block.name, examination)
        elif listed < limits.MEMBERS or is_dangerous_name(block.name):
            listed += 1
            unread += not _member(block, examination)
        else:
            examination.defect("limit-archive-members", f"the first {limits.MEMBERS} were listed")
    if locked:
        examination.fact("encrypted-archive", examination.name, f"{locked} of {listed} files")
    if locked or unread or not listed:
        examination.skip("encrypted" if locked else "files inside a RAR archive")


def _member(block: _Block, examination: Examination) -> bool:
    """List one file, and return whether its content was examined."""
    content = block.content
    if content is not None and not (
        examination.depth < limits.ARCHIVE_DEPTH
        and len(content) == block.size <= limits.MEMBER_BYTES
        and examination.budget.allows(block.size)
    ):
        content = None
    if content is not None:
        examination.budget.spend(len(content))
    child = examination.member(block.name, content, size=block.size)
    if child is not None:
        note_member(child, examination)
    return content is not None


def _blocks4(data: bytes) -> Iterator[_Block]:
    position = 7
    while position + 7 <= len(data):
        _, kind, flags, size = struct.unpack_from("<HBHH", data, position)
        if size < 7:
            return
        extra = int.from_bytes(data[position + 7 : position + 11], "little") if flags & 0x8000 or kind == 0x74 else 0
        if kind == 0x73 and flags & 0x80:
            yield _Block("")
            return
        if kind == 0x74 and position + 32 <= len(data) and flags & 0xE0 != 0xE0:  # not a folder
            unpacked = int.from_bytes(data[position + 11 : position + 15], "little")
            length = int.from_bytes(data[position + 26 : position + 28], "little")
            start = position + 32 + (8 if flags & 0x100 else 0)
            name = _name4(data[start : start + min(length, 2000)], unicode=bool(flags & 0x200))
            stored = data[position + 25] == _STORED4 and not flags & 0x07  # not split over volumes, and not encrypted
            body = data[position + size : position + size + extra] if stored else None
            yield _Block(name, unpacked, bool(flags & 0x04), body)
        elif kind == 0x7B:
            return
        position += size + extra


def _name4(raw: bytes, *, unicode: bool) -> str:
    """Return the 8-bit name. The packed Unicode name after its zero byte is only needed for other alphabets."""
    from mailguard.message.files.archive.zip_directory import decode_name

    plain, _, _ = raw.partition(b"\0")
    return decode_name(plain if unicode else raw).replace("\\", "/") or "?"


def _blocks5(data: bytes) -> Iterator[_Block]:
    position = 8
    while position + 7 <= len(data):
        size, start = _number(data, position + 4)
        end = start + size
        if not 0 < size <= 2 * 1024 * 1024 or end > len(data):
            return
        kind, at = _number(data, start)
        flags, at = _number(data, at)
        extra_size, at = _number(data, at) if flags & 1 else (0, at)
        body_size, at = _number(data, at) if flags & 2 else (0, at)
        if kind == 4:  # archive encryption header
            yield _Block("")
            return
        if kind == 2:
            body = data[end : end + body_size] if not flags & 0x18 else None  # not split over volumes
            yield _file5(data, at, end, extra_size, body)
        elif kind == 3:
            stream = _stream5(data, max(end - extra_size, at), end)
            if stream:
                yield _Block(stream, is_stream=True)
        elif kind == 5:
            return
        position = end + body_size


def _file5(data: bytes, at: int, end: int, extra_size: int, body: bytes | None) -> _Block:
    flags, at = _number(data, at)
    unpacked, at = _number(data, at)
    _, at = _number(data, at)
    at += (4 if flags & 2 else 0) + (4 if flags & 4 else 0)
    packing, at = _number(data, at)
    _, at = _number(data, at)
    length, at = _number(data, at)
    name = data[at : min(at + length, end)].decode("utf-8", "replace")
    encrypted = any(kind == 1 for kind, _, _ in _records(data, max(end - extra_size, at), end))
    stored = not packing >> 7 & 7 and not encrypted
    return _Block((name + "/" if flags & 1 else name) or "?", unpacked, encrypted, body if stored else None)


def _stream5(data: bytes, at: int, end: int) -> str:
    """Return the name of an NTFS stream. A path out of the folder in it attacks old unpackers (CVE-2025-8088)."""
    for kind, start, stop in _records(data, at, end):
        if kind == _SERVICE_DATA:
            return data[start : min(stop, start + 2000)].decode("utf-8", "replace").strip("\0").lstrip(":")
    return ""


def _records(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield the records of an extra area: type, start and end of the content."""
    for _ in range(_RECORDS):
        if at >= end:
            return
        size, after = _number(data, at)
        kind, start = _number(data, after)
        if size <= 0:
            return
        at = after + size
        yield kind, start, min(at, end)


def _number(data: bytes, position: int) -> tuple[int, int]:
    """Return a variable-length integer (RAR's vint) and the position after it."""
    value = 0
    for shift in range(0, 70, 7):
        if position >= len(data):
            break
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return value, position

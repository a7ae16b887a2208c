"""RAR 4 and RAR 5: names and encryption from the block headers. Nothing is unpacked."""

import struct
from collections.abc import Iterator

from mailguard.message.attachment import limits
from mailguard.message.attachment.examination import Examination
from mailguard.message.attachment.members import is_dangerous_name, note_member


def read(data: bytes, examination: Examination) -> None:
    """List the members, and say whether they are locked."""
    blocks = _blocks5(data) if data[6:7] == b"\x01" else _blocks4(data)
    locked = listed = 0
    for count, (name, size, encrypted) in enumerate(blocks, 1):
        if not name:
            examination.fact("encrypted-archive", examination.name, "list of files encrypted")
            examination.skip("encrypted")
            return
        locked += encrypted
        if count > limits.ENTRIES:
            examination.defect("limit-archive-entries", f"the first {limits.ENTRIES} were read")
            break
        if listed < limits.MEMBERS or is_dangerous_name(name):
            listed += 1
            child = examination.member(name, None, size=size)
            if child is not None:
                note_member(child, examination)
        else:
            examination.defect("limit-archive-members", f"the first {limits.MEMBERS} were listed")
    if locked:
        examination.fact("encrypted-archive", examination.name, f"{locked} of {listed} files")
    examination.skip("encrypted" if locked else "files inside a RAR archive")


def _blocks4(data: bytes) -> Iterator[tuple[str, int, bool]]:
    """(name, size, encrypted) of each file; an empty name says that the headers are encrypted."""
    position = 7
    while position + 7 <= len(data):
        _, kind, flags, size = struct.unpack_from("<HBHH", data, position)
        if size < 7:
            return
        extra = int.from_bytes(data[position + 7 : position + 11], "little") if flags & 0x8000 or kind == 0x74 else 0
        if kind == 0x73 and flags & 0x80:
            yield "", 0, True
            return
        if kind == 0x74 and position + 32 <= len(data):
            unpacked = int.from_bytes(data[position + 11 : position + 15], "little")
            length = int.from_bytes(data[position + 26 : position + 28], "little")
            start = position + 32 + (8 if flags & 0x100 else 0)
            raw = data[start : start + min(length, 2000)]
            if flags & 0xE0 != 0xE0:  # not a folder
                yield _name4(raw, unicode=bool(flags & 0x200)), unpacked, bool(flags & 0x04)
        elif kind == 0x7B:
            return
        position += size + extra


def _name4(raw: bytes, *, unicode: bool) -> str:
    """The plain name; the packed Unicode one behind its zero byte is only needed for other alphabets."""
    from mailguard.message.attachment.zip_directory import decode_name

    plain, _, _ = raw.partition(b"\0")
    return decode_name(plain if unicode else raw) or "?"


def _blocks5(data: bytes) -> Iterator[tuple[str, int, bool]]:
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
            yield "", 0, True
            return
        if kind == 2:
            yield _file5(data, at, end, extra_size)
        elif kind == 5:
            return
        position = end + body_size


def _file5(data: bytes, at: int, end: int, extra_size: int) -> tuple[str, int, bool]:
    flags, at = _number(data, at)
    unpacked, at = _number(data, at)
    _, at = _number(data, at)
    at += (4 if flags & 2 else 0) + (4 if flags & 4 else 0)
    _, at = _number(data, at)
    _, at = _number(data, at)
    length, at = _number(data, at)
    name = data[at : min(at + length, end)].decode("utf-8", "replace")
    encrypted = False
    at = max(end - extra_size, at)
    while at < end:  # records of the extra area; kind 1 is encryption
        size, after = _number(data, at)
        kind, _ = _number(data, after)
        encrypted = encrypted or kind == 1
        if size <= 0:
            break
        at = after + size
    return (name + "/" if flags & 1 else name) or "?", unpacked, encrypted


def _number(data: bytes, position: int) -> tuple[int, int]:
    """A variable-length number and the place behind it."""
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

"""CPIO archives in three formats: new ASCII, portable (POSIX), and old binary."""

import struct
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import decode_name
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import is_dangerous_name, note_member

_HEX: Final = lazy_pattern(rb"07070[12]([0-9A-Fa-f]{104})")
_OCTAL: Final = lazy_pattern(rb"070707([0-7]{70})")
_FOLDER: Final = 0o040000
_KIND: Final = 0o170000

_File = tuple[bytes, int, int, int]  # name, mode, first byte, size


def read(data: bytes, examination: Examination) -> None:
    """Examine each member; nothing is packed."""
    count = 0
    for name, mode, start, size in _files(data):
        if name == b"TRAILER!!!" or count > limits.ENTRIES:
            break
        if mode & _KIND == _FOLDER:
            continue
        count += 1
        if count > limits.MEMBERS and not is_dangerous_name(decode_name(name)):
            examination.defect("limit-archive-members", f"the first {limits.MEMBERS} were listed")
            continue
        deep = examination.depth >= limits.ARCHIVE_DEPTH
        partial = deep or size > limits.MEMBER_BYTES or not examination.budget.allows(size)
        content = data[start : start + (40_000 if partial else size)]
        examination.budget.spend(len(content))
        if partial:
            examination.defect("limit-archive-member-bytes", "only the beginning of a member was read")
        child = examination.member(decode_name(name) or "?", content, size=size, partial=partial)
        if child is not None:
            note_member(child, examination)
    if not count:
        examination.skip("files inside a CPIO archive")


def _files(data: bytes) -> Iterator[_File]:
    at = 0
    while at + 26 <= len(data):
        found = _header(data, at)
        if found is None:
            return
        mode, size, length, header, step = found
        name = data[at + header : at + header + min(length, 2000)].split(b"\0", 1)[0]
        start = _padded(at + header + length, step)
        yield name, mode, start, size
        at = _padded(start + size, step)


def _header(data: bytes, at: int) -> tuple[int, int, int, int, int] | None:
    """Return mode, size, length of the name, length of the header, and the alignment; None if there is no header."""
    found = _HEX.match(data, at)
    if found:
        fields = [int(found.group(1)[place : place + 8], 16) for place in range(0, 104, 8)]
        return fields[1], fields[6], fields[11], 110, 4
    found = _OCTAL.match(data, at)
    if found:
        digits = found.group(1)
        return int(digits[12:18], 8), int(digits[59:70], 8), int(digits[53:59], 8), 76, 1
    for order, mark in (("<", b"\xc7\x71"), (">", b"\x71\xc7")):
        if data[at : at + 2] == mark:
            words = struct.unpack_from(f"{order}13H", data, at)
            return words[3], words[11] << 16 | words[12], words[10], 26, 2
    return None


def _padded(position: int, step: int) -> int:
    return -(-position // step) * step


def is_cpio(data: bytes) -> bool:
    """Whether the data begins with a header, and a second header or the end of the data follows its file."""
    files = _files(data)
    first = next(files, None)
    return first is not None and bool(first[0]) and (next(files, None) is not None or first[2] + first[3] >= len(data))

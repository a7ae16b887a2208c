"""Cabinets ([MS-CAB]): list names and sizes, and examine files that are stored or packed with MSZIP."""

import struct
import zlib
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import decode_name
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import is_dangerous_name, note_member

_STORED, _MSZIP = 0, 1
_BLOCKS: Final = 4_000  # data blocks read per folder
_BLOCK: Final = 32_768  # bytes of an unpacked block, and of the MSZIP history


def read(data: bytes, examination: Examination) -> None:
    """List the members, and examine those whose folder can be unpacked."""
    folders, files, flags = struct.unpack_from("<HHH", data, 26)
    (position,) = struct.unpack_from("<I", data, 16)
    contents = _folders(data, folders, flags, examination)
    unread = False
    for number in range(min(files, limits.ENTRIES)):
        if position + 16 > len(data):
            examination.defect("archive-damaged")
            break
        size, offset, folder, _, _, attributes = struct.unpack_from("<IIHHHH", data, position)  # [MS-CAB] §2.3 CFFILE
        end = data.find(b"\0", position + 16, position + 16 + 1000)
        if end < 0:
            examination.defect("archive-damaged")
            break
        raw = data[position + 16 : end]
        name = (raw.decode("utf-8", "replace") if attributes & 0x80 else decode_name(raw)).replace("\\", "/")
        position = end + 1
        reachable = folder < len(contents) and examination.budget.allows(size)
        content = contents[folder][offset : offset + size] if reachable else b""
        whole = bool(content) and len(content) == size
        examination.budget.spend(len(content))
        unread = unread or not whole
        if number >= limits.MEMBERS and not is_dangerous_name(name):
            examination.defect("limit-archive-members", f"the first {limits.MEMBERS} of {files} were listed")
            continue
        child = examination.member(name, content or None, size=size, partial=not whole)
        if child is not None:
            note_member(child, examination)
    if unread:
        examination.skip("files inside a CAB archive")


def _folders(data: bytes, count: int, flags: int, examination: Examination) -> list[bytes]:
    """Return the unpacked bytes of each folder, b"" if its packing is not supported or the archive is too deep."""
    at = 36
    per_folder = per_block = 0
    if flags & 4:  # [MS-CAB] §2.1: reserved areas
        header, per_folder, per_block = struct.unpack_from("<HBB", data, at)
        at += 4 + header
    for _ in range(2 * ((flags & 1) + (flags >> 1 & 1))):  # names of the previous and the next cabinet of a set
        at = data.find(b"\0", at, at + 300) + 1
        if not at:
            return []
    contents: list[bytes] = []
    for _ in range(min(count, 100)):
        start, blocks, packing = struct.unpack_from("<IHH", data, at)  # [MS-CAB] §2.2 CFFOLDER
        at += 8 + per_folder
        if examination.depth >= limits.ARCHIVE_DEPTH or packing & 15 not in (_STORED, _MSZIP):
            contents.append(b"")
            continue
        contents.append(_unpack(data, start, blocks, packing & 15, per_block, examination))
    return contents


def _unpack(data: bytes, at: int, blocks: int, packing: int, reserved: int, examination: Examination) -> bytes:
    out = bytearray()
    for _ in range(min(blocks, _BLOCKS)):
        if at + 8 > len(data):
            break
        packed, size = struct.unpack_from("<HH", data, at + 4)  # [MS-CAB] §2.4 CFDATA
        body = data[at + 8 + reserved : at + 8 + reserved + packed]
        at += 8 + reserved + packed
        if not examination.budget.allows(size):
            examination.defect("limit-archive-bytes", "not every member was unpacked")
            break
        if packing == _MSZIP:
            if body[:2] != b"CK":
                break
            try:
                body = zlib.decompressobj(-15, zdict=bytes(out[-_BLOCK:])).decompress(body[2:], _BLOCK)
            except zlib.error:
                examination.defect("archive-damaged")
                break
        examination.budget.bytes -= len(body)
        out += body
    return bytes(out)

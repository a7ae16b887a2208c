"""7z: names and encryption from its header, which is itself packed, and sometimes encrypted."""

import lzma
import struct
from typing import Final

from mailguard.message.attachment import limits
from mailguard.message.attachment.examination import Examination
from mailguard.message.attachment.members import is_dangerous_name, note_member
from mailguard.message.attachment.zip_directory import lzma1_filter

_AES: Final = b"\x06\xf1\x07\x01"  # the coder's id, 7zFormat.txt
_LZMA: Final = b"\x23\x03\x01\x01\x05"  # one coder with properties: LZMA and five bytes
_TRIES: Final = 2_000  # places that may be the list of names
_HEADER_BYTES: Final = 4 * 1024 * 1024


def read(data: bytes, examination: Examination) -> None:
    """Find the header, unpack it, list the names, and say whether the content is locked."""
    if len(data) < 32:
        return
    offset, size = struct.unpack_from("<QQ", data, 12)
    start = 32 + offset
    header = data[start : start + min(size, _HEADER_BYTES)]
    if not header:
        examination.defect("archive-damaged")
        return
    if header[0] == 0x17:
        if _AES in header:
            examination.fact("encrypted-archive", examination.name, "list of files encrypted")
            examination.skip("encrypted")
            return
        header = _unpack_header(data, header) or b""
    names = _names(header)
    locked = _AES in header
    if locked:
        examination.fact("encrypted-archive", examination.name, f"{len(names)} files")
    examination.skip("encrypted" if locked else "files inside a 7z archive")
    for number, name in enumerate(names):
        if number < limits.MEMBERS or is_dangerous_name(name):
            child = examination.member(name, None)
            if child is not None:
                note_member(child, examination)


def _unpack_header(data: bytes, header: bytes) -> bytes | None:
    """The packed header: where it lies (kPackInfo), and LZMA's properties (kUnpackInfo)."""
    if header[1:2] != b"\x06":
        return None
    position, at = _number(header, 2)
    _, at = _number(header, at)
    if header[at : at + 1] != b"\x09":
        return None
    size, at = _number(header, at + 1)
    coder = header.find(_LZMA, at)
    sizes = header.find(b"\x0c", coder + 10)
    if coder < 0 or sizes < 0 or header[coder + 5] >= 225:
        return None
    unpacked, _ = _number(header, sizes + 1)
    chain = [lzma1_filter(header[coder + 5 : coder + 10])]
    if chain[0]["dict_size"] > limits.INFLATED_BYTES:
        return None
    try:
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
        return unpacker.decompress(data[32 + position : 32 + position + size], min(unpacked, _HEADER_BYTES))
    except lzma.LZMAError:
        return None


def _names(header: bytes) -> list[str]:
    """The names of kNames: property 0x11, its size, a zero, then UTF-16 strings that end in zero."""
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
    """7z's number: the leading ones of the first byte count the bytes that follow."""
    if position >= len(data):
        return 0, position
    first = data[position]
    extra = 0
    while extra < 8 and first & (0x80 >> extra):
        extra += 1
    value = int.from_bytes(data[position + 1 : position + 1 + extra], "little")
    high = first & (0x7F >> extra) if extra < 8 else 0
    return value + (high << 8 * extra), position + 1 + extra

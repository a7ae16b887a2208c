"""Files encoded as text: uuencode (POSIX.1-2017) and XXencode. Each file between `begin` and `end` is a member."""

import binascii
from collections.abc import Iterator
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import decode_name
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import note_member

_ANYWHERE: Final = lazy_pattern(rb"(?:\A|\n)(begin(-base64)?[ \t]{1,9}[0-7]{3,4}[ \t]{1,9}([^\r\n]{1,500}))\r?\n")
_FILES: Final = 50
_UU: Final = bytes(range(32, 96))
_XX: Final = b"+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FROM_XX: Final = bytes.maketrans(_XX, _UU)


def is_uuencoded(head: bytes) -> bool:
    """Whether the beginning of a file has a uuencoded file in it."""
    return b"begin" in head and _ANYWHERE.search(head) is not None


def read(data: bytes, examination: Examination) -> None:
    """Decode and examine each file."""
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return
    for count, (name, content) in enumerate(_files(data)):
        if count >= _FILES:
            examination.defect("limit-archive-members", f"the first {_FILES} were listed")
            return
        if not examination.budget.allows(len(content)):
            examination.defect("limit-archive-bytes", "not every member was unpacked")
            return
        examination.budget.spend(len(content))
        child = examination.member(decode_name(name.strip()), content)
        if child is not None:
            note_member(child, examination)


def _files(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    found = _ANYWHERE.search(data)
    while found is not None:
        stop = data.find(b"\n====" if found.group(2) else b"\nend", found.end())
        stop = len(data) if stop < 0 else stop + 1
        lines = data[found.end() : stop]
        yield found.group(3), _base64(lines) if found.group(2) else _plain(lines)
        found = _ANYWHERE.search(data, stop)


def _base64(lines: bytes) -> bytes:
    try:
        return binascii.a2b_base64(lines)
    except binascii.Error:
        return b""


def _plain(lines: bytes) -> bytes:
    """Decode uuencode or XXencode lines. Lines that cannot be decoded are left out, as the tools do."""
    wide = any(line[:1].islower() for line in lines[:400].splitlines())  # only XXencode has lower-case letters
    out = bytearray()
    for line in lines.splitlines():
        try:
            out += binascii.a2b_uu(line.translate(_FROM_XX) if wide else line)
        except binascii.Error:
            length = (line[0] - 32 & 63) * 4 // 3 + 3 if line else 0
            if length:
                out += _short(line[: 1 + length])
    return bytes(out)


def _short(line: bytes) -> bytes:
    """Decode a line with a cut end or with a checksum after it."""
    try:
        return binascii.a2b_uu(line.ljust(1 + -(-(line[0] - 32 & 63) // 3) * 4)[: 1 + -(-(line[0] - 32 & 63) // 3) * 4])
    except binascii.Error:
        return b""

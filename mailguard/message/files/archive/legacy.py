"""LHA, ARJ and ACE archives: list the names in their headers. Nothing is unpacked."""

import struct
from collections.abc import Iterator
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import decode_name
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import is_dangerous_name, note_member

_Listed = tuple[str, int, bool]  # name, size, encrypted
_NAMES: Final = {
    "application/x-lzh-compressed": "LZH",
    "application/x-arj": "ARJ",
    "application/x-ace-compressed": "ACE",
}


def read(data: bytes, examination: Examination) -> None:
    """List the members, and record that their content was not examined."""
    kind = _NAMES[examination.detected_type]
    listing = {"LZH": _lha, "ARJ": _arj, "ACE": _ace}[kind](data)
    locked = count = 0
    for count, (name, size, encrypted) in enumerate(listing, 1):
        locked += encrypted
        if count > limits.ENTRIES:
            examination.defect("limit-archive-entries", f"the first {limits.ENTRIES} were read")
            break
        if count <= limits.MEMBERS or is_dangerous_name(name):
            child = examination.member(name, None, size=size)
            if child is not None:
                note_member(child, examination)
        else:
            examination.defect("limit-archive-members", f"the first {limits.MEMBERS} were listed")
    if locked:
        examination.fact("encrypted-archive", examination.name, f"{locked} of {count} files")
    examination.skip("encrypted" if locked else f"files inside an {kind} archive")


def _lha(data: bytes) -> Iterator[_Listed]:
    """Yield the files of an LHA archive with headers of levels 0, 1 and 2."""
    at = 0
    while at + 24 < len(data) and data[at + 2 : at + 4] == b"-l":
        method = data[at + 2 : at + 7]
        level = data[at + 20]
        packed, size = struct.unpack_from("<II", data, at + 7)
        if level == 2:
            (header,) = struct.unpack_from("<H", data, at)
            (extra,) = struct.unpack_from("<H", data, at + 24)
            name, folder, _ = _lha_extensions(data, at + 26, extra)
            following = at + header + packed
        else:
            header = data[at] + 2
            name = data[at + 22 : at + 22 + data[at + 21]]
            folder = b""
            following = at + header + packed
            if level == 1:
                (extra,) = struct.unpack_from("<H", data, at + header - 2)
                long_name, folder, _ = _lha_extensions(data, at + header, extra)
                name = long_name or name
        if method != b"-lhd-":
            yield decode_name(folder.replace(b"\xff", b"/") + name) or "?", size, False
        if following <= at:
            return
        at = following


def _lha_extensions(data: bytes, at: int, size: int) -> tuple[bytes, bytes, int]:
    """Return name and folder from the extended headers (types 1 and 2), and the position after them."""
    name = folder = b""
    for _ in range(50):
        if size < 3 or at + size > len(data):
            break
        kind, body = data[at], data[at + 1 : at + size - 2]
        if kind == 1:
            name = body
        elif kind == 2:
            folder = body
        following = int.from_bytes(data[at + size - 2 : at + size], "little")
        at, size = at + size, following
    return name[:2000], folder[:2000], at


def _arj(data: bytes) -> Iterator[_Listed]:
    """Yield the files of an ARJ archive: after a main header, each file has a header with the same signature."""
    at = 0
    first = True
    while at + 34 < len(data) and data[at : at + 2] == b"\x60\xea":
        (size,) = struct.unpack_from("<H", data, at + 2)
        if not size:
            return
        fixed, flags = data[at + 4], data[at + 8]
        packed, unpacked = struct.unpack_from("<II", data, at + 16)
        name = data[at + 4 + fixed : at + 4 + size].partition(b"\0")[0]
        at += 4 + size + 4
        for _ in range(50):  # extended headers
            (extra,) = struct.unpack_from("<H", data, at)
            at += 2 + (extra + 4 if extra else 0)
            if not extra:
                break
        if not first:
            yield decode_name(name[:2000]) or "?", unpacked, bool(flags & 1)
            at += packed
        first = False


def _ace(data: bytes) -> Iterator[_Listed]:
    at = 0
    while at + 7 <= len(data):
        (size,) = struct.unpack_from("<H", data, at + 2)
        kind = data[at + 4]
        (flags,) = struct.unpack_from("<H", data, at + 5)
        if size < 3:
            return
        packed = 0
        if kind == 1 and at + 35 <= len(data):
            packed, unpacked = struct.unpack_from("<II", data, at + 7)
            length = int.from_bytes(data[at + 33 : at + 35], "little")
            yield decode_name(data[at + 35 : at + 35 + min(length, 2000)]) or "?", unpacked, bool(flags & 0x4000)
        elif flags & 1:
            packed = int.from_bytes(data[at + 7 : at + 11], "little")
        at += 4 + size + packed

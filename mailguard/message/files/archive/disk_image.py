"""CD and DVD images: list and examine the files of ISO 9660 (ECMA-119), Joliet and UDF (ECMA-167)."""

import struct
from collections.abc import Iterator
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import is_dangerous_name, note_member

_SECTOR: Final = 2048
_DESCRIPTORS: Final = 64  # volume descriptors read
_FOLDERS: Final = 500  # folders read
_FOLDER_BYTES: Final = 1024 * 1024  # bytes read per folder
_PATH: Final = 1000  # characters kept per path
_JOLIET: Final = (b"%/@", b"%/C", b"%/E")  # escape sequences that announce UCS-2 names

_File = tuple[str, int, int]  # path, first byte, size


def read(data: bytes, examination: Examination) -> None:
    """List the files, and examine them as far as the budget allows."""
    if examination.detected_type == "application/x-iso9660-image":
        files = list(_iso_files(data, examination))
        # A bridge disc has both file systems; Windows shows the UDF one.
        if b"NSR0" in data[_SECTOR * 16 : _SECTOR * 32]:
            listed = {(path.lower(), size) for path, _, size in files}
            files += [file for file in udf_files(data, examination) if (file[0].lower(), file[2]) not in listed]
    else:
        files = list(udf_files(data, examination))
    if not files:
        examination.skip("the files in a disk image")
        return
    if len(files) > limits.MEMBERS:
        examination.defect("limit-archive-members", f"the first {limits.MEMBERS} of {len(files)} were listed")
    for number, (path, start, size) in enumerate(files):
        if number < limits.MEMBERS or is_dangerous_name(path):
            _member(data, path, start, size, examination)


def _member(data: bytes, path: str, start: int, size: int, examination: Examination) -> None:
    deep = examination.depth >= limits.ARCHIVE_DEPTH
    partial = deep or size > limits.MEMBER_BYTES or not examination.budget.allows(size)
    content = data[start : start + (40_000 if partial else size)]
    examination.budget.spend(len(content))
    if partial:
        examination.defect("limit-archive-member-bytes", f"{path[:100]}: only its beginning was read")
    child = examination.member(path, content if start else None, size=size, partial=partial or len(content) < size)
    if child is not None:
        note_member(child, examination)


def _iso_files(data: bytes, examination: Examination) -> Iterator[_File]:
    """Yield the files of the Joliet tree if there is one (it has the full names), else of the primary volume."""
    root = b""
    joliet = False
    for number in range(16, 16 + _DESCRIPTORS):
        descriptor = data[number * _SECTOR : (number + 1) * _SECTOR]
        if descriptor[1:6] != b"CD001" or descriptor[0] == 255:
            break
        if descriptor[0] == 1 and not root:
            root = descriptor[156:190]
        elif descriptor[0] == 2 and descriptor[88:91] in _JOLIET:
            root, joliet = descriptor[156:190], True
    waiting = [("", root)] if len(root) == 34 else []
    seen: set[int] = set()
    entries = 0
    while waiting:
        prefix, record = waiting.pop()
        start, size = _extent(record)
        if start in seen:
            continue
        if len(seen) >= _FOLDERS:
            examination.defect("limit-archive-entries", f"the first {_FOLDERS} folders were read")
            return
        seen.add(start)
        for name, found in _records(data[start : start + min(size, _FOLDER_BYTES)], joliet=joliet):
            entries += 1
            if entries > limits.ENTRIES:
                examination.defect("limit-archive-entries", f"the first {limits.ENTRIES} were read")
                return
            if found[25] & 2:
                waiting.append((f"{prefix}{name}/"[-_PATH:], found))
            else:
                yield (prefix + name, *_extent(found))


def _extent(record: bytes) -> tuple[int, int]:
    """Return offset and size of a directory record (ECMA-119 §9.1), from the little-endian halves of its numbers."""
    block, size = struct.unpack_from("<I4xI", record, 2)
    return block * _SECTOR, size


def _records(folder: bytes, *, joliet: bool) -> Iterator[tuple[str, bytes]]:
    position = 0
    while position < len(folder):
        length = folder[position]
        if length == 0:  # the rest of the sector is empty: records don't cross sectors
            position = (position // _SECTOR + 1) * _SECTOR
            continue
        record = folder[position : position + length]
        position += length
        if len(record) < 34:
            continue
        raw = record[33 : 33 + record[32]]
        if raw in (b"\0", b"\1", b""):  # the entries for the folder itself and its parent
            continue
        rock_ridge = b"" if joliet else _rock_ridge(record)
        name = raw.decode("utf-16-be", "replace") if joliet else (rock_ridge or raw).decode("utf-8", "replace")
        yield name.partition(";")[0].rstrip(".") or "?", record


def _rock_ridge(record: bytes) -> bytes:
    """Return the full name in the Rock Ridge entry NM (IEEE P1282 §4.1.4), or b"" if there is none."""
    at = 33 + record[32] + (1 - record[32] % 2)
    name = b""
    while at + 4 < len(record):
        size = record[at + 2]
        if record[at : at + 2] == b"NM":
            name += record[at + 5 : at + size]
        if size < 4:
            break
        at += size
    return name


def udf_files(data: bytes, examination: Examination) -> Iterator[_File]:
    """Yield the files of a UDF volume with plain partitions, following its tree from the file set descriptor."""
    partition, root = _udf_root(data)
    waiting = [("", root)] if root >= 0 else []
    seen: set[int] = set()
    entries = 0
    while waiting:
        prefix, block = waiting.pop()
        if block in seen:
            continue
        if len(seen) >= limits.MEMBERS * 5:
            examination.defect("limit-archive-entries", f"the first {limits.MEMBERS * 5} were read")
            return
        seen.add(block)
        start, size = _file_entry(data, (partition + block) * _SECTOR, partition)
        if prefix and not prefix.endswith("/"):
            yield prefix, start, size
            continue
        for name, folder, inner in _identifiers(data[start : start + min(size, _FOLDER_BYTES)]):
            entries += 1
            if entries > limits.ENTRIES:
                examination.defect("limit-archive-entries", f"the first {limits.ENTRIES} were read")
                return
            waiting.append((f"{prefix}{name}{'/' if folder else ''}"[-_PATH:], inner))


def _udf_root(data: bytes) -> tuple[int, int]:
    """Return the first block of the partition, and the block of the root folder in it, or -1 if there is none."""
    anchor = data[256 * _SECTOR : 256 * _SECTOR + 512]
    if anchor[:2] != b"\x02\0" or len(anchor) < 32:  # ECMA-167 §3/10.2: anchor volume descriptor pointer
        return 0, -1
    size, first = struct.unpack_from("<II", anchor, 16)
    partition = file_set = -1
    for number in range(min(size // _SECTOR, _DESCRIPTORS)):
        at = (first + number) * _SECTOR
        tag = data[at : at + 2]
        if tag == b"\x05\0":  # ECMA-167 §3/10.5 partition descriptor: starting location
            partition = int.from_bytes(data[at + 188 : at + 192], "little")
        elif tag == b"\x06\0":  # ECMA-167 §3/10.6 logical volume descriptor: place of the file set
            file_set = int.from_bytes(data[at + 252 : at + 256], "little")
    at = (partition + file_set) * _SECTOR
    if min(partition, file_set) < 0 or data[at : at + 2] != b"\x00\x01":
        return 0, -1
    return partition, int.from_bytes(data[at + 404 : at + 408], "little")


def _file_entry(data: bytes, at: int, partition: int) -> tuple[int, int]:
    """Return offset and size of a file's bytes from its file entry (ECMA-167 §4/14.9, ECMA-167 §4/14.17)."""
    entry = data[at : at + _SECTOR]
    kind = entry[:2]
    if kind not in (b"\x05\x01", b"\x0a\x01") or len(entry) < 216:
        return 0, 0
    base = 176 if kind == b"\x05\x01" else 216
    size = int.from_bytes(entry[56:64], "little")
    attributes, allocated = struct.unpack_from("<II", entry, base - 8)
    begin = base + attributes
    form = entry[34] & 7
    if form == 3:  # the bytes are in the entry itself
        return at + begin, min(size, _SECTOR)
    if allocated < 8 or begin + 8 > len(entry):
        return 0, 0
    block = int.from_bytes(entry[begin + 4 : begin + 8], "little")
    return (partition + block) * _SECTOR, size


def _identifiers(content: bytes) -> Iterator[tuple[str, bool, int]]:
    """Yield name, whether it is a folder, and block for each entry of a folder (ECMA-167 §4/14.4)."""
    at = 0
    while at + 38 <= len(content) and content[at : at + 2] == b"\x01\x01":
        flags, name_size = content[at + 18], content[at + 19]
        block = int.from_bytes(content[at + 24 : at + 28], "little")
        (implementation,) = struct.unpack_from("<H", content, at + 36)
        start = at + 38 + implementation
        raw = content[start : start + name_size]
        if raw and not flags & 0x0C:  # not deleted, not the parent
            yield raw[1:].decode("utf-16-be" if raw[0] == 16 else "latin-1", "replace"), bool(flags & 2), block
        at += (38 + implementation + name_size + 3) // 4 * 4

"""Archives that follow other bytes: a picture, a text, a self-extracting program, or meaningless bytes.

Explorer and 7-Zip find a ZIP by its last record (APPNOTE 6.3.10 §4.3.16). WinRAR and 7-Zip search the first megabyte
for RAR, 7z and CAB. People can open an archive despite the bytes in front of it, so it is opened here too.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard.message.files.examination import Examination
from mailguard.message.files.file_types import family_of_extension, family_of_type

ZIP: Final = "application/zip"
_SEARCHED: Final = 1024 * 1024 + 65_536  # how far the tools search for the beginning of an archive
_NEAR: Final = 4096  # the same for formats with a short signature, which would be found by chance
_ENDS: Final = 32  # end records that are tried, from the last one
_BLANK: Final = b"\0\t\n\r\f "
_PLAIN: Final = frozenset(("application/octet-stream", "text/plain"))
# Files that hold other files unpacked: an archive in them is a member, unless their name says archive.
_HOLDERS: Final = frozenset(
    (
        "application/x-ole-storage",
        "application/x-tar",
        "application/x-iso9660-image",
        "application/x-udf-image",
        "application/x-vhd",
        "application/x-vhdx",
        "application/x-ms-wim",
        "application/x-fat-image",
        "application/x-apple-diskimage",
        "application/vnd.ms-outlook-pst",
        "application/ms-tnef",
        "application/onenote",
        "application/x-cpio",
        "application/vnd.rar",
        "application/x-7z-compressed",
        "application/vnd.ms-cab-compressed",
        "application/x-lzh-compressed",
        "application/x-arj",
        "application/x-ace-compressed",
        "message/rfc822",
        "multipart/related",
    )
)
_EXTENSIONS: Final = {
    ZIP: "zip",
    "application/vnd.rar": "rar",
    "application/x-7z-compressed": "7z",
    "application/vnd.ms-cab-compressed": "cab",
    "application/x-ole-storage": "ole",
    "application/x-tar": "tar",
    "application/gzip": "gz",
    "application/pdf": "pdf",
}


class Found(NamedTuple):
    """An archive that begins at `start`. `last`: only its comment and blanks follow it."""

    kind: str
    start: int
    last: bool


def open_embedded(data: bytes, examination: Examination) -> Found | None:
    """Look for an archive after other bytes.

    If the bytes before it are of no known type, the file is that archive, and its place is returned. Otherwise the file
    keeps its type, the archive is listed as a file inside it, and None is returned.
    """
    primary = examination.detected_type
    named = _is_named_archive(examination)
    if primary == ZIP or (primary in _HOLDERS and not named):
        return None
    found = find_embedded(data, primary, named=named)
    if found is None:
        return None
    if primary in _PLAIN:
        if named and data[: found.start].strip(_BLANK):
            examination.fact("disguised-type", examination.name, f"{found.kind} behind {primary}")
        return found
    family = family_of_type(primary)
    # Otherwise it is a file in a document, which the document's reader finds.
    if found.last or named or family in ("image", "media"):
        if family not in ("executable", "archive", "source"):
            examination.fact("disguised-type", examination.name, f"{found.kind} behind {primary}")
        _open_child(data, found, examination)
    return None


def _open_child(data: bytes, found: Found, examination: Examination) -> None:
    from mailguard.message.files.examine import inspect_as

    stem, _, extension = examination.name.rpartition(".")
    named = family_of_extension(extension.lower()) == "archive"
    name = examination.name if named else f"{stem or extension}.{_EXTENSIONS[found.kind]}"
    content = data[found.start :]
    # Offsets in a ZIP count from the start of the file or of the archive, so its reader gets the whole file.
    examination.children.append(
        inspect_as(found.kind, name, data if found.kind == ZIP else content, examination, content)
    )


def _is_named_archive(examination: Examination) -> bool:
    """Whether, by its name or declared type, programs open it as an archive or as a document that is a ZIP."""
    if family_of_extension(examination.extension) == "archive" or _PACKED_DOCUMENTS.fullmatch(examination.extension):
        return True
    return family_of_type(examination.declared_type) == "archive"


_PACKED_DOCUMENTS: Final = re.compile(r"doc[xm]|dot[xm]|xls[xmb]|xlt[xm]|xlam|pp[ts][xm]|pot[xm]|od[tsp]|jar|apk")


def find_embedded(data: bytes, primary: str, *, named: bool) -> Found | None:
    """Return the archive in a file that begins with other bytes; a ZIP first, because Explorer opens no other."""
    if len(data) < 22:
        return None
    zipped = _zip(data) or (_zip_without_directory(data) if named else None)
    if zipped is not None:
        return zipped
    return next(_by_signature(data, junk=primary in _PLAIN, named=named, picture=primary.startswith("image/")), None)


def _zip(data: bytes) -> Found | None:
    end = data.rfind(b"PK\x05\x06")
    for _ in range(_ENDS):
        if end < 0:
            return None
        if _points_to_directory(data, end):
            from mailguard.message.files.archive.zip_directory import read_directory

            entries = read_directory(data).entries
            comment = int.from_bytes(data[end + 20 : end + 22], "little")
            start = min((entry.offset for entry in entries), default=0)
            if start > 0:
                return Found(ZIP, start, not data[end + 22 + comment : end + 150_000].strip(_BLANK))
            return None
        end = data.rfind(b"PK\x05\x06", 0, end)
    return None


def _points_to_directory(data: bytes, end: int) -> bool:
    """Whether the end record is real: its directory is where it says (APPNOTE 6.3.10 §4.3.16)."""
    if len(data) < end + 22:
        return False
    count, size, offset = struct.unpack_from("<HII", data, end + 10)
    if count == 0xFFFF or 0xFFFFFFFF in (size, offset):
        return data[end - 20 : end - 16] == b"PK\x06\x07"
    central = b"PK\x01\x02"
    return bool(count) and (data[max(end - size, 0) :][:4] == central or data[offset : offset + 4] == central)


def _zip_without_directory(data: bytes) -> Found | None:
    """Find a ZIP without a directory, by a local header with plausible fields (APPNOTE 6.3.10 §4.3.7)."""
    at = data.find(b"PK\x03\x04", 0, _SEARCHED)
    for _ in range(_ENDS):
        if at < 0 or at + 30 > len(data):
            return None
        version, _, method = struct.unpack_from("<HHH", data, at + 4)
        length = int.from_bytes(data[at + 26 : at + 28], "little")
        name = data[at + 30 : at + 30 + length]
        if at and version & 0xFF <= 63 and method <= 99 and 0 < length <= 500 and min(name, default=0) >= 32:
            return Found(ZIP, at, last=True)
        at = data.find(b"PK\x03\x04", at + 4, _SEARCHED)
    return None


def _by_signature(data: bytes, *, junk: bool, named: bool, picture: bool) -> Iterator[Found]:
    at = data.find(b"Rar!\x1a\x07", 1, _SEARCHED)
    if at > 0 and data[at + 6 : at + 7] in (b"\0", b"\1"):
        yield Found("application/vnd.rar", at, last=True)
    at = data.find(b"7z\xbc\xaf\x27\x1c", 1, _SEARCHED)
    if at > 0 and zlib.crc32(data[at + 12 : at + 32]) == int.from_bytes(data[at + 8 : at + 12], "little"):
        yield Found("application/x-7z-compressed", at, last=True)
    at = data.find(b"MSCF\0\0\0\0", 1, _SEARCHED)
    if at > 0 and 36 <= int.from_bytes(data[at + 8 : at + 12], "little") <= len(data) - at:
        yield Found("application/vnd.ms-cab-compressed", at, last=True)
    if junk:
        at = data.find(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 1, _SEARCHED)
        if at > 0:
            yield Found("application/x-ole-storage", at, last=True)
        yield from _tar(data)
    if junk and named:
        yield from _gzip(data)
    if picture:
        at = data.find(b"%PDF-", 1, 1024)
        if at > 0 and b"%%EOF" in data[-2048:]:
            yield Found("application/pdf", at, last=True)


def _tar(data: bytes) -> Iterator[Found]:
    """Find tar header blocks (POSIX.1-2017) by their signature and checksum."""
    at = data.find(b"ustar", 258, _NEAR)
    while at >= 0:
        block = data[at - 257 : at + 255]
        field = block[148:156].strip(b" \0")
        octal = len(block) == 512 and field.isdigit() and not set(field) & set(b"89")
        if octal and int(field, 8) == sum(block[:148]) + 8 * 32 + sum(block[156:]):
            yield Found("application/x-tar", at - 257, last=True)
        at = data.find(b"ustar", at + 5, _NEAR)


def _gzip(data: bytes) -> Iterator[Found]:
    """Find gzip members (RFC 1952 §2.3) from which something can be unpacked."""
    at = data.find(b"\x1f\x8b\x08", 1, _NEAR)
    for _ in range(_ENDS):
        if at < 0:
            return
        try:
            unpacked = zlib.decompressobj(31).decompress(data[at : at + 65_536], 64)
        except zlib.error:
            unpacked = b""
        if unpacked:
            yield Found("application/gzip", at, last=True)
        at = data.find(b"\x1f\x8b\x08", at + 3, _NEAR)

"""TAR archives (POSIX.1-2017 pax): examine the members by their header blocks."""

from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import decode_name
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import is_dangerous_name, note_member

_PAX_PATH: Final = lazy_pattern(rb"\d{1,5} path=([^\n\0]{1,3000})\n")


def read(data: bytes, examination: Examination) -> None:
    """Examine each member; nothing is packed."""
    position = count = 0
    long_name = b""
    while position + 512 <= len(data):
        header = data[position : position + 512]
        if not header.strip(b"\0"):
            break
        size = _octal(header[124:136])
        kind = header[156:157]
        body = position + 512
        position = body + (size + 511) // 512 * 512
        if kind == b"L":  # GNU: the long name of the next member
            long_name = data[body : body + min(size, 2000)].rstrip(b"\0")
            continue
        if kind == b"x":  # pax: the same, among other records
            found = _PAX_PATH.search(data, body, body + min(size, 4000))
            long_name = found.group(1)[:2000] if found else b""
            continue
        raw = long_name or _name(header)
        if kind in (b"0", b"\0", b"7") and not raw.endswith(b"/"):  # old archives mark folders only by a slash
            count += 1
            _member(decode_name(raw), data, body, size, count, examination)
        long_name = b""
    if count > limits.MEMBERS:
        examination.defect("limit-archive-members", f"the first {limits.MEMBERS} of {count} were listed")


def _member(name: str, data: bytes, start: int, size: int, count: int, examination: Examination) -> None:
    if count > limits.MEMBERS and not is_dangerous_name(name):
        return
    partial = size > limits.MEMBER_BYTES or not examination.budget.allows(size)
    content = data[start : start + (40_000 if partial else size)]
    examination.budget.spend(len(content))
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
    child = examination.member(name, content, size=size, partial=partial or examination.depth >= limits.ARCHIVE_DEPTH)
    if child is not None:
        note_member(child, examination)


def _name(header: bytes) -> bytes:
    name = header[:100].split(b"\0", 1)[0]
    prefix = header[345:500].split(b"\0", 1)[0] if header[257:263] == b"ustar\0" else b""
    return prefix + b"/" + name if prefix else name


def _octal(field: bytes) -> int:
    if field[:1] == b"\x80":  # GNU's binary form of large sizes
        return int.from_bytes(field[4:], "big")
    digits = field.strip(b" \0")
    return int(digits, 8) if digits and all(digit in b"01234567" for digit in digits) else 0

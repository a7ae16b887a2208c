"""Old Office files, .msi and .msg: detect the type from the streams; find macros, encryption and packed objects."""

import contextlib
import struct
import zlib
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.office import vba
from mailguard.message.files.office.binary_link import note_links
from mailguard.message.files.office.compound_file import SIGNATURE, CompoundFile, DirectoryEntry
from mailguard.message.files.office.excel4 import read_workbook

# The first part of the class ids of package, patch and transform.
_MSI_CLASSES: Final = (0x000C1084, 0x000C1086, 0x000C1082)
_OBJECTS: Final = 50  # embedded objects opened per presentation
_TYPES: Final[tuple[tuple[str, str], ...]] = (
    ("encryptedpackage", "application/x-encrypted-office"),
    ("worddocument", "application/msword"),
    ("workbook", "application/vnd.ms-excel"),
    ("book", "application/vnd.ms-excel"),
    ("powerpoint document", "application/vnd.ms-powerpoint"),
    ("visiodocument", "application/vnd.visio"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)


def read(data: bytes, examination: Examination) -> None:
    """Detect the type of the file, and look for macros and embedded objects."""
    ole = CompoundFile(data)
    names = ole.names()
    if int.from_bytes(ole.class_id[:4], "little") in _MSI_CLASSES and ole.class_id[8:] == b"\xc0\0\0\0\0\0\0F":
        examination.detected_type = "application/x-msi"
        return
    examination.detected_type = next((mime for name, mime in _TYPES if name in names), "application/x-ole-storage")
    if "encryptedpackage" in names or "encryptedsummary" in names:
        _encrypted(data, ole, examination)
    if examination.detected_type == "application/vnd.ms-outlook":
        _outlook(data, examination)
        return
    read_active(ole, examination, "VBA")
    if examination.detected_type == "application/msword":
        _word(data, ole, examination)
    elif examination.detected_type == "application/vnd.ms-excel":
        _excel(data, ole, examination)
    elif examination.detected_type == "application/vnd.ms-powerpoint":
        _powerpoint(data, ole, examination)


def _outlook(data: bytes, examination: Examination) -> None:
    """Parse the mail in a .msg file, so that it is examined like an .eml file."""
    from mailguard.message.files.nested import take
    from mailguard.message.files.outlook.msg import parse_outlook

    message = parse_outlook(data) if examination.depth < limits.ARCHIVE_DEPTH else None
    if message is None:
        examination.skip("an Outlook .msg file that cannot be read: save it as .eml")
    else:
        take(message, examination)


def read_active(ole: CompoundFile, examination: Examination, where: str) -> None:
    """Record macros and packed files of any compound file, also of one inside a document."""
    if vba.is_project(ole):
        vba.read_project(ole, examination, where)
    for entry in ole.entries:
        if entry.name.lower() == "\x01ole10native":
            read_package(ole.read(entry), examination)
        elif entry.name.lower() == "equation native":
            examination.fact("exploit-object", "Equation Native")


def read_package(content: bytes, examination: Examination) -> None:
    """Examine a file packed into a document: an OLE1 Package object with label, paths and bytes."""
    position = 6
    names = []
    for count in range(3):
        if count == 2:
            position += 8
        end = content.find(b"\0", position, position + 1000)
        if end < 0:
            return
        names.append(content[position:end].decode("cp932", "replace"))
        position = end + 1
    size = int.from_bytes(content[position : position + 4], "little")
    body = content[position + 4 : position + 4 + min(size, limits.OLE_STREAM_BYTES)]
    name = (names[0] or names[1].replace("\\", "/").rpartition("/")[2]).strip()
    if name and body:
        examination.fact("packed-file", name)
        examination.member(name, body)


def _encrypted(data: bytes, ole: CompoundFile, examination: Examination) -> None:
    """Examine an encrypted document that has a default password; record any other as not examined."""
    from mailguard.message.files.office.default_password import decrypted

    content = decrypted(data, ole, examination) if not examination.has("default-password") else None
    if content is None:
        examination.fact("encrypted-document", examination.name)
        examination.skip("encrypted")
        return
    examination.fact("default-password", examination.name)
    if content.startswith(SIGNATURE):
        read(content, examination)
    else:
        from mailguard.message.files.archive.zip import read as read_zip

        read_zip(content, examination)


def _word(data: bytes, ole: CompoundFile, examination: Examination) -> None:
    stream = ole.find("WordDocument")
    content = _main_stream(ole, stream, examination) if stream else b""
    head = content[:32]
    if len(head) >= 12 and head[:2] == b"\xec\xa5" and head[11] & 1:  # [MS-DOC] §2.5.1 fEncrypted
        _encrypted(data, ole, examination)
        return
    note_links(content, examination)


def _excel(data: bytes, ole: CompoundFile, examination: Examination) -> None:
    """Record macro sheets, encryption and links of the Workbook stream."""
    stream = ole.find("Workbook", "Book")
    if stream is None:
        return
    content = _main_stream(ole, stream, examination)
    if read_workbook(content, examination):
        _encrypted(data, ole, examination)
    else:
        note_links(content, examination)


def _main_stream(ole: CompoundFile, stream: DirectoryEntry, examination: Examination) -> bytes:
    if stream.size > limits.SCAN_BYTES:
        examination.defect("limit-attachment-bytes", f"the first {limits.SCAN_BYTES} of a stream were searched")
    return ole.read(stream, limits.SCAN_BYTES)


def _powerpoint(data: bytes, ole: CompoundFile, examination: Examination) -> None:
    """Record macro projects and objects ([MS-PPT] §2.10.34 ExOleObjStg), and encryption."""
    user = ole.find("Current User")
    if user is not None and ole.read(user, 16)[12:16] == b"\xdf\xc4\xd1\xf3":  # [MS-PPT] §2.3.2 headerToken: encrypted
        _encrypted(data, ole, examination)
    stream = ole.find("PowerPoint Document")
    content = _main_stream(ole, stream, examination) if stream else b""
    note_links(content, examination)
    position = content.find(b"\x11\x10")
    tried = 0
    while position >= 2:
        if tried >= _OBJECTS:
            examination.defect("limit-archive-members", f"the first {_OBJECTS} objects were opened")
            break
        instance = int.from_bytes(content[position - 2 : position], "little") >> 4
        size = int.from_bytes(content[position + 2 : position + 6], "little")
        body = content[position + 6 : position + 6 + min(size, limits.SCAN_BYTES)]
        if instance == 1 and body[4:5] == b"x":
            body = _inflated(body[4:], examination)
        if body.startswith(SIGNATURE):
            tried += 1
            with contextlib.suppress(ValueError, LookupError, struct.error):  # go on after a damaged object
                read_active(CompoundFile(body), examination, "VBA")
        position = content.find(b"\x11\x10", position + 2)


def _inflated(packed: bytes, examination: Examination) -> bytes:
    limit = min(limits.OLE_STREAM_BYTES, max(examination.budget.bytes, 0))
    if not limit:
        examination.defect("limit-archive-bytes", "not every object was unpacked")
        return b""
    try:
        content = zlib.decompressobj().decompress(packed, limit)
    except zlib.error:
        return b""
    examination.budget.bytes -= len(content)
    return content

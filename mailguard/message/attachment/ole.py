"""Old Office files, .msi and .msg: told by their streams; macros, encryption and packed objects in them."""

import zlib
from typing import Final

from mailguard.message.attachment import limits, vba
from mailguard.message.attachment.compound_file import SIGNATURE, CompoundFile
from mailguard.message.attachment.examination import Examination
from mailguard.message.attachment.excel4 import read_workbook

_MSI_CLASSES: Final = (0x000C1084, 0x000C1086, 0x000C1082)  # package, patch, transform: first part of the class id
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
    """Tell what the file is, and look for what is active in it."""
    ole = CompoundFile(data)
    names = ole.names()
    if int.from_bytes(ole.class_id[:4], "little") in _MSI_CLASSES and ole.class_id[8:] == b"\xc0\0\0\0\0\0\0F":
        examination.detected_type = "application/x-msi"
        return
    examination.detected_type = next((mime for name, mime in _TYPES if name in names), "application/x-ole-storage")
    if "encryptedpackage" in names or "encryptedsummary" in names:
        _encrypted(examination)
    if examination.detected_type == "application/vnd.ms-outlook":
        _outlook(data, examination)
        return
    read_active(ole, examination, "VBA")
    if examination.detected_type == "application/msword":
        _word(ole, examination)
    elif examination.detected_type == "application/vnd.ms-excel":
        _excel(ole, examination)
    elif examination.detected_type == "application/vnd.ms-powerpoint":
        _powerpoint(ole, examination)


def _outlook(data: bytes, examination: Examination) -> None:
    """A .msg file: the mail in it, examined like one that came as .eml."""
    from mailguard.message.attachment.nested import take
    from mailguard.message.attachment.outlook import parse_outlook

    message = parse_outlook(data) if examination.depth < limits.ARCHIVE_DEPTH else None
    if message is None:
        examination.skip("an Outlook .msg file that cannot be read: save it as .eml")
    else:
        take(message, examination)


def read_active(ole: CompoundFile, examination: Examination, where: str) -> None:
    """Macros and packed files of any compound file, those inside documents too."""
    if vba.is_project(ole):
        vba.read_project(ole, examination, where)
    for entry in ole.entries:
        if entry.name.lower() == "\x01ole10native":
            read_package(ole.read(entry), examination)
        elif entry.name.lower() == "equation native":
            examination.fact("exploit-object", "Equation Native")


def read_package(content: bytes, examination: Examination) -> None:
    """A file packed into a document: OLE1's Package object, its label, paths and bytes."""
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


def _encrypted(examination: Examination) -> None:
    examination.fact("encrypted-document", examination.name)
    examination.skip("encrypted")


def _word(ole: CompoundFile, examination: Examination) -> None:
    stream = ole.find("WordDocument")
    head = ole.read(stream, 32) if stream else b""
    if len(head) >= 12 and head[:2] == b"\xec\xa5" and head[11] & 1:  # [MS-DOC] §2.5.1 fEncrypted
        _encrypted(examination)


def _excel(ole: CompoundFile, examination: Examination) -> None:
    """The workbook ([MS-XLS] §2.1.4): its macro sheets, encryption."""
    stream = ole.find("Workbook", "Book")
    if stream is not None and read_workbook(ole.read(stream), examination):
        _encrypted(examination)


def _powerpoint(ole: CompoundFile, examination: Examination) -> None:
    """Packed projects and objects ([MS-PPT] §2.10.34 ExOleObjStg), and the mark of encryption."""
    user = ole.find("Current User")
    if user is not None and ole.read(user, 16)[12:16] == b"\xdf\xc4\xd1\xf3":  # §2.3.2 headerToken of encrypted ones
        _encrypted(examination)
    stream = ole.find("PowerPoint Document")
    content = ole.read(stream) if stream else b""
    position = content.find(b"\x11\x10")
    tried = 0
    while position >= 2 and tried < 50:
        instance = int.from_bytes(content[position - 2 : position], "little") >> 4
        size = int.from_bytes(content[position + 2 : position + 6], "little")
        body = content[position + 6 : position + 6 + size]
        if instance == 1 and body[4:5] == b"x":
            tried += 1
            body = zlib.decompressobj().decompress(body[4:], limits.OLE_STREAM_BYTES)
        if body.startswith(SIGNATURE):
            read_active(CompoundFile(body), examination, "VBA")
        position = content.find(b"\x11\x10", position + 2)

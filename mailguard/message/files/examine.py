"""Examine one file: detect its type from its content, check its name, and read it with the reader of its format."""

import importlib
import struct
import zlib
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.archive.embedded import ZIP, open_embedded
from mailguard.message.files.disguise import examine_disguise
from mailguard.message.files.examination import Budget, Examination
from mailguard.message.files.file_types import MAY_HOLD_MACROS, family_of_extension, family_of_type
from mailguard.message.files.filename import examine_name, extension_of
from mailguard.message.files.model import Attachment
from mailguard.message.files.sniff import HEAD, sniff
from mailguard.message.files.unlisted import NAMES as UNLISTED

# Type → module of this package with `read(data, examination)`. Imported only when such a file is examined.
_READERS: Final[dict[str, str]] = {
    "message/rfc822": "nested",
    "application/zip": "archive.zip",
    "application/x-ole-storage": "office.ole",
    "application/pdf": "pdf.document",
    "text/html": "web.markup",
    "application/xhtml+xml": "web.markup",
    "application/hta": "web.markup",
    "image/svg+xml": "web.markup",
    "multipart/related": "web.markup",
    "application/gzip": "archive.compressed",
    "application/x-bzip2": "archive.compressed",
    "application/x-xz": "archive.compressed",
    "application/zstd": "archive.compressed",
    "application/x-lzma": "archive.compressed",
    "application/x-lzip": "archive.compressed",
    "application/x-compress": "archive.lzw",
    "application/x-tar": "archive.tar",
    "application/x-cpio": "archive.cpio",
    "text/x-uuencode": "archive.uuencode",
    "application/vnd.rar": "archive.rar",
    "application/x-7z-compressed": "archive.sevenzip",
    "text/rtf": "office.rtf",
    "application/x-ms-shortcut": "shortcut",
    "application/x-iso9660-image": "archive.disk_image",
    "application/x-udf-image": "archive.disk_image",
    "application/vnd.ms-cab-compressed": "archive.cabinet",
    "application/x-lzh-compressed": "archive.legacy",
    "application/x-arj": "archive.legacy",
    "application/x-ace-compressed": "archive.legacy",
    "application/ms-tnef": "outlook.tnef",
    "application/onenote": "office.onenote",
    **dict.fromkeys(
        ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp", "image/tiff", "image/x-icon"),
        "picture.reader",
    ),
    "application/pkcs7-mime": "sealed",
    "application/pgp": "sealed",
    **dict.fromkeys(UNLISTED, "unlisted"),
    **dict.fromkeys(
        (
            "text/plain",
            "text/calendar",
            "text/x-vcard",
            "text/xml",
            "application/x-mswinurl",
            "text/x-ms-iqy",
            "application/x-sylk",
            "application/x-rdp",
            "text/x-library-ms",
            "application/appinstaller",
            "application/x-java-jnlp-file",
        ),
        "text",
    ),
}
_READERS_BY_EXTENSION: Final[dict[str, str]] = {
    "eml": "nested",
    "htm": "web.markup",
    "html": "web.markup",
    "shtml": "web.markup",
    "xhtml": "web.markup",
    "svg": "web.markup",
}
_EFFORT: Final = {"pdf.document": 1, "office.rtf": 2, "text": 5, "web.markup": 10}  # cost of one byte, relative to PDF
# Types that are guessed, not recognised by a signature.
_VAGUE: Final = frozenset(("text/plain", "text/xml", "application/octet-stream"))
_TELLING_FAMILIES: Final = frozenset(
    ("executable", "script", "source", "html", "shortcut", "disk-image", "query", "onenote", "blocked")
)


def examine(
    name: str,
    declared_type: str,
    data: bytes | None,
    *,
    size: int = 0,
    partial: bool = False,
    budget: Budget | None = None,
    depth: int = 0,
) -> Attachment:
    """Examine one file and all files inside it. Damaged content gives a defect, not an exception.

    `data`: None if only the name and `size` are known. `partial`: `data` is the beginning of a file of `size` bytes.
    """
    examination = examination_of(name, declared_type, data, size=size, partial=partial, budget=budget, depth=depth)
    return examination.finish(None if partial else data)


def examination_of(
    name: str,
    declared_type: str,
    data: bytes | None,
    *,
    size: int = 0,
    partial: bool = False,
    budget: Budget | None = None,
    depth: int = 0,
) -> Examination:
    """Do the same as `examine`, but return the unfinished examination, so that the caller can add to it."""
    examination = Examination(
        name=name[: limits.NAME_CHARACTERS],
        declared_type=declared_type,
        detected_type=sniff(data) if data is not None else "",
        budget=budget if budget is not None else Budget(),
        depth=depth,
        size=len(data) if data is not None and not partial else size,
        extension=extension_of(name),
    )
    examination.budget.files -= 1
    examine_name(examination)
    if data is not None and not partial:
        _look_inside(data, examination)
    _classify(examination)
    examine_disguise(examination)
    return examination


def inspect_as(kind: str, name: str, data: bytes, parent: Examination, content: bytes) -> Attachment:
    """Examine a file of a known type inside another file.

    `data` is passed to its reader; `content` is the file's own part of it, for its size and digest.
    """
    examination = Examination(
        name=name[: limits.NAME_CHARACTERS],
        declared_type="",
        detected_type=kind,
        budget=parent.budget,
        depth=parent.depth + 1,
        size=len(content),
        extension=extension_of(name),
    )
    examination.budget.files -= 1
    _read(reader_of(kind), data, examination)
    _classify(examination)
    return examination.finish(content)


def _look_inside(data: bytes, examination: Examination) -> None:
    kind, extension = examination.detected_type, examination.extension
    reader = _READERS.get(kind)
    vague = kind in _VAGUE
    archive = open_embedded(data, examination)
    if family_of_extension(extension) == "html" or extension in _READERS_BY_EXTENSION:
        # Browsers and mail programs open such a file by its extension, whatever its first bytes are.
        if vague:
            reader = _READERS_BY_EXTENSION.get(extension, "web.markup")
            examination.detected_type = "image/svg+xml" if extension == "svg" else kind
        elif family_of_type(kind) == "image" and reader != "web.markup":
            _read("web.markup", data, examination)
    if reader is not None:
        _read(reader, data[: archive.start] if archive else data, examination)
    if archive:
        examination.detected_type = archive.kind
        # Offsets in a ZIP count from the start of the file or of the archive, so its reader gets the whole file.
        _read(reader_of(archive.kind), data if archive.kind == ZIP else data[archive.start :], examination)
    elif vague and family_of_extension(extension) == "archive" and not _is_plain(data[:HEAD]):
        examination.skip(f"files inside an archive of an unknown kind (.{extension})")


def _is_plain(head: bytes) -> bool:
    """Whether this is plain ASCII text: a file with an archive's extension that is not an archive."""
    return head.isascii() and b"\0" not in head


def reader_of(kind: str) -> str:
    """Return the module that reads files of this type, relative to this package."""
    return _READERS[kind]


def _read(reader: str, data: bytes, examination: Examination) -> None:
    data = _searched(data, reader, examination)
    module = importlib.import_module(f"mailguard.message.files.{reader}")
    try:
        module.read(data, examination)
    except (ValueError, LookupError, ArithmeticError, struct.error, zlib.error) as error:
        examination.defect("attachment-unreadable", f"{examination.detected_type}: {type(error).__name__}")


def _searched(data: bytes, reader: str, examination: Examination) -> bytes:
    """Cut the file to the effort left for this message. Archives are not cut: their members are limited instead."""
    weight = _EFFORT.get(reader)
    if weight is None:
        return data
    room = min(limits.SCAN_BYTES, max(examination.budget.effort, 0) // weight)
    examination.budget.effort -= min(len(data), room) * weight
    if len(data) > room:
        # Text of this size is mostly a long log or table.
        kind = "limit-attachment-text" if reader == "text" else "limit-attachment-bytes"
        examination.defect(kind, f"the first {room} were searched")
    return data[:room]


def note_family(examination: Examination, name: str) -> None:
    """Record the family of a file by the extension of its name."""
    extension = extension_of(name)
    family = family_of_extension(extension)
    if family in _TELLING_FAMILIES and not examination.has(family):
        examination.fact(family, name, f".{extension}")


def _classify(examination: Examination) -> None:
    """Record the family of the file by its content, then the family of its extension if that is another one."""
    family = family_of_type(examination.detected_type)
    if family in _TELLING_FAMILIES and not examination.has(family):
        examination.fact(family, examination.name, examination.detected_type)
    note_family(examination, examination.name)
    types = f"{examination.declared_type} {examination.detected_type}"
    if examination.extension in MAY_HOLD_MACROS or "macroenabled" in types.lower():
        from mailguard.message.files.office.macro_name import note_macro_name

        note_macro_name(examination)

"""Outlook's .msg files ([MS-OXMSG]): compound files with one message, its recipients and attachments."""

import re
import struct
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.defect import Defect
from mailguard.message.files import limits
from mailguard.message.files.office.compound_file import SIGNATURE, CompoundFile, DirectoryEntry
from mailguard.message.files.outlook import mapi
from mailguard.message.files.outlook.mapi import Item
from mailguard.message.files.outlook.sender import senders_of

if TYPE_CHECKING:
    from mailguard.message.model import Message

_PROPERTIES: Final = "__properties_version1.0"
_VALUE: Final = "__substg1.0_"
_RECIPIENT: Final = "__recip_version1.0_#"
_ATTACHMENT: Final = "__attach_version1.0_#"
_EMBEDDED: Final = "__substg1.0_3701000d"
_FROM: Final = lazy_pattern(r"^From[ \t]*:", re.IGNORECASE | re.MULTILINE)
_DEPTH: Final = 8  # levels of messages inside one another


def parse_outlook(raw: bytes) -> "Message | None":
    """Parse the message of a .msg file, or return None if `raw` is not one.

    The mail is composed from Outlook's properties. The signed bytes are lost, so DKIM and ARC cannot be verified.
    """
    if not raw.startswith(SIGNATURE):
        return None
    try:
        reader = _Reader(CompoundFile(raw), len(raw))
        item = reader.item("", 32, 0) if reader.is_message else None
    except (ValueError, LookupError, struct.error):
        return None
    if item is None:
        return None
    from mailguard.message.files.outlook.compose import compose
    from mailguard.message.parse import parse

    message = parse(compose(item), original=raw)
    transport = item.text(mapi.TRANSPORT_MESSAGE_HEADERS)
    written = message.author.address if _FROM.search(transport) and message.author is not None else ""
    found = (*message.parse_defects, *reader.defects, *senders_of(item, written).defects)
    return replace(message, parse_defects=found)


class _Reader:
    """Reads each storage of the file once, and at most twice as many bytes as the file has."""

    def __init__(self, ole: CompoundFile, size: int) -> None:
        self._ole = ole
        self.defects: dict[Defect, None] = {}
        self._room = 2 * size  # streams may share sectors
        self._folders: dict[str, dict[str, DirectoryEntry]] = {}
        self._inner: dict[str, list[str]] = {}
        for entry in ole.entries:
            folder, _, name = entry.path.lower().rpartition("/")
            if entry.is_stream:
                self._folders.setdefault(folder, {}).setdefault(name, entry)
            else:
                self._inner.setdefault(folder, []).append(entry.path.lower())

    @property
    def is_message(self) -> bool:
        """Whether this compound file is a .msg file, not a document."""
        return _PROPERTIES in self._folders.get("", {})

    def item(self, folder: str, header: int, code_page: int, depth: int = 0) -> Item:
        """Return the item in one storage. Its property list follows `header` bytes ([MS-OXMSG] §2.4.1)."""
        item = Item(code_page=code_page)
        streams = self._folders.get(folder, {})
        self._fixed(self._read(streams.get(_PROPERTIES)), header, item)
        for name, entry in streams.items():
            if name.startswith(_VALUE) and len(name) >= len(_VALUE) + 8:
                number, kind = int(name[12:16], 16), int(name[16:20], 16)
                item.raw[number] = kind, self._read(entry)
        code_page = item.numbers.get(mapi.MESSAGE_CODEPAGE, code_page)
        for inner in sorted(self._inner.get(folder, [])):
            name = inner.rpartition("/")[2]
            if name.startswith(_RECIPIENT):
                item.recipients.append(self.item(inner, 8, code_page, depth))
            elif name.startswith(_ATTACHMENT):
                attachment = self.item(inner, 8, code_page, depth)
                item.attachments.append(attachment)
                embedded = f"{inner}/{_EMBEDDED}"
                if _PROPERTIES not in self._folders.get(embedded, {}):
                    continue
                if depth < _DEPTH:
                    attachment.embedded = self.item(embedded, 24, code_page, depth + 1)
                else:
                    self.defects[Defect("limit-archive-depth", "message", f"{_DEPTH} messages were opened")] = None
        return item

    def _read(self, entry: DirectoryEntry | None) -> bytes:
        if entry is None or self._room <= 0:
            return b""
        content = self._ole.read(entry, min(limits.MEMBER_BYTES, self._room))
        if entry.size > len(content):
            self.defects[Defect("outlook-property-cut", "message", f"{entry.name}: {len(content)} bytes")] = None
        self._room -= len(content)
        return content

    def _fixed(self, table: bytes, header: int, item: Item) -> None:
        for at in range(header, len(table) - 15, 16):
            kind, number = struct.unpack_from("<HH", table, at)
            value = mapi.fixed_number(kind, table[at + 8 : at + 16])
            if value is not None:
                item.numbers[number] = value

"""Files named winmail.dat ([MS-OXTNEF]): Outlook's container for a mail's rich text and files."""

import contextlib
import struct
from collections.abc import Iterator
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import note_member
from mailguard.message.files.names import deciding_name
from mailguard.message.files.outlook import mapi
from mailguard.message.files.outlook.compose import compose
from mailguard.message.files.outlook.mapi import Item
from mailguard.message.files.outlook.rtf_text import read_compressed

SIGNATURE: Final = b"\x78\x9f\x3e\x22"
# Attributes ([MS-OXTNEF] §2.1.3.2): type and id.
_OEM_CODE_PAGE: Final = 0x00069007
_SUBJECT: Final = 0x00018004
_BODY: Final = 0x0002800C
_MESSAGE_PROPERTIES: Final = 0x00069003
_START_ATTACHMENT: Final = 0x00069002
_ATTACHMENT_TITLE: Final = 0x00018010
_ATTACHMENT_DATA: Final = 0x0006800F
_ATTACHMENT_PROPERTIES: Final = 0x00069005
_ATTRIBUTES: Final = 10_000  # attributes read per file, and properties per list
_MESSAGE_INTERFACE: Final = bytes.fromhex("0703020000000000c000000000000046")  # IID_IMessage
_DEPTH: Final = 5  # levels of messages inside one another


def read(data: bytes, examination: Examination) -> None:
    """Record the text, and examine the files inside."""
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return
    item = read_tnef(data)
    _texts(item, examination)
    for number, attachment in enumerate(item.attachments, 1):
        if number > limits.MEMBERS:
            examination.defect("limit-archive-members", f"the first {limits.MEMBERS} were listed")
            break
        given = [attachment.text(mapi.ATTACH_LONG_FILENAME), attachment.text(mapi.ATTACH_FILENAME)]
        name = deciding_name(filter(None, given)) or attachment.text(mapi.DISPLAY_NAME)
        name = " ".join(name.replace("\\", "/").rpartition("/")[2].split()) or f"attachment-{number}"
        content = attachment.binary(mapi.ATTACH_DATA)
        if attachment.embedded is not None:
            name, content = f"{name}.eml", compose(attachment.embedded)
        if not examination.budget.allows(len(content)):
            examination.defect("limit-archive-bytes", "not every member was unpacked")
            break
        examination.budget.spend(len(content))
        child = examination.member(name, content, declared_type=attachment.text(mapi.ATTACH_MIME_TAG))
        if child is not None:
            note_member(child, examination)


def _texts(item: Item, examination: Examination) -> None:
    html, charset = item.binary(mapi.HTML), item.charset
    rich = read_compressed(item.binary(mapi.RTF_COMPRESSED)) if not html else None
    if rich is not None and rich.is_html:
        html, charset = rich.text.encode("utf-8", "replace"), "utf-8"
    examination.text(item.text(mapi.BODY) or (rich.text if rich is not None and not rich.is_html else ""))
    if html:
        from mailguard.message.charset import decode
        from mailguard.message.files.web.markup import read_page

        room = min(len(html), limits.MARKUP_BYTES, max(examination.budget.effort, 0) // 10)
        examination.budget.effort -= room * 10
        read_page(decode(html[:room], charset).text, examination)


def read_tnef(data: bytes, depth: int = 0) -> Item:
    """Return the item in a TNEF stream, up to any damage."""
    item = Item()
    current = item
    for count, (attribute, content) in enumerate(_attributes(data)):
        if count >= _ATTRIBUTES:
            break
        if attribute == _START_ATTACHMENT:
            current = Item(code_page=item.code_page)
            item.attachments.append(current)
        elif attribute == _OEM_CODE_PAGE and len(content) >= 4:
            item.code_page = int.from_bytes(content[:4], "little")
        elif attribute == _SUBJECT:
            item.raw.setdefault(mapi.SUBJECT, (mapi.STRING8, content))
        elif attribute == _BODY:
            item.raw.setdefault(mapi.BODY, (mapi.STRING8, content))
        elif attribute == _MESSAGE_PROPERTIES:
            _known_properties(content, item, depth)
        elif current is item:
            continue
        elif attribute == _ATTACHMENT_TITLE:
            current.raw.setdefault(mapi.ATTACH_FILENAME, (mapi.STRING8, content))
        elif attribute == _ATTACHMENT_DATA:
            current.raw.setdefault(mapi.ATTACH_DATA, (mapi.BINARY, content))
        elif attribute == _ATTACHMENT_PROPERTIES:
            _known_properties(content, current, depth)
    return item


def _known_properties(data: bytes, item: Item, depth: int) -> None:
    with contextlib.suppress(struct.error):  # the list is cut off; keep the properties before
        _properties(data, item, depth)


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield id and data of each attribute ([MS-OXTNEF] §2.1.3.1); they follow a signature and a key."""
    position = 6 if data.startswith(SIGNATURE) else len(data)
    while position + 9 <= len(data):
        _, attribute, size = struct.unpack_from("<BII", data, position)
        yield attribute, data[position + 9 : position + 9 + size]
        position += 9 + size + 2


def _properties(data: bytes, item: Item, depth: int) -> None:
    """Read a list of MAPI properties ([MS-OXTNEF] §2.1.3.4). Raises `struct.error` if it is cut off."""
    (count,) = struct.unpack_from("<I", data)
    position = 4
    for _ in range(min(count, _ATTRIBUTES)):
        kind, number = struct.unpack_from("<HH", data, position)
        position += 4
        if number >= 0x8000:
            position = _named(data, position)
        values, position = _values(data, position, kind)
        if number >= 0x8000 or not values:
            continue
        value = values[0]
        if kind == mapi.OBJECT and number == mapi.ATTACH_DATA:
            if value.startswith(_MESSAGE_INTERFACE) and depth < _DEPTH:
                item.embedded = read_tnef(value[16:], depth + 1)
            value = value[16:]
        plain = mapi.fixed_number(kind, value)
        if plain is None:
            item.raw[number] = kind, value
        else:
            item.numbers[number] = plain


def _named(data: bytes, position: int) -> int:
    """Return the position after a named property's name, which is a GUID with a number or a string."""
    (kind,) = struct.unpack_from("<I", data, position + 16)
    if kind == 0:
        return position + 24
    (length,) = struct.unpack_from("<I", data, position + 20)
    return position + 24 + _padded(length)


_FIXED: Final = {0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}


def _values(data: bytes, position: int, kind: int) -> tuple[list[bytes], int]:
    """Return the first value of a property in a list, and the position of the next property."""
    size = _FIXED.get(kind & 0x0FFF)
    many = 1
    if size is None or kind & 0x1000:
        (many,) = struct.unpack_from("<I", data, position)
        position += 4
    if size is not None:
        return [data[position : position + size]], position + many * size
    values: list[bytes] = []
    for _ in range(min(many, _ATTRIBUTES)):
        (length,) = struct.unpack_from("<I", data, position)
        if not values:
            values.append(data[position + 4 : position + 4 + length])
        position += 4 + _padded(length)
    return values, position


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4

"""The MAPI properties of an Outlook item ([MS-OXPROPS]), the same in .msg files and winmail.dat."""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

# Property ids ([MS-OXPROPS] §2), with the names used there, without the prefix.
MESSAGE_CLASS: Final = 0x001A
SUBJECT: Final = 0x0037
CLIENT_SUBMIT_TIME: Final = 0x0039
SENT_REPRESENTING_ENTRYID: Final = 0x0041
SENT_REPRESENTING_NAME: Final = 0x0042
SENT_REPRESENTING_EMAIL_ADDRESS: Final = 0x0065
TRANSPORT_MESSAGE_HEADERS: Final = 0x007D
RECIPIENT_TYPE: Final = 0x0C15
SENDER_ENTRYID: Final = 0x0C19
SENDER_NAME: Final = 0x0C1A
SENDER_EMAIL_ADDRESS: Final = 0x0C1F
MESSAGE_DELIVERY_TIME: Final = 0x0E06
BODY: Final = 0x1000
RTF_COMPRESSED: Final = 0x1009
HTML: Final = 0x1013
INTERNET_MESSAGE_ID: Final = 0x1035
DISPLAY_NAME: Final = 0x3001
EMAIL_ADDRESS: Final = 0x3003
ATTACH_DATA: Final = 0x3701
ATTACH_FILENAME: Final = 0x3704
ATTACH_LONG_FILENAME: Final = 0x3707
ATTACH_MIME_TAG: Final = 0x370E
ATTACH_CONTENT_ID: Final = 0x3712
SMTP_ADDRESS: Final = 0x39FE
INTERNET_CODEPAGE: Final = 0x3FDE
MESSAGE_CODEPAGE: Final = 0x3FFD
SENDER_SMTP_ADDRESS: Final = 0x5D01
SENT_REPRESENTING_SMTP_ADDRESS: Final = 0x5D02

# Property types ([MS-OXCDATA] §2.11.1).
INTEGER: Final = 0x0003
OBJECT: Final = 0x000D
STRING8: Final = 0x001E
UNICODE: Final = 0x001F
TIME: Final = 0x0040
BINARY: Final = 0x0102

_CODE_PAGES: Final = {65001: "utf-8", 20932: "euc_jp", 51932: "euc_jp", 50220: "iso-2022-jp", 54936: "gb18030"}
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Item:
    """A message, a recipient or an attachment. `raw` maps ids to strings and binaries as stored, with their type."""

    raw: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    recipients: list["Item"] = field(default_factory=list)
    attachments: list["Item"] = field(default_factory=list)
    embedded: "Item | None" = None  # the message, if the attachment is one
    code_page: int = 0

    def text(self, *ids: int) -> str:
        """Return the first of these properties that is not blank, without its final zero, or ""."""
        for number in ids:
            kind, content = self.raw.get(number, (0, b""))
            text = content.decode("utf-16-le", "replace") if kind == UNICODE else _decode(content, self.charset)
            text = text.rstrip("\0")
            if text.strip():
                return text
        return ""

    def binary(self, number: int) -> bytes:
        """Return the bytes of a property (a string as UTF-8), or b""."""
        kind, content = self.raw.get(number, (0, b""))
        return self.text(number).encode("utf-8", "replace") if kind in (UNICODE, STRING8) else content

    def time(self, *ids: int) -> datetime | None:
        """Return the first plausible time of these properties (100 ns since 1601, [MS-DTYP] §2.3.3), or None."""
        for number in ids:
            ticks = self.numbers.get(number, 0)
            if 0 < ticks < 0x0400_0000_0000_0000:
                return _EPOCH + timedelta(microseconds=ticks // 10)
        return None

    @property
    def charset(self) -> str:
        """The codec of 8-bit strings."""
        page = self.numbers.get(INTERNET_CODEPAGE) or self.numbers.get(MESSAGE_CODEPAGE) or self.code_page
        return _CODE_PAGES.get(page, f"cp{page}" if 0 < page < 10_000 else "")


def _decode(content: bytes, charset: str) -> str:
    from mailguard.message.charset import decode

    return decode(content, charset).text


def fixed_number(kind: int, content: bytes) -> int | None:
    """Return an integer, boolean or time property as a number, or None for other types."""
    if kind == TIME and len(content) >= 8:
        return int(struct.unpack_from("<Q", content)[0])
    if kind in (INTEGER, 0x0002, 0x000B) and len(content) >= 4:
        return int(struct.unpack_from("<I" if kind == INTEGER else "<H", content)[0])
    return None

"""Write an Outlook item as an RFC 5322 mail with header fields, bodies and files, for the usual parser."""

import base64
import re
from collections.abc import Iterator
from email.utils import format_datetime
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.names import deciding_name
from mailguard.message.files.outlook import mapi
from mailguard.message.files.outlook.mapi import Item
from mailguard.message.files.outlook.rtf_text import read_compressed
from mailguard.message.files.outlook.sender import senders_of

# Header fields that no longer fit: about the MIME structure, and signatures over bytes that Outlook did not keep.
_DROPPED: Final = lazy_pattern(
    r"(?:content-(?:type|transfer-encoding|disposition|id|length|language)|mime-version|dkim-signature|"
    r"arc-seal|arc-message-signature|domainkey-signature)[ \t]*:",
    re.IGNORECASE,
)
_FIELD: Final = lazy_pattern(r"[!-9;-~]{1,200}[ \t]*:")
_TYPE: Final = lazy_pattern(r"[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,80}\Z")
_RECIPIENTS: Final = {1: "To", 2: "Cc"}
_RECIPIENTS_SHOWN: Final = 5_000


def compose(item: Item, boundary: str = "outlook") -> bytes:
    """Return the item as a MIME mail; embedded messages become message/rfc822 parts."""
    parts = [*_bodies(item)]
    for number, attachment in enumerate(item.attachments):
        parts.append(_file(attachment, f"{boundary}-{number}"))
    lines = [*_header(item), "MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{boundary}"', "", ""]
    head = "\r\n".join(lines).encode("utf-8", "replace")
    # No part can contain the delimiter line: bodies and files are base64, and inner mails have longer boundaries.
    mark = f"--{boundary}\r\n".encode()
    return head + b"".join(mark + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()


def _header(item: Item) -> Iterator[str]:
    """Yield the lines of the transport header, then the missing fields from the item's properties."""
    present: set[str] = set()
    kept = False
    for line in item.text(mapi.TRANSPORT_MESSAGE_HEADERS).splitlines():
        if line[:1] in (" ", "\t"):
            if kept and line.strip():
                yield line
            continue
        kept = _FIELD.match(line) is not None and not _DROPPED.match(line)
        if kept:
            present.add(line.partition(":")[0].strip().lower())
            yield line
    for name, value in _own_fields(item):
        if value and name.lower() not in present:
            yield f"{name}: {value}"


def _own_fields(item: Item) -> Iterator[tuple[str, str]]:
    author, sender, _ = senders_of(item)
    yield "From", _mailbox(author.name, author.address)
    yield "Sender", _mailbox(sender.name, sender.address) if sender is not None else ""
    yield "Subject", _line(item.text(mapi.SUBJECT))
    for kind, name in _RECIPIENTS.items():
        boxes = [
            _mailbox(each.text(mapi.DISPLAY_NAME), _address(each, mapi.SMTP_ADDRESS, mapi.EMAIL_ADDRESS))
            for each in item.recipients[:_RECIPIENTS_SHOWN]
            if each.numbers.get(mapi.RECIPIENT_TYPE, 1) == kind
        ]
        yield name, ",\r\n ".join(box for box in boxes if box)
    sent = item.time(mapi.CLIENT_SUBMIT_TIME, mapi.MESSAGE_DELIVERY_TIME)
    yield "Date", format_datetime(sent) if sent else ""
    yield "Message-ID", _line(item.text(mapi.INTERNET_MESSAGE_ID))


def _address(item: Item, *ids: int) -> str:
    """Return the first Internet address. Inside an Exchange organization the property may be an X.500 name."""
    found = (_line(item.text(number)) for number in ids)
    return next((text for text in found if "@" in text), "")


def _mailbox(name: str, address: str) -> str:
    name = _line(name).replace("\\", "\\\\").replace('"', '\\"')
    if not address:
        return f'"{name}"' if name else ""
    return f'"{name}" <{address}>' if name else address


def _line(text: str) -> str:
    """Return the text without line breaks, so that it cannot start another header field."""
    return " ".join(text[:10_000].replace("\0", "").split())


def _bodies(item: Item) -> Iterator[bytes]:
    text, html = item.text(mapi.BODY), item.binary(mapi.HTML)
    kind, _ = item.raw.get(mapi.HTML, (0, b""))
    charset = "utf-8" if kind in (mapi.UNICODE, mapi.STRING8) else item.charset
    if not html and mapi.RTF_COMPRESSED in item.raw:
        rich = read_compressed(item.binary(mapi.RTF_COMPRESSED))
        if rich.is_html:
            html, charset = rich.text.encode("utf-8", "replace"), "utf-8"
        elif not text:
            text = rich.text
    if text:
        yield _part(["Content-Type: text/plain; charset=utf-8"], text.encode("utf-8", "replace"))
    if html:
        yield _part([f"Content-Type: text/html; charset={charset}" if charset else "Content-Type: text/html"], html)


def _file(item: Item, boundary: str) -> bytes:
    given = [_line(item.text(mapi.ATTACH_LONG_FILENAME)), _line(item.text(mapi.ATTACH_FILENAME))]
    name = deciding_name(filter(None, given)) or _line(item.text(mapi.DISPLAY_NAME))
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    if item.embedded is not None:
        head = f'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="{quoted}"\r\n\r\n'
        return head.encode("utf-8", "replace") + compose(item.embedded, boundary)
    declared = item.text(mapi.ATTACH_MIME_TAG).strip()
    lines = [f"Content-Type: {declared if _TYPE.match(declared) else 'application/octet-stream'}"]
    identifier = _line(item.text(mapi.ATTACH_CONTENT_ID))
    if identifier:
        lines.append(f"Content-ID: <{identifier}>")
    lines.append(f'Content-Disposition: {"inline" if identifier else "attachment"}; filename="{quoted}"')
    return _part(lines, item.binary(mapi.ATTACH_DATA))


def _part(lines: list[str], content: bytes) -> bytes:
    head = "\r\n".join([*lines, "Content-Transfer-Encoding: base64", "", ""])
    return head.encode("utf-8", "replace") + base64.encodebytes(content)

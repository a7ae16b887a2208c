"""Finds the reader's own address inside a link or a page, plain or encoded."""

import base64
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final
from urllib.parse import unquote

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_property import once
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

ADDRESSES: Final = 10  # recipients searched for; a mail to more of them is not made for one person
_LONGEST: Final = 4_000  # characters searched of one URL
_FIELDS: Final = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")  # fields written by servers come first


@dataclass(frozen=True, slots=True)
class Mark:
    """The reader's address or our domain found in a text, and the form in which it is written."""

    address: str
    form: str  # "plain", "base64", "hex"


@dataclass(frozen=True, slots=True)
class Needles:
    """What to search for: addresses in lower case, and pairs of encoded form and address."""

    plain: tuple[str, ...]
    base64: tuple[tuple[str, str], ...]
    hex: tuple[tuple[str, str], ...]

    def find(self, text: str) -> Mark | None:
        """Return the first address in `text`, plain, percent-encoded, in base64 or in hex; None without one."""
        text = text[:_LONGEST]
        for _ in range(3):
            lower = text.lower()
            found = next((needle for needle in self.plain if _stands_alone(needle, lower)), "")
            if found:
                return Mark(found.lstrip("@"), "plain")
            for encoded, address in self.base64:
                if encoded in text:
                    return Mark(address, "base64")
            for encoded, address in self.hex:
                if encoded in lower:
                    return Mark(address, "hex")
            decoded = unquote(text, errors="replace") if "%" in text else text
            if decoded == text:
                break
            text = decoded
        return None


@once
def needles(context: Context) -> Needles | None:
    """Return the recipients' addresses and our domains in all forms, or None if neither is known."""
    plain = tuple(dict.fromkeys(_addresses(context.message, context)))
    if not plain:
        return None
    encoded = tuple(dict.fromkeys((form, name.lstrip("@")) for name in plain for form in _in_base64(name.encode())))
    return Needles(
        tuple(dict.fromkeys(name.lower() for name in plain)),
        encoded,
        tuple((name.encode().hex(), name.lstrip("@")) for name in plain),
    )


def _addresses(message: Message, context: Context) -> Iterator[str]:
    author = message.author.address.lower() if message.author else ""
    for box in islice((box for name in _FIELDS for box in message.mailboxes(name)), ADDRESSES):
        local, _, domain = box.address.rpartition("@")
        if len(local) > 1 and "." in domain and box.address.isascii() and box.address.lower() != author:
            yield box.address
            yield box.address.lower()
    if not context.registry.is_own(context.author_domain):
        for domain in context.config.organization.domains:
            yield f"@{domain}"


def _in_base64(text: bytes) -> Iterator[str]:
    """Yield what the base64 (RFC 4648 §4, RFC 4648 §5) of any longer text shows for `text` inside it.

    There are three forms, because `text` may begin at any of three positions in a group of three bytes.
    """
    for before in range(3):
        whole = base64.b64encode(bytes(before) + text).decode("ascii").rstrip("=")
        first = -(-before * 8 // 6)  # letters that also encode preceding bytes
        last = (before + len(text)) * 8 // 6  # letters that do not depend on the following bytes
        piece = whole[first:last]
        yield piece
        if "+" in piece or "/" in piece:
            yield piece.replace("+", "-").replace("/", "_")


def _stands_alone(needle: str, text: str) -> bool:
    """Whether the address occurs in the text without being part of a longer one."""
    start = text.find(needle)
    while start >= 0:
        before = text[start - 1 : start]
        behind = text[start + len(needle) : start + len(needle) + 2]
        joined = not needle.startswith("@") and (before.isalnum() or before in ("-", "_", "+", "."))
        if not (joined and before) and not re.match(r"[a-z0-9-]|\.[a-z0-9]", behind):
            return True
        start = text.find(needle, start + 1)
    return False

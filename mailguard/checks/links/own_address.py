"""The reader's own address inside a link or a page, however it is written there."""

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

ADDRESSES: Final = 10  # recipients that are looked for; mail to more is addressed to nobody in particular
_LONGEST: Final = 4_000  # characters of one address that are searched
_FIELDS: Final = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")  # what servers wrote comes first


@dataclass(frozen=True, slots=True)
class Mark:
    """The reader's address found in a text: the address or our domain, and how it is written there."""

    address: str
    form: str  # "plain", "base64", "hex"


@dataclass(frozen=True, slots=True)
class Needles:
    """What to look for: addresses in lower case, and their encoded forms with the address each stands for."""

    plain: tuple[str, ...]
    base64: tuple[tuple[str, str], ...]
    hex: tuple[tuple[str, str], ...]

    def find(self, text: str) -> Mark | None:
        """The first address in `text`: plain or percent-encoded, in base64 or in hex."""
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
    """The recipients' addresses and our domains in all forms, None where nothing is known."""
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
    """What any base64 (RFC 4648 §4, §5) of a longer text shows where `text` stands in it, at its three places."""
    for before in range(3):
        whole = base64.b64encode(bytes(before) + text).decode("ascii").rstrip("=")
        first = -(-before * 8 // 6)  # letters that the bytes before have a share in
        last = (before + len(text)) * 8 // 6  # letters that the bytes behind have none in
        piece = whole[first:last]
        yield piece
        if "+" in piece or "/" in piece:
            yield piece.replace("+", "-").replace("/", "_")


def _stands_alone(needle: str, text: str) -> bool:
    """Whether the address is no part of a longer one."""
    start = text.find(needle)
    while start >= 0:
        before = text[start - 1 : start]
        behind = text[start + len(needle) : start + len(needle) + 2]
        joined = not needle.startswith("@") and (before.isalnum() or before in ("-", "_", "+", "."))
        if not (joined and before) and not re.match(r"[a-z0-9-]|\.[a-z0-9]", behind):
            return True
        start = text.find(needle, start + 1)
    return False

"""Recognize replies to and bounces of mails that we sent, by marks that do not reveal their contents.

A mark is a part of a hash of the Message-ID and one recipient's address. One more mark without an address is for
bounces. An address alone could be guessed, but a Message-ID hardly. So the marks reveal nothing about the mails.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.model import Message
from mailguard.message.traits import is_bounce

MESSAGE_IDS: Final = 20  # read from one header field
SENT: Final = 50_000  # newest marks that a store keeps
RECIPIENTS: Final = 20  # recipients of one mail that get a mark; replies from further ones are not recognized
_CHARACTERS: Final = 20_000  # read from one header field
_RETURNED: Final = 20_000  # characters of a bounce's text in which the returned header is searched
_PARTS: Final = 50
_ID: Final = lazy_pattern(r"<[^<>\s]{3,250}>")


def message_ids(field: str) -> tuple[str, ...]:
    """Return the Message-IDs in a header field (RFC 5322 §3.6.4), at most the last `MESSAGE_IDS`."""
    return tuple(_ID.findall(field[-_CHARACTERS:])[-MESSAGE_IDS:])


def mark(message_id: str, recipient: str = "") -> bytes:
    """Return the mark of a mail, for one recipient's normal address or without a recipient."""
    return hashlib.sha256(f"{message_id.strip().strip('<>')}\n{recipient}".encode("utf-8", "replace")).digest()[:8]


def marks(message_id: str, recipients: Iterable[str]) -> tuple[bytes, ...]:
    """Return all marks of a mail that we sent, or () if it has no Message-ID."""
    identity = message_ids(message_id if "<" in message_id else f"<{message_id}>")
    if not identity:
        return ()
    return (mark(identity[-1]), *(mark(identity[-1], each) for each in list(recipients)[:RECIPIENTS]))


def answer_marks(message: Message) -> tuple[bytes, ...]:
    """Return the marks of the mails that `message` claims to answer, as if we had sent them to its only author."""
    boxes = message.mailboxes("from")
    if len(boxes) != 1 or not boxes[0].domain:
        return ()
    author = f"{boxes[0].address.rpartition('@')[0].casefold()}@{boxes[0].domain}"
    named = message_ids(message.header.get("in-reply-to")) + message_ids(message.header.get("references"))
    return tuple(mark(each, author) for each in named)


def bounce_marks(message: Message) -> tuple[bytes, ...]:
    """Return the marks of the mails that a bounce claims to return."""
    return tuple(mark(each) for each in _returned(message)) if is_bounce(message) else ()


def _returned(message: Message) -> Iterator[str]:
    """Yield the Message-IDs in a bounce: from a returned message, its header (RFC 6522 §4), or its header as text."""
    for part in islice(message.parts, _PARTS):
        if part.message is not None:
            yield from message_ids(part.message.header.get("message-id"))
        elif part.content_type == "text/rfc822-headers" or (part.content_type == "text/plain" and not part.children):
            text = part.text[:_RETURNED]
            at = text.lower().find("message-id:")
            if at >= 0:
                yield from message_ids(text[at : at + 1_000].partition("\n")[0])

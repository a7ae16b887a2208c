"""Which Message-IDs are ours: marks of the mails that we sent, from which neither can be read back.

A mark is a piece of a hash of the Message-ID and one recipient's address; one more without an address serves bounces.
An address alone can be guessed, a Message-ID hardly: who has the store learns nothing of what was written.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.model import Message
from mailguard.message.traits import is_bounce

MESSAGE_IDS: Final = 20  # of one field that are looked at
SENT: Final = 50_000  # marks that a store keeps, the newest
RECIPIENTS: Final = 20  # of one mail that get a mark of their own: to more nobody is known to answer
_CHARACTERS: Final = 20_000  # of one field that are read
_RETURNED: Final = 20_000  # characters of a bounce's text in which the returned header is looked for
_PARTS: Final = 50
_ID: Final = lazy_pattern(r"<[^<>\s]{3,250}>")


def message_ids(field: str) -> tuple[str, ...]:
    """The Message-IDs in a field (RFC 5322 §3.6.4), the last `MESSAGE_IDS`."""
    return tuple(_ID.findall(field[-_CHARACTERS:])[-MESSAGE_IDS:])


def mark(message_id: str, recipient: str = "") -> bytes:
    """The mark of a mail, for one recipient's normal address or for none."""
    return hashlib.sha256(f"{message_id.strip().strip('<>')}\n{recipient}".encode("utf-8", "replace")).digest()[:8]


def marks(message_id: str, recipients: Iterable[str]) -> tuple[bytes, ...]:
    """All marks of a mail that we sent; none without a Message-ID."""
    identity = message_ids(message_id if "<" in message_id else f"<{message_id}>")
    if not identity:
        return ()
    return (mark(identity[-1]), *(mark(identity[-1], each) for each in list(recipients)[:RECIPIENTS]))


def answer_marks(message: Message) -> tuple[bytes, ...]:
    """The marks that mails to its only author would have which it says it answers."""
    boxes = message.mailboxes("from")
    if len(boxes) != 1 or not boxes[0].domain:
        return ()
    author = f"{boxes[0].address.rpartition('@')[0].casefold()}@{boxes[0].domain}"
    named = message_ids(message.header.get("in-reply-to")) + message_ids(message.header.get("references"))
    return tuple(mark(each, author) for each in named)


def bounce_marks(message: Message) -> tuple[bytes, ...]:
    """The marks of the mails that a bounce says it returns."""
    return tuple(mark(each) for each in _returned(message)) if is_bounce(message) else ()


def _returned(message: Message) -> Iterator[str]:
    """The Message-IDs of what a bounce returns: a whole message, its header (RFC 3462), or its header as text."""
    for part in islice(message.parts, _PARTS):
        if part.message is not None:
            yield from message_ids(part.message.header.get("message-id"))
        elif part.content_type == "text/rfc822-headers" or (part.content_type == "text/plain" and not part.children):
            text = part.text[:_RETURNED]
            at = text.lower().find("message-id:")
            if at >= 0:
                yield from message_ids(text[at : at + 1_000].partition("\n")[0])

"""Which Message-IDs are ours: marks of the mails that we sent, from which neither can be read back.

A mark is a piece of a hash of the Message-ID and one recipient's address; one more without an address serves bounces.
An address alone can be guessed, a Message-ID hardly: who has the store learns nothing of what was written.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

from mailguard.lazy_pattern import lazy_pattern

MESSAGE_IDS: Final = 20  # of one field that are looked at
SENT: Final = 50_000  # marks that a store keeps, the newest
RECIPIENTS: Final = 20  # of one mail that get a mark of their own: to more nobody is known to answer
_CHARACTERS: Final = 20_000  # of one field that are read
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

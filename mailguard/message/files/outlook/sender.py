"""The author that an Outlook item shows, and the sender who sent it on the author's behalf ([MS-OXOMSG] §2.2.1).

Inside an Exchange organization a person has an X.500 name. The Internet address may be in another property, in the
entry id (for people in no address book), or missing.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard.message.defect import Defect
from mailguard.message.files.outlook import mapi
from mailguard.message.files.outlook.mapi import Item

_ONE_OFF: Final = bytes.fromhex("00000000812b1fa4bea310199d6e00dd010f5402")  # [MS-OXCDATA] §2.2.5.1
_ADDRESS: Final = 320  # characters kept of an address


class Person(NamedTuple):
    """A person's name, Internet address and X.500 name (`internal`); each is "" if unknown."""

    name: str
    address: str
    internal: str

    def same(self, other: "Person") -> bool:
        """Whether both are the same person, as far as the properties show."""
        if self.address and other.address:
            return self.address.lower() == other.address.lower()
        if self.internal and other.internal:
            return self.internal.lower() == other.internal.lower()
        return not (self.name and other.name) or self.name == other.name


class Senders(NamedTuple):
    """The author, the sender on the author's behalf (or None), and the defects: missing or contradictory addresses."""

    author: Person
    sender: Person | None
    defects: tuple[Defect, ...]


def senders_of(item: Item, written: str = "") -> Senders:
    """Read author and sender from the item's properties. `written`: the From address of its transport header, or ""."""
    shown = _person(
        item,
        mapi.SENT_REPRESENTING_NAME,
        (mapi.SENT_REPRESENTING_SMTP_ADDRESS, mapi.SENT_REPRESENTING_EMAIL_ADDRESS),
        mapi.SENT_REPRESENTING_ENTRYID,
    )
    actual = _person(item, mapi.SENDER_NAME, (mapi.SENDER_SMTP_ADDRESS, mapi.SENDER_EMAIL_ADDRESS), mapi.SENDER_ENTRYID)
    if not any(shown):
        author, sender = actual, None
    elif not any(actual) or shown.same(actual):
        author, sender = Person(shown.name or actual.name, shown.address or actual.address, ""), None
    else:
        author, sender = shown, actual
    return Senders(author, sender, tuple(_defects(author, sender, written)))


def _person(item: Item, name: int, addresses: tuple[int, ...], entry: int) -> Person:
    found = [" ".join(item.text(number).replace("\0", "").split())[:_ADDRESS] for number in addresses]
    address = next((each for each in found if "@" in each), "") or _one_off(item.binary(entry))
    internal = next((each for each in found if each and "@" not in each), "")
    return Person(item.text(name).strip(), address, internal)


def _one_off(entry: bytes) -> str:
    """Return the address in a one-off entry id ([MS-OXCDATA] §2.2.5.1): name, type, address, each ends in a zero."""
    if not entry.startswith(_ONE_OFF) or len(entry) < 26:
        return ""
    wide = bool(entry[23] & 0x80)
    text = entry[24:4000].decode("utf-16-le" if wide else "cp1252", "replace")
    fields = text.split("\0")
    address = fields[2].strip() if len(fields) > 2 and fields[1].upper() == "SMTP" else ""
    return address[:_ADDRESS] if "@" in address else ""


def _defects(author: Person, sender: Person | None, written: str) -> Iterator[Defect]:
    if written:
        if author.address and author.address.lower() != written.lower():
            yield Defect("outlook-author-differs", "header:From", f"{author.address}, {written}"[:300])
    elif not author.address:
        yield Defect("outlook-author-without-address", "header:From", (author.internal or author.name)[:300])
    if sender is not None and not sender.address:
        yield Defect("outlook-sender-without-address", "header:Sender", (sender.internal or sender.name)[:300])

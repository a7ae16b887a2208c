"""Who an Outlook item is from ([MS-OXOMSG] §2.2.1): the author it shows, and who sent it in the author's name.

Inside an Exchange organization a person is known by an X.500 name; an Internet address may stand beside it, or in the
entry id of somebody who is in no address book, or nowhere.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from mailguard.message.defect import Defect
from mailguard.message.files.outlook import mapi
from mailguard.message.files.outlook.mapi import Item

_ONE_OFF: Final = bytes.fromhex("00000000812b1fa4bea310199d6e00dd010f5402")  # [MS-OXCDATA] §2.2.5.1
_ADDRESS: Final = 320  # characters of an address


class Person(NamedTuple):
    """A name and an Internet address, "" where the item tells none; `internal` an X.500 name."""

    name: str
    address: str
    internal: str

    def same(self, other: "Person") -> bool:
        """Whether both are one person, as far as can be told."""
        if self.address and other.address:
            return self.address.lower() == other.address.lower()
        if self.internal and other.internal:
            return self.internal.lower() == other.internal.lower()
        return not (self.name and other.name) or self.name == other.name


class Senders(NamedTuple):
    """The author; who sent it on the author's behalf, or None; what is missing or contradicts."""

    author: Person
    sender: Person | None
    defects: tuple[Defect, ...]


def senders_of(item: Item, written: str = "") -> Senders:
    """By the item's own properties. `written`: the address in the From field of its transport header, if it has one."""
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
    """The address in the entry id of somebody who is in no address book: name, kind and address, each with a zero."""
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

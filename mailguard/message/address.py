"""Parse the mailboxes of an address field: display names as mail programs show them, addresses as servers read them.

Fields are parsed by the grammar of RFC 5322 §3.4. Fields that do not follow it are read in every way that some mail
program reads them, because real mail is full of them and an attacker can aim at any program. Encoded-words are decoded
after the structure has been parsed, because they are never part of it (RFC 2047 §5).
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import idna

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.encoded_word import decode_encoded_words
from mailguard.message.header import HeaderField

_PLAIN: Final = r"[A-Za-z0-9!#$%&*+/=^_`{|}~.-]{1,256}+@([A-Za-z0-9._-]{1,255}+)"
_TEXT: Final = r'"\\<>()\x00-\x08\x0b-\x1f\x7f'
# The usual form of a mailbox: a name without quoted-pairs, comments or brackets, and an address of plain characters.
_ORDINARY: Final = lazy_pattern(
    rf"\s*+(?:(\"[^{_TEXT}]*+\"\s*+|[^{_TEXT}@:;]*+)<\s*+({_PLAIN})\s*+>|({_PLAIN}))\s*+(?:[,;]\s*+|\Z)"
)
_REMEMBERED: Final = 100  # characters of the longest field whose mailboxes are cached
CONTROL: Final = lazy_pattern(r"[\x00-\x08\x0a-\x1f\x7f]")  # all except TAB; the field is already unfolded
_LINE_END: Final = lazy_pattern(r"[\r\n]+")
_INVISIBLE: Final = lazy_pattern("[\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")

# Defects of a mailbox. With one of those in `_UNCERTAIN`, it is not certain who the author is.
SEVERAL: Final = "several-addresses"  # one mailbox with several addresses
MALFORMED: Final = "malformed-address"  # quotes, brackets or other characters that no grammar allows there
ENCODED: Final = "address-in-encoded-word"
IN_COMMENT: Final = "address-in-comment"
CONTROLS: Final = "control-characters"
LIMIT: Final = "limit-addresses"
NO_ADDRESS: Final = "no-address"
BARE: Final = "address-without-brackets"
CONTROLS_IN_NAME: Final = "control-characters-in-name"
_UNCERTAIN: Final = frozenset((SEVERAL, MALFORMED, ENCODED, IN_COMMENT, CONTROLS, LIMIT))


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One mailbox. `name` is the display name as shown, `address` the address that a server uses; both are decoded.

    `domain` is in lower case, in A-labels and without a final dot; "" if there is no address. `defect` is the kind of
    its defect. Several mailboxes with a defect may be different readings of one mailbox.
    """

    name: str
    address: str
    domain: str
    defect: str = ""

    @property
    def uncertain(self) -> bool:
        """Whether programs disagree about the address, so that a server may check another one than the user sees."""
        return self.defect in _UNCERTAIN


def parse_mailboxes(field: HeaderField, room: int = limits.ADDRESS_CHARACTERS) -> tuple[Mailbox, ...]:
    """Return the mailboxes of an address field (RFC 5322 §3.4) in order, those in groups included. Never raises.

    At most `room` characters of a field in an unusual form are read. If it is longer, the defect of the last mailbox
    says so.
    """
    found = parse_address_list(field.unfolded, room)
    if not any(box.address for box in found) and "=?" in field.unfolded:
        # The whole field is one encoded-word: no server sees an address there, but some mail programs do.
        decoded = parse_address_list(field.value, room)
        found = _marked(decoded, ENCODED) if any(box.address for box in decoded) else found
    return found


def parse_address_list(text: str, room: int = limits.ADDRESS_CHARACTERS) -> tuple[Mailbox, ...]:
    """Return the mailboxes in the undecoded `text`. If mail programs differ, return all that one of them finds."""
    found = _ordinary(text)
    if found:
        return found
    return _unusual(text) if len(text) <= _REMEMBERED <= room else _read_unusual(text, room)


@functools.lru_cache(maxsize=256)
def _unusual(text: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes of a short field. They are cached because values such as "<>" are frequent."""
    return _read_unusual(text, _REMEMBERED)


def _read_unusual(text: str, room: int) -> tuple[Mailbox, ...]:
    from mailguard.message.address_form import any_form  # imported here because most mails don't need it

    if len(text) > room:
        return _bounded((*parse_address_list(text[:room], room), Mailbox("", "", "", LIMIT)))
    if CONTROL.search(text) is None:
        return _bounded(any_form(text))
    # Some programs drop control characters, some read line ends as blanks, some stop at the first one.
    whole = any_form(CONTROL.sub("", _LINE_END.sub(" ", text)))
    cut = any_form(CONTROL.split(text, 1)[0])
    return _bounded(_marked(unique((*whole, *(box for box in cut if box.domain))), CONTROLS))


def _ordinary(text: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes if all of them have the usual form, else ()."""
    boxes: list[Mailbox] = []
    position = 0
    while position < len(text) and len(boxes) <= limits.ADDRESSES:
        found = _ORDINARY.match(text, position)
        if found is None:
            return ()
        name, address, domain, bare, bare_domain = found.groups("")
        if "," in name and not name.startswith('"'):
            name = _continued(name)
        shown = display_name(name) if "=?" in name else " ".join(name.strip().strip('"').split())
        defect = CONTROLS_IN_NAME if "=?" in name and name_hides(name) else ""
        boxes.append(
            Mailbox(shown, (address or bare).removesuffix("."), (domain or bare_domain).rstrip(".").lower(), defect)
        )
        position = found.end()
    return _bounded(boxes)


def _continued(name: str) -> str:
    """Return an unquoted name with commas, without the commas that have no text before them."""
    *pieces, last = name.split(",")
    return ",".join([piece for piece in pieces if piece.strip()] + [last])


def _bounded(boxes: Iterable[Mailbox]) -> tuple[Mailbox, ...]:
    """Return the mailboxes up to the limit. If there are more, the last one has the defect `LIMIT`."""
    found = tuple(boxes)
    if len(found) <= limits.ADDRESSES:
        return found
    return (*found[: limits.ADDRESSES - 1], replace(found[limits.ADDRESSES - 1], defect=LIMIT))


def _marked(boxes: Iterable[Mailbox], defect: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes with `defect`, except those that already have a worse one."""
    return tuple(box if box.uncertain else replace(box, defect=defect) for box in boxes)


def unique(boxes: Iterable[Mailbox]) -> tuple[Mailbox, ...]:
    """Return each address once: the first mailbox that has it."""
    found: dict[str, Mailbox] = {}
    for box in boxes:
        found.setdefault(box.address.lower() or f"\0{box.name}", box)
    return tuple(found.values())


def name_hides(name: str) -> bool:
    """Whether the encoded-words of a name contain a NUL, a line break or the like, at which some programs stop."""
    return CONTROL.search(decode_encoded_words(name)) is not None


def visible_address(text: str) -> str:
    """Return an address without its invisible characters."""
    return _INVISIBLE.sub("", text)


def display_name(text: str) -> str:
    """Return a display name as a mail program shows it: without quotes, encoded-words decoded, blanks folded."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    if "\\" in text:  # quoted-pairs: RFC 5322 §3.2.1
        text = re.sub(r"\\(.)", r"\1", text)
    text = decode_encoded_words(text.replace('"', "") if '"' in text and "=?" in text else text)
    return " ".join(text.split()).strip('"').strip()


def normal_domain(text: str) -> str:
    """Return a domain in a form for comparison: lower-case A-labels (RFC 5890 §2.3.2.1) without a final dot.

    A domain that can't be encoded is returned in lower case.
    """
    domain = text.strip().rstrip(".").lower()
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain[:255], uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return domain

"""Mailboxes of an address field: as a mail client shows them, and as a server would route them.

First by the letter of RFC 5322 §3.4 and §4.4; where that fails, in every way that some reader takes the field, because
real mail is full of such fields and an attacker chooses the reader. Encoded-words are decoded after the structure is
read (RFC 2047 §5: they are never structure).
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
# One mailbox as nearly all are written: a name without quoted-pairs, comments or brackets, an address of plain letters.
_ORDINARY: Final = lazy_pattern(
    rf"\s*+(?:(\"[^{_TEXT}]*+\"\s*+|[^{_TEXT}@:;]*+)<\s*+({_PLAIN})\s*+>|({_PLAIN}))\s*+(?:[,;]\s*+|\Z)"
)
_REMEMBERED: Final = 100  # characters of a field whose mailboxes are remembered
CONTROL: Final = lazy_pattern(r"[\x00-\x08\x0a-\x1f\x7f]")  # all but TAB; folds are gone when a field is read
_LINE_END: Final = lazy_pattern(r"[\r\n]+")
_INVISIBLE: Final = lazy_pattern("[\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")

# What may be wrong about a mailbox. Behind the first ones nobody can say who the author is.
SEVERAL: Final = "several-addresses"  # one mailbox that names several addresses
MALFORMED: Final = "malformed-address"  # quotes, brackets or signs that fit into no reading
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
    """One mailbox. `name` is the display name as shown, `address` what a server would route, both decoded.

    `domain` is lower case, A-labels, without a final dot; "" when there is no address. `defect` names what was broken
    about it: several mailboxes may then be readings of one.
    """

    name: str
    address: str
    domain: str
    defect: str = ""

    @property
    def uncertain(self) -> bool:
        """Whether readers disagree about the address: another one may be checked than the one that is shown."""
        return self.defect in _UNCERTAIN


def parse_mailboxes(field: HeaderField, room: int = limits.ADDRESS_CHARACTERS) -> tuple[Mailbox, ...]:
    """The mailboxes of an address field (RFC 5322 §3.4), groups flattened, in order. Never raises.

    Of a field in an unusual form `room` characters are read; the last mailbox says when that was not all.
    """
    found = parse_address_list(field.unfolded, room)
    if not any(box.address for box in found) and "=?" in field.unfolded:
        # The whole field inside one encoded-word: no server sees an address there, some clients do.
        decoded = parse_address_list(field.value, room)
        found = _marked(decoded, ENCODED) if any(box.address for box in decoded) else found
    return found


def parse_address_list(text: str, room: int = limits.ADDRESS_CHARACTERS) -> tuple[Mailbox, ...]:
    """The mailboxes in undecoded `text`; where readers would differ, all that some reader finds."""
    found = _ordinary(text)
    if found:
        return found
    return _unusual(text) if len(text) <= _REMEMBERED <= room else _read_unusual(text, room)


@functools.lru_cache(maxsize=256)
def _unusual(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes of a short field: "<>", "undisclosed-recipients:;" and the like come with every other mail."""
    return _read_unusual(text, _REMEMBERED)


def _read_unusual(text: str, room: int) -> tuple[Mailbox, ...]:
    from mailguard.message.address_form import any_form  # most mails need it for no field

    if len(text) > room:
        return _bounded((*parse_address_list(text[:room], room), Mailbox("", "", "", LIMIT)))
    if CONTROL.search(text) is None:
        return _bounded(any_form(text))
    # Some readers leave such characters out, some take line ends for blanks, some stop at the first.
    whole = any_form(CONTROL.sub("", _LINE_END.sub(" ", text)))
    cut = any_form(CONTROL.split(text, 1)[0])
    return _bounded(_marked(unique((*whole, *(box for box in cut if box.domain))), CONTROLS))


def _ordinary(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes where all of them are written in the ordinary form, else none."""
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
    """A name with commas, which nobody quoted, without the ones that have nothing in front."""
    *pieces, last = name.split(",")
    return ",".join([piece for piece in pieces if piece.strip()] + [last])


def _bounded(boxes: Iterable[Mailbox]) -> tuple[Mailbox, ...]:
    """The first mailboxes; the last of them says when there were more."""
    found = tuple(boxes)
    if len(found) <= limits.ADDRESSES:
        return found
    return (*found[: limits.ADDRESSES - 1], replace(found[limits.ADDRESSES - 1], defect=LIMIT))


def _marked(boxes: Iterable[Mailbox], defect: str) -> tuple[Mailbox, ...]:
    """The mailboxes with that defect, where they have no worse one."""
    return tuple(box if box.uncertain else replace(box, defect=defect) for box in boxes)


def unique(boxes: Iterable[Mailbox]) -> tuple[Mailbox, ...]:
    """Each address once, as it was first found."""
    found: dict[str, Mailbox] = {}
    for box in boxes:
        found.setdefault(box.address.lower() or f"\0{box.name}", box)
    return tuple(found.values())


def name_hides(name: str) -> bool:
    """Whether the encoded-words of a name hold a NUL, a line break or the like: some programs stop reading there."""
    return CONTROL.search(decode_encoded_words(name)) is not None


def visible_address(text: str) -> str:
    """An address without characters that nobody sees."""
    return _INVISIBLE.sub("", text)


def display_name(text: str) -> str:
    """A display name as a client shows it: quotes off, encoded-words decoded, blanks folded."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    if "\\" in text:
        text = re.sub(r"\\(.)", r"\1", text)
    text = decode_encoded_words(text.replace('"', "") if '"' in text and "=?" in text else text)
    return " ".join(text.split()).strip('"').strip()


def normal_domain(text: str) -> str:
    """A domain for comparing: lower-case A-labels without a final dot; unencodable ones stay lower-case text."""
    domain = text.strip().rstrip(".").lower()
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain[:255], uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return domain

"""Mailboxes of an address field: as a mail client shows them, and as a server would route them.

One pass over the characters, whatever they are: the standard library refuses one From field in five of real
phishing mail. Encoded-words are decoded after the structure is read (RFC 2047 §5: they are never structure).
"""

import re
from typing import Final

import idna

from mailguard.lazy_dataclass import dataclass
from mailguard.lazy_pattern import lazy_pattern
from mailguard.message import limits
from mailguard.message.encoded_word import decode_encoded_words
from mailguard.message.header import HeaderField

# Tried at the start of a word only, so that long words without "@" cost no more than their length.
_ADDRESS: Final = lazy_pattern(r"(?<![^\s<>,;:\"()@])[^\s<>,;:\"()@]{1,2000}(?:@[^\s<>,;:\"()@]{1,255}){1,3}")
_PLAIN: Final = r"[A-Za-z0-9!#$%&*+/=^_`{|}~.-]{1,256}+@([A-Za-z0-9._-]{1,255}+)"
# One mailbox as nearly all are written: a name without quoted-pairs, comments or brackets, an address of plain letters.
_ORDINARY: Final = lazy_pattern(
    rf"\s*+(?:(\"[^\"\\<>()]*+\"\s*+|[^\"\\<>()@:;]*+)<\s*+({_PLAIN})\s*+>|({_PLAIN}))\s*+(?:[,;]\s*+|\Z)"
)
_NO_PARENTHESES: Final = str.maketrans("()", "  ")
_INVISIBLE: Final = lazy_pattern("[\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One mailbox. `name` is the display name as shown, `address` what a server would route, both decoded.

    `domain` is lower case, A-labels, without a final dot; "" when there is no address. `others` are further
    angle addresses in the same mailbox; `defect` names what was broken about it.
    """

    name: str
    address: str
    domain: str
    others: tuple[str, ...] = ()
    defect: str = ""


def parse_mailboxes(field: HeaderField) -> tuple[Mailbox, ...]:
    """The mailboxes of an address field (RFC 5322 §3.4), groups flattened, in order. Never raises."""
    found = parse_address_list(field.unfolded)
    if not any(box.address for box in found) and "=?" in field.unfolded:
        # The whole field inside one encoded-word: no server sees an address there, some clients do.
        found = tuple(
            Mailbox(box.name, box.address, box.domain, box.others, box.defect or "address-in-encoded-word")
            for box in parse_address_list(field.value)
        )
    return found


def parse_address_list(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes in undecoded `text`."""
    return _ordinary(text) or _any_form(text)


def _ordinary(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes where all of them are written in the ordinary form, else none."""
    boxes: list[Mailbox] = []
    position = 0
    while position < len(text) and len(boxes) < limits.ADDRESSES:
        found = _ORDINARY.match(text, position)
        if found is None:
            return ()
        name, address, domain, bare, bare_domain = found.groups("")
        if "," in name and not name.startswith('"'):
            name = _continued(name)
        shown = display_name(name) if "=?" in name else " ".join(name.strip().strip('"').split())
        boxes.append(Mailbox(shown, address or bare, (domain or bare_domain).rstrip(".").lower()))
        position = found.end()
    return tuple(boxes)


def _continued(name: str) -> str:
    """A name with commas, which nobody quoted, without the ones that have nothing in front."""
    *pieces, last = name.split(",")
    return ",".join([piece for piece in pieces if piece.strip()] + [last])


def _any_form(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes in whatever form they come."""
    boxes: list[Mailbox] = []
    held = ""  # a piece without an address: the name went on behind its comma
    for piece in _split(text):
        joined = f"{held},{piece}" if held else piece
        if "@" not in piece and "<" not in piece:
            held = joined
            continue
        held = ""
        boxes.append(_mailbox(joined))
        if len(boxes) >= limits.ADDRESSES:
            return tuple(boxes)
    if held.strip(" ,;"):
        boxes.append(_mailbox(held))
    return tuple(boxes)


def _split(text: str) -> list[str]:
    """Pieces between top-level commas and semicolons; a group's name and colon are dropped (RFC 5322 §3.4)."""
    pieces: list[str] = []
    start = position = 0
    quoted = angle = False
    depth = 0
    for match in _STRUCTURE.finditer(text):
        mark, position = match.group(), match.start()
        if len(mark) == 2:  # a quoted-pair
            continue
        if mark == '"' and not depth:
            # A quote that never closes would swallow the rest: clients take it as a letter.
            quoted = not quoted and text.find('"', position + 1) >= 0
        elif quoted:
            continue
        elif mark == "(" and not angle:
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
        elif depth and text.find(")", position) < 0:
            depth = 0
        if depth or quoted:
            continue
        if mark == "<":
            angle = True
        elif mark == ">":
            angle = False
        elif mark == ":" and not angle and "@" not in text[start:position]:
            start = position + 1
        elif mark in ",;" and not (angle and mark == "," and _route(text, position)):
            pieces.append(text[start:position])
            start, angle = position + 1, False
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


_STRUCTURE: Final = lazy_pattern(r'\\.|["()<>:,;]', re.DOTALL)


def _route(text: str, comma: int) -> bool:
    """Whether a comma inside angle brackets belongs to a source route `<@a,@b:c@d>` (RFC 5322 §4.4)."""
    return text.rfind("<@", max(0, comma - 300), comma) >= 0


def _mailbox(piece: str) -> Mailbox:
    piece = piece.strip()
    bare, comments = _without_comments(piece)
    angles = _angles(bare)
    if not angles:
        match = _ADDRESS.search(bare)
        if match is None and "@" in comments:  # `Name (<a@b>)`: clients show what stands in the comment
            return _mailbox(f"{bare} {comments}".translate(_NO_PARENTHESES))
        address = match.group() if match else ""
        name = comments if match else bare
        if match and bare.strip() != address:
            name = (bare[: match.start()] + " " + bare[match.end() :]).strip() or comments
            return _make(name, address, (), "address-without-brackets")
        return _make(name, address, (), "" if match else "no-address")
    start, address = angles[-1]
    name = bare[:start]
    for at, other in angles[:-1]:
        name = name.replace(f"<{other}>", " ") if at < start else name
    defect = "several-addresses" if len(angles) > 1 else ""
    if "@" not in address:
        match = _ADDRESS.search(bare)
        address, defect = (match.group() if match else address), defect or "no-address"
    return _make(name.strip() or comments, address, tuple(other for _, other in angles[:-1]), defect)


def _angles(text: str) -> list[tuple[int, str]]:
    """Every `<…>` outside quotes, with its place; a missing `>` runs to the end."""
    found: list[tuple[int, str]] = []
    quoted = False
    start = -1
    for match in _STRUCTURE.finditer(text):
        mark = match.group()
        if mark == '"' and start < 0:
            quoted = not quoted and text.find('"', match.end()) >= 0
        elif quoted:
            continue
        elif mark == "<":
            start = match.start()
        elif mark == ">" and start >= 0:
            found.append((start, text[start + 1 : match.start()].strip()))
            start = -1
    if start >= 0:
        found.append((start, text[start + 1 :].strip()))
    return found[:20] + found[-1:] if len(found) > 21 else found


def _without_comments(text: str) -> tuple[str, str]:
    """`text` without its comments, and the comments' words (an old way to give a name)."""
    if "(" not in text:
        return text, ""
    out: list[str] = []
    comments: list[str] = []
    depth = last = 0
    quoted = False
    for match in _STRUCTURE.finditer(text):
        mark = match.group()
        if mark == '"' and not depth:
            quoted = not quoted
        elif quoted:
            continue
        elif mark == "(":
            if depth == 0:
                out.append(text[last : match.start()])
                last = match.end()
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
            if depth == 0:
                comments.append(text[last : match.start()])
                last = match.end()
    if depth:  # never closed: no comment
        out.append("(")
    out.append(text[last:])
    return "".join(out), " ".join(comments)


def _make(name: str, address: str, others: tuple[str, ...], defect: str) -> Mailbox:
    if "=?" in address:  # no server decodes them there, some clients do (RFC 2047 §5 forbids them)
        decoded = decode_encoded_words(address)
        address, defect = decoded, defect or ("address-in-encoded-word" if decoded != address else "")
    address = _INVISIBLE.sub("", address)
    if address.startswith("@") and ":" in address:  # source route: the mailbox stands behind the colon
        address = address.rpartition(":")[2]
    address = address.removeprefix("mailto:").strip(" '\"") if '"@' not in address else address
    local, at, domain = address.rpartition("@")
    address = f"{local.strip()}@{domain.strip()}" if at else address
    return Mailbox(display_name(name), address, normal_domain(domain) if at else "", others, defect)


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

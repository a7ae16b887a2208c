"""A parsed message: immutable. Its views are computed on first access and then kept."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Final, TypeVar

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_property import cached_property
from mailguard.message import limits
from mailguard.message.address import LIMIT, Mailbox, parse_mailboxes
from mailguard.message.charset import Decoded, decode, is_unreadable
from mailguard.message.defect import Defect
from mailguard.message.embedded import EmbeddedFile, embedded_files, may_embed
from mailguard.message.header import Header
from mailguard.message.parameter import parse_value
from mailguard.message.received import Received, read_received
from mailguard.message.transfer import decode_transfer

if TYPE_CHECKING:
    from collections.abc import Callable

    from mailguard.message.files import Attachment
    from mailguard.message.files.nested import Share
    from mailguard.message.html.page import HtmlView
    from mailguard.message.link import Link

T = TypeVar("T")
_FILES_OF_TEXT: Final = frozenset(
    f"text/{kind}"
    for kind in [
        "calendar",
        "x-vcalendar",
        "vcard",
        "x-vcard",
        "directory",
        "csv",
        "xml",
        "css",
        "javascript",
        "rtf",
        "watch-html",
    ]
)
"""Text types that mail programs list as files, or that only one mail program shows as text."""
ADDRESS_FIELDS: Final = (
    # RFC 5322 §3.6.2, RFC 5322 §3.6.3, RFC 5322 §3.6.7
    *("from", "sender", "reply-to", "to", "cc", "bcc", "return-path"),
    *("delivered-to", "x-original-to", "envelope-to"),  # added by receiving servers
)
_AUTHORS: Final = 100  # From mailboxes whose defects are reported; a second author is already a finding
INTERNAL_ERROR: Final = "internal-error"  # kind of the defect that reports a crash in mailguard's own code


@dataclass(frozen=True)
class Part:
    """One MIME entity (RFC 2045 §2.4). Its body, still encoded, is `raw[start:end]`.

    `path` is "1", "1.2" …, or "" for the root. `children` are the parts of a multipart, `message` is the content of a
    message/rfc822 part. `encoding` is the transfer encoding. `alternatives` are other interpretations of the same
    bytes, if mail programs read them in different ways.
    """

    raw: bytes = field(repr=False)
    header: Header = field(repr=False)
    start: int
    end: int
    path: str
    content_type: str
    parameters: dict[str, str]
    children: tuple["Part", ...] = ()
    message: "Message | None" = None
    encoding: str = ""
    alternatives: tuple["Part", ...] = ()

    @cached_property
    def _transferred(self) -> tuple[bytes, str]:
        return decode_transfer(self.raw[self.start : self.end], self.encoding)

    @property
    def payload(self) -> bytes:
        """The body with its transfer encoding removed (RFC 2045 §6)."""
        return self._transferred[0]

    @cached_property
    def _decoded(self) -> Decoded:
        return decode(self.payload, self.parameters.get("charset", ""))

    @property
    def text(self) -> str:
        """The body as text, in its declared charset (RFC 2046 §4.1.2) or, if that does not fit, in a guessed one.

        NULs are removed because mail programs don't show them.
        """
        text = self._decoded.text
        return text.replace("\0", "") if "\0" in text else text

    @property
    def charset(self) -> str:
        """The name of the Python codec that decoded `text`."""
        return self._decoded.codec

    @cached_property
    def disposition(self) -> tuple[str, dict[str, str]]:
        """The Content-Disposition (RFC 2183 §2): "inline", "attachment" or "", and its parameters."""
        first = self.header.first("content-disposition")
        return parse_value(first.unfolded) if first else ("", {})

    @cached_property
    def filename(self) -> str:
        """The file name under which a mail program saves the part (RFC 2183 §2.3), or "" if it has no name."""
        return self.disposition[1].get("filename") or self.parameters.get("name") or ""

    @property
    def content_id(self) -> str:
        """The Content-ID (RFC 2045 §7) without its angle brackets."""
        return self.header.get("content-id").strip().strip("<>")

    @cached_property
    def shown_as(self) -> str:
        """`text/plain` or `text/html` if mail programs show the part as text, else ""."""
        kind = self.content_type
        if self.children or self.message is not None:
            return ""
        if kind in ("text/plain", "text/html"):
            return kind
        if kind in ("application/xhtml+xml", "text/x-amp-html"):  # AMP: Gmail shows this page instead of the HTML part
            return "text/html"
        if not kind.startswith("text/") or kind in _FILES_OF_TEXT:
            return ""
        return "text/plain"  # RFC 2046 §4.1.4: an unknown subtype of text is shown as plain text

    @cached_property
    def embedded(self) -> "tuple[EmbeddedFile, ...]":
        """The uuencoded and yEnc files in the text."""
        if self.shown_as != "text/plain" or not may_embed(self.payload):
            return ()
        return embedded_files(self.payload)

    @property
    def is_attachment(self) -> bool:
        """Whether mail programs list the part as a file."""
        if self.children:
            return False
        return not self.shown_as or self.disposition[0] == "attachment" or bool(self.filename)

    @property
    def is_shown(self) -> bool:
        """Whether some mail program shows the part as the mail's text, even if it also lists it as a file.

        Also true for a text with a file name that is not declared as an attachment, and for one that is the whole mail.
        """
        if not self.shown_as:
            return False
        fields = self.header.all("content-disposition")
        return not self.path or not fields or any(parse_value(each.unfolded)[0] != "attachment" for each in fields)

    def walk(self) -> Iterator["Part"]:
        """Yield this part and all parts below it, in order. Nested messages are not entered."""
        yield self
        for child in (*self.children, *self.alternatives):
            yield from child.walk()

    @property
    def defects(self) -> tuple[Defect, ...]:
        """Defects of the transfer encoding and, for a part shown as text, of the charset."""
        where = f"part:{self.path or '0'}"
        found = [self._transferred[1] if not self.children else ""]
        if self.is_shown and self._decoded.defect:
            found += [self._decoded.defect, "unreadable-text" if is_unreadable(self._decoded) else ""]
        return tuple(Defect(kind, where) for kind in found if kind)


@dataclass(frozen=True, slots=True)
class View:
    """One body text that a mail program may show. `text` is the visible text, also for HTML.

    `where` is `body:text` or `body:html`. `html` holds the other contents of an HTML body. In plain text the marks of
    quoted lines ("> ") are removed; `quoted` holds the start and end of the lines that had them.
    """

    where: str
    text: str
    part: Part
    html: "HtmlView | None" = None
    quoted: tuple[tuple[int, int], ...] = ()

    def is_quoted(self, place: int) -> bool:
        """Whether the line at offset `place` had a quoting mark. The sender can write such marks at will."""
        index = bisect_right(self.quoted, (place, len(self.text) + 1)) - 1
        return index >= 0 and place < self.quoted[index][1]


@dataclass(frozen=True)
class Message:
    """A whole message. `raw` holds the bytes of the file, unchanged. `depth` is the number of messages around it.

    `reconstructed` says that the message was rebuilt from a file that does not keep the original bytes (Outlook's
    .msg), so that signatures can't be checked.
    """

    raw: bytes = field(repr=False)
    header: Header = field(repr=False)
    header_start: int
    body_start: int
    root: Part = field(repr=False)
    parse_defects: tuple[Defect, ...] = ()
    depth: int = 0
    reconstructed: bool = False
    share: "Share | None" = field(default=None, repr=False, compare=False)  # for a nested mail: see `Share`

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 hash of `raw`, in hex."""
        return hashlib.sha256(self.raw).hexdigest()

    @cached_property
    def subject(self) -> str:
        """The decoded subject."""
        return self.header.get("subject")

    @cached_property
    def _addresses(self) -> dict[str, tuple[tuple[Mailbox, ...], tuple[Defect, ...]]]:
        return {name: self._read_mailboxes(name) for name in ADDRESS_FIELDS if name in self.header}

    def mailboxes(self, name: str) -> tuple[Mailbox, ...]:
        """Return the mailboxes of all fields called `name` (one of `ADDRESS_FIELDS`), the topmost field first."""
        found = self._addresses.get(name.lower())
        return found[0] if found is not None else ()

    def _read_mailboxes(self, name: str) -> tuple[tuple[Mailbox, ...], tuple[Defect, ...]]:
        room = limits.ADDRESS_CHARACTERS
        found: list[Mailbox] = []
        defects: list[Defect] = []
        for each in self.header.all(name):
            boxes = parse_mailboxes(each, room)
            room = max(0, room - len(each.unfolded))
            cut = len(each.raw) - each.value_at > limits.HEADER_FIELD_BYTES
            found += boxes
            if cut:
                found.append(Mailbox("", "", "", LIMIT))
            if found and found[-1].defect == LIMIT:
                defects.append(Defect(LIMIT, f"header:{each.name}", "the rest of the field was not read"))
        return tuple(found), tuple(defects)

    @cached_property
    def received(self) -> Received:
        """The hops of the Received fields, the last hop (topmost field) first. See `mailguard.message.received`."""
        return read_received(self.header)

    @cached_property
    def author(self) -> Mailbox | None:
        """The From address (RFC 5322 §3.6.2): the first From mailbox with a domain, else the first From mailbox."""
        boxes = self.mailboxes("from")
        return next((box for box in boxes if box.domain), boxes[0] if boxes else None)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All parts in order, the root first. Nested messages are not entered."""
        return tuple(self.root.walk())

    @cached_property
    def _body(self) -> "tuple[tuple[View, ...], tuple[Defect, ...]]":
        from mailguard.message.view import body_views

        return self._safely(body_views)

    @cached_property
    def _linked(self) -> "tuple[tuple[Link, ...], tuple[Defect, ...]]":
        from mailguard.message.link import collect_links

        return self._safely(collect_links)

    @cached_property
    def _filed(self) -> "tuple[tuple[Attachment, ...], tuple[Defect, ...]]":
        if not any(part.is_attachment or part.embedded for part in self.parts):
            return (), ()
        from mailguard.message.files import collect_attachments

        return self._safely(collect_attachments)

    @cached_property
    def _drawn(self) -> "tuple[tuple[Attachment, ...], tuple[Defect, ...]]":
        from mailguard.message.drawings import collect_drawings

        return self._safely(collect_drawings)

    def _safely(
        self, collect: "Callable[[Message], tuple[tuple[T, ...], tuple[Defect, ...]]]"
    ) -> tuple[tuple[T, ...], tuple[Defect, ...]]:
        """Return the result of `collect`. A crash (a bug in mailguard) is reported, and the other results are kept."""
        try:
            return collect(self)
        except Exception as error:  # noqa: BLE001 - see above
            return (), (Defect(INTERNAL_ERROR, collect.__name__, f"{type(error).__name__}: {error}"[:300]),)

    @property
    def views(self) -> tuple[View, ...]:
        """The body texts, plain text first. See `mailguard.message.view`."""
        return self._body[0]

    @property
    def links(self) -> tuple["Link", ...]:
        """All links in the bodies and attachments. See `mailguard.message.link`."""
        return self._linked[0]

    @cached_property
    def web_links(self) -> tuple["Link", ...]:
        """The visible links that a click or a form leads to, each combination of target and place once."""
        from mailguard.message.link import web_links

        return web_links(self.links)

    @property
    def attachments(self) -> tuple["Attachment", ...]:
        """All attached files, with the results of their examination. See `mailguard.message.files`."""
        return self._filed[0]

    @property
    def drawings(self) -> tuple["Attachment", ...]:
        """Drawings in the bodies that a camera would read as a QR code. See `mailguard.message.drawings`."""
        return self._drawn[0]

    @cached_property
    def header_defects(self) -> tuple[Defect, ...]:
        """Defects of the header and of the MIME structure, limits included. Reading them decodes no body."""
        authors = self.mailboxes("from")[:_AUTHORS]
        found = list(self.parse_defects)
        found += (Defect(box.defect, "header:From") for box in authors if box.defect not in ("", LIMIT))
        found += self.received.defects
        for _, defects in self._addresses.values():
            found += defects
        return tuple(dict.fromkeys(found))

    @cached_property
    def defects(self) -> tuple[Defect, ...]:
        """All defects of the message, limits included. Reading them examines the whole content of the mail."""
        found = list(self.header_defects)
        for part in self.parts:
            found += part.defects
        for _, defects in (self._body, self._linked, self._filed, self._drawn):
            found += defects
        return tuple(dict.fromkeys(found))

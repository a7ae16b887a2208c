"""The header block: every field with its raw bytes and offset. Values are decoded on first access."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.lazy_property import cached_property
from mailguard.message import limits
from mailguard.message.charset import decode
from mailguard.message.defect import Defect
from mailguard.message.encoded_word import decode_encoded_words

_FIELD_NAME: Final = lazy_pattern(rb"([!-9;-~]+)[ \t]*:")  # RFC 5322 §2.2; blanks before the colon: RFC 5322 §4.5.8
_FIELD: Final = lazy_pattern(rb"([!-9;-~]++)[ \t]*+:()[^\n]*+(?:\n[ \t][^\n]*+)*+\n?")  # never backtracks
# The same with the groups field, name with colon, and name. Matched at the start of a line only, so that the search
# stays linear.
_PIECES: Final = lazy_pattern(rb"(?<![^\n])((([!-9;-~]++)[ \t]*+:)[^\n]*+(?:\n[ \t][^\n]*+)*+\n?)")
_LINES: Final = 20_000  # of a header block that is split in one call
_END: Final = lazy_pattern(rb"\n\r?\n")


@dataclass(frozen=True)
class HeaderField:
    """One header field. `raw` is name, colon, value and line end as they arrived; `start` is the offset in the mail."""

    name: str
    raw: bytes
    start: int
    value_at: int  # offset of the value in `raw`
    charset: str = ""  # the charset of the body's text, if the field has non-ASCII letters that are not UTF-8

    @property
    def end(self) -> int:
        """The offset after the line end of the field."""
        return self.start + len(self.raw)

    @property
    def key(self) -> str:
        """The name in lower case."""
        return self.name.lower()

    @cached_property
    def unfolded(self) -> str:
        """The value as text on one line, without leading and trailing blanks. Encoded-words are not decoded."""
        raw = self.raw[self.value_at :][: limits.HEADER_FIELD_BYTES]
        text = raw.decode("ascii") if raw.isascii() and b"\x1b" not in raw else decode(raw, self.charset).text
        text = text.strip(" \t\r\n")
        return _on_one_line(text) if "\n" in text else text

    @cached_property
    def value(self) -> str:
        """The value as a mail program shows it: unfolded, with encoded-words decoded."""
        return decode_encoded_words(self.unfolded)


def _on_one_line(text: str) -> str:
    """Unfold `text` (RFC 5322 §2.2.3). A TAB at a fold becomes a blank, as mail programs show it."""
    first, *rest = text.replace("\r\n", "\n").split("\n")
    return first + "".join([line.lstrip(" \t").rjust(len(line)) for line in rest])


class Header:
    """The fields of one header block, in order. Field names are compared without regard to case."""

    __slots__ = ("_index", "fields")

    def __init__(self, fields: tuple[HeaderField, ...]) -> None:
        self.fields: Final = fields
        index: dict[str, list[HeaderField]] = {}
        for field in fields:
            index.setdefault(field.name.lower(), []).append(field)
        self._index: Final = index

    def __iter__(self) -> Iterator[HeaderField]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._index

    def get(self, name: str) -> str:
        """Return the decoded value of the topmost field called `name`, or "" if there is no such field."""
        fields = self._index.get(name.lower())
        return fields[0].value if fields else ""

    def all(self, name: str) -> tuple[HeaderField, ...]:
        """Return all fields called `name`, topmost first."""
        return tuple(self._index.get(name.lower(), ()))

    def first(self, name: str) -> HeaderField | None:
        """Return the topmost field called `name`, or None if there is no such field."""
        fields = self._index.get(name.lower())
        return fields[0] if fields else None


class HeaderBlock(NamedTuple):
    """A header block, the offset where the body begins, and the defects.

    `loose` is the offset of the first line that is not a header field, or -1. Some programs let the body begin there.
    """

    header: Header
    body_start: int
    defects: tuple[Defect, ...] = ()
    loose: int = -1


def parse_header(raw: bytes, start: int, end: int) -> HeaderBlock:
    """Parse the header block that begins at `start`."""
    block_end, body_start = _header_end(raw, start, end)
    sound = _sound_fields(raw, start, block_end)
    if sound:
        return HeaderBlock(Header(sound), body_start, _too_long(sound, block_end - start))
    fields: list[HeaderField] = []
    defects: list[Defect] = []
    position = start
    loose = -1
    while position < block_end:
        field = _FIELD.match(raw, position, block_end)
        if field is not None:
            if len(fields) >= limits.HEADER_FIELDS:
                defects.append(Defect("limit-header-fields", "message", f"the first {limits.HEADER_FIELDS} were read"))
                break
            name = field.group(1).decode("ascii")
            fields.append(HeaderField(name, field.group(), position, field.start(2) - position))
            position = field.end()
            continue
        eol = raw.find(b"\n", position, block_end)
        line_end = block_end if eol < 0 else eol + 1
        line = raw[position:line_end]
        if line.strip():
            if line[0] not in b" \t" and _body_begins(raw, line_end, block_end):
                defects.append(Defect("missing-blank-line", "message", "the header runs into the body"))
                return HeaderBlock(Header(tuple(fields)), position, tuple(defects), loose)
            if loose < 0 and line[0] not in b" \t":
                loose = position
            defects.append(Defect("header-line-without-colon", "message", _shown(line)))
        position = line_end
    defects.extend(_too_long(fields, block_end - start))
    return HeaderBlock(Header(tuple(fields)), body_start, tuple(defects), loose)


def _too_long(fields: Iterable[HeaderField], size: int) -> tuple[Defect, ...]:
    """Report the fields that are decoded only in part."""
    if size <= limits.HEADER_FIELD_BYTES:
        return ()
    said = f"the first {limits.HEADER_FIELD_BYTES} were read"
    long = (field for field in fields if len(field.raw) > limits.HEADER_FIELD_BYTES)
    return tuple(Defect("limit-header-field-bytes", f"header:{field.name}", said) for field in long)


def _sound_fields(raw: bytes, start: int, end: int) -> tuple[HeaderField, ...]:
    """Return the fields of a block that consists of fields only, as in nearly all mail; () for any other block."""
    fields: list[HeaderField] = []
    position = start
    if raw.count(b"\n", start, end) > _LINES:
        return ()
    for raw_field, start_of_field, name in _PIECES.findall(raw, start, end):
        fields.append(HeaderField(name.decode("ascii"), raw_field, position, len(start_of_field)))
        position += len(raw_field)
    return tuple(fields) if position == end and len(fields) <= limits.HEADER_FIELDS else ()


def _header_end(raw: bytes, start: int, end: int) -> tuple[int, int]:
    if raw.startswith((b"\r\n", b"\n"), start):  # no header at all
        return start, start + (2 if raw[start] == 0x0D else 1)
    blank = _END.search(raw, start, end)  # RFC 5322 §2.1
    return (end, end) if blank is None else (blank.start() + 1, blank.end())


def _body_begins(raw: bytes, next_line: int, block_end: int) -> bool:
    """Whether a line without a colon starts the body, because the next line is not a header line either."""
    if next_line >= block_end:
        return False
    return raw[next_line] not in b" \t" and not _FIELD_NAME.match(raw, next_line, next_line + 1000)


def _shown(line: bytes) -> str:
    return line[:60].decode("ascii", "backslashreplace").strip()

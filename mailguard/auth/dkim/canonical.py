"""Canonical forms of header and body (RFC 6376 §3.4), in linear time, each computed and hashed once per message.

Line ends: a file in which every line ends in bare LF, as mail stores keep it, is hashed as the CRLF message that it
was. A bare LF inside a CRLF message is left alone, and so is a lone CR: if they counted as line ends, two different
messages would share one signature.
"""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard._internal.lazy_property import once
from mailguard.message.header import Header, HeaderField
from mailguard.message.model import Message

if TYPE_CHECKING:
    from hashlib import _Hash

_SPACES: Final = lazy_pattern(rb"  +")  # starts with a literal, which `re` finds ten times faster than a class


class Canonical:
    """The canonical forms of one message, cached so that each further signature costs only its hash."""

    def __init__(self, message: Message) -> None:
        raw, start, end = message.root.raw, message.root.start, message.root.end
        self.header: Final = message.header
        self.lf_header: Final = raw.find(b"\r\n", message.header_start, start) < 0
        self._body_span: Final = raw, start, end
        self._relaxed_fields: Final[dict[int, bytes]] = {}
        self._bodies: Final[dict[bool, bytes]] = {}
        self._hashes: Final[dict[tuple[bool, int | None], bytes]] = {}

    def body_hash(self, *, relaxed: bool, length: int | None) -> bytes:
        """Return SHA-256 of the canonical body, or of its first `length` octets (l=, RFC 6376 §3.7)."""
        key = (relaxed, length)
        if key not in self._hashes:
            body = self._body(relaxed=relaxed)
            self._hashes[key] = hashlib.sha256(body if length is None else memoryview(body)[:length]).digest()
        return self._hashes[key]

    def body_size(self, *, relaxed: bool) -> int:
        """Return the number of octets in the canonical body."""
        return len(self._body(relaxed=relaxed))

    def _body(self, *, relaxed: bool) -> bytes:
        if relaxed not in self._bodies:
            raw, start, end = self._body_span
            body = raw[start:end]
            if self.lf_header and b"\r\n" not in body:
                body = body.replace(b"\n", b"\r\n")
            self._bodies[relaxed] = relaxed_body(body) if relaxed else simple_body(body)
        return self._bodies[relaxed]

    def header_hash(self, signed: Iterable[HeaderField], own: HeaderField, *, relaxed: bool) -> bytes:
        """Return SHA-256 over the signed fields and the signature field itself with an empty b= (RFC 6376 §3.7)."""
        digest = hashlib.sha256()
        for each in signed:
            digest.update(self.field(each, relaxed=relaxed))
        self.add_unsigned(digest, own, relaxed=relaxed)
        return digest.digest()

    def add_unsigned(self, digest: "_Hash", own: HeaderField, *, relaxed: bool) -> None:
        """Add a signature field to `digest` as its signer did: b= empty, without the line end (RFC 6376 §3.7)."""
        name, value = self._split(own)
        digest.update(_form(name, without_b(value), relaxed=relaxed)[:-2])

    def field(self, header_field: HeaderField, *, relaxed: bool) -> bytes:
        """Return the canonical form of one field with its line end."""
        if not relaxed:
            return _form(*self._split(header_field), relaxed=False)
        made = self._relaxed_fields.get(header_field.start)
        if made is None:
            made = self._relaxed_fields[header_field.start] = _form(*self._split(header_field), relaxed=True)
        return made

    def _split(self, header_field: HeaderField) -> tuple[bytes, bytes]:
        """Return name and value, with CRLF inside the value and no line end after it."""
        name, value = header_field.raw[: header_field.value_at - 1], header_field.raw[header_field.value_at :]
        if self.lf_header:
            value = value.replace(b"\n", b"\r\n")
        return name, value.removesuffix(b"\r\n")


@once
def canonical_of(message: Message) -> Canonical:
    """Return the canonical forms of `message`, which DKIM and ARC share."""
    return Canonical(message)


def signed_fields(header: Header, names: Iterable[str], own: HeaderField | None = None) -> list[HeaderField]:
    """Return the fields that h= covers: for each name, the lowest field not yet taken (RFC 6376 §5.4.2).

    `own`, the signature field itself, is never among them: it did not exist when its signer chose the fields.
    """
    left: dict[str, list[HeaderField]] = {}
    chosen: list[HeaderField] = []
    for name in names:
        if name not in left:
            left[name] = [candidate for candidate in header.all(name) if candidate is not own]
        if left[name]:
            chosen.append(left[name].pop())
    return chosen


def without_b(value: bytes) -> bytes:
    """Return a signature's value without the value of its b= tag and the white space around it (RFC 6376 §3.7)."""
    offset = 0
    for spec in value.split(b";"):
        name, equals, _ = spec.partition(b"=")
        if equals and name.strip(b" \t\r\n") == b"b":
            return value[: offset + len(name) + 1] + value[offset + len(spec) :]
        offset += len(spec) + 1
    return value


def _form(name: bytes, value: bytes, *, relaxed: bool) -> bytes:
    if not relaxed:  # RFC 6376 §3.4.1
        return b"%b:%b\r\n" % (name, value)
    value = _one_space(value.replace(b"\r\n", b"")).strip(b" ")  # RFC 6376 §3.4.2
    return b"%b:%b\r\n" % (name.rstrip(b" \t").lower(), value)


def simple_body(body: bytes) -> bytes:
    """Return the simple form (RFC 6376 §3.4.3): any number of empty lines at the end becomes one line end."""
    return _without_empty_lines(body) or b"\r\n"


def relaxed_body(body: bytes) -> bytes:
    """Return the relaxed form (RFC 6376 §3.4.4).

    It has no white space at line ends, one space for any other run of white space, and no empty lines at the end.
    """
    if not body.endswith(b"\r\n"):
        body += b"\r\n"
    return _without_empty_lines(_one_space(body).replace(b" \r\n", b"\r\n"))


def _one_space(data: bytes) -> bytes:
    """Replace every run of white space with one space."""
    return _SPACES.sub(b" ", data.replace(b"\t", b" "))


def _without_empty_lines(body: bytes) -> bytes:
    """Return `body` with exactly one CRLF at its end, or b"" if it has nothing but line ends."""
    kept = len(body.rstrip(b"\r\n"))
    tail = body[kept:].replace(b"\r\n", b"\0").rstrip(b"\0").replace(b"\0", b"\r\n")
    body = body[:kept] + tail
    return body + b"\r\n" if body else b""

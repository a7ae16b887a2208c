"""S/MIME (RFC 8551): unwrap the content of an opaque signature, and recognise encryption.

A bounded walk over BER; no key is needed.
"""

import zlib
from typing import Final

from mailguard.message.files import limits

_SIGNED: Final = bytes.fromhex("2a864886f70d010702")  # id-signedData, 1.2.840.113549.1.7.2 (RFC 5652 §5.1)
_ENVELOPED: Final = bytes.fromhex("2a864886f70d010703")  # id-envelopedData (RFC 5652 §6.1)
_AUTHENTICATED: Final = bytes.fromhex("2a864886f70d0109100117")  # id-ct-authEnvelopedData (RFC 5083 §2)
_COMPRESSED: Final = bytes.fromhex("2a864886f70d0109100109")  # id-ct-compressedData (RFC 3274 §1.1)
_DATA: Final = bytes.fromhex("2a864886f70d010701")  # id-data (RFC 5652 §4)
_SEQUENCE, _SET, _OID, _OCTETS, _INTEGER = 0x30, 0x31, 0x06, 0x04, 0x02
_EXPLICIT: Final = 0xA0
_DEPTH: Final = 8  # levels of nested strings, and of nested signatures
_PIECES: Final = 100_000  # of one constructed string

TYPES: Final = frozenset(
    (
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    )
)


class _Element:
    """One BER element: its tag, the start and end of its content, and the position of the next element.

    `end` and `following` are -1 if the length is indefinite.
    """

    __slots__ = ("end", "following", "start", "tag")

    def __init__(self, data: bytes, at: int, end: int) -> None:
        """Read the header at `at`. Raises `ValueError` if the data ends before it or its length is absurd."""
        if at + 2 > end:
            raise ValueError("no element")
        self.tag = data[at]
        size = data[at + 1]
        self.start = at + 2
        if size == 0x80:  # indefinite length, closed by two zero bytes (X.690 §8.1.3.6)
            self.end = self.following = -1
            return
        if size > 0x80:
            count = size & 0x7F
            if count > 8:
                raise ValueError("a length beyond reason")
            size = int.from_bytes(data[self.start : self.start + count], "big")
            self.start += count
        self.end = self.following = min(self.start + size, end)


def is_encrypted(data: bytes) -> bool:
    """Whether `data` is an S/MIME file encrypted for its recipients."""
    head = data[:64]
    return _ENVELOPED in head or _AUTHENTICATED in head


def is_detached(data: bytes) -> bool:
    """Whether `data` is a detached signature or a set of certificates: signed data without content."""
    if _SIGNED not in data[:64]:
        return False
    try:
        return _content(data) is None
    except (ValueError, IndexError):
        return False


def signed_content(data: bytes) -> bytes | None:
    """Return the content inside SignedData and CompressedData, through several layers, or None if it has none."""
    found = None
    for _ in range(_DEPTH):
        try:
            inner = _content(data)
        except (ValueError, IndexError, zlib.error):
            inner = None
        if inner is None:
            break
        found = data = inner
    return found


def _content(data: bytes) -> bytes | None:
    """Return the content of one layer, or None if there is none.

    ContentInfo { OID, [0] { SEQUENCE { version, [digests,] EncapsulatedContentInfo … }}} (RFC 5652 §3, RFC 5652 §5.1).
    """
    end = len(data)
    outer = _Element(data, 0, end)
    kind = _Element(data, outer.start, end)
    if outer.tag != _SEQUENCE or kind.tag != _OID:
        return None
    oid = data[kind.start : kind.end]
    if oid not in (_SIGNED, _COMPRESSED):
        return None
    explicit = _Element(data, kind.following, end)
    body = _Element(data, explicit.start, end)
    version = _Element(data, body.start, end)
    if explicit.tag != _EXPLICIT or body.tag != _SEQUENCE or version.tag != _INTEGER:
        return None
    algorithms = _Element(data, version.following, end)  # a SET of digests, or the SEQUENCE of one compression
    encapsulated = _Element(data, _after(data, algorithms, end), end)
    inner_kind = _Element(data, encapsulated.start, end)
    if 0 <= encapsulated.end <= inner_kind.following:
        return None  # a detached signature: certificates may follow
    wrapped = _Element(data, inner_kind.following, end)
    if inner_kind.tag != _OID or wrapped.tag != _EXPLICIT:
        return None  # a detached signature
    content, _ = _octets(data, wrapped.start, end, 0)
    if oid == _COMPRESSED:
        return zlib.decompressobj().decompress(content, limits.MEMBER_BYTES)
    return content


def _after(data: bytes, element: _Element, end: int) -> int:
    """Return the position after this element, also if its length is indefinite."""
    if element.following >= 0:
        return element.following
    at, open_elements = element.start, 1
    for _ in range(_PIECES):
        if data[at : at + 2] == b"\0\0":
            open_elements -= 1
            at += 2
            if not open_elements:
                return at
            continue
        inner = _Element(data, at, end)
        if inner.following < 0:
            open_elements += 1
            at = inner.start
        else:
            at = inner.following
    raise ValueError("too many elements")


def _octets(data: bytes, at: int, end: int, depth: int) -> tuple[bytes, int]:
    """Return an OCTET STRING and the position after it. A constructed one is joined from its pieces (X.690 §8.7.3)."""
    element = _Element(data, at, end)
    if element.tag == _OCTETS and element.end >= 0:
        return data[element.start : element.end], element.following
    if element.tag != _OCTETS | 0x20 or depth >= _DEPTH:
        raise ValueError("no octet string")
    pieces: list[bytes] = []
    at = element.start
    for _ in range(_PIECES):
        if element.end >= 0 and at >= element.end:
            break
        if element.end < 0 and data[at : at + 2] == b"\0\0":
            at += 2
            break
        piece, at = _octets(data, at, end, depth + 1)
        pieces.append(piece)
    return b"".join(pieces), at

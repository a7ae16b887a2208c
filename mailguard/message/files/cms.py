"""S/MIME (RFC 8551): what an opaque signature wraps, and what is encrypted. A bounded walk of BER, no key needed."""

import zlib
from typing import Final

from mailguard.message.files import limits

_SIGNED: Final = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2, RFC 5652 §5.1
_ENVELOPED: Final = bytes.fromhex("2a864886f70d010703")  # §6.1
_AUTHENTICATED: Final = bytes.fromhex("2a864886f70d0109100117")  # RFC 5083 §2
_COMPRESSED: Final = bytes.fromhex("2a864886f70d0109100109")  # RFC 3274 §1.1
_DATA: Final = bytes.fromhex("2a864886f70d010701")
_SEQUENCE, _SET, _OID, _OCTETS, _INTEGER = 0x30, 0x31, 0x06, 0x04, 0x02
_EXPLICIT: Final = 0xA0
_DEPTH: Final = 8  # strings inside strings, and signatures around one another
_PIECES: Final = 100_000  # of one string

TYPES: Final = frozenset(
    (
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    )
)


class _Element:
    """One BER element: its tag, where its content begins and ends, and where the next one begins."""

    __slots__ = ("end", "following", "start", "tag")

    def __init__(self, data: bytes, at: int, end: int) -> None:
        """Read the header at `at`. Raises `ValueError` where there is none."""
        if at + 2 > end:
            raise ValueError("no element")
        self.tag = data[at]
        size = data[at + 1]
        self.start = at + 2
        if size == 0x80:  # indefinite length: closed by two zero bytes
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
    """Whether the content is encrypted for its recipients."""
    head = data[:64]
    return _ENVELOPED in head or _AUTHENTICATED in head


def is_detached(data: bytes) -> bool:
    """Whether it is a signature or a set of certificates without any content."""
    if _SIGNED not in data[:64]:
        return False
    try:
        return _content(data) is None
    except (ValueError, IndexError):
        return False


def signed_content(data: bytes) -> bytes | None:
    """What a SignedData or CompressedData wraps, through several layers; None where there is nothing in the open."""
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
    """ContentInfo { OID, [0] { SEQUENCE { version, [digests,] EncapsulatedContentInfo … }}} (RFC 5652 §3, §5.1)."""
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
    """Where the element behind this one begins, also when its length is indefinite."""
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
    """An OCTET STRING, put together from its pieces where it is constructed (X.690 §8.7.3), and its end."""
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

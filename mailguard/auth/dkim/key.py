"""Public keys in DNS (RFC 6376 §3.6.1, RFC 8463 §4). Their size is checked before any arithmetic."""

import base64
import binascii
import functools
from collections.abc import Callable
from typing import Any, Final

from mailguard._internal.lazy_dataclass import dataclass
from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.auth.dkim import limits
from mailguard.auth.dkim.tag_list import TagListError, parse_tag_list, split_list, without_blanks

_RSA_ENCRYPTION: Final = bytes.fromhex("2a864886f70d010101")  # 1.2.840.113549.1.1.1
_BASE64: Final = lazy_pattern(r"[A-Za-z0-9+/]+={0,2}")
_INTEGER, _BIT_STRING, _OID, _SEQUENCE = 0x02, 0x03, 0x06, 0x30


class KeyRecordError(ValueError):
    """The record holds no usable key. `reason` is the kebab-case word for results; the message is the detail."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason: Final = reason


@dataclass(frozen=True)
class KeyRecord:
    """A key record. `bits` is the size of an RSA modulus, 256 for Ed25519, and 0 for a revoked key (empty p=).

    `hashes` (h=) is empty if any hash is allowed. `services` (s=) and `flags` (t=) are in lower case.
    """

    type: str
    bits: int
    hashes: tuple[str, ...] = ()
    services: tuple[str, ...] = ("*",)
    flags: tuple[str, ...] = ()
    modulus: int = 0
    exponent: int = 0
    point: bytes = b""
    notes: str = ""

    @property
    def revoked(self) -> bool:
        """Whether the owner revoked it (RFC 6376 §3.6.1, p=)."""
        return self.bits == 0

    @property
    def testing(self) -> bool:
        """Whether the domain is only testing DKIM (RFC 6376 §3.6.1, t=y)."""
        return "y" in self.flags

    @property
    def strict_identity(self) -> bool:
        """Whether i= must be d= itself and not a subdomain (RFC 6376 §3.6.1, t=s)."""
        return "s" in self.flags

    @property
    def weak(self) -> bool:
        """Whether it is an RSA key that is too short to be accepted (RFC 8301 §3.2)."""
        return self.type == "rsa" and 0 < self.bits < limits.RSA_MIN_BITS

    @functools.cached_property
    def _verify(self) -> Callable[[bytes, bytes], None]:
        """A function of (signature, digest) that raises if they do not match. `ValueError`: the numbers form no key."""
        if self.type == "ed25519":  # RFC 8463 §3: PureEdDSA over the SHA-256 digest
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

            return Ed25519PublicKey.from_public_bytes(self.point).verify
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
        from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
        from cryptography.hazmat.primitives.hashes import SHA256

        # RFC 6376 §3.3.2: RSASSA-PKCS1-v1_5 with SHA-256
        key = RSAPublicNumbers(self.exponent, self.modulus).public_key()
        padding, digested = PKCS1v15(), Prehashed(SHA256())
        return lambda signature, digest: key.verify(signature, digest, padding, digested)

    def verify(self, digest: bytes, signature: bytes) -> bool:
        """Whether `signature` was made with this key over the SHA-256 `digest` (RFC 6376 §6.1.3)."""
        from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

        try:
            self._verify(signature, digest)
        except (InvalidSignature, ValueError, UnsupportedAlgorithm):
            return False
        return True


@functools.lru_cache(maxsize=512)
def parse_key_record(record: str) -> KeyRecord:
    """Parse the key in a TXT record, its strings joined (RFC 6376 §3.6.2.2). Raises `KeyRecordError`."""
    if len(record) > limits.KEY_RECORD_BYTES:
        raise KeyRecordError("key-too-large", f"the record has more than {limits.KEY_RECORD_BYTES} characters")
    try:
        tags = parse_tag_list(record, empty_ok=True)
    except TagListError as error:
        raise KeyRecordError("key-syntax", str(error)) from None
    if "p" not in tags:  # RFC 6376 §3.6.1
        raise KeyRecordError("key-syntax", "no p= tag")
    if "v" in tags and (tags["v"] != "DKIM1" or next(iter(tags)) != "v"):  # RFC 6376 §3.6.1
        raise KeyRecordError("key-syntax", "v= is not DKIM1, or not first")
    type_ = tags.get("k", "rsa").lower()  # RFC 6376 §3.6.1, RFC 8463 §4.2
    if type_ not in ("rsa", "ed25519"):
        raise KeyRecordError("unsupported-key-type", f"k={type_[:40]}")
    common: Any = {
        "hashes": split_list(tags["h"]) if "h" in tags else (),
        "services": split_list(tags.get("s", "*")),
        "flags": split_list(tags.get("t", "")),
        "notes": tags.get("n", ""),
    }
    data = without_blanks(tags["p"])
    if not data:  # an empty p= revokes the key (RFC 6376 §3.6.1)
        return KeyRecord(type_, 0, **common)
    octets = _decode(data)
    if type_ == "ed25519":
        if len(octets) != 32:  # RFC 8032 §5.1.5
            raise KeyRecordError("key-syntax", f"an Ed25519 key has 32 octets, not {len(octets)}")
        return KeyRecord(type_, 256, point=octets, **common)
    modulus, exponent = _rsa_numbers(octets)
    return KeyRecord(type_, modulus.bit_length(), modulus=modulus, exponent=exponent, **common)


def _decode(data: str) -> bytes:
    text = data.rstrip("=")
    if _BASE64.fullmatch(data) is None or len(text) % 4 == 1:
        raise KeyRecordError("key-syntax", "p= is not base64")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise KeyRecordError("key-syntax", "p= is not base64") from None


def _rsa_numbers(der: bytes) -> tuple[int, int]:
    """Return modulus and exponent of a SubjectPublicKeyInfo or a bare RSAPublicKey; keys use both (RFC 6376 §3.6.1)."""
    outer, rest = _der(der, _SEQUENCE)
    if rest:
        raise KeyRecordError("key-syntax", "octets after the key")
    if outer[:1] == bytes([_SEQUENCE]):
        algorithm, bits = _der(outer, _SEQUENCE)
        if _der(algorithm, _OID)[0] != _RSA_ENCRYPTION:
            raise KeyRecordError("key-type-mismatch", "the key is not an RSA key")
        string, _ = _der(bits, _BIT_STRING)
        outer, _ = _der(string[1:], _SEQUENCE)
    modulus_octets, rest = _der(outer, _INTEGER)
    exponent_octets, _ = _der(rest, _INTEGER)
    modulus, exponent = int.from_bytes(modulus_octets, "big"), int.from_bytes(exponent_octets, "big")
    if modulus.bit_length() > limits.RSA_MAX_BITS or exponent > limits.RSA_MAX_EXPONENT:
        raise KeyRecordError("key-too-large", f"a modulus of {modulus.bit_length()} bits")
    if exponent < 3 or exponent % 2 == 0 or modulus % 2 == 0 or modulus.bit_length() < 16:
        raise KeyRecordError("key-syntax", "the numbers make no RSA key")
    return modulus, exponent


def _der(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """Return the content of the element of type `tag` at the start of `data`, and the rest (X.690 §8.1)."""
    if len(data) < 2 or data[0] != tag:
        raise KeyRecordError("key-syntax", "p= holds no public key")
    length, start = data[1], 2
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4:
            raise KeyRecordError("key-syntax", "p= holds no public key")
        length, start = int.from_bytes(data[2 : 2 + count], "big"), 2 + count
    if len(data) < start + length:
        raise KeyRecordError("key-syntax", "the key is cut short")
    return data[start : start + length], data[start + length :]

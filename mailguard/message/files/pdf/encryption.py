"""Find out whether a PDF opens without a password (ISO 32000-2 §7.6.4). Most protected ones do."""

import hashlib
import re
from typing import Final, NamedTuple

from mailguard._internal.lazy_pattern import lazy_pattern

_PADDING: Final = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_REFERENCE: Final = lazy_pattern(rb"/Encrypt\s+(\d{1,8})\s+(\d{1,5})\s+R")
_NUMBER: Final = rb"\s+(-?\d{1,11})"


class Lock(NamedTuple):
    """The encryption of a file that opens without a password: the key, and the methods for streams and for strings."""

    key: bytes
    streams: str  # "RC4", "AESV2", "AESV3", or "" if they are not encrypted
    strings: str
    dictionary: bytes


def needs_password(data: bytes) -> bool:
    """Whether the empty user password does not open the file; True if the encryption is unknown."""
    return _key(data, _dictionary(data)) is None


def lock_of(data: bytes) -> Lock | None:
    """Return the encryption of a file that opens without a password, or None for any other file."""
    dictionary = _dictionary(data)
    key = _key(data, dictionary)
    if not key:
        return None
    version = _integer(dictionary, b"/V")
    if version < 4:
        return Lock(key, "RC4", "RC4", dictionary)
    return Lock(key, _method(dictionary, b"/StmF"), _method(dictionary, b"/StrF"), dictionary)


def _method(dictionary: bytes, selector: bytes) -> str:
    """Return the method of the crypt filter for streams or strings (ISO 32000-2 §7.6.6)."""
    chosen = re.search(selector + rb"\s*(/[^\s/<>\[\]()]{1,60})", dictionary)
    if chosen is None or chosen.group(1) == b"/Identity":
        return ""
    described = re.search(re.escape(chosen.group(1)) + rb"\s*<<([^<>]{0,600})>>", dictionary)
    found = re.search(rb"/CFM\s*/(V2|AESV2|AESV3)\b", described.group(1) if described else b"")
    name = found.group(1).decode("ascii") if found else ""
    return "RC4" if name == "V2" else name


def _key(data: bytes, dictionary: bytes) -> bytes | None:
    """Return the file's key if the empty password opens it, b"" if there is no encryption, else None."""
    revision = _integer(dictionary, b"/R")
    user = _string(dictionary, b"/U")
    if not user or revision not in (2, 3, 4, 5, 6):
        return None if dictionary else b""
    if revision < 5:
        return _opens(dictionary, revision, user, _identifier(data))
    if _digest(b"", user[32:40], revision) != user[:32]:
        return None
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    wrapped = _string(dictionary, b"/UE")[:32].ljust(32, b"\0")  # ISO 32000-2 §7.6.4.3.3: Algorithm 2.A
    opener = Cipher(algorithms.AES(_digest(b"", user[40:48], revision)), modes.CBC(bytes(16))).decryptor()
    return opener.update(wrapped)


def _dictionary(data: bytes) -> bytes:
    place = data.rfind(b"/Encrypt")
    reference = _REFERENCE.match(data, place)
    if reference is None:
        return data[place : place + 4000]
    number = reference.group(1) + rb"\s+" + reference.group(2)
    found = re.search(rb"(?:\A|[\r\n\s])" + number + rb"\s+obj\b", data)
    if found is None:
        return b""
    end = data.find(b"endobj", found.end(), found.end() + 8000)
    return data[found.end() : end if end >= 0 else found.end() + 4000]


def _integer(dictionary: bytes, key: bytes) -> int:
    found = re.search(re.escape(key) + _NUMBER, dictionary)
    return int(found.group(1)) if found else 0


def _string(dictionary: bytes, key: bytes) -> bytes:
    found = re.search(
        re.escape(key) + rb"\s*(?:\(((?:[^\\)]|\\.){0,300})\)|<([0-9A-Fa-f\s]{0,600})>)", dictionary, re.DOTALL
    )
    if found is None:
        return b""
    if found.group(2) is not None:
        digits = found.group(2).translate(None, b" \t\r\n\f")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return re.sub(rb"\\([0-7]{1,3}|\r\n|.)", _escaped, found.group(1), flags=re.DOTALL)


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[:1] in b"01234567":
        return bytes([int(code, 8) & 0xFF])
    return {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}.get(code, code)


def _identifier(data: bytes) -> bytes:
    found = data.rfind(b"/ID")
    bracket = re.compile(rb"/ID\s*\[").match(data, found) if found >= 0 else None
    return _string(b"/K" + data[bracket.end() : bracket.end() + 400].lstrip(), b"/K") if bracket else b""


def _opens(dictionary: bytes, revision: int, user: bytes, identifier: bytes) -> bytes | None:
    """Return the key for the empty password if it gives the stored /U, else None.

    Algorithm 2 (ISO 32000-2 §7.6.4.3) and Algorithms 4 and 5 (ISO 32000-2 §7.6.4.4).
    """
    length = 5 if revision == 2 else max(min((_integer(dictionary, b"/Length") or 40) // 8, 16), 5)
    if revision == 4:
        length = 16
    digest = hashlib.md5(usedforsecurity=False)
    digest.update(_PADDING)
    digest.update(_string(dictionary, b"/O")[:32])
    digest.update((_integer(dictionary, b"/P") & 0xFFFFFFFF).to_bytes(4, "little"))
    digest.update(identifier)
    if revision >= 4 and re.search(rb"/EncryptMetadata\s+false", dictionary):
        digest.update(b"\xff\xff\xff\xff")
    key = digest.digest()
    if revision == 2:
        return key[:length] if rc4(key[:length], _PADDING) == user[:32] else None
    for _ in range(50):
        key = hashlib.md5(key[:length], usedforsecurity=False).digest()
    key = key[:length]
    value = rc4(key, hashlib.md5(_PADDING + identifier, usedforsecurity=False).digest())
    for number in range(1, 20):
        value = rc4(bytes(byte ^ number for byte in key), value)
    return key if value == user[:16] else None


def rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt or decrypt with RC4, which old PDFs use. Slow, because it is plain Python."""
    state = list(range(256))
    other = 0
    for index in range(256):
        other = (other + state[index] + key[index % len(key)]) & 0xFF
        state[index], state[other] = state[other], state[index]
    out = bytearray()
    index = other = 0
    for byte in data:
        index = (index + 1) & 0xFF
        other = (other + state[index]) & 0xFF
        state[index], state[other] = state[other], state[index]
        out.append(byte ^ state[(state[index] + state[other]) & 0xFF])
    return bytes(out)


def _digest(password: bytes, salt: bytes, revision: int) -> bytes:
    """Return the password hash of revision 5, or of revision 6 (Algorithm 2.B, ISO 32000-2 §7.6.4.3)."""
    value = hashlib.sha256(password + salt).digest()
    if revision == 5:
        return value
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    count = 0
    last = 0
    while count < 64 or last > count - 32:
        encryptor = Cipher(algorithms.AES(value[:16]), modes.CBC(value[16:32])).encryptor()
        block = encryptor.update((password + value) * 64)
        chosen = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[sum(block[:16]) % 3]
        value = chosen(block).digest()
        last = block[-1]
        count += 1
        if count > 400:
            break
    return value[:32]

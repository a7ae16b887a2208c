"""Decrypt a protected PDF that opens without a password (ISO 32000-2 §7.6), because people can read it too.

Most protected files only forbid printing or changing. Attackers use the protection to hide links from filters.
"""

import hashlib
from collections.abc import Callable
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.examination import Examination
from mailguard.message.files.pdf.encryption import Lock, lock_of, rc4
from mailguard.message.files.pdf.syntax import tokens

_OBJECT: Final = lazy_pattern(rb"(?<!\d)(\d{1,8})[\0\t\n\f\r ]{1,9}(\d{1,5})[\0\t\n\f\r ]{1,9}obj(?![A-Za-z])")
_STREAM: Final = lazy_pattern(rb"stream\r?\n")
_LENGTH: Final = lazy_pattern(rb"/Length\s{1,9}(\d{1,9})(?!\s{1,9}\d{1,5}\s{1,9}R)")
_HEAD_BYTES: Final = 64 * 1024  # for the values of one object, which come before its stream
_TOKENS: Final = 40_000  # tokens of objects with strings
_OBJECTS: Final = 10_000
_BYTES: Final = 16 * 1024 * 1024  # decrypted in total
_RC4_BYTES: Final = 1024 * 1024  # the same if only the slow RC4 in Python is available


def decrypted(data: bytes, examination: Examination) -> bytes | None:
    """Return the file with its strings and streams decrypted, or None if it cannot be decrypted."""
    lock = lock_of(data)
    if lock is None or not (lock.streams or lock.strings):
        return None
    return _Opener(lock, examination).rewritten(data)


class _Opener:
    def __init__(self, lock: Lock, examination: Examination) -> None:
        self._lock = lock
        self._examination = examination
        self._tokens = _TOKENS
        self._room = min(_BYTES, max(examination.budget.bytes, 0))
        self._stream_cipher, self._string_cipher = _cipher(lock.streams), _cipher(lock.strings)
        if "RC4" in (lock.streams, lock.strings) and self._stream_cipher is rc4:
            self._room = min(self._room, _RC4_BYTES)

    def rewritten(self, data: bytes) -> bytes:
        out: list[bytes] = []
        position = 0
        for count, match in enumerate(_OBJECT.finditer(data)):
            if match.start() < position:  # inside the previous stream
                continue
            if count >= _OBJECTS or self._room <= 0 or self._tokens <= 0:
                self._examination.defect("limit-pdf-decrypted", "not everything in the protected PDF was read")
                break
            out.append(data[position : match.end()])
            number = int(match.group(1)).to_bytes(4, "little")[:3] + int(match.group(2)).to_bytes(4, "little")[:2]
            position = self._object(data, match.end(), number, out)
        out.append(data[position:])
        return b"".join(out)

    def _object(self, data: bytes, start: int, number: bytes, out: list[bytes]) -> int:
        """Append the decrypted object that begins at `start` to `out`. Return where to go on."""
        end = data.find(b"endobj", start)
        end = len(data) if end < 0 else end
        stream = _STREAM.search(data, start, min(end, start + _HEAD_BYTES))
        head_end = stream.start() if stream is not None else min(end, start + _HEAD_BYTES)
        head = data[start:head_end]
        # These two are never encrypted: ISO 32000-2 §7.6.2, ISO 32000-2 §7.5.8.2.
        if head.strip() == self._lock.dictionary.strip() or b"/XRef" in head:
            return start
        out.append(self._values(data, start, head_end, number) if self._lock.strings else head)
        if stream is None:
            return head_end
        length = _LENGTH.search(head)
        body_end = stream.end() + int(length.group(1)) if length is not None else -1
        if body_end < 0 or not data[body_end : body_end + 12].lstrip(b"\r\n ").startswith(b"endstream"):
            body_end = data.find(b"endstream", stream.end())
            if body_end < 0:
                return stream.start()
        body = data[stream.end() : body_end]
        plain = bool(self._lock.streams) and b"/Identity" not in head
        out.append(
            b"stream\n" + (self._plain(body, number, self._lock.streams, self._stream_cipher) if plain else body)
        )
        return body_end

    def _values(self, data: bytes, start: int, end: int, number: bytes) -> bytes:
        """Return the values of an object with decrypted strings, written in hexadecimal."""
        if b"(" not in data[start:end] and b"<" not in data[start:end].replace(b"<<", b""):
            return data[start:end]
        out: list[bytes] = []
        position = start
        for value, after in tokens(data, start, end):
            self._tokens -= 1
            if self._tokens <= 0:
                break
            if isinstance(value, bytes):
                plain = self._plain(value, number, self._lock.strings, self._string_cipher)
                out.append(b" <" + plain.hex().encode("ascii") + b">")
            else:
                out.append(data[position:after])
            position = after
        out.append(data[position:end])
        return b"".join(out)

    def _plain(self, content: bytes, number: bytes, method: str, cipher: Callable[[bytes, bytes], bytes]) -> bytes:
        if len(content) > self._room:
            self._room = 0
            return b""
        self._room -= len(content)
        key = self._lock.key
        if method != "AESV3":  # ISO 32000-2 §7.6.3: Algorithm 1
            salt = b"sAlT" if method == "AESV2" else b""
            digest = hashlib.md5(key + number + salt, usedforsecurity=False).digest()
            key = digest[: min(len(key) + 5, 16)]
        return cipher(key, content)


def _cipher(method: str) -> Callable[[bytes, bytes], bytes]:
    if method in ("AESV2", "AESV3"):
        return _aes
    try:
        from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
        from cryptography.hazmat.primitives.ciphers import Cipher

        Cipher(ARC4(bytes(16)), None).decryptor().update(b"\0")
    except Exception:  # noqa: BLE001 - older versions of the library, and systems that forbid RC4
        return rc4
    return lambda key, content: Cipher(ARC4(key), None).decryptor().update(content) if content else b""


def _aes(key: bytes, content: bytes) -> bytes:
    """Decrypt AES-CBC: the first 16 bytes are the initialization vector, the last is the padding length.

    ISO 32000-2 §7.6.3.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    packed = content[16 : len(content) // 16 * 16]
    if not packed:
        return b""
    plain = Cipher(algorithms.AES(key), modes.CBC(content[:16])).decryptor().update(packed)
    return plain[: -plain[-1]] if 1 <= plain[-1] <= 16 else plain

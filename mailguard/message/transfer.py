"""Content-Transfer-Encoding: base64, quoted-printable, uuencode, with the defects that mail brings."""

import binascii
import re
from typing import Final

from mailguard.lazy_pattern import lazy_pattern

_NOT_BASE64: Final = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_WHITE: Final = b" \t\r\n"
_BAD_QP: Final = lazy_pattern(rb"=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|[ \t]*\Z)")
_URLSAFE: Final = bytes.maketrans(b"-_", b"+/")


def decode_transfer(data: bytes, encoding: str) -> tuple[bytes, str]:
    """The decoded body, and the kind of defect met ("" without one). Never raises."""
    encoding = encoding.strip().strip('"').lower()
    if encoding in ("", "7bit", "8bit", "binary"):
        return data, ""
    if encoding == "base64":
        return _base64(data)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data), "quoted-printable-bad-escape" if _BAD_QP.search(data) else ""
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return _uuencode(data)
    return data, "unknown-transfer-encoding"


def _base64(data: bytes) -> tuple[bytes, str]:
    letters = data.translate(None, _WHITE)
    defect = ""
    cleaned = letters.translate(None, _NOT_BASE64)
    if len(cleaned) != len(letters):
        defect = "base64-stray-characters"
        if b"-" in letters or b"_" in letters:  # the URL-safe alphabet (RFC 4648 §5)
            cleaned = letters.translate(_URLSAFE).translate(None, _NOT_BASE64)
    body = cleaned.rstrip(b"=")
    if b"=" in body:
        # Padding in the middle: two encodings stuck together. Some clients stop there, some go on; all is read.
        pieces = re.split(rb"=+", body, maxsplit=1000)
        return b"".join(_base64_piece(piece.replace(b"=", b"")) for piece in pieces), "base64-inner-padding"
    if len(cleaned) % 4:
        defect = defect or "base64-bad-padding"
    return _base64_piece(body), defect


def _base64_piece(letters: bytes) -> bytes:
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _uuencode(data: bytes) -> tuple[bytes, str]:
    out = bytearray()
    defect = ""
    for line in data.splitlines():
        if line.startswith(b"begin ") or line.strip() in (b"end", b"`", b""):
            continue
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3  # some encoders miscount the line's length
            try:
                out += binascii.a2b_uu(line[: size + 1])
            except binascii.Error:
                defect = "uuencode-bad-line"
    return bytes(out), defect

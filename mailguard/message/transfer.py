"""Decode a Content-Transfer-Encoding (RFC 2045 §6): base64, quoted-printable and uuencode, with their usual defects."""

import binascii
import functools
import re
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.parameter import without_comments

_BASE64: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_NOT_BASE64: Final = bytes(set(range(256)) - set(_BASE64))
_PIECES: Final = 100_000  # concatenated base64 texts in one part
_WHITE: Final = b" \t\r\n"
_ODD_QP: Final = lazy_pattern(rb"=(?![0-9A-Fa-f][0-9A-Fa-f]|\r?\n)")  # the next two match only if this one does
_BAD_QP: Final = lazy_pattern(rb"=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|[ \t]*\Z)")
_SOFT_BREAK: Final = lazy_pattern(rb"=(?:[ \t]+(?=[\r\n]|\Z)|(?=\r(?!\n)))")  # followed by blanks or a bare CR
_URLSAFE: Final = bytes.maketrans(b"-_", b"+/")
_TOKEN: Final = lazy_pattern(r"[\w-]+")
_LOOKS_QP: Final = lazy_pattern(rb"=(?:\r?\n|3[Dd]|20|0[ADad]|[0-9A-Fa-f]{2}=[0-9A-Fa-f]{2})")
_PROSE: Final = lazy_pattern(rb"[A-Za-z]{2,30} [A-Za-z]{2,30} [A-Za-z]{2,30}|<[A-Za-z!/][^<>]{0,200}>")

IDENTITY: Final = ("", "7bit", "8bit", "binary")  # RFC 2045 §6.2
_UUENCODE: Final = ("x-uuencode", "uuencode", "x-uue", "uue")
_SPELT: Final = {
    **dict.fromkeys(("base64", "base-64", "b64", "x-base64", "base_64"), "base64"),
    **dict.fromkeys(
        ("quoted-printable", "quotedprintable", "quoted_printable", "quoted-printible", "x-quoted-printable"),
        "quoted-printable",
    ),
}


@functools.lru_cache(maxsize=256)  # a handful of values in nearly all mail
def encoding_of(value: str) -> str:
    """Return the encoding named in a Content-Transfer-Encoding (RFC 2045 §6.1), in lower case and spelt correctly."""
    found = _TOKEN.search(without_comments(value))
    if found is None:
        return ""
    name = found.group().lower()
    return _SPELT.get(name) or _SPELT.get(value.replace(" ", "").strip("\"';,.").lower()) or name


def decode_transfer(data: bytes, encoding: str) -> tuple[bytes, str]:
    """Return the decoded body and the kind of its defect ("" if there is none). Never raises."""
    encoding = encoding_of(encoding)
    if encoding in IDENTITY:
        return data, ""
    if encoding == "base64":
        return _base64(data)
    if encoding == "quoted-printable":
        return decode_quoted_printable(data)
    if encoding in _UUENCODE:
        return uudecode(data)
    return data, "unknown-transfer-encoding"  # RFC 2045 §6.4


def other_encodings(data: bytes, encoding: str) -> tuple[str, ...]:
    """Return other encodings that some program may decode, if `encoding` is unknown or does not fit the data."""
    head = data[:4_000]
    if encoding == "base64":
        prose = (b" " in head or b"<" in head) and _PROSE.search(head) is not None
        return ("8bit",) if prose else ()
    if encoding in IDENTITY or encoding == "quoted-printable" or encoding in _UUENCODE:
        return ()
    letters = head.translate(None, b"\r\n").strip()
    base64 = len(letters) > 40 and not letters.translate(None, _BASE64)
    quoted = _LOOKS_QP.search(head) is not None
    return tuple(name for name, likely in (("base64", base64), ("quoted-printable", quoted)) if likely)


def decode_quoted_printable(data: bytes) -> tuple[bytes, str]:
    """Decode quoted-printable. Blanks after the "=" of a soft line break were added in transit (RFC 2045 §6.7)."""
    if not _ODD_QP.search(data):  # true for nearly all mail
        return binascii.a2b_qp(data), ""
    defect = "quoted-printable-bad-escape" if _BAD_QP.search(data) else ""
    return binascii.a2b_qp(_SOFT_BREAK.sub(_soft_break, data)), defect


def _soft_break(match: "re.Match[bytes]") -> bytes:
    """Return "=", with a line feed if a bare CR follows.

    Without the line feed, the decoder would skip everything up to the next one.
    """
    following = match.string[match.end() : match.end() + 2]
    return b"=" if following[:1] == b"\n" or following == b"\r\n" else b"=\n"


def _base64(data: bytes) -> tuple[bytes, str]:
    letters = data.translate(None, _WHITE)  # RFC 2045 §6.8
    defect = ""
    cleaned = letters.translate(None, _NOT_BASE64)
    if len(cleaned) != len(letters):
        defect = "base64-stray-characters"
        if b"-" in letters or b"_" in letters:  # the URL-safe alphabet (RFC 4648 §5)
            cleaned = letters.translate(_URLSAFE).translate(None, _NOT_BASE64)
    body = cleaned.rstrip(b"=")
    if b"=" in body:
        # Padding in the middle: several base64 texts in a row. Some programs stop there, others don't. All is read.
        pieces = re.split(rb"=+", body, maxsplit=_PIECES)
        defect = "base64-inner-padding" if len(pieces) <= _PIECES else "limit-base64-pieces"
        return b"".join(_base64_piece(piece.replace(b"=", b"")) for piece in pieces), defect
    if len(cleaned) % 4:
        defect = defect or "base64-bad-padding"
    return _base64_piece(body), defect


def _base64_piece(letters: bytes) -> bytes:
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def uudecode(data: bytes) -> tuple[bytes, str]:
    """Decode uuencoded lines, with or without `begin` and `end`; return the bytes and the kind of defect."""
    out = bytearray()
    defect = ""
    for line in data.splitlines():
        if line.startswith(b"begin ") or line.strip() in (b"end", b"`", b""):
            continue
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3  # some encoders give a wrong line length
            try:
                out += binascii.a2b_uu(line[: size + 1])
            except binascii.Error:
                defect = "uuencode-bad-line"
    return bytes(out), defect

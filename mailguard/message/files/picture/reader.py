"""Pictures: read their size from the header, and the links in the QR codes they show."""

import struct
from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.picture.qr import note_codes

_SMALLEST: Final = 58  # pixels: the smallest code, 21 modules and margins of 4, at two pixels per module
_LONGEST: Final = 8  # ratio of the sides: lines and banners have no code


def read(data: bytes, examination: Examination) -> None:
    """Look for codes if the picture is large enough for one, and not too large to decode."""
    size = dimensions(data, examination.detected_type)
    if size is None:
        return
    if examination.detected_type == "image/x-icon":
        size = (max(size[0], _SMALLEST), max(size[1], _SMALLEST))  # an icon may be larger than its directory can say
    width, height = size
    short, long = sorted(size)
    if short < _SMALLEST or long > short * _LONGEST:
        return
    if width * height > limits.PICTURE_PIXELS:
        examination.defect("limit-picture-pixels", f"{width} × {height}: not looked at for codes")
        return
    if width * height > examination.budget.pixels:
        examination.defect("limit-pictures-pixels", "not every picture was looked at for codes")
        return
    examination.budget.pixels -= width * height
    note_codes(data, examination, square=long * 2 <= short * 3)


def dimensions(data: bytes, kind: str) -> tuple[int, int] | None:
    """Return width and height in pixels as declared in the file, or None."""
    if kind == "image/png" and len(data) >= 24:
        width, height = struct.unpack_from(">II", data, 16)
    elif kind == "image/gif" and len(data) >= 10:
        width, height = struct.unpack_from("<HH", data, 6)
    elif kind == "image/bmp" and len(data) >= 26 and data[14] != 12:
        width, height = struct.unpack_from("<ii", data, 18)
        height = abs(height)
    elif kind == "image/x-icon" and len(data) >= 22:
        sizes = [(data[at] or 256, data[at + 1] or 256) for at in range(6, min(6 + 16 * data[4], len(data) - 15), 16)]
        width, height = max(sizes, default=(0, 0))
    elif kind == "image/tiff":
        return _tiff(data)
    elif kind == "image/jpeg":
        return _jpeg(data)
    elif kind == "image/webp":
        return _webp(data)
    else:
        return None
    return (width, height) if width > 0 and height > 0 else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """Read the first frame header (ITU-T T.81 §B.2.2), after at most 500 other segments."""
    at = 2
    for _ in range(500):
        while data[at : at + 2] == b"\xff\xff" and at < len(data):
            at += 1
        if at + 9 > len(data) or data[at] != 0xFF:
            return None
        if data[at + 1] in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return (width, height) if width and height else None
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


_FRAMES: Final = frozenset((0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF))


def _webp(data: bytes) -> tuple[int, int] | None:
    """Read the size from the first chunk: VP8X, VP8L or VP8 (RFC 9649 §2.5, RFC 9649 §2.6, RFC 9649 §2.7)."""
    kind = data[12:16]
    if kind == b"VP8X" and len(data) >= 30:
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _tiff(data: bytes) -> tuple[int, int] | None:
    """Read the tags ImageWidth and ImageLength of the first directory (TIFF 6.0 §2)."""
    order = "<" if data[:2] == b"II" else ">"
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    if at + 2 > len(data):
        return None
    (count,) = struct.unpack_from(f"{order}H", data, at)
    found: dict[int, int] = {}
    for place in range(at + 2, min(at + 2 + count * 12, len(data) - 11), 12):
        tag, kind = struct.unpack_from(f"{order}HH", data, place)
        if tag in (256, 257):
            (found[tag],) = struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data, place + 8)
    width, height = found.get(256, 0), found.get(257, 0)
    return (width, height) if width and height else None

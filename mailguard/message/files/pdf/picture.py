"""Search the pictures of a PDF (ISO 32000-2 §8.9.5) for QR codes: JPEG files and packed rows of pixels."""

import struct
import zlib
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files import limits
from mailguard.message.files.examination import Examination
from mailguard.message.files.pdf.filter import filters_of, plain_stream
from mailguard.message.files.picture.qr import note_raw_codes

_IMAGE: Final = lazy_pattern(rb"/Subtype\s{0,5}/Image\b")
_NUMBER: Final = lazy_pattern(rb"/(Width|Height|BitsPerComponent|Predictor|Colors|Length)\s{0,5}(\d{1,9})\b")
_STREAM: Final = lazy_pattern(rb"stream\r?\n")
_DICTIONARY: Final = 1_500  # bytes before and after /Image in which the rest of the dictionary is
_SMALLEST: Final = 21  # pixels: a code may be stored with one pixel per module
_SAMPLES: Final = 5  # bytes per pixel at most, including those that filters add
_RESERVE: Final = 8 * 1024 * 1024  # bytes kept back for texts, links and other files
_MODES: Final = {1: "L", 3: "RGB", 4: "CMYK"}
# For palettes: codes have two or three colours.
_SHADES: Final = bytes(min(shade * 85, 255) for shade in range(256))
_PNG_COLOURS: Final = {1: 0, 3: 2}


def read_pictures(data: bytes, examination: Examination) -> None:
    """Look for codes in the first pictures, as far as the message's budget allows."""
    for count, mark in enumerate(_IMAGE.finditer(data)):
        if count >= limits.PDF_PICTURES:
            examination.defect("limit-pdf-pictures", f"the first {limits.PDF_PICTURES} were looked at for codes")
            return
        begin = max(data.rfind(b" obj", max(0, mark.start() - _DICTIONARY), mark.start()), 0)
        stream = _STREAM.search(data, mark.end(), mark.end() + _DICTIONARY)
        if stream is None:
            continue
        head = data[begin : stream.start()]
        numbers = {name: int(value) for name, value in _NUMBER.findall(head)}
        width, height = numbers.get(b"Width", 0), numbers.get(b"Height", 0)
        if min(width, height) < _SMALLEST or width * height > examination.budget.pixels:
            continue
        budget = examination.budget
        if budget.bytes < width * height * _SAMPLES + _RESERVE or budget.effort <= 0:
            examination.defect("limit-pdf-pictures", f"the first {count} were looked at for codes")
            return
        _picture(data, stream.end(), head, numbers, examination, f"picture-{count + 1}.jpg")


def _picture(
    data: bytes, start: int, head: bytes, numbers: dict[bytes, int], examination: Examination, name: str
) -> None:
    """Unpack a picture, if its filters are supported, and look for codes in it."""
    filters = filters_of(head)
    width, height = numbers[b"Width"], numbers[b"Height"]
    most = width * height * _SAMPLES
    photograph = filters[-1:] in ((b"DCTDecode",), (b"DCT",))
    predicted = filters[-1:] == (b"FlateDecode",) and numbers.get(b"Predictor", 1) >= 10
    if photograph and len(filters) == 1:
        end = data.find(b"endstream", start)
        examination.picture(name, data[start : end if end >= 0 else None])
        return
    parameters = b"" if photograph or predicted else head
    plain = plain_stream(data, start, filters[:-1] if photograph else filters, parameters, most, examination)
    if plain is None:
        if max(width, height) * 2 <= min(width, height) * 3:  # codes are square
            examination.skip("pictures in the PDF that are packed for fax or as JPEG 2000")
        return
    if photograph:
        examination.picture(name, plain)
        return
    examination.budget.pixels -= width * height
    _rows(plain, head, numbers, examination, predicted=predicted)


def _rows(rows: bytes, head: bytes, numbers: dict[bytes, int], examination: Examination, *, predicted: bool) -> None:
    width, height = numbers[b"Width"], numbers[b"Height"]
    bits = 1 if b"/ImageMask" in head else numbers.get(b"BitsPerComponent", 8)
    if predicted:  # ISO 32000-2 §7.4.4.4: rows are filtered as in a PNG file
        colours = _PNG_COLOURS.get(numbers.get(b"Colors", 1))
        if colours is not None and bits in (1, 2, 4, 8):
            examination.picture("picture.png", png_of(width, height, bits, colours, rows))
        return
    if bits == 1:
        size = (width + 7) // 8 * height
        if len(rows) >= size:
            note_raw_codes("1", (width, height), rows[:size], examination)
        return
    if bits == 8 and b"/Indexed" in head and len(rows) >= width * height:
        rows = rows[: width * height].translate(_SHADES)
    mode = _MODES.get(len(rows) // (width * height)) if bits == 8 else None
    if mode is not None:
        note_raw_codes(mode, (width, height), rows[: width * height * len(mode)], examination)


def png_of(width: int, height: int, bits: int, colours: int, rows: bytes) -> bytes:
    """Return a PNG file (RFC 2083 §4.1) with the filtered rows."""
    header = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, content in ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b"")):
        parts += [struct.pack(">I", len(content)), kind, content, struct.pack(">I", zlib.crc32(kind + content))]
    return b"".join(parts)

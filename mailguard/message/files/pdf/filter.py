"""Undo the filters of PDF streams (ISO 32000-2 §7.4) one after the other, each up to a limit."""

import re
import struct
import zlib
from collections.abc import Sequence
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.message.files.examination import Examination

_SLOW_BYTES: Final = 256 * 1024  # packed bytes for filters that are undone byte by byte
_PREDICTED_BYTES: Final = 256 * 1024
_EFFORT: Final = 50  # cost of one byte of the slow filters, in searched bytes
_FILTERS: Final = 8  # filters per stream
_NAMES: Final = lazy_pattern(rb"/(?:Filter|F)\s{0,9}(?:\[([^\]]{0,400})\]|/([A-Za-z0-9]{1,30}))")
_NAME: Final = lazy_pattern(rb"/([A-Za-z0-9]{1,30})")
_PARAMETER: Final = lazy_pattern(rb"/(Predictor|Colors|BitsPerComponent|Columns|EarlyChange)\s{1,9}(\d{1,6})\b")
SHORT: Final = {
    b"Fl": b"FlateDecode",
    b"LZW": b"LZWDecode",
    b"AHx": b"ASCIIHexDecode",
    b"A85": b"ASCII85Decode",
    b"RL": b"RunLengthDecode",
}
"""Abbreviations of filter names: defined for inline images (ISO 32000-2 §8.9.7), but found elsewhere too."""


def filters_of(head: bytes) -> tuple[bytes, ...]:
    """Return the filters in a stream's dictionary, in the order in which they are undone."""
    found = _NAMES.search(head)
    if found is None:
        return ()
    names = _NAME.findall(found.group(1)) if found.group(1) is not None else [found.group(2)]
    return tuple(SHORT.get(name, name) for name in names[:_FILTERS])


def plain_stream(
    data: bytes, start: int, filters: Sequence[bytes], head: bytes, limit: int, examination: Examination
) -> bytes | None:
    """Unpack the stream at `start` like `unfiltered`, and subtract it from the message's budget."""
    budget = examination.budget
    slow = any(name != b"FlateDecode" for name in filters) or b"/Predictor" in head
    limit = min(limit, budget.bytes)
    if limit <= 0 or (slow and budget.effort <= 0):
        examination.defect("limit-archive-bytes", "not every stream of the PDF was unpacked")
        return b""
    content = memoryview(data)[start:]
    if slow:
        end = data.find(b"endstream", start, start + _SLOW_BYTES * 8)
        content = content[: (end if end >= 0 else start + _SLOW_BYTES * 8) - start]
    plain = unfiltered(content, filters, head, limit)
    if plain is not None:
        budget.bytes -= len(plain)
        if slow:
            budget.effort -= (
                min(len(content), _SLOW_BYTES) * len(filters) + min(len(plain), _PREDICTED_BYTES)
            ) * _EFFORT
    return plain


def unfiltered(content: bytes | memoryview, filters: Sequence[bytes], head: bytes, limit: int) -> bytes | None:
    """Return at most `limit` bytes of unpacked content, or None for unknown filters and those of pictures.

    Damaged content does not raise.
    """
    parameters = {name: int(value) for name, value in _PARAMETER.findall(head)}
    plain: bytes | None = None
    for name in filters:
        if name == b"FlateDecode":
            plain = _predicted(_inflated(content, limit), parameters)
        elif name == b"LZWDecode":
            early = parameters.get(b"EarlyChange", 1)
            plain = _predicted(_unpacked(bytes(content[:_SLOW_BYTES]), early, limit), parameters)
        elif name == b"ASCIIHexDecode":  # ISO 32000-2 §7.4.2
            plain = _from_hex(bytes(content[: _SLOW_BYTES * 8]))
        elif name == b"ASCII85Decode":
            plain = _from_base85(bytes(content[:_SLOW_BYTES]))
        elif name == b"RunLengthDecode":  # ISO 32000-2 §7.4.5
            plain = _run_lengths(bytes(content[:_SLOW_BYTES]), limit)
        elif name != b"Crypt":  # ISO 32000-2 §7.4.10: decryption has been done before
            return None
        content = plain if plain is not None else content
    return bytes(content[:limit])


_BASE85: Final = bytes((code - 33) % 256 for code in range(256))


def _inflated(content: bytes | memoryview, limit: int) -> bytes:
    """Unpack zlib data (ISO 32000-2 §7.4.4) up to any damage, as PDF viewers do."""
    unpacker = zlib.decompressobj()
    out = bytearray()
    try:
        for start in range(0, len(content), 65_536):
            out += unpacker.decompress(unpacker.unconsumed_tail + content[start : start + 65_536], limit - len(out))
            if unpacker.eof or len(out) >= limit:
                break
    except zlib.error:
        pass
    return bytes(out)


def _from_hex(content: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]+", b"", content.partition(b">")[0])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _from_base85(content: bytes) -> bytes:
    """Decode groups of five digits, with `z` for four zero bytes (ISO 32000-2 §7.4.3)."""
    body = re.sub(rb"[^!-uz]+", b"", content.removeprefix(b"<~").partition(b"~")[0]).replace(b"z", b"!!!!!")
    short = -len(body) % 5
    body += b"u" * short
    digits = iter(body.translate(_BASE85))
    groups = zip(digits, digits, digits, digits, digits, strict=False)
    values = [(a * 52_200_625 + b * 614_125 + c * 7_225 + d * 85 + e) & 0xFFFFFFFF for a, b, c, d, e in groups]
    out = struct.pack(f">{len(values)}I", *values)
    return out[: len(out) - short]


def _run_lengths(content: bytes, limit: int) -> bytes:
    out = bytearray()
    position = 0
    while position < len(content) and len(out) < limit:
        length = content[position]
        if length == 128:
            break
        if length < 128:
            out += content[position + 1 : position + 2 + length]
            position += 2 + length
        else:
            out += content[position + 1 : position + 2] * (257 - length)
            position += 2
    return bytes(out[:limit])


def _unpacked(content: bytes, early: int, limit: int) -> bytes:
    """Unpack LZW (ISO 32000-2 §7.4.4.2): codes of 9 to 12 bits; 256 starts a new table, 257 is the end."""
    first = [bytes([value]) for value in range(256)] + [b"", b""]
    table = list(first)
    out = bytearray()
    before = b""
    width, held, bits = 9, 0, 0
    for byte in content:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        if code == 257 or len(out) >= limit:
            break
        if code == 256:
            table, before, width = list(first), b"", 9
            continue
        entry = table[code] if code < len(table) else before + before[:1]
        if not entry:
            break
        out += entry
        if before and len(table) < 4096:
            table.append((before + entry[:1])[-65_536:])
        before = entry
        width = min(max((len(table) + early).bit_length(), 9), 12)
    return bytes(out[:limit])


def _predicted(content: bytes, parameters: dict[bytes, int]) -> bytes:
    """Undo the predictor functions (ISO 32000-2 §7.4.4.4): those of PNG, and that of TIFF for whole bytes."""
    kind = parameters.get(b"Predictor", 1)
    if kind < 2:
        return content
    colours, bits = parameters.get(b"Colors", 1), parameters.get(b"BitsPerComponent", 8)
    step = max(colours * bits // 8, 1)
    width = max(colours * bits * parameters.get(b"Columns", 1) + 7, 8) // 8
    content = content[:_PREDICTED_BYTES]
    out = bytearray()
    if kind == 2:
        for start in range(0, len(content), width):
            row = bytearray(content[start : start + width])
            for at in range(step, len(row)):
                row[at] = row[at] + row[at - step] & 255
            out += row
        return bytes(out)
    above = bytes(width)
    for start in range(0, len(content), width + 1):
        row = _png_row(content[start], bytearray(content[start + 1 : start + 1 + width]), above, step)
        out += row
        above = bytes(row).ljust(width, b"\0")
    return bytes(out)


def _png_row(kind: int, row: bytearray, above: bytes, step: int) -> bytearray:
    """Undo the filter of one row (PNG §9.2)."""
    if kind == 0:
        return row
    for at in range(len(row)):
        left = row[at - step] if at >= step else 0
        if kind == 1:
            row[at] = row[at] + left & 255
        elif kind == 2:
            row[at] = row[at] + above[at] & 255
        elif kind == 3:
            row[at] = row[at] + (left + above[at]) // 2 & 255
        else:
            corner = above[at - step] if at >= step else 0
            guess = left + above[at] - corner
            near = min(
                (abs(guess - left), 0, left), (abs(guess - above[at]), 1, above[at]), (abs(guess - corner), 2, corner)
            )
            row[at] = row[at] + near[2] & 255
    return row

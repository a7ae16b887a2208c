"""Files of Unix `compress` (.Z): LZW with codes of 9 to 16 bits."""

from typing import Final

from mailguard.message.files import limits
from mailguard.message.files.archive.compressed import inner_name
from mailguard.message.files.archive.zip import bomb_ratio
from mailguard.message.files.examination import Examination
from mailguard.message.files.members import note_member

_CODES: Final = 1_500_000  # codes read per file; about half a microsecond each
_CLEAR: Final = 256


def read(data: bytes, examination: Examination) -> None:
    """Unpack and examine the file, or its beginning."""
    if examination.depth >= limits.ARCHIVE_DEPTH:
        examination.defect("limit-archive-depth", f"{limits.ARCHIVE_DEPTH} files inside one another were opened")
        return
    room = min(limits.MEMBER_BYTES, max(examination.budget.bytes, 0))
    content, packed, whole = unpack(data, room)
    examination.budget.spend(len(content))
    partial = packed < len(data)
    bomb = bomb_ratio(packed, len(content))
    if bomb:
        examination.fact("archive-bomb", examination.name, bomb)
    if partial:
        examination.defect("limit-archive-bytes", "unpacked in part")
    child = examination.member(inner_name(data, examination), content, size=len(content), partial=partial)
    if child is not None and child.detected_type != "application/x-tar":
        note_member(child, examination)
    if not whole or child is None or child.detected_type == "application/octet-stream":
        # Any bytes are valid LZW; content of no known type may be meant for another program.
        examination.skip("files inside a .Z archive")


def unpack(data: bytes, limit: int) -> tuple[bytes, int, bool]:
    """Return about `limit` unpacked bytes at most, the number of packed bytes read, and whether they are undamaged.

    Raises `ValueError` if the header is wrong. An entry of the table is a place in the output, so nothing is stored
    twice, and each entry has a constant cost.
    """
    widest = data[2] & 0x1F if len(data) > 2 else 0
    if not 9 <= widest <= 16:
        raise ValueError("no LZW")
    blocks = bool(data[2] & 0x80)
    out = bytearray()
    first = 257 if blocks else 256
    starts, sizes = [0] * (1 << widest), [0] * (1 << widest)
    free, width, position, base = first, 9, 24, 24
    previous = length = -1
    end = len(data) * 8
    for _ in range(_CODES):
        if position + width > end:
            return bytes(out), len(data), True
        if len(out) >= limit:
            break
        code = int.from_bytes(data[position >> 3 : (position >> 3) + 4], "little") >> (position & 7) & (1 << width) - 1
        position += width
        if code == _CLEAR and blocks:
            position = base = _aligned(position, base, width)
            free, width, previous = first, 9, -1
            continue
        if code < 256:
            at, size = len(out), 1
            out.append(code)
        elif code < free:
            at, size = len(out), sizes[code]
            out += out[starts[code] : starts[code] + size]
        elif code == free and previous >= 0:
            at, size = len(out), length + 1
            out += out[previous : previous + length]
            out.append(out[previous])
        else:
            return bytes(out), len(data), False  # the output before the damage is right
        if previous >= 0 and free < 1 << widest:
            starts[free], sizes[free] = previous, length + 1
            free += 1
            if free > (1 << width) - 1 and width < widest:
                position = base = _aligned(position, base, width)
                width += 1
        previous, length = at, size
    return bytes(out), min(position // 8, len(data) - 1), True


def _aligned(position: int, base: int, width: int) -> int:
    """Return the position after the current group of eight codes; `compress` fills the group when the width changes."""
    group = width * 8
    return base + -(-(position - base) // group) * group

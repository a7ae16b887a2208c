"""Write 7z archives by 7zFormat.txt with the compression methods of the standard library, and RAR with stored files."""

import bz2
import itertools
import lzma
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence

LZMA2 = {"id": lzma.FILTER_LZMA2, "dict_size": 1 << 16}
LZMA1 = {"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16, "lc": 3, "lp": 0, "pb": 2}


def number(value: int) -> bytes:
    """Return a variable-length number of the format."""
    for extra in range(8):
        if value < 1 << 7 * (extra + 1):
            first = (0xFF00 >> extra & 0xFF) | value >> 8 * extra
            return bytes([first]) + (value & (1 << 8 * extra) - 1).to_bytes(extra, "little")
    return b"\xff" + value.to_bytes(8, "little")


def raw(*chain: dict[str, int]) -> Callable[[bytes], bytes]:
    return lambda content: lzma.compress(content, lzma.FORMAT_RAW, filters=list(chain))


def deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


Coders = list[tuple[bytes, bytes]]
# name: (compressor, coders as (id, properties); the first coder is decoded last)
METHODS: dict[str, tuple[Callable[[bytes], bytes], Coders]] = {
    "copy": (bytes, [(b"\0", b"")]),
    "lzma": (raw(LZMA1), [(b"\x03\x01\x01", b"\x5d" + struct.pack("<I", 1 << 16))]),
    "lzma2": (raw(LZMA2), [(b"\x21", b"\x08")]),
    "bcj": (raw({"id": lzma.FILTER_X86}, LZMA2), [(b"\x03\x03\x01\x03", b""), (b"\x21", b"\x08")]),
    "delta": (raw({"id": lzma.FILTER_DELTA, "dist": 4}, LZMA2), [(b"\x03", b"\x03"), (b"\x21", b"\x08")]),
    "deflate": (deflate, [(b"\x04\x01\x08", b"")]),
    "bzip2": (bz2.compress, [(b"\x04\x02\x02", b"")]),
    "aes": (bytes, [(b"\x06\xf1\x07\x01", b"\x13\0")]),
    "unknown": (bytes, [(b"\x7f\x01", b"")]),
}


def block_of(coders: Coders) -> bytes:
    out = number(len(coders))
    for method, properties in coders:
        out += bytes([len(method) | (0x20 if properties else 0)]) + method
        out += number(len(properties)) + properties if properties else b""
    return out + b"".join(number(at) + number(at + 1) for at in range(len(coders) - 1))


def streams_of(position: int, packed: bytes, coders: Coders, size: int) -> bytes:
    out = b"\x06" + number(position) + number(1) + b"\x09" + number(len(packed)) + b"\0"
    out += b"\x07\x0b" + number(1) + b"\0" + block_of(coders) + b"\x0c" + number(size) * len(coders)
    return out + b"\0"


def sevenzip(
    files: Mapping[str, bytes | None],
    method: str = "lzma2",
    *,
    packed_header: bool = True,
    header: bytes | None = None,
    declared: list[int] | None = None,
) -> bytes:
    """Return one solid block with all files; b"" is an empty file, None a folder. `declared` are the claimed sizes."""
    pack, coders = METHODS[method]
    filled = {name: content for name, content in files.items() if content}
    content = b"".join(filled.values())
    packed = pack(content)
    sizes = declared or [len(body) for body in filled.values()]
    streams = streams_of(0, packed, coders, sum(sizes))
    streams += b"\x08\x0d" + number(len(filled)) + b"\x09" + b"".join(map(number, sizes[:-1]))
    digests = b"".join(struct.pack("<I", zlib.crc32(body)) for body in filled.values())
    streams += b"\x0a\x01" + digests + b"\0\0"
    names = b"\0" + b"".join(name.encode("utf-16-le") + b"\0\0" for name in files)
    listing = number(len(files))
    empty = [not body for body in files.values()]
    if any(empty):
        listing += b"\x0e" + number((len(empty) + 7) // 8) + bits(empty)
        kinds = [body is not None for body in files.values() if not body]
        listing += b"\x0f" + number((len(kinds) + 7) // 8) + bits(kinds)
    listing += b"\x19\x02\0\0\x11" + number(len(names)) + names + b"\0"
    plain = header if header is not None else b"\x01\x04" + streams + b"\x05" + listing + b"\0"
    body = packed
    if packed_header:
        squeezed = METHODS["lzma"][0](plain)
        plain = b"\x17" + streams_of(len(body), squeezed, METHODS["lzma"][1], len(plain)) + b"\0"
        body += squeezed
    start = struct.pack("<QQI", len(body), len(plain), zlib.crc32(plain))
    return b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<I", zlib.crc32(start)) + start + body + plain


def bits(flags: Sequence[bool]) -> bytes:
    out = bytearray((len(flags) + 7) // 8)
    for at in itertools.compress(range(len(flags)), flags):
        out[at >> 3] |= 0x80 >> (at & 7)
    return bytes(out)


def vint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def rar5_block(kind: int, fields: bytes, content: bytes = b"", extra: bytes = b"") -> bytes:
    flags = bool(extra) | 2 * bool(content)
    head = vint(kind) + vint(flags) + (vint(len(extra)) if extra else b"") + (vint(len(content)) if content else b"")
    sized = head + fields + extra
    sized = vint(len(sized)) + sized
    return struct.pack("<I", zlib.crc32(sized)) + sized + content


def rar5_file(name: str, content: bytes, *, kind: int = 2, packing: int = 0, extra: bytes = b"") -> bytes:
    raw = name.encode()
    fields = vint(4) + vint(len(content)) + vint(0x20) + struct.pack("<I", zlib.crc32(content))
    return rar5_block(kind, fields + vint(packing) + vint(0) + vint(len(raw)) + raw, content, extra)


def rar5(files: Mapping[str, bytes], *more: bytes) -> bytes:
    """Return stored files, followed by other blocks unchanged."""
    blocks = [rar5_file(name, content) for name, content in files.items()]
    return b"Rar!\x1a\x07\x01\x00" + b"".join([rar5_block(1, vint(0)), *blocks, *more, rar5_block(5, vint(0))])


def rar5_stream(name: str) -> bytes:
    """Return an NTFS stream of the file in front of it."""
    record = vint(7) + b":" + name.encode()
    return rar5_file("STM", b"x", kind=3, extra=vint(len(record)) + record)


def rar4(files: Mapping[str, bytes]) -> bytes:
    def block(kind: int, flags: int, body: bytes, content: bytes = b"") -> bytes:
        head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head + content

    out = b"Rar!\x1a\x07\x00" + block(0x73, 0, bytes(6))
    for name, content in files.items():
        raw = name.encode("cp932")
        body = struct.pack(
            "<IIBIIBBHI", len(content), len(content), 2, zlib.crc32(content), 0x21, 20, 0x30, len(raw), 32
        )
        out += block(0x74, 0x8000, body + raw, content)
    return out + block(0x7B, 0x4000, b"")

"""The packing methods of archives: each function unpacks one stream up to a limit.

Most methods are in the stdlib. PPMd, Deflate64 and Zstandard need the extra `archives`.
"""

import bz2
import importlib
import lzma
import zlib
from collections.abc import Callable
from typing import Any, Final

from mailguard.message.files import limits
from mailguard.message.files.archive.zip_directory import lzma1_filter

_PIECE: Final = 64  # packed bytes given at once to a decoder that has no limit for its output
_MODEL_BYTES: Final = 256 * 1024 * 1024  # memory that a PPMd stream may require
_STORED_CHUNK: Final = 65_536  # bytes of an unpacked LZMA2 chunk


class NotUnpackedError(ValueError):
    """Raised for a stream that cannot be unpacked: the method is unknown, or its extra is not installed."""

    def __init__(self, method: str, *, extra: bool) -> None:
        super().__init__(f"files packed with {method}{': install mailguard[archives]' if extra else ''}")


Unpacker = Callable[[bytes | memoryview, bytes, int], bytes]  # packed bytes, properties, limit


def copied(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:  # noqa: ARG001 - as all methods
    """Copy a stored (unpacked) stream."""
    return bytes(data[:limit])


def deflated(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:  # noqa: ARG001
    """Unpack Deflate (RFC 1951)."""
    return zlib.decompressobj(-15).decompress(data, max(limit, 1))


def bzipped(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:  # noqa: ARG001
    """Unpack one bzip2 stream."""
    return bz2.BZ2Decompressor().decompress(data, limit)


def lzma1(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:
    """Unpack LZMA; `properties` are its five property bytes."""
    if len(properties) < 5 or properties[0] >= 225:
        raise ValueError("LZMA properties that do not exist")
    chain = lzma1_filter(properties)
    chain["dict_size"] = _window(chain["dict_size"], limit)
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain]).decompress(data, limit)


def lzma2(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:
    """Unpack LZMA2; `properties` is one byte, the dictionary size."""
    code = properties[0] if properties else 40
    size = (2 | code & 1) << (min(code, 39) // 2 + 11)
    chain = {"id": lzma.FILTER_LZMA2, "dict_size": _window(size, limit)}
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[chain]).decompress(data, limit)


def xz(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:  # noqa: ARG001
    """Unpack an .xz stream."""
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=limits.INFLATED_BYTES).decompress(data, limit)


def zstandard(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:  # noqa: ARG001
    """Unpack Zstandard (RFC 8878)."""
    unpacker, failure = zstandard_unpacker()
    try:
        unpacked: bytes = unpacker.decompress(data, limit)
    except failure as error:
        raise ValueError(str(error)) from None
    return unpacked


def zstandard_unpacker() -> tuple[Any, type[Exception]]:
    """Return a decompressor like those of the stdlib, and the exception it raises.

    It is part of Python from 3.14; older versions need the extra. Raises `NotUnpackedError` without it.
    """
    for place in ("compression.zstd", "backports.zstd"):
        try:
            zstd = importlib.import_module(place)
        except ImportError:
            continue
        options = {zstd.DecompressionParameter.window_log_max: 27}  # 128 MB, the default limit of the tools
        return zstd.ZstdDecompressor(options=options), zstd.ZstdError
    raise NotUnpackedError("Zstandard", extra=True)


def deflated64(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:  # noqa: ARG001
    """Unpack Deflate64, in small pieces, because its decoder has no limit for its output."""
    inflater = _extra("inflate64", "Deflate64").Inflater()
    out = bytearray()
    for start in range(0, len(data), _PIECE):
        if len(out) >= limit or inflater.eof:
            break
        out += inflater.inflate(bytes(data[start : start + _PIECE]))
    return bytes(out[:limit])


def ppmd7(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:
    """Unpack PPMd variant H as used in 7z; `properties` are the order and the memory size."""
    order, memory = (properties[0], int.from_bytes(properties[1:5], "little")) if len(properties) >= 5 else (0, 0)
    if not 2 <= order <= 64 or not 2048 <= memory <= _MODEL_BYTES:
        raise NotUnpackedError("PPMd", extra=False)
    return _decoded(_extra("pyppmd", "PPMd").Ppmd7Decoder(order, memory), bytes(data), limit)


def ppmd8(data: bytes | memoryview, properties: bytes, limit: int) -> bytes:  # noqa: ARG001
    """Unpack PPMd variant I as used in ZIP; its first two bytes are order, memory and method (APPNOTE 6.3.10 §5.10)."""
    head = int.from_bytes(data[:2], "little")
    order, memory, restore = (head & 15) + 1, ((head >> 4 & 255) + 1) << 20, head >> 12
    if order < 2 or memory > _MODEL_BYTES or restore > 1:
        raise NotUnpackedError("PPMd", extra=False)
    return _decoded(_extra("pyppmd", "PPMd").Ppmd8Decoder(order, memory, restore), bytes(data[2:]), limit)


def _decoded(decoder: Any, data: bytes, limit: int) -> bytes:
    try:
        unpacked: bytes = decoder.decode(data, limit)
    except (SystemError, MemoryError) as error:  # this decoder's exceptions for damaged data
        raise ValueError(str(error)) from None
    return unpacked[:limit]


# Methods of ZIP (APPNOTE 6.3.10 §4.4.5) other than those in `zip_directory`.
OF_ZIP: Final[dict[int, Unpacker]] = {9: deflated64, 93: zstandard, 95: xz, 98: ppmd8}


def missing_extra(method: int) -> str:
    """Return the message for a ZIP member whose `method` needs an extra that is not installed, else ""."""
    try:
        if method == 93:
            zstandard_unpacker()
        elif method in _MODULES:
            _extra(*_MODULES[method])
    except NotUnpackedError as reason:
        return str(reason)
    return ""


_MODULES: Final = {9: ("inflate64", "Deflate64"), 98: ("pyppmd", "PPMd")}


def _extra(module: str, method: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        raise NotUnpackedError(method, extra=True) from None


def filtered(data: bytes, kind: int, properties: bytes) -> bytes:
    """Undo a branch filter or a delta filter.

    The stdlib has no filters on their own, so the data is wrapped in unpacked LZMA2 chunks.
    """
    step: dict[str, int] = {"id": kind}
    if kind == lzma.FILTER_DELTA:
        step["dist"] = (properties[0] if properties else 0) + 1
    chunks = bytearray()
    for start in range(0, len(data), _STORED_CHUNK):
        piece = data[start : start + _STORED_CHUNK]
        chunks += (b"\x02" if start else b"\x01") + (len(piece) - 1).to_bytes(2, "big") + piece
    chain = [step, {"id": lzma.FILTER_LZMA2, "dict_size": _STORED_CHUNK}]
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain).decompress(bytes(chunks) + b"\0")


def _window(size: int, limit: int) -> int:
    """Return the dictionary size to allocate: no more than the bytes that are unpacked."""
    return max(4096, min(size, limit))

"""Make presentations, projects and macro sheets as Office writes them, with compressed source after compiled code."""

import struct
import zlib
from collections.abc import Mapping

import make_attachments as make


def container(content: bytes) -> bytes:
    """Return a compressed container of literal tokens, in as many chunks as needed ([MS-OVBA] §2.4.1)."""
    out = b"\x01"
    for start in range(0, len(content), 3600):
        piece = content[start : start + 3600]
        body = b"".join(b"\0" + piece[at : at + 8] for at in range(0, len(piece), 8))
        out += struct.pack("<H", 0xB000 | (len(body) - 1)) + body
    return out


def directory(modules: Mapping[str, int], code_page: int = 932) -> bytes:
    """Return the dir stream of {stream name: offset of the source}."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HI", kind, len(content)) + content

    out = record(1, struct.pack("<I", 3)) + record(3, struct.pack("<H", code_page))
    out += struct.pack("<HIIH", 9, 4, 1, 1) + record(0x0F, struct.pack("<H", len(modules)))
    for name, offset in modules.items():
        raw = name.encode("cp932")
        out += record(0x19, raw) + record(0x1A, raw) + record(0x32, name.encode("utf-16-le"))
        out += record(0x31, struct.pack("<I", offset)) + record(0x21, b"") + record(0x2B, b"")
    return container(out + record(0x10, b""))


def project(sources: Mapping[str, str], *, code_page: int = 932, filler: bytes = b"\x01\x16" + bytes(300)) -> bytes:
    """Return a project whose modules begin with compiled code; only the dir stream says where their source is."""
    streams = {
        "VBA/dir": directory(dict.fromkeys(sources, len(filler)), code_page),
        "VBA/_VBA_PROJECT": b"\xcc\x61\xff",
    }
    for name, source in sources.items():
        streams[f"VBA/{name}"] = filler + container(source.encode(f"cp{code_page}"))
    return make.compound(streams)


def presentation(*objects: bytes, packed: bool = True, before: bytes = b"") -> bytes:
    """Return a .ppt with objects in its main stream ([MS-PPT] §2.10.34)."""
    content = b"\x0f\0\xe8\x03" + bytes(4) + before
    for body in objects:
        inner = struct.pack("<I", len(body)) + zlib.compress(body) if packed else body
        content += struct.pack("<HHI", 0x10 if packed else 0, 0x1011, len(inner)) + inner
    return make.compound({"PowerPoint Document": content, "Current User": bytes(16)})


def text_token(text: str) -> bytes:
    """Return a PtgStr token."""
    return b"\x17" + bytes([len(text), 0]) + text.encode("latin-1")


def character_token(letter: str) -> bytes:
    """Return the tokens of CHAR(number): PtgInt, PtgFunc."""
    return b"\x1e" + struct.pack("<H", ord(letter)) + b"\x41\x6f\0"


def call_token(function: int, *, fixed: bool = False) -> bytes:
    return (b"\x41" if fixed else b"\x42\x03") + struct.pack("<H", function)

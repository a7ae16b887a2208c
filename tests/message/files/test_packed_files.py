"""Old and rare archive formats: unpacked, or reported as not examined."""

import binascii
import lzma
import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
import make_attachments as make
from mailguard.message.files import inspect
from mailguard.message.files.archive.lzw import unpack

PROGRAM = make.PROGRAM


def compress(data, widest=16):
    """Pack like Unix `compress`: codes of growing width, in groups of eight; the table is never cleared."""
    table = {bytes([byte]): byte for byte in range(256)}
    free, width = 257, 9
    codes, groups = [], []
    string = b""

    def emit(code):
        nonlocal width
        codes.append(code)
        if free > (1 << width) - 1 and width < widest:
            groups.append((width, codes[:]))
            codes.clear()
            width += 1

    for byte in data:
        longer = string + bytes([byte])
        if longer in table:
            string = longer
            continue
        emit(table[string])
        if free < 1 << widest:
            table[longer] = free
            free += 1
        string = bytes([byte])
    if string:
        emit(table[string])
    groups.append((width, codes))
    out = bytearray(b"\x1f\x9d" + bytes([0x80 | widest]))
    for number, (bits, members) in enumerate(groups):
        value = sum(code << place * bits for place, code in enumerate(members))
        size = -(-len(members) * bits // 8)
        if number < len(groups) - 1:
            size = -(-len(members) // 8) * bits
        out += value.to_bytes(size, "little")
    return bytes(out)


def lzip(data):
    raw = lzma.compress(
        data, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16, "lc": 3, "lp": 0, "pb": 2}]
    )
    return b"LZIP\x01\x10" + raw + struct.pack("<IQQ", zlib.crc32(data), len(data), len(raw) + 26)


def cpio_new(files):
    out = b""
    for name, content in (*files.items(), ("TRAILER!!!", b"")):
        raw = name.encode() + b"\0"
        mode = 0o040755 if content is None else 0o100644
        body = content or b""
        fields = [1, mode, 0, 0, 1, 0, len(body), 0, 0, 0, 0, len(raw), 0]
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + raw
        head += bytes(-len(head) % 4)
        out += head + body + bytes(-len(body) % 4)
    return out


def cpio_portable(files):
    out = b""
    for name, body in (*files.items(), ("TRAILER!!!", b"")):
        raw = name.encode() + b"\0"
        head = b"070707" + b"000001" * 2 + b"100644" + b"000000" * 2 + b"000001" * 2 + b"00000000000"
        out += head + b"%06o%011o" % (len(raw), len(body)) + raw + body
    return out


def cpio_binary(files, order):
    out = b""
    for name, body in (*files.items(), ("TRAILER!!!", b"")):
        raw = name.encode() + b"\0"
        words = [0o070707, 0, 0, 0o100644, 0, 0, 1, 0, 0, 0, len(raw), len(body) >> 16, len(body) & 0xFFFF]
        out += struct.pack(f"{order}13H", *words) + raw + bytes(len(raw) % 2) + body + bytes(len(body) % 2)
    return out


def uuencoded(name, data, alphabet=None):
    lines = [binascii.b2a_uu(data[at : at + 45]).rstrip(b"\n").replace(b" ", b"`") for at in range(0, len(data), 45)]
    if alphabet:
        plain = bytes(range(32, 96))
        lines = [line.replace(b"`", b" ").translate(bytes.maketrans(plain, alphabet)) for line in lines]
    return b"begin 644 " + name + b"\n" + b"\n".join(lines) + b"\n`\nend\n"


XX = b"+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
WHOLE = {
    "tool.exe.Z": compress(PROGRAM),
    "tool.z": compress(PROGRAM + bytes(range(256)) * 40),
    "tool.exe.lzma": lzma.compress(PROGRAM, lzma.FORMAT_ALONE),
    "tool.exe.lz": lzip(PROGRAM),
    "two.lz": lzip(PROGRAM[:10]) + lzip(PROGRAM[10:]),
    "a.cpio": cpio_new({"dir": None, "tool.exe": PROGRAM}),
    "b.cpio": cpio_portable({"tool.exe": PROGRAM}),
    "c.cpio": cpio_binary({"tool.exe": PROGRAM}, "<"),
    "d.cpio": cpio_binary({"tool.exe": PROGRAM}, ">"),
    "a.uue": b"Here is the file.\n\n" + uuencoded(b"tool.exe", PROGRAM),
    "a.xxe": uuencoded(b"tool.exe", PROGRAM, XX),
    "b.uue": b"begin-base64 644 tool.exe\n" + binascii.b2a_base64(PROGRAM) + b"====\n",
    "inner.Z": compress(make.zipped({"tool.exe": PROGRAM})),
    "inner.lzma": lzma.compress(cpio_new({"tool.exe": PROGRAM}), lzma.FORMAT_ALONE),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_program_inside_is_found(name):
    for shown in (name, "letter.dat", "scan"):
        found = inspect(shown, "application/octet-stream", WHOLE[name])
        assert any("executable" in file.kinds for file in found.walk() if file is not found)
        assert found.not_examined == ()


@pytest.mark.parametrize("size", [0, 1, 300, 5_000, 70_000, 400_000])
@pytest.mark.parametrize("widest", [9, 12, 16])
def test_codes_of_every_width(size, widest):
    data = bytes((number * number >> 3) & 0xFF for number in range(size))
    assert unpack(compress(data, widest), 1_000_000)[0] == data


def test_the_string_that_is_just_being_made():
    assert unpack(compress(b"a" * 10_000), 20_000)[0] == b"a" * 10_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.lz4", b"\x04\x22\x4d\x18" + bytes(40)),
        ("a.lzo", b"\x89LZO\0\r\n\x1a\n" + bytes(40)),
        ("a.egg", b"EGGA" + bytes(40)),
        ("a.alz", b"ALZ\x01" + bytes(40)),
        ("a.zoo", b"ZOO 2.10 Archive.\x1a" + bytes(40)),
        ("a.sit", b"SIT!" + bytes(40)),
        ("a.arc", b"\x1a\x08TOOL.EXE\0" + bytes(40)),
        ("a.ace", bytes(range(200, 250))),
        ("a.lzh", bytes(range(200, 250))),
        ("a.wim", b"MSWIM\0\0\0" + bytes(300)),
        ("a.vhdx", b"vhdxfile" + bytes(300)),
        ("a.hqx", b"(This file must be converted with BinHex 4.0)\n:abc"),
        ("a.z", b"\x1f\x9d\x90" + PROGRAM),
        ("a.lzma", b"\x5d\0\0\x80\0" + b"\xff" * 8 + b"\x01" * 40),
        ("a.7z", bytes(100)),
    ],
)
def test_what_cannot_be_unpacked_is_said(name, data):
    found = inspect(name, "", data)
    assert found.all_not_examined() or "archive-damaged" in {defect.kind for defect in found.all_defects()}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"We begin 2026 with a party.\nbegin with the list\nend\n"),
        ("a.txt", b"0707012345 is the number to call.\n"),
        ("a.txt", b"]\0\0"),
        ("notes.log.Z", compress(b"an ordinary log line\n" * 50)),
        ("a.csv", b"070701,1,2\n070702,3,4\n"),
    ],
)
def test_ordinary_files(name, data):
    found = inspect(name, "", data)
    assert (found.all_not_examined(), found.all_defects(), found.kinds) == ((), (), ())


def test_a_bomb_is_cut():
    packed = compress(bytes(1_000_000))
    content, read, _ = unpack(packed, 100_000)
    assert len(content) < 102_000
    assert read < len(packed)


def test_codes_without_end_cost_little():
    started = time.process_time()
    found = inspect("a.Z", "", compress(bytes(1_000_000)) + bytes(3_000_000))
    assert time.process_time() - started < 3
    assert found.all_defects() or found.all_not_examined()


def test_a_packed_program_is_reported():
    report = mailguard.scan(
        make.mail("資料", [("shiryo.z", "application/octet-stream", WHOLE["tool.exe.Z"])]), offline=True
    )
    assert "executable-in-archive" in {finding.check for finding in report.findings}


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=3000), bits=st.integers(0, 255))
def test_any_codes(data, bits):
    inspect("a.Z", "", b"\x1f\x9d" + bytes([bits]) + data)


@settings(max_examples=200, deadline=None)
@given(
    seed=st.sampled_from(list(WHOLE.values())),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=6),
    cut=st.integers(0, 10**6),
)
def test_damage(seed, changes, cut):
    data = bytearray(seed)
    for place, byte in changes:
        data[place % len(data)] = byte
    inspect("a", "", bytes(data[: cut % len(data)]))


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=4000))
def test_lzw_there_and_back(data):
    assert unpack(compress(data), 10_000)[0] == data

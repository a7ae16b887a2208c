"""Hostile files: no exception, bounded time, and reached limits are reported."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import make_attachments as make
from mailguard.message.files import inspect

SEEDS = [
    make.zipped({"a.exe": make.PROGRAM, "b.zip": make.zipped({"c.html": make.LOGIN})}),
    make.word(word__vbaProject_bin=make.vba_project(make.MACRO)),
    make.vba_project(make.MACRO),
    make.compound({"Workbook": b"\x85\0\x0a\0" + bytes(10), "\x01Ole10Native": bytes(30)}),
    make.SCRIPT_PDF,
    make.LOCKED_PDF,
    make.pdf(make.object_stream(b"<< /S /Launch /F (a) >>")),
    make.SMUGGLE.encode(),
    make.LOGIN.encode(),
    make.SHORTCUT,
    b"Rar!\x1a\x07\x01\x00" + bytes(4) + bytes([3, 1, 0, 0]),
    b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(40),
    b"{\\rtf1{\\*\\template http://a.example}{\\objdata 0105}}",
    b"BEGIN:VCALENDAR\nSUMMARY:x\n",
    make.INNER,
]
NAMES = st.sampled_from(
    ["a", "a.html", "a.eml", "a.svg", "a.csv", "a\u202egpj.exe", "\udc80", "\0", "a.pdf" + " " * 90 + ".js"]
)


@settings(max_examples=150, deadline=None)
@given(name=st.one_of(NAMES, st.text(max_size=50)), data=st.binary(max_size=600), start=st.sampled_from(SEEDS))
def test_any_bytes(name, data, start):
    inspect(name, "application/octet-stream", data)
    inspect(name, "", start[:20] + data)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.sampled_from(SEEDS),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 10**6),
    name=NAMES,
)
def test_damaged_files(seed, changes, cut, name):
    data = bytearray(seed)
    for place, byte in changes:
        data[place % len(data)] = byte
    attachment = inspect(name, "", bytes(data[: cut % len(data)] if cut % 3 == 0 else data))
    assert all(attachment.sha256 or file.size >= 0 for file in attachment.walk())


@pytest.mark.parametrize(
    ("name", "start", "unit"),
    [
        ("a.pdf", b"%PDF-1.7\n", unit)
        for unit in (
            b"/URI(",
            b"/S/JavaScript/JS 1 0 R ",
            b"/S/Launch ",
            b"/EmbeddedFile",
            b"/#41",
            b"/ObjStm stream\n",
            b"/EF<</F 1 ",
        )
    ]
    + [
        ("a.html", b"<html>", unit)
        for unit in (
            b"<",
            b"<input ",
            b"1, ",
            b"1,",
            b"%41",
            b"\\x41",
            b"A" * 79 + b" ",
            b"new Blob([",
            b"data:",
            b"<!--",
            b"://",
            b"atob(",
        )
    ]
    + [("a.rtf", b"{\\rtf1 ", unit) for unit in (b"\\objdata ", b"\\objdata 41", b"{\\*\\template ", b"4 ")]
    + [("a.csv", b"", unit) for unit in (b"=cmd ", b",=", b"://", b"\n ")],
)
def test_one_thing_repeated(name, start, unit):
    data = start + unit * (4_000_000 // len(unit))
    begin = time.process_time()
    inspect(name, "", data)
    assert time.process_time() - begin < 4


def test_limits_are_said():
    members = {f"{number}.txt": "" for number in range(2200)}
    attachment = inspect("a.zip", "", make.zipped(members))
    assert len(attachment.children) == 2000
    assert "limit-archive-members" in {defect.kind for defect in attachment.defects}

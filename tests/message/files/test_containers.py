"""Disk images, cabinets, old archives, winmail.dat and OneNote sections: the files inside are found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import container_maker as boxes
import make_attachments as make
from mailguard.message.files import inspect

PROGRAM = make.PROGRAM
NOTE = "次の頁 https://kakuu-shoji.example/a".encode()
FILES = {"請求書.exe": PROGRAM, "memo.txt": NOTE}
OUTLOOK_RTF = (
    r"{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 hello \u26085?"
    r"{\*\htmltag84 <a href='https://rtf.example/'>}link{\*\htmltag92 </a>}}"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.iso", boxes.iso(FILES)),
        ("a.img", boxes.udf(FILES)),
        ("a.cab", boxes.cabinet(FILES)),
        ("a.cab", boxes.cabinet(FILES, packed=False)),
        ("winmail.dat", boxes.tnef(FILES)),
    ],
)
def test_members_are_listed_and_looked_into(name, data):
    found = {file.name: file for file in inspect(name, "", data).children}
    assert set(found) == set(FILES)
    assert found["請求書.exe"].kinds == ("executable",)
    assert found["memo.txt"].urls == (("https://kakuu-shoji.example/a", ""),)


def test_files_in_folders_of_an_image_have_their_path():
    files = {"資料/一覧.lnk": make.SHORTCUT, "readme.txt": NOTE}
    assert {file.name for file in inspect("a.iso", "", boxes.iso(files)).children} == set(files)


def test_short_names_where_an_image_has_no_others():
    found = inspect("a.iso", "", boxes.iso({"SETUP.EXE": PROGRAM}, joliet=False)).children
    assert [(file.name, file.kinds) for file in found] == [("SETUP.EXE", ("executable",))]


@pytest.mark.parametrize("level", [0, 2])
def test_lzh_names_are_listed_and_the_content_is_said_to_be_unread(level):
    found = inspect("a.lzh", "", boxes.lha({"請求書.exe": 5, "一覧.csv": 9}, level))
    assert [(file.name, file.size) for file in found.children] == [("請求書.exe", 5), ("一覧.csv", 9)]
    assert found.children[0].kinds == ("executable",)
    assert found.not_examined[0].why == "files inside an LZH archive"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"conectix" + bytes(504), "VHD"),
        (b"vhdxfile" + bytes(504), "VHDX"),
        (b"MSWIM\0\0\0" + bytes(504), "WIM"),
        (b"!BDN" + bytes(504), "Outlook data file"),
    ],
)
def test_what_is_recognised_and_not_opened_is_named(data, what):
    assert what in inspect("a.bin", "", data).not_examined[0].why


def test_winmail_text_is_read_from_the_plain_body_and_from_packed_rich_text():
    rich = [(0x102, 0x1009, boxes.compressed_rtf(OUTLOOK_RTF))]
    found = inspect("winmail.dat", "application/ms-tnef", boxes.tnef({}, body="至急ご確認ください", properties=rich))
    assert found.texts[0] == "至急ご確認ください"
    assert "hello 日link" in found.texts[1]
    assert "https://rtf.example/" in [url for url, _ in found.urls]


def test_onenote_files_are_examined_under_their_names():
    found = inspect("a.one", "", boxes.onenote({"請求書.hta": b"<html><script>1</script>", "b.exe": PROGRAM}))
    assert [(file.name, "script" in file.kinds, "executable" in file.kinds) for file in found.children] == [
        ("請求書.hta", True, False),
        ("b.exe", False, True),
    ]


def test_folders_that_contain_themselves_end():
    image = bytearray(boxes.iso({"d/a.txt": NOTE}))
    place = image.index(boxes.iso_record("d".encode("utf-16-be"), 21, 2048, folder=True))
    image[place + 2 : place + 10] = boxes.both(20)
    assert inspect("a.iso", "", bytes(image)).children == ()


SEEDS = [
    boxes.iso(FILES)[: 24 * 2048],
    boxes.udf({"a.txt": b"a"})[: 352 * 2048],
    boxes.cabinet(FILES),
    boxes.tnef(FILES, body="a", properties=[(0x102, 0x1009, boxes.compressed_rtf(OUTLOOK_RTF))]),
    boxes.lha({"a.exe": 5}, 2),
    boxes.lha({"a.exe": 5}),
    b"\x60\xea\x22\0\x1e\x0b\x01\0\0\0\x02\0" + bytes(22) + b"a.arj\0\0" + bytes(40),
    bytes(7) + b"**ACE**" + bytes(60),
    boxes.onenote({"a.exe": PROGRAM}),
    boxes.signed(b"Content-Type: text/plain\r\n\r\nhello"),
    boxes.signed_indefinite(b"Content-Type: text/plain\r\n\r\nhello"),
    boxes.compound(boxes.msg({0x37: "s", 0x1000: "t"}, [("a.txt", "text/plain", b"x")], to=[("n", "a@b.example")])),
    make.png(make.code_rows()),
]


@settings(max_examples=150, deadline=2000)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=12), st.data())
def test_damaged_containers_never_raise(seed, changes, data):
    damaged = bytearray(seed)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    cut = data.draw(st.integers(0, len(damaged)))
    inspect("a.bin", "", bytes(damaged[:cut] if cut % 3 == 0 else damaged)).all_not_examined()

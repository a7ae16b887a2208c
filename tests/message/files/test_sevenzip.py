"""7z: files with packed headers and every method of the standard library; damage and bombs."""

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archive_maker as archives
import make_attachments as make
from mailguard.message.files import inspect

PAGE = b"<html><body><form action='https://kakuu.example/'><input type=password></form></body></html>"
FILES = {"請求書.pdf": make.PROGRAM + bytes(range(256)) * 40, "資料": None, "空.txt": b"", "資料/login.html": PAGE}


@pytest.mark.parametrize("packed_header", [True, False])
@pytest.mark.parametrize("method", ["copy", "lzma", "lzma2", "bcj", "delta", "deflate", "bzip2"])
def test_every_method_gives_the_files_back(method, packed_header):
    found = inspect("a.7z", "", archives.sevenzip(FILES, method, packed_header=packed_header))
    assert [(file.name, file.size) for file in found.children] == [
        (name, len(content)) for name, content in FILES.items() if content is not None
    ]
    program, _, page = found.children
    assert program.sha256 == hashlib.sha256(FILES["請求書.pdf"]).hexdigest()
    assert "disguised-type" in program.kinds
    assert "password-form" in page.kinds
    assert found.not_examined == found.defects == ()


def test_locked_files_are_named_and_said_to_be_locked():
    found = inspect("a.7z", "", archives.sevenzip({"見積.exe": b"x" * 40, "b.txt": b"y"}, "aes"))
    assert [(fact.kind, fact.detail) for fact in found.facts] == [("encrypted-archive", "2 of 2 files")]
    assert [file.name for file in found.children] == ["見積.exe", "b.txt"]
    assert [gap.why for gap in found.not_examined] == ["encrypted"]


def test_a_locked_list_of_files_is_said():
    header = b"\x17" + archives.streams_of(0, b"x" * 16, archives.METHODS["aes"][1], 16) + b"\0"
    found = inspect("a.7z", "", archives.sevenzip({}, packed_header=False, header=header))
    assert [(fact.kind, fact.detail) for fact in found.facts] == [("encrypted-archive", "list of files encrypted")]


def test_files_packed_in_an_unknown_way_are_listed_and_said_to_be_unread():
    found = inspect("a.7z", "", archives.sevenzip({"見積.exe": b"x" * 40}, "unknown"))
    assert found.children[0].kinds == ("executable",)
    assert [gap.why for gap in found.not_examined] == ["files packed with method 7f01"]


@pytest.mark.parametrize(
    ("module", "method", "name"),
    [("pyppmd", b"\x03\x04\x01", "PPMd"), ("backports.zstd", b"\x04\xf7\x11\x01", "Zstandard")],
)
def test_the_extra_that_would_help_is_named(monkeypatch, module, method, name):
    monkeypatch.setitem(archives.METHODS, "rare", (bytes, [(method, b"\x06\0\0\1\0")]))
    monkeypatch.setitem(__import__("sys").modules, module, None)
    monkeypatch.setitem(__import__("sys").modules, "compression.zstd", None)
    found = inspect("a.7z", "", archives.sevenzip({"見積.exe": b"x" * 40}, "rare"))
    assert [gap.why for gap in found.not_examined] == [f"files packed with {name}: install mailguard[archives]"]


def test_rare_methods_with_the_extra(monkeypatch):
    pytest.importorskip("py7zr", reason="needs the extra archives")
    import inflate64
    import pyppmd
    from backports import zstd

    def flushed(packer, step):
        return lambda content: getattr(packer, step)(content) + packer.flush()

    rare = {
        "ppmd": (flushed(pyppmd.Ppmd7Encoder(6, 1 << 20), "encode"), [(b"\x03\x04\x01", b"\x06\0\0\x10\0")]),
        "deflate64": (flushed(inflate64.Deflater(), "deflate"), [(b"\x04\x01\x09", b"")]),
        "zstd": (zstd.compress, [(b"\x04\xf7\x11\x01", b"\x01\x05\x03\0\0")]),
    }
    for method, how in rare.items():
        monkeypatch.setitem(archives.METHODS, method, how)
        found = inspect("a.7z", "", archives.sevenzip({"login.html": PAGE, "a.txt": make.PROGRAM}, method))
        assert [file.sha256 for file in found.children] == [hashlib.sha256(x).hexdigest() for x in (PAGE, make.PROGRAM)]


@pytest.mark.parametrize("method", ["lzma2", "bzip2", "deflate"])
def test_a_bomb_is_told_before_it_is_unpacked(method):
    data = archives.sevenzip({"a.txt": bytes(150_000_000)}, method)
    begin = time.process_time()
    found = inspect("a.7z", "", data)
    assert "archive-bomb" in found.kinds
    assert time.process_time() - begin < 0.5


def test_a_block_that_lies_about_its_size_is_bounded():
    data = archives.sevenzip({"a.txt": bytes(20_000_000)}, "lzma2", declared=[1000])
    assert inspect("a.7z", "", data).children[0].size == 1000


SEEDS = [
    archives.sevenzip(FILES, method, packed_header=packed)
    for method in ("lzma2", "bcj", "copy", "aes")
    for packed in (True, False)
]


@settings(max_examples=200, deadline=2000)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6), st.data())
def test_damage_never_raises(seed, changes, data):
    damaged = bytearray(seed)
    for place, value in changes:
        damaged[-place] = value  # the header is at the end
    cut = data.draw(st.integers(0, len(damaged)))
    inspect("a.7z", "", bytes(damaged[:cut] if cut % 3 == 0 else damaged)).all_not_examined()


@settings(max_examples=200, deadline=2000)
@given(st.binary(max_size=400))
def test_any_header_never_raises(header):
    inspect("a.7z", "", archives.sevenzip({"a": b"b"}, "copy", packed_header=False, header=b"\x01\x04" + header))

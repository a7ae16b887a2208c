"""RAR, TAR, ZIP and packed streams: readable members are examined, and paths that lead out of the folder recorded."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest

import archive_maker as archives
import make_attachments as make
from mailguard.message.files import inspect

PAGE = b"<html><body><form action='https://kakuu.example/'><input type=password></form></body></html>"
FILES = {"資料/請求書.pdf": make.PROGRAM, "資料/login.html": PAGE}


@pytest.mark.parametrize("data", [archives.rar4(FILES), archives.rar5(FILES)])
def test_files_that_a_rar_archive_stores_are_looked_into(data):
    found = inspect("a.rar", "", data)
    assert [file.name for file in found.children] == list(FILES)
    assert "disguised-type" in found.children[0].kinds
    assert "password-form" in found.children[1].kinds
    assert found.not_examined == ()


def test_packed_rar_files_are_said_to_be_unread():
    found = inspect("a.rar", "", archives.rar5({}, archives.rar5_file("a.exe", b"packed", packing=3 << 7)))
    assert found.children[0].kinds == ("executable",)
    assert [gap.why for gap in found.not_examined] == ["files inside a RAR archive"]


def test_an_ntfs_stream_that_leads_out_of_the_folder():
    found = inspect("a.rar", "", archives.rar5({"a.txt": b"a"}, archives.rar5_stream("..\\..\\Startup\\a.lnk")))
    assert [fact.text for fact in found.facts_of("path-traversal")] == ["..\\..\\Startup\\a.lnk"]
    harmless = inspect("a.rar", "", archives.rar5({"a.txt": b"a"}, archives.rar5_stream("Zone.Identifier")))
    assert harmless.facts == ()


def tar(*names, form=tarfile.PAX_FORMAT):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=form) as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(PAGE)
            archive.addfile(member, io.BytesIO(PAGE))
    return target.getvalue()


def zipped(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), PAGE)
    return target.getvalue()


@pytest.mark.parametrize("pack", [zipped, tar, lambda *names: archives.sevenzip(dict.fromkeys(names, PAGE))])
def test_names_that_lead_elsewhere(pack):
    found = inspect("a", "", pack("../../起動/a.bat", "b/..c/d..txt", "/etc/x", "C:/Windows/x", "e.txt", "a:b.txt"))
    assert [(fact.text, fact.detail) for fact in found.facts_of("path-traversal")] == [
        ("../../起動/a.bat", ""),
        ("/etc/x", "absolute"),
        ("C:/Windows/x", "absolute"),
    ]


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_and_japanese_names_in_tar(form):
    name = "資料" * 10 + "/" + "請求書" * 8 + ".html"
    assert [file.name for file in inspect("a.tar", "", tar(name, form=form)).children] == [name]


def test_a_tar_of_the_time_before_posix_is_told_by_its_checksum():
    data = bytearray(tar("a.html", form=tarfile.USTAR_FORMAT))
    data[257:265] = bytes(8)
    total = sum(data[:148]) + 8 * 32 + sum(data[156:512])
    data[148:156] = b"%06o\0 " % total
    found = inspect("a.bin", "", bytes(data))
    assert (found.detected_type, [file.name for file in found.children]) == ("application/x-tar", ["a.html"])
    data[0] ^= 1
    assert inspect("a.bin", "", bytes(data)).detected_type != "application/x-tar"


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_all_streams_of_a_packed_file_are_joined(pack):
    found = inspect("a.html.gz", "", pack(PAGE[:30]) + pack(PAGE[30:]))
    assert "password-form" in found.children[0].kinds
    assert found.children[0].size == len(PAGE)
    many = inspect("a.gz", "", pack(b"a") * 1000)
    assert {defect.kind for defect in many.defects} == {"limit-archive-members"}


def test_zstandard_with_the_extra_and_without(monkeypatch):
    zstd = pytest.importorskip("backports.zstd", reason="needs the extra archives")
    data = zstd.compress(PAGE)
    assert "password-form" in inspect("a.html.zst", "", data).children[0].kinds
    monkeypatch.setitem(__import__("sys").modules, "backports.zstd", None)
    monkeypatch.setitem(__import__("sys").modules, "compression.zstd", None)
    assert [gap.why for gap in inspect("a.zst", "", data).not_examined] == [
        "files packed with Zstandard: install mailguard[archives]"
    ]


def test_a_tar_inside_gzip_is_one_archive():
    assert inspect("a.tar.gz", "", gzip.compress(tar("a.txt"))).kinds == ()
    assert inspect("a.gz", "", gzip.compress(zipped("a.txt"))).kinds == ("nested-archive",)


@pytest.mark.parametrize(("method", "name"), [(9, "Deflate64"), (98, "PPMd"), (93, "Zstandard")])
def test_rare_methods_of_zip_name_the_extra(monkeypatch, method, name):
    for module in ("inflate64", "pyppmd", "backports.zstd", "compression.zstd"):
        monkeypatch.setitem(__import__("sys").modules, module, None)
    data = bytearray(zipped("a.txt"))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + place] = method
    assert [gap.why for gap in inspect("a.zip", "", bytes(data)).not_examined] == [
        f"files packed with {name}: install mailguard[archives]"
    ]


def test_xz_inside_zip():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.html", lzma.compress(PAGE))
    data = bytearray(target.getvalue())
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + place] = 95
    place = data.index(b"PK\x01\x02") + 24  # the field "uncompressed size"
    data[place : place + 4] = len(PAGE).to_bytes(4, "little")
    assert "password-form" in inspect("a.zip", "", bytes(data)).children[0].kinds

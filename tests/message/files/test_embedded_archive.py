"""An archive after other bytes is opened; four bytes that only look like its signature are ignored."""

import io
import random
import struct
import tarfile
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archive_maker as archives
import container_maker as containers
import mailguard
import make_attachments as make
from mailguard.message.files import inspect

PROGRAM = make.PROGRAM
ZIP = make.zipped({"tool.exe": PROGRAM})
CODE = make.png([b"\0" * 40] * 40)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + b"\xff\xdb\0\x43\0" + bytes(64) + b"\xff\xd9"
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PREFIXES = {
    "text": b"Dear all,\r\nhere is the list.\r\n" * 4,
    "gif": b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;",
    "png": CODE,
    "jpeg": JPEG,
    "pdf": PDF,
    "nul": bytes(100),
    "crlf": b"\r\n" * 7,
    "pk": b"PK" * 30,
    "records": b"PK\x05\x06PK\x03\x04PK\x01\x02" * 5,
    "bytes": bytes(range(1, 256)),
    "page": b"<html><body>Hello</body></html>\n",
    "xml": b"<?xml version='1.0'?><a/>",
    "calendar": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    "mp3": b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb" * 40,
    "program": PROGRAM + bytes(4000),
    "long": b"x" * 300_000,
}


def adjusted(prefix, files):
    """Change a ZIP so that its offsets count from the beginning of the file, as in a self-extracting archive."""
    out = io.BytesIO(prefix)
    with zipfile.ZipFile(out, "a") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def programs(found):
    return [file.name for file in found.walk() if file is not found and "executable" in file.kinds]


@pytest.mark.parametrize("name", ["list.zip", "list.dat", "list.bin", "list", "list.docx"])
@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_behind_any_prefix_counted_from_anywhere(prefix, name):
    for data in (prefix + ZIP, adjusted(prefix, {"tool.exe": PROGRAM})):
        assert programs(inspect(name, "", data)) == ["tool.exe"]


@pytest.mark.parametrize("prefix", ["text", "gif", "png", "jpeg", "pdf", "pk", "bytes", "page", "calendar"])
def test_that_something_else_stands_before_is_said(prefix):
    found = inspect("list.zip", "application/octet-stream", PREFIXES[prefix] + ZIP)
    assert "disguised-type" in found.kinds


@pytest.mark.parametrize("prefix", ["nul", "crlf"])
def test_blanks_before_it_are_nothing_else(prefix):
    found = inspect("list.zip", "", PREFIXES[prefix] + ZIP)
    assert (found.detected_type, found.kinds) == ("application/zip", ())


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "image/png"), ("a.jpg", "image/jpeg"), ("a.pdf", "application/pdf")]
)
def test_a_picture_keeps_its_type_and_holds_the_archive(name, kind):
    found = inspect(name, kind, {"a.png": CODE, "a.jpg": JPEG, "a.pdf": PDF}[name] + ZIP)
    assert (found.detected_type, "disguised-type" in found.kinds) == (kind, True)
    assert [child.detected_type for child in found.children] == ["application/zip"]
    assert programs(found) == ["tool.exe"]


@pytest.mark.parametrize(
    "tail", [b"", b"\0" * 500, b"\r\n" * 20, b"more bytes", b"PK\x05\x06" + bytes(18), bytes(range(256)) * 400]
)
@pytest.mark.parametrize("comment", [b"", b"A comment of the packer", b"PK\x05\x06" + b"c" * 40])
def test_comments_and_trailing_bytes(tail, comment):
    data = ZIP[:-2] + struct.pack("<H", len(comment)) + comment + tail
    assert programs(inspect("a.zip", "", b"some text\n" + data)) == ["tool.exe"]
    assert programs(inspect("a.zip", "", data)) == ["tool.exe"]


def test_three_archives_one_behind_the_other():
    many = [make.zipped({f"{number}.exe": PROGRAM}) for number in range(3)]
    for data in (b"".join(many), b"text " + b"".join(many), adjusted(many[0] + many[1], {"2.exe": PROGRAM})):
        found = inspect("a.zip", "", data)
        assert sorted(programs(found)) == ["0.exe", "1.exe", "2.exe"]
        assert "concatenated-archive" in found.kinds


def test_a_lost_directory_behind_a_prefix():
    assert programs(inspect("a.zip", "", b"text" + ZIP[: ZIP.index(b"PK\x01\x02")])) == ["tool.exe"]


def test_a_word_document_behind_bytes_is_one():
    document = make.word(word__vbaProject_bin=make.vba_project(make.MACRO))
    assert "macro" in inspect("a.docm", "", b"\n\n\n" + document).kinds
    assert "macro" in inspect("a.docm", "", b"text before " + document).kinds


@pytest.mark.parametrize("prefix", ["text", "nul", "gif", "png", "pdf", "pk", "long", "program"])
def test_other_archives_behind_a_prefix(prefix):
    lead = PREFIXES[prefix]
    for name, data in (
        ("a.7z", archives.sevenzip({"tool.exe": PROGRAM})),
        ("a.rar", archives.rar5({"tool.exe": PROGRAM})),
        ("a.cab", containers.cabinet({"tool.exe": PROGRAM})),
    ):
        assert programs(inspect(name, "", lead + data)) == ["tool.exe"], name


def test_tar_and_gzip_behind_junk():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("tool.exe")
        member.size = len(PROGRAM)
        archive.addfile(member, io.BytesIO(PROGRAM))
    assert programs(inspect("a.tar", "", b"\r\nabc" + out.getvalue())) == ["tool.exe"]
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress(PROGRAM) + packer.flush()
    assert [child.kinds for child in inspect("tool.exe.gz", "", b"junk " + packed).children] == [("executable",)]


def test_a_stub_that_unpacks_itself_is_a_program_with_files():
    found = inspect("setup.exe", "application/x-msdownload", adjusted(PROGRAM + bytes(3000), {"inner.exe": PROGRAM}))
    assert found.kinds == ("executable",)
    assert programs(found) == ["inner.exe"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", CODE + b"PK\x05\x06" + bytes(18)),
        ("a.png", CODE[:-12] + b"PK\x03\x04PK\x01\x02PK\x05\x06" + bytes(30)),
        ("a.jpg", JPEG + b"\0\0\0\x18ftypmp42" + bytes(2000)),  # the short film that phones store after a photo
        ("a.jpg", JPEG + b"Rar!" + bytes(300)),
        ("a.pdf", PDF.replace(b"endobj", b"(PK\x05\x06\x00\x00) endobj")),
        ("a.docx", make.word()),
        ("a.txt", b"A ZIP ends with PK\x05\x06 and begins with PK\x03\x04.\n"),
        ("a.bin", b"ab" + b"\x1f\x8b\x08" * 50),
    ],
)
def test_bytes_that_only_look_like_one(name, data):
    found = inspect(name, "", data)
    assert (found.children, "disguised-type" in found.kinds, found.not_examined) == ((), False, ())


def test_an_archive_attached_to_a_pdf_is_no_disguise():
    stream = b"2 0 obj\n<< /Type /EmbeddedFile /Length %d >>\nstream\n" % len(ZIP) + ZIP + b"\nendstream\nendobj\n"
    found = inspect("a.pdf", "application/pdf", PDF[:9] + stream + PDF[9:] + b"%" + b"x" * 200 + b"\n%%EOF\n")
    assert "disguised-type" not in found.kinds
    assert "tool.exe" in programs(found)


def test_a_report_tells_both():
    files = [("photo.jpg", "image/jpeg", JPEG + ZIP)]
    report = mailguard.scan(make.mail("写真", files), offline=True)
    assert {"executable-in-archive", "disguised-type"} <= {finding.check for finding in report.findings}


@settings(max_examples=150, deadline=None)
@given(
    prefix=st.binary(max_size=200),
    cut=st.integers(0, 60),
    change=st.integers(0, 255),
    name=st.sampled_from(["a.zip", "a.png"]),
)
def test_any_bytes_before_and_damage(prefix, cut, change, name):
    data = bytearray(prefix + ZIP)
    data[change % len(data)] ^= change
    inspect(name, "", bytes(data[: len(data) - cut]))


def test_marks_without_end_cost_little():
    noise = random.Random(1).randbytes(2_000_000)
    for mark in (b"PK\x05\x06", b"PK\x03\x04", b"Rar!\x1a\x07\0", b"7z\xbc\xaf\x27\x1c", b"MSCF\0\0\0\0", b"ustar"):
        for data in (mark * 1_000_000, noise + mark * 1000):
            started = time.process_time()
            inspect("a.zip", "", b"x" + data[:8_000_000])
            assert time.process_time() - started < 1.5, mark

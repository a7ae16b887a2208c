"""QR codes in pictures and documents are read, and hostile pictures do no harm."""

import io
import struct
import sys
import time
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mailguard
import make_attachments as make
from mailguard.message.files import inspect
from mailguard.message.files.picture.qr import cleaned, opened
from mailguard.message.files.picture.reader import dimensions

URL = "https://qr.minori-touroku.example/"
ROWS = make.code_rows()
SIZE = len(ROWS)
PICTURE = make.png(ROWS)


@pytest.fixture
def reader():
    pytest.importorskip("zxingcpp", reason="needs the extra qr")
    pytest.importorskip("PIL", reason="needs the extra qr")


def image_object(filter_name, body, more=b"/BitsPerComponent 8"):
    head = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d %s /Filter /%s >>" % (SIZE, SIZE, more, filter_name)
    return head + b"\nstream\n" + body + b"\nendstream"


def with_media(document, content):
    out = io.BytesIO(document)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/media/image1.png", content)
    return out.getvalue()


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PICTURE),
        ("a.pdf", make.pdf(image_object(b"FlateDecode", zlib.compress(b"".join(ROWS))))),
        (
            "b.pdf",
            make.pdf(
                image_object(
                    b"FlateDecode",
                    zlib.compress(b"".join(b"\0" + row for row in ROWS)),
                    b"/BitsPerComponent 8 /DecodeParms << /Predictor 15 /Colors 1 >>",
                )
            ),
        ),
        ("a.docx", with_media(make.word(), PICTURE)),
    ],
)
def test_the_address_in_a_code_is_read(name, data):
    found = [fact.text for file in inspect(name, "", data).walk() for fact in file.facts_of("qr-code")]
    assert found == [URL]


@pytest.mark.usefixtures("reader")
def test_the_address_is_a_link_of_the_mail():
    report = mailguard.scan(make.mail("登録", [("a.png", "image/png", PICTURE)]), offline=True)
    assert [(url.url, url.where) for url in report.urls] == [(URL, "attachment:a.png")]
    finding = next(finding for finding in report.findings if finding.check == "qr-code-url")
    assert finding.evidence[0].text == URL


@pytest.mark.usefixtures("reader")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["PNG", "GIF"]),
    st.lists(st.integers(0, 255), min_size=6, max_size=768).map(lambda shades: shades[: len(shades) // 3 * 3]),
    st.binary(min_size=64, max_size=64),
    st.binary(min_size=1, max_size=256),
)
def test_a_palette_gives_the_shades_of_all_its_colours(kind, colours, places, opaque):
    from PIL import Image

    count = len(colours) // 3
    drawn = Image.frombytes("P", (8, 8), bytes(place % count for place in places))
    drawn.putpalette(colours)
    file = io.BytesIO()
    drawn.save(file, kind, transparency=opaque[:count] if kind == "PNG" else opaque[0] % count)
    white = Image.new("RGBA", (8, 8), "white")
    white.alpha_composite(Image.open(file).convert("RGBA"))
    gray = opened(file.getvalue())
    assert gray is not None
    assert gray.tobytes() == white.convert("L").tobytes()


@pytest.mark.usefixtures("reader")
def test_a_code_that_leads_where_the_text_leads_weighs_less():
    files = [("a.png", "image/png", PICTURE)]
    report = mailguard.scan(make.mail("登録", files, f"登録はこちら {URL} から"), offline=True)
    assert [f.severity for f in report.findings if f.check == "qr-code-url"] == ["low"]


def test_without_the_extra_it_is_said_once(monkeypatch):
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    files = [("a.png", "image/png", PICTURE), ("b.png", "image/png", PICTURE)]
    report = mailguard.scan(make.mail("登録", files), offline=True)
    assert [gap.why for gap in report.not_examined] == ["QR codes: install mailguard[qr]"]


def test_icons_and_banners_hold_no_code(monkeypatch):
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    files = [("a.png", "image/png", make.png([b"\0" * 20] * 20)), ("b.png", "image/png", make.png([b"\0" * 900] * 60))]
    assert mailguard.scan(make.mail("x", files), offline=True).not_examined == ()


def test_a_gigapixel_picture_is_not_decoded():
    head = bytearray(make.png([b"\0" * 100] * 100))
    head[16:24] = struct.pack(">II", 60_000, 60_000)
    started = time.process_time()
    found = inspect("a.png", "image/png", bytes(head))
    assert [defect.kind for defect in found.defects] == ["limit-picture-pixels"]
    assert time.process_time() - started < 0.2


@pytest.mark.usefixtures("reader")
def test_a_broken_picture_is_a_defect():
    assert [defect.kind for defect in inspect("a.png", "", PICTURE[:200]).defects] == ["picture-unreadable"]


def test_controls_in_a_code_are_escaped():
    assert cleaned(" https://a.example/\nb\x1b[31m\u202e\0") == "https://a.example/b%1B[31m%E2%80%AE"


@pytest.mark.parametrize(
    ("kind", "data", "size"),
    [
        ("image/gif", b"GIF89a\x0a\x00\x14\x00", (10, 20)),
        ("image/jpeg", b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x14\x00\x0a\x01", (10, 20)),
        ("image/bmp", b"BM" + bytes(12) + struct.pack("<Iii", 40, 10, -20), (10, 20)),
        ("image/jpeg", b"\xff\xd8" + b"\xff" * 5000, None),
        ("image/png", b"\x89PNG", None),
    ],
)
def test_dimensions_are_read_from_the_header(kind, data, size):
    assert dimensions(data, kind) == size

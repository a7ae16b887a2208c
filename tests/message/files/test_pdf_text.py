"""The text of PDF files from many programs is read as people see it, within limits."""

# ruff: noqa: E501 - one case per line

import io
import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import make_attachments as make
import pdf_maker
from mailguard.message.files import inspect, limits
from mailguard.message.files.pdf.object import _objects
from mailguard.message.files.pdf.syntax import Ref, Word, read_value, tokens

ENGLISH = "Dear customer,\nyour mailbox (reception) will be suspended within 24 hours.\nVerify your password now."
JAPANESE = "お客様各位\nアカウントが停止されます。24時間以内に\nパスワードを確認してください。"
ONE_BYTE = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any %s >>"


def text_of(data):
    return "\n".join(inspect("a.pdf", "application/pdf", data).texts)


def page(content, font=ONE_BYTE % b"", *more):
    return text_of(pdf_maker.one_page(content, font, *more))


@pytest.mark.parametrize("options", [{}, {"packed": False}, {"ascii85": True}, {"packed": False, "ascii85": True}])
def test_a_page_of_text(options):
    assert text_of(pdf_maker.simple(ENGLISH, **options)) == ENGLISH
    assert text_of(pdf_maker.composite(JAPANESE, **options)) == JAPANESE


@pytest.mark.parametrize(("build", "text"), [(pdf_maker.simple, ENGLISH), (pdf_maker.composite, JAPANESE)])
def test_as_the_library_writes_and_reads_it(build, text):
    pypdf = pytest.importorskip("pypdf", reason="needs mailguard[pdf]")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_maker.with_table(build(text))))
    writer.compress_identical_objects()
    written = io.BytesIO()
    writer.write(written)
    assert text_of(written.getvalue()) == text
    assert pypdf.PdfReader(written).pages[0].extract_text().split() == text.split()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (rb"BT /F1 9 Tf (a \(b\) \\ \101\r(c) \
d) Tj ET", "a (b) \\ A(c) d"),
        (b"BT /F1 9 Tf <48 65 6C6C6F> Tj ET", "Hello"),
        (b"BT /F1 9 Tf [(Ver) -20 (ify) -300 (now)] TJ ET", "Verify now"),
        (b"BT /F1 9 Tf 12 TL (one) Tj T* (two) Tj (three) ' 1 1 (four) \" ET", "one\ntwo\nthree\nfour"),
        (b"BT /F1 9 Tf 1 0 0 1 10 50 Tm (left) Tj 1 0 0 1 90 50 Tm (right) Tj 1 0 0 1 10 30 Tm (below) Tj ET", "left right\nbelow"),
        # every letter is placed on its own, at its width
        (b"BT /F1 10 Tf " + b"".join(b"1 0 0 1 %d 50 Tm (%c) Tj " % (10 + 5 * at, letter) for at, letter in enumerate(b"word")) + b"ET", "word"),
        # each run is in its own graphics state
        (b"q 1 0 0 1 10 90 cm BT /F1 9 Tf (first) Tj ET Q q 1 0 0 1 10 60 cm BT /F1 9 Tf (second) Tj ET Q", "first\nsecond"),
        # there are pictures and drawings between the words
        (b"BI /W 1 /H 1 ID (BT not text\xff EI 0 0 m 5 5 l S BT /F1 9 Tf (text) Tj ET", "text"),
        (b"BT /F9 9 Tf (a font that is not there) Tj ET", "a font that is not there"),
        (b"", ""),
    ],
)  # fmt: skip
def test_what_a_page_draws(content, expected):
    assert page(content) == expected


@pytest.mark.parametrize(
    ("font", "shown", "expected"),
    [
        (b"/Encoding /MacRomanEncoding", b"<8E8F>", "éè"),
        (b"/Encoding /WinAnsiEncoding", b"<93E994>", "“é”"),
        (b"/Encoding << /Differences [1 /A /eacute /uni304B /fi 65 /space] >>", b"<01020304>", "Aéかfi"),
        (b"/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /g12] >>", b"<0141>", "A"),
        (b"/ToUnicode 6 0 R", b"<0102>", "か請"),
    ],
)
def test_simple_fonts(font, shown, expected):
    table = pdf_maker.stream(b"begincmap 1 beginbfrange <01> <02> [<304B> <8ACB>] endbfrange endcmap")
    assert page(b"BT /F1 9 Tf %s Tj ET" % shown, ONE_BYTE % font, table) == expected


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("90ms-RKSJ-H", "cp932"), ("UniJIS-UCS2-H", "utf-16-be"), ("UniJIS-UTF16-H", "utf-16-be"), ("EUC-H", "euc_jp"),
        ("GBK-EUC-H", "gbk"), ("UniGB-UCS2-H", "utf-16-be"), ("ETen-B5-H", "big5"), ("KSCms-UHC-H", "cp949"),
    ],
)  # fmt: skip
def test_predefined_tables(encoding, codec):
    text = "安全確認" if codec != "cp949" else "안전"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /%s /DescendantFonts [] >>" % encoding.encode()
    assert page(b"BT /F1 9 Tf <%s> Tj ET" % text.encode(codec).hex().encode(), font) == text


def test_jis_as_it_is():
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /H /DescendantFonts [] >>"
    shown = bytes(byte & 0x7F for byte in "確認".encode("euc_jp")).hex().encode()
    assert page(b"BT /F1 9 Tf <%s> Tj ET" % shown, font) == "確認"


def test_ranges_of_letters():
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [] /ToUnicode 6 0 R >>"
    )
    table = b"1 beginbfrange <0000> <FFFF> <0000> endbfrange"
    assert page(b"BT /F1 9 Tf <78BA8A8D> Tj ET", font, pdf_maker.stream(table)) == "確認"
    table = b"2 beginbfrange <0001> <0003> <3042> <0010> <0010> <00660069> endbfrange"
    assert page(b"BT /F1 9 Tf <000100030010> Tj ET", font, pdf_maker.stream(table)) == "あいfi"


def test_forms_and_inherited_resources():
    form = pdf_maker.stream(
        b"BT /F1 9 Tf (inside) Tj ET /X Do",
        b"/Type /XObject /Subtype /Form /Resources << /Font << /F1 5 0 R >> /XObject << /X 4 0 R >> >>",
    )
    data = make.pdf(
        b"<< /Type /Catalog >>",
        b"<< /Type /Pages /Kids [3 0 R] /Resources << /XObject << /X 4 0 R >> >> >>",
        b"<< /Type /Page /Parent 2 0 R /Contents [6 0 R 6 0 R] >>",
        form,
        ONE_BYTE % b"",
        pdf_maker.stream(b"/X Do"),
    )
    assert set(text_of(data).split()) == {"inside"}


def test_pages_in_object_streams():
    inner = [
        b"<< /Type /Page /Contents 2 0 R /Resources << /Font << /F1 11 0 R >> >> >>",
        ONE_BYTE % b"/Encoding /WinAnsiEncoding",
    ]
    offsets, body = [], b""
    for number, item in enumerate(inner, 10):
        offsets.append(b"%d %d" % (number, len(body)))
        body += item + b" "
    data = make.pdf(b"<< /Type /Catalog >>", pdf_maker.stream(b"BT /F1 9 Tf (packed page) Tj ET"))
    head = b" ".join(offsets) + b" "
    packed = pdf_maker.stream(head + body, b"/Type /ObjStm /N 2 /First %d" % len(head))
    assert text_of(data.replace(b"trailer", b"3 0 obj " + packed + b" endobj trailer", 1)) == "packed page"


def test_visible_addresses_are_links():
    attachment = inspect("a.pdf", "", pdf_maker.simple("Open https://login.kikyo.test/reset now"))
    assert [url for url, _ in attachment.urls] == ["https://login.kikyo.test/reset"]


def test_what_cannot_be_read_is_said():
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [] >>"
    attachment = inspect("a.pdf", "", pdf_maker.one_page(b"BT /F1 9 Tf <00010002> Tj ET", font))
    assert attachment.texts == ()
    assert [gap.why for gap in attachment.not_examined] == ["PDF text whose font does not say which letters it draws"]
    packed = b"<< /Filter /JPXDecode /Length 3 >> stream\nabc\nendstream"
    data = make.pdf(b"<< /Type /Catalog >>", b"<< /Type /Page /Contents 3 0 R >>", packed)
    assert [gap.why for gap in inspect("a.pdf", "", data).not_examined] == ["PDF text that is packed in an unknown way"]


def test_long_documents_are_cut_and_that_is_said():
    attachment = inspect("a.pdf", "", pdf_maker.simple("word " * 10_000))
    assert sum(map(len, attachment.texts)) in range(limits.PDF_TEXT_CHARACTERS - 9, limits.PDF_TEXT_CHARACTERS + 1)
    assert [defect.kind for defect in attachment.defects] == ["limit-pdf-text"]
    pages = b"<< /Type /Page /Contents 2 0 R >>"
    data = make.pdf(b"<< /Type /Catalog >>", pdf_maker.stream(b"BT (x) Tj ET"), *[pages] * (limits.PDF_PAGES + 1))
    attachment = inspect("a.pdf", "", data)
    assert [defect.kind for defect in attachment.defects] == ["limit-pdf-text"]


def test_values():
    assert read_value(b"<< /A [1 (b\\)c) <4142> 3 0 R true] /B#20C /D /E << /F null >> >>", 0, 99)[0] == {
        "A": [1.0, b"b)c", b"AB", Ref(3), None],
        "B C": "D",
        "E": {"F": None},
    }
    assert [token for token, _ in tokens(b"/N -1.5 .5 (a(b)c) % note\n Tj")] == ["N", -1.5, 0.5, b"a(b)c", Word("Tj")]


@given(st.lists(st.sampled_from([b"1", b"23", b"123456789", b" ", b"\n", b"\0", b"obj", b"object", b"a"]), max_size=30))
def test_objects_begin_with_two_numbers_and_their_word(pieces):
    data = b"".join(pieces)
    form = re.compile(rb"(?<![0-9])([0-9]{1,8})[\0\t\n\f\r ]{1,9}[0-9]{1,5}[\0\t\n\f\r ]{1,9}obj(?![A-Za-z])")
    assert list(_objects(data)) == [(found.end(), int(found[1])) for found in form.finditer(data)]


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_syntax_never_raises(data):
    ends = [end for _, end in tokens(data)]
    assert ends == sorted(ends)
    read_value(data, 0, len(data))


@pytest.mark.parametrize("made", [pdf_maker.simple(ENGLISH, packed=False), pdf_maker.composite(JAPANESE, packed=False)])
def test_broken_files_never_raise(made):
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(made)
        for _ in range(chance.randrange(1, 30)):
            at = chance.randrange(len(data))
            data[at : at + chance.randrange(3)] = chance.choice(
                (
                    b"(",
                    b"<<",
                    b"[",
                    b">>",
                    b"]",
                    b")",
                    b"<",
                    b"/",
                    b" 0 R",
                    b"9" * 25,
                    b"\xff",
                    b"",
                    b"-1",
                    b"1e9",
                    b"<<" * 50,
                )
            )
        attachment = inspect("a.pdf", "", bytes(data))
        assert "attachment-unreadable" not in {defect.kind for defect in attachment.defects}


def _hostile():
    font = b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
    table = b"100 beginbfrange " + b"<0000> <00FF> <0041> " * 40_000 + b"endbfrange "
    wide = b"<< /W [" + b"0 60000 500 " * 20_000 + b"] >>"
    yield "tables", pdf_maker.one_page(b"BT /F1 9 Tf <0001> Tj ET", font, wide, pdf_maker.stream(table))
    for unit in (
        b"(",
        b"<",
        b"[",
        b"<<",
        b"/F1 9 Tf ",
        b"BT ",
        b"BT ET ",
        b"(a) Tj ",
        b"1 ",
        b"q ",
        b"ID ",
        b"% ",
        b"/X Do ",
        b"1 0 0 1 0 0 cm ",
    ):
        yield f"content {unit!r}", pdf_maker.one_page(b"BT /F1 9 Tf " + unit * (1_000_000 // len(unit)), ONE_BYTE % b"")
        yield f"outside {unit!r}", pdf_maker.one_page(unit * (1_000_000 // len(unit)), ONE_BYTE % b"")
    yield (
        "one string",
        pdf_maker.one_page(b"BT /F1 9 Tf " + b"(" + b"\1" * 900_000 + b") Tj (a) Tj" * 9_000, ONE_BYTE % b""),
    )
    body = pdf_maker.stream(b"/X Do " * 1_000, b"/Subtype /Form /Resources << /XObject << /X 4 0 R >> >>")
    yield (
        "forms",
        make.pdf(b"1", b"<< /Type /Page /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>", b"3", body),
    )
    yield (
        "references",
        make.pdf(*[b"%d 0 R" % (at % 500 + 1) for at in range(2_000)], b"<< /Type /Page /Contents 1 0 R >>"),
    )
    contents = b"<< /Type /Page /Contents [" + b"9 0 R " * 400 + b"] >>"
    yield "contents", make.pdf(*[contents] * 60) + b"9 0 obj <<" + b" " * 200_000 + b"9 0 obj <<" + b" " * 200_000
    yield "nesting", make.pdf(b"<< /Type /Page /Contents " + b"[" * 100_000)
    yield "objects", b"%PDF-1.7\n" + b"1 0 obj " * 1_000_000
    yield "spaces", b"%PDF-1.7\n" + (b"1" + b" " * 50_000) * 100 + b"obj /Type /Page"
    yield "pages", b"%PDF-1.7\n" + b"1 0 obj << /Type /Page " * 200_000
    bomb = pdf_maker.stream(bytes(40_000_000))
    yield "bombs", make.pdf(*[b"<< /Type /Page /Contents 30 0 R >>"] * 29, bomb)


@pytest.mark.parametrize(("name", "data"), [pytest.param(*case, id=case[0][:30]) for case in _hostile()])
def test_hostile_files_are_bounded(name, data):
    started = time.process_time()
    inspect("a.pdf", "", data)
    assert time.process_time() - started < 2.5

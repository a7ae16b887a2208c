"""Make PDF files with text: simple and composite fonts, compressed or not, with pages in object streams."""

import base64
import re
import zlib
from typing import Any

import make_attachments as make


def stream(content: bytes, dictionary: bytes = b"", packed: bool = True, ascii85: bool = False) -> bytes:
    """Return a stream object; `packed` compresses it with Flate, `ascii85` encodes the result."""
    filters = []
    if packed:
        content, filters = zlib.compress(content), [b"/FlateDecode"]
    if ascii85:
        content, filters = base64.a85encode(content) + b"~>", [b"/ASCII85Decode", *filters]
    kind = b"/Filter [" + b" ".join(filters) + b"]" if filters else b""
    return b"<< %s %s /Length %d >> stream\n%s\nendstream" % (dictionary, kind, len(content), content)


def simple(text: str, **options: Any) -> bytes:
    """Return one page of Latin lines in a simple font."""
    lines = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in text.splitlines()]
    shown = b"".join(b"(%s) Tj 0 -14 Td\n" % line.encode("cp1252") for line in lines)
    return one_page(
        b"BT /F1 12 Tf 72 720 Td\n" + shown + b"ET",
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Any /Encoding /WinAnsiEncoding >>",
        **options,
    )


def composite(text: str, **options: Any) -> bytes:
    """Return one page in a composite font with numbered glyphs and a ToUnicode table, as for Japanese text."""
    letters = sorted(set(text) - {"\n"})
    numbers = {letter: number for number, letter in enumerate(letters, 3)}
    pairs = b"\n".join(
        b"<%04X> <%s>" % (number, letter.encode("utf-16-be").hex().upper().encode())
        for letter, number in numbers.items()
    )
    table = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> "
        b"endcodespacerange\n%d beginbfchar\n%s\nendbfchar\nendcmap end end" % (len(letters), pairs)
    )
    shown = b"".join(
        b"[<%s>] TJ 0 -14 Td\n" % b"".join(b"%04X" % numbers[letter] for letter in line) for line in text.splitlines()
    )
    return one_page(
        b"BT /F1 12 Tf 1 0 0 1 72 720 Tm\n" + shown + b"ET",
        b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 1000 >>",
        stream(table),
        **options,
    )


def with_table(data: bytes) -> bytes:
    """Return the file with the cross-reference table that strict readers require."""
    places = [match.start() for match in re.finditer(rb"(?m)^\d+ 0 obj$", data)]
    rows = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    body, _, trailer = data.rpartition(b"trailer")
    size = b"<< /Size %d " % (len(places) + 1)
    end = trailer.replace(b"<<", size, 1).replace(b"%%EOF", b"startxref\n%d\n%%%%EOF" % len(body))
    return body + b"xref\n0 %d\n" % (len(places) + 1) + rows + b"trailer" + end


def one_page(content: bytes, font: bytes, *more: bytes, annotations: bytes = b"", **options: Any) -> bytes:
    """Return a file of one page: objects 1 catalog, 2 pages, 3 page, 4 content, 5 font, and `more` from 6 on."""
    return make.pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % annotations,
        stream(content, **options),
        font,
        *more,
    )

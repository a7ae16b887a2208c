"""QR codes that are not one picture file: each way to draw one is read, and harmless drawings give no finding."""

import base64
import io
import sys
import time
import urllib.parse
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
import make_attachments as make
import pdf_maker as pdfs
from mailguard.message.files.examination import Budget, Examination
from mailguard.message.files.picture.code_cells import grids_of
from mailguard.message.files.picture.code_grid import UNREAD
from mailguard.message.files.picture.code_text import grids_in_html, grids_in_text
from mailguard.message.files.picture.svg import read_svg

URL = "https://qr.minori-touroku.example/"
CODE = [[bit == "1" for bit in f"{int(row, 16):029b}"] for row in make.CODE_ROWS.split()]
MARGIN = [[False] * 37] * 4 + [[False] * 4 + row + [False] * 4 for row in CODE] + [[False] * 37] * 4


@pytest.fixture
def reader():
    pytest.importorskip("zxingcpp", reason="needs the extra qr")
    pytest.importorskip("PIL", reason="needs the extra qr")


def mail(html="", text="", files=()):
    parts = (
        [f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{b64(text.encode())}"]
        if text
        else []
    )
    parts += (
        [f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{b64(html.encode())}"]
        if html
        else []
    )
    for number, (name, kind, data) in enumerate(files):
        parts.append(
            f"Content-Type: {kind}; name={name}\r\nContent-ID: <i{number}>\r\nContent-Disposition: inline; filename={name}\r\n"  # noqa: E501
            f"Content-Transfer-Encoding: base64\r\n\r\n{b64(data)}"
        )
    body = "".join(f"--b1\r\n{part}\r\n" for part in parts) + "--b1--\r\n"
    head = "From: Kita <info@kita.example>\r\nTo: uketsuke@clinic.example\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n"
    return f"{head}Content-Type: multipart/related; boundary=b1\r\n\r\n{body}".encode()


def b64(data):
    return base64.encodebytes(data).decode().replace("\n", "\r\n")


def addresses(raw):
    report = mailguard.scan(raw, offline=True)
    assert not report.errors
    found = [finding.evidence[0].text for finding in report.findings if finding.check == "qr-code-url"]
    assert set(found) <= {url.url for url in report.urls}
    return found


def table(cell, rows=MARGIN, head="<table cellspacing=0 cellpadding=0>"):
    lines = "".join("<tr>" + "".join(cell(dark) for dark in row) + "</tr>" for row in rows)
    return f"<p>Scan</p>{head}{lines}</table>"


def runs(row):
    out = []
    for dark in row:
        if out and out[-1][0] == dark:
            out[-1][1] += 1
        else:
            out.append([dark, 1])
    return out


def merged(unit):
    """Merge neighbouring cells of the same colour, with colspan or with a width."""
    lines = []
    for row in MARGIN:
        cells = []
        for dark, count in runs(row):
            size = f"colspan={count}" if unit == "colspan" else f'width="{count * 6}"'
            cells.append(f"<td {size} height=6 bgcolor={'#000000' if dark else '#ffffff'}></td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    if unit == "colspan":
        return "<table>" + "".join(lines) + "</table>"
    return "".join(f"<table cellspacing=0>{line}</table>" for line in lines)


def boxes(tag, dark, light, row=("<div>", "</div>")):
    lines = ("".join(f"<{tag} {dark if bit else light}></{tag}>" for bit in line) for line in MARGIN)
    return "<p>Scan</p>" + "".join(row[0] + line + row[1] for line in lines)


STYLES = "<style>.d{background:#111} td.l{background-color:#fefefe}</style>"


def td(dark, light, more=""):
    """Draw a table whose cells have one of two attributes."""
    return table(lambda bit: f"<td {dark if bit else light}>{more}</td>")


def varied():
    """Draw cells whose colours are all slightly different."""
    numbers = iter(range(1369))
    return table(
        lambda bit: f"<td bgcolor=#{next(numbers) % 48 + (16 if bit else 192):02x}{'1020' if bit else 'e0f0'}></td>"
    )


PLAIN = td("bgcolor=#000", "bgcolor=#fff")
CELLS = {
    "bgcolor": td('width="5" height="5" bgcolor="#000000"', 'width="5" height="5" bgcolor="#FFFFFF"'),
    "names": td("bgcolor=black", "bgcolor=white", "&nbsp;"),
    "upper case": PLAIN.upper(),
    "unclosed": PLAIN.replace("</td>", "").replace("</tr>", ""),
    "style": td('style="width:5px;background-color:rgb(10, 10, 30)"', 'style="background-color:#fff"'),
    "background": td("style='background:navy;padding:2px'", "style='background:ivory'"),
    "only the dark": td("bgcolor=#222222", ""),
    "only the light on dark rows": td("", "bgcolor=#ffffff").replace("<tr>", '<tr bgcolor="#000000">'),
    "classes": STYLES + td("class=d", "class=l"),
    "unknown classes": td('class="x7"', 'class="q2"'),
    "inner boxes": table(lambda dark: f"<td><div style='background:#{'000' if dark else 'fff'}'></div></td>"),
    "letters": table(lambda dark: f"<td>{'█' if dark else '&nbsp;'}</td>"),
    "references": table(lambda dark: f"<td>{'&#9608;' if dark else '&#160;'}</td>"),
    "colours that vary": varied(),
    "light on dark": td("bgcolor=#fff", "bgcolor=#000"),
    "without a margin": table(lambda dark: f"<td bgcolor={'#000' if dark else '#fff'}></td>", CODE),
    "inside a layout": f"<table width=600><tr><td>{PLAIN}</td></tr></table>",
    "merged": merged("colspan"),
    "merged by width": merged("width"),
    "boxes": boxes("i", 'style="background:#000"', 'style="background:#fff"'),
    "spans and breaks": boxes("span", "style='background:#000;padding:3px'", "style='padding:3px'", ("", "<br>")),
    "div classes": STYLES + boxes("b", "class=d", "class=l"),
    "one grid": boxes("div", "style='background:#000'", "style='background:#fff'", ("", "")),
}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("source", CELLS.values(), ids=CELLS)
def test_cells(source):
    assert addresses(mail(source)) == [URL]


def halves(rows=MARGIN):
    rows = [*rows, [False] * len(rows[0])] if len(rows) % 2 else rows
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(" ▄▀█"[2 * up + down] for up, down in zip(*pair, strict=True)) for pair in pairs)


def letters(dark, light, rows=MARGIN):
    return "\n".join("".join(dark if bit else light for bit in row) for row in rows)


def braille():
    rows = [[*row, False] for row in MARGIN] + [[False] * 38] * 3
    out = []
    for top in range(0, 40, 4):
        line = ""
        for left in range(0, 38, 2):
            places = ((0, 0, 1), (1, 0, 2), (2, 0, 4), (0, 1, 8), (1, 1, 16), (2, 1, 32), (3, 0, 64), (3, 1, 128))
            line += chr(0x2800 + sum(bit for row, column, bit in places if rows[top + row][left + column]))
        out.append(line)
    return "\n".join(out)


TEXTS = {
    "halves": halves(),
    "halves without a margin": halves(CODE),
    "light on dark": halves([[not bit for bit in row] for row in MARGIN]),
    "blocks": letters("██", "  "),
    "one block each": letters("█", " "),
    "squares": letters("⬛", "⬜"),
    "squares with a mark": letters("⬛\ufe0f", "⬜\ufe0f"),
    "small squares": letters("■", "□"),
    "hashes": letters("##", "  "),
    "single hashes": letters("#", "."),
    "digits": letters("1", "0"),
    "at signs": letters("@@", "  "),
    "circles": letters("●", "○"),
    "braille": braille(),
    "wide blanks": letters("██", "\u3000"),
}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("drawing", TEXTS.values(), ids=TEXTS)
def test_letters(drawing):
    if drawing != TEXTS["wide blanks"]:
        assert addresses(mail(text=f"Please scan:\n\n{drawing}\n\nThank you\n")) == [URL]
    assert addresses(mail(f"<p>Scan</p><pre style='line-height:1'>{drawing}</pre>")) == [URL]


@pytest.mark.usefixtures("reader")
def test_letters_in_html_without_pre():
    lines = halves().replace(" ", "&nbsp;").split("\n")
    assert addresses(mail("<p>Scan</p>" + "<br>\n".join(lines))) == [URL]
    assert addresses(mail("".join(f"<div>{line}</div>" for line in lines))) == [URL]
    escaped = letters("&#9608;&#9608;", "&nbsp;&nbsp;").replace("\n", "<br>")
    assert addresses(mail(f"<code>{escaped}</code>")) == [URL]


def svg(body, head='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37">'):
    return f"{head}{body}</svg>"


def each(form):
    return "".join(form(x, y) for y, row in enumerate(MARGIN) for x, bit in enumerate(row) if bit)


def eye(x, y):
    """Draw a finder pattern as one path with holes."""
    return f"M{x} {y}h7v7h-7zM{x + 1} {y + 1}v5h5v-5zM{x + 2} {y + 2}h3v3h-3z"


EYES = [(4, 4), (26, 4), (4, 26)]


def in_eye(x, y):
    return any(left <= x < left + 7 and top <= y < top + 7 for left, top in EYES)


RUNS = "".join(
    f"M{start} {y}h{count}v1h-{count}z"
    for y, row in enumerate(MARGIN)
    for start, count in [(sum(c for _, c in runs(row)[:n]), count) for n, (dark, count) in enumerate(runs(row)) if dark]
)
SVGS = {
    "rectangles": svg(each(lambda x, y: f'<rect x="{x}" y="{y}" width="1" height="1"/>')),
    "on white": svg('<rect width="37" height="37" fill="#fff"/>' + each(lambda x, y: f'<rect x="{x}" y="{y}" width="1" height="1" fill="#223"/>')),  # noqa: E501
    "prefix": svg(each(lambda x, y: f'<s:rect x="{x}" y="{y}" width="1" height="1"/>'), '<s:svg xmlns:s="http://www.w3.org/2000/svg">').replace("</svg>", "</s:svg>"),  # noqa: E501
    "runs": svg(f'<path d="{RUNS}"/>'),
    "one path each": svg(each(lambda x, y: f'<path d="M{x},{y} h1 v1 h-1 Z" fill="black"/>')),
    "absolute": svg('<path d="' + each(lambda x, y: f"M{x} {y}L{x + 1} {y}L{x + 1} {y + 1}L{x} {y + 1}Z") + '"/>'),
    "strokes": svg('<path stroke="#000" d="' + each(lambda x, y: f"M{x} {y}.5h1") + '"/>'),
    "circles": svg(each(lambda x, y: f'<circle cx="{x}.5" cy="{y}.5" r=".5"/>')),
    "polygons": svg(each(lambda x, y: f'<polygon points="{x},{y} {x + 1},{y} {x + 1},{y + 1} {x},{y + 1}"/>')),
    "moved": svg('<g transform="translate(5 5) scale(8)" fill="#000">' + each(lambda x, y: f'<rect transform="translate({x},{y})" width="1" height="1"/>') + "</g>"),  # noqa: E501
    "repeated": svg('<defs><rect id="m" width="1" height="1"/></defs>' + each(lambda x, y: f'<use href="#m" x="{x}" y="{y}"/>')),  # noqa: E501
    "eyes with holes": svg(each(lambda x, y: "" if in_eye(x, y) else f'<rect x="{x}" y="{y}" width="1" height="1"/>') + "".join(f'<path fill-rule="evenodd" d="{eye(*place)}"/>' for place in EYES)),  # noqa: E501
    "style": svg(each(lambda x, y: f'<rect x="{x}" y="{y}" width="1.02" height="1.02" style="fill:#000;stroke:none"/>')),  # noqa: E501
}  # fmt: skip


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("source", SVGS.values(), ids=SVGS)
def test_svg(source):
    assert addresses(mail("<p>Scan</p><img src='cid:i0'>", files=[("a.svg", "image/svg+xml", source.encode())])) == [
        URL
    ]
    assert addresses(mail(f"<p>Scan</p>{source}")) == [URL]


PICTURE = make.png(make.code_rows())
SVG = SVGS["rectangles"]
ADDRESSES = {
    "base64": "data:image/png;base64," + base64.b64encode(PICTURE).decode(),
    "percent": "data:image/png," + urllib.parse.quote(PICTURE, safe=""),
    "percent in base64": "data:image/png;base64," + urllib.parse.quote(base64.b64encode(PICTURE).decode(), safe=""),
    "lines": "data:image/png;base64," + base64.encodebytes(PICTURE).decode(),
    "upper case": "DATA:image/PNG;charset=x;base64," + base64.b64encode(PICTURE).decode(),
    "svg": "data:image/svg+xml;base64," + base64.b64encode(SVG.encode()).decode(),
    "svg percent": "data:image/svg+xml;utf8," + urllib.parse.quote(SVG, safe=""),
    "wrong type": "data:image/gif;base64," + base64.b64encode(PICTURE).decode(),
}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
@pytest.mark.parametrize(
    "form", ['<img src="{}">', "<div style='background:url({})'></div>", "<input type=image src='{}'>"]
)
def test_pictures_in_addresses(address, form):
    if "url(" in form and "\n" in address:
        address = address.replace("\n", "")
    assert addresses(mail("<p>Scan</p>" + form.format(address))) == [URL]


def moving(kind, frames, **more):
    from PIL import Image

    blank = Image.new("L", (148, 148), 255)
    code = Image.open(io.BytesIO(PICTURE)).convert("L")
    pictures = [code if number == frames - 1 else blank.copy() for number in range(frames)]
    for number, picture in enumerate(pictures[:-1]):
        picture.putpixel((number, 0), 0)
    out = io.BytesIO()
    pictures[0].save(out, kind, save_all=True, append_images=pictures[1:], **more)
    return out.getvalue()


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("frames", [1, 2, 9, 60])
@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_every_frame(kind, frames):
    data = moving(kind, frames)
    assert addresses(mail("<img src=cid:i0>", files=[("a.dat", "image/png", data)])) == [URL]


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("kind", ["ICO", "BMP", "TIFF", "WEBP", "JPEG"])
def test_other_kinds_of_pictures(kind):
    from PIL import Image

    out = io.BytesIO()
    more = {"sizes": [(148, 148)]} if kind == "ICO" else {}
    Image.open(io.BytesIO(PICTURE)).save(out, kind, **more)
    assert addresses(mail("<img src=cid:i0>", files=[("a.png", "image/png", out.getvalue())])) == [URL]


def cut(columns, rows):
    from PIL import Image

    code = Image.open(io.BytesIO(PICTURE))
    width, height = code.width // columns, code.height // rows
    out = []
    for row in range(rows):
        for column in range(columns):
            right = code.width if column == columns - 1 else (column + 1) * width
            bottom = code.height if row == rows - 1 else (row + 1) * height
            piece = io.BytesIO()
            code.crop((column * width, row * height, right, bottom)).save(piece, "PNG")
            out.append(piece.getvalue())
    return out


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("form", [(2, 1), (1, 2), (3, 1), (1, 4), (2, 2)])
def test_pieces(form):
    pieces = cut(*form)
    files = [(f"p{number}.png", "image/png", data) for number, data in enumerate(pieces)]
    shown = "".join(f"<img src=cid:i{number}>" for number in range(len(pieces)))
    assert addresses(mail(shown, files=files)) == [URL]
    turned = "".join(f"<img src=cid:i{len(pieces) - 1 - number}>" for number in range(len(pieces)))
    assert addresses(mail(turned, files=files[::-1])) == [URL]
    inside = "".join(f"<img src='data:image/png;base64,{base64.b64encode(data).decode()}'>" for data in pieces)
    assert addresses(mail(inside)) == [URL]


@pytest.mark.usefixtures("reader")
def test_pieces_among_other_pictures():
    logo = make.png([b"\x80" * 200] * 60)
    one, two = cut(2, 1)
    files = [("l.png", "image/png", logo), ("a.png", "image/png", one), ("b.png", "image/png", two)]
    assert addresses(mail("<img src=cid:i0><br><img src=cid:i1><img src=cid:i2>", files=files)) == [URL]


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("name", ["zip", "page", "svg in zip"])
def test_inside_files(name):
    if name == "page":
        data, file = f"<html><body>{CELLS['bgcolor']}</body></html>".encode(), "a.html"
    else:
        inner, content = ("a.png", PICTURE + bytes(60_000)) if name == "zip" else ("a.svg", SVG.encode())
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(inner, content)
        data, file = out.getvalue(), "a.zip"
    report = mailguard.scan(make.mail("x", [(file, "application/octet-stream", data)]), offline=True)
    assert [f.evidence[0].text for f in report.findings if f.check == "qr-code-url"] == [URL]


def page(content):
    return pdfs.one_page(content, b"<< /Type /Font /Subtype /TrueType /BaseFont /Any >>")


WORDS = b"BT /F1 12 Tf 72 720 Td (Please scan) Tj ET\n0.5 w 72 700 m 540 700 l S\n"
LINED = WORDS + b"".join(b"72 %d 468 14 re S\n" % (100 + 14 * number) for number in range(40))
PDFS = {
    "rectangles": b"0 g " + each(lambda x, y: f"{100 + 4 * x} {600 - 4 * y} 4 4 re f\n").encode(),
    "one path": b"0 0 0 rg " + each(lambda x, y: f"{100 + 4 * x} {600 - 4 * y} 4 4 re ").encode() + b"f",
    "moved": each(lambda x, y: f"q 1 0 0 1 {100 + 4 * x} {600 - 4 * y} cm 0 0 4 4 re f Q\n").encode(),
    "scaled": b"q 3 0 0 3 90 300 cm " + each(lambda x, y: f"{x} {40 - y} 1 1 re f\n").encode() + b"Q",
    "corners": each(
        lambda x, y: (
            f"{x * 3} {300 - y * 3} m {x * 3 + 3} {300 - y * 3} l {x * 3 + 3} {303 - y * 3} l "
            f"{x * 3} {303 - y * 3} l h f\n"
        )
    ).encode(),
    "strokes": b"3 w " + each(lambda x, y: f"{x * 3} {300 - y * 3} m {x * 3 + 3} {300 - y * 3} l S\n").encode(),
    "among text": WORDS + b"0 g " + each(lambda x, y: f"{400 + 2 * x} {100 - 2 * y} 2 2 re f\n").encode(),
}


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("content", PDFS.values(), ids=PDFS)
def test_pages_of_a_pdf(content):
    report = mailguard.scan(make.mail("x", [("a.pdf", "application/pdf", page(content))]), offline=True)
    assert not report.errors
    assert [f.evidence[0].text for f in report.findings if f.check == "qr-code-url"] == [URL]


def test_tables_of_a_pdf():
    report = mailguard.scan(make.mail("x", [("a.pdf", "application/pdf", page(LINED))]), offline=True)
    assert (report.errors, report.not_examined) == ((), ())


DAMAGED = [
    [bit if in_eye(x, y) else (x * 7 + y * 13) % 5 < 2 for x, bit in enumerate(row)] for y, row in enumerate(MARGIN)
]
DAMAGED = [row[4:33] for row in DAMAGED[4:33]]


@pytest.mark.parametrize("source", [table(lambda dark: f"<td bgcolor={'#000' if dark else '#fff'}></td>", DAMAGED)])
def test_what_looks_like_a_code_and_cannot_be_read_is_said(source):
    report = mailguard.scan(mail(source), offline=True)
    assert [(gap.what, gap.why.startswith(UNREAD)) for gap in report.not_examined] == [("body:html", True)]


@pytest.mark.usefixtures("reader")
def test_a_code_behind_many_other_tables():
    others = table(
        lambda dark: f"<td bgcolor={'#000' if dark else '#fff'}></td>", [[x % 2 == 0 for x in range(25)]] * 25
    )
    assert addresses(mail(others * 12 + PLAIN)) == [URL]


def test_many_equal_pictures_are_an_ordinary_page():
    picture = [make.png([bytes([shade]) * 120] * 120) for shade in range(30)]
    files = [(f"p{number}.png", "image/png", data) for number, data in enumerate(picture)]
    report = mailguard.scan(
        mail("".join(f"<img src=cid:i{number}>" for number in range(30)), "News", files), offline=True
    )
    assert "not-fully-examined" not in {finding.check for finding in report.findings}


def test_without_the_extra_a_drawn_code_is_said_and_a_picture_is_not_suspicious(monkeypatch):
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    report = mailguard.scan(mail(CELLS["bgcolor"]), offline=True)
    assert [gap.why for gap in report.not_examined] == [f"{UNREAD}: install mailguard[qr]"]
    report = mailguard.scan(make.mail("登録", [("a.png", "image/png", PICTURE)]), offline=True)
    assert report.verdict.level == "clean"


DAYS = table(
    lambda dark: f"<td bgcolor={'#e0f0ff' if dark else '#ffffff'}>1</td>",
    [[(x + y) % 3 == 0 for x in range(31)] for y in range(24)],
)
HONEST = {
    "calendar": DAYS,
    "contributions": table(lambda dark: f"<td width=10 bgcolor={'#216e39' if dark else '#ebedf0'}></td>", [[x * y % 7 < 3 for x in range(53)] for y in range(7)]),  # noqa: E501
    "chess": table(lambda dark: f"<td bgcolor={'#000' if dark else '#fff'}></td>", [[(x + y) % 2 == 0 for x in range(24)] for y in range(24)]),  # noqa: E501
    "chart": table(lambda dark: f"<td bgcolor={'#2a5' if dark else '#fff'}></td>", [[x * 0.7 > y for x in range(40)] for y in range(30)]),  # noqa: E501
    "numbers": table(lambda dark: f"<td>{'12.5' if dark else '-'}</td>", [[(x * y) % 5 == 0 for x in range(25)] for y in range(60)]),  # noqa: E501
    "spacers": "<table><tr><td width=10></td><td>News</td><td width=10></td></tr></table>" * 200,
    "progress": "<pre>" + "\n".join("█" * n + "░" * (40 - n) for n in range(40)) + "</pre>",
    "divider": "<p>" + "■" * 60 + "</p><p>News of the week</p>" + "<p>" + "□" * 60 + "</p>",
    "table of letters": "<pre>" + "\n".join("+" + "-" * 40 + "+" for _ in range(30)) + "</pre>",
}  # fmt: skip


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST)
def test_honest_drawings(source):
    report = mailguard.scan(mail(source), offline=True)
    assert (report.verdict.level, report.not_examined) == ("clean", ())
    assert "qr-code-url" not in {finding.check for finding in report.findings}


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/tdrablespanivck =\"'#0f:;█▀▄\n&nbsp", max_size=800))
def test_any_html(text):
    for source in (text, f"{text}<table>" + "<td>" * 160 + text):
        grids_of(source, source.encode().lower(), source.count("<"))
        grids_in_html(source, source.encode().lower())
        grids_in_text(source)
        examination = Examination("a", "", "image/svg+xml", Budget())
        read_svg(f"<svg>{'<rect>' * 50}<path d='{text}'>{text}", examination)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="MmLlHhVvZzCcAaQqSsTt0123456789.,- e", max_size=300))
def test_any_path(text):
    read_svg(
        f"<svg>{'<rect width=1 height=1/>' * 50}<path d='{text}'/><path stroke='#000' d='{text}'/>",
        Examination("a", "", "", Budget()),
    )


@pytest.mark.parametrize(
    "source",
    [
        "<td>" * 500_000,
        "<tr>" * 500_000,
        "<tr><td colspan=999 rowspan=999>" * 60_000,
        "<i></i>" * 250_000,
        "<i style='" * 150_000,
        "█\n" * 500_000,
        ("█" * 30 + "\n") * 50_000,
        "<svg>" + "<rect width='9' height='9'/>" * 60_000,
        "<svg><path d='" + "M0 0h9v9" * 120_000 + "'/>",
        "<svg><path d='" + "L0 99999L1 0" * 80_000 + "'/>",
        "<svg>" + "<use href='#a'/>" * 100_000,
        "data:image/png;base64," * 80_000,
        "<style>" + ".a{" * 300_000,
        "<pre>" + "ab" * 600_000,
    ],
)
def test_drawings_without_end(source):
    started = time.process_time()
    report = mailguard.scan(mail(source), offline=True)
    assert not report.errors
    assert time.process_time() - started < 4

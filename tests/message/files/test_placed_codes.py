"""QR codes that CSS draws at positions are read or reported as unread; harmless shadows and gradients give nothing."""

# ruff: noqa: E501 - one drawing per line

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
import make_attachments as make
from mailguard.message.files.picture.code_places import placed_grids

URL = "https://qr.minori-touroku.example/"
CODE = [[bit == "1" for bit in f"{int(row, 16):029b}"] for row in make.CODE_ROWS.split()]
DARK = [(x, y) for y, row in enumerate(CODE) for x, bit in enumerate(row) if bit]


def mail(html):
    head = "From: Kita <info@kita.example>\r\nTo: uketsuke@clinic.example\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n"
    return f"{head}Content-Type: text/html; charset=utf-8\r\n\r\n<p>Scan</p>{html}".encode()


def report_of(html):
    report = mailguard.scan(mail(html), offline=True)
    assert not report.errors
    return report


def listed(form, places=DARK, start=6, step=6.0, between=","):
    return between.join(form.format(x=start + x * step, y=start + y * step) for x, y in places)


def runs():
    for y, row in enumerate(CODE):
        x = 0
        while x < len(row):
            length = 1
            while x + length < len(row) and row[x + length] == row[x]:
                length += 1
            yield y, x, length, row[x]
            x += length


def stripes(row, form):
    return ",".join(
        form.format(c="#000" if dark else "#fff", a=6 * x, b=6 * (x + n)) for y, x, n, dark in runs() if y == row
    )


def shadows_of_rows():
    rows = ("".join(f"{6 * x}px 0 #000," for x, bit in enumerate(row) if bit)[:-1] for row in CODE)
    return "".join(f"<div style='width:6px;height:6px;box-shadow:{row}'></div>" for row in rows)


DRAWN = {
    "shadows": f"<div style='width:6px;height:6px;box-shadow:{listed('{x:.0f}px {y:.0f}px 0 #000')}'></div>",
    "colour first": f"<b style=\"box-shadow: {listed('rgb(0, 0, 0) {x}px {y}px', between=', ')}\"></b>",
    "in em": f"<b style='font-size:6px;box-shadow:{listed('{x}em {y}em navy', start=-9, step=1)}'></b>",
    "in a sheet": f"<style>.q:after{{content:'';box-shadow:{listed('{x}px {y}px 0 .5px #111')}}}</style><i class=q></i>",
    "without a colour": f"<b style='color:#000;box-shadow:{listed('{x}px {y}px')}'></b>",
    "letters' shadows": f"<b style='text-shadow:{listed('{x}px {y}px 0 #000')}'>■</b>",
    "with light ones": "<b style='box-shadow:"
    + ",".join(f"{5 * x}px {5 * y}px {'#000' if bit else '#fff'}" for y, row in enumerate(CODE) for x, bit in enumerate(row))
    + "'></b>",
    "a row each": shadows_of_rows(),
    "backgrounds": "<b style='background:" + listed("linear-gradient(#000,#000) {x}px {y}px/6px 6px no-repeat") + "'></b>",
    "positions": f"<b style='background-image:{','.join(['linear-gradient(#000 0 0)'] * len(DARK))};"
    f"background-size:6px 6px;background-position:{listed('{x}px {y}px')}'></b>",
    "points": "<b style='background:" + listed("radial-gradient(circle at {x}px {y}px,#000 3px,transparent 0)") + "'></b>",
    "stripes": "".join(
        f"<div style='height:6px;background:linear-gradient(90deg,{stripes(y, '{c} {a}px {b}px')})'></div>" for y in range(29)
    ),
    "stripes, each edge said": "".join(
        f"<div style='height:6px;background:linear-gradient(to right,{stripes(y, '{c} {a}px,{c} {b}px')})'></div>"
        for y in range(29)
    ),
    "placed boxes": listed("<i style='position:absolute;left:{x}px;top:{y}px;width:6px;height:6px;background:#000'></i>", between=""),
    "top first": listed("<i style='background:#000;top:{y}px;left:{x}px'></i>", between=""),
    "translated": listed("<i style='background:black;transform:translate({x}px, {y}px)'></i>", between=""),
    "grid cells": listed("<i style='background:#000;grid-area:{y:.0f} / {x:.0f}'></i>", start=1, step=1, between=""),
    "grid rows": listed("<i style='background:#000;grid-row:{y:.0f};grid-column:{x:.0f}'></i>", start=1, step=1, between=""),
    "merged boxes": "".join(
        f"<i style='position:absolute;left:{6 * x}px;top:{6 * y}px;width:{6 * n}px;height:6px;background:#000'></i>"
        for y, x, n, dark in runs() if dark
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", DRAWN)
def test_the_link_is_read(way):
    pytest.importorskip("zxingcpp", reason="needs the extra qr")
    report = report_of(DRAWN[way])
    assert URL in {finding.evidence[0].text for finding in report.findings if finding.check == "qr-code-url"}


def test_a_broken_one_is_said_to_be_unread():
    noise = random.Random(5)
    kept = [
        (x, y) for x, y in DARK if (x < 8 and y < 8) or (x > 20 and y < 8) or (x < 8 and y > 20) or noise.random() < 0.5
    ]
    report = report_of(f"<b style='box-shadow:{listed('{x}px {y}px #000', kept)}'></b>")
    assert "not-fully-examined" in {finding.check for finding in report.findings}
    assert report.verdict.level != "clean"


HONEST = {
    "cards": "<div style='box-shadow:0 1px 3px rgba(0,0,0,.12),0 1px 2px rgba(0,0,0,.24)'>Autumn</div>" * 120,
    "buttons": "<a style='background:linear-gradient(180deg,#fff 0%,#f4f4f4 50%,#ddd 100%)'>Books</a>" * 60,
    "bars": "".join(f"<i style='position:absolute;left:{9 * n}px;top:{200 - n * n % 97}px;width:8px;background:#369'></i>" for n in range(130)),
    "calendar": "".join(f"<i style='grid-area:{1 + n // 7}/{1 + n % 7};background:#eee'>{n}</i>" for n in range(140)),
    "stars": "<b style='box-shadow:" + ",".join(f"{random.Random(n).random() * 900:.1f}px {random.Random(-n).random() * 600:.1f}px #fff" for n in range(1, 300)) + "'></b>",
    "heat map": "".join(f"<i style='left:{8 * (n % 24)}px;top:{8 * (n // 24)}px;background:rgb({n % 200},90,90)'></i>" for n in range(600)),
    "pixel art": "<b style='box-shadow:" + ",".join(f"{4 * x}px {4 * y}px #c33" for x in range(30) for y in range(30) if (x - 15) ** 2 + (y - 15) ** 2 < 150) + "'></b>",
    "text": "<p>left: 4, top: 5, grid-area, box-shadow, gradient( and so on,</p>" * 150,
}  # fmt: skip


@pytest.mark.parametrize("what", HONEST)
def test_honest_drawings(what):
    report = report_of(HONEST[what])
    assert not {finding.check for finding in report.findings} & {"qr-code-url", "not-fully-examined"}
    assert report.verdict.level == "clean"


@pytest.mark.parametrize(
    "source",
    [
        "box-shadow:" + "a" * 1_000_000 + ",-shadow" * 200,
        "box-shadow:" + "1px " * 400_000 + "," * 200,
        "box-shadow:" + "#fff rgb(" * 200_000 + "," * 200,
        "linear-gradient(" * 150_000 + "," * 200,
        "background:linear-gradient(" + "(a)" * 400_000 + "gradient(" * 30 + "," * 200,
        "<a left:1px top:" * 150_000,
        "<a style='left:9e9px;top:1px'>" * 50_000 + "<a style='left:1px;top:99999px'>" * 50_000,
        "box-shadow:" + ",".join(f"{n}px {n * 7 % 9973}px" for n in range(60_000)),
    ],
)
def test_hostile_sources_are_read_in_time(source):
    start = time.process_time()
    placed_grids(source, source.encode().lower(), source.count("<"))
    assert time.process_time() - start < 2.0


@given(
    st.text("0123456789.-px ,#fabc()'\";:{}<> /%", max_size=60),
    st.sampled_from(["box-shadow:", "background:linear-gradient(", "<i style=left:1px;top:", "translate("]),
)
@settings(max_examples=150, deadline=None)
def test_no_source_breaks_the_reader(text, opening):
    source = (opening + text) * 110
    placed_grids(source, source.encode().lower(), source.count("<"))

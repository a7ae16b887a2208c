"""Other readings of a text, style sheets and colours: correct, limited in size, and linear for any input."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.language.held_apart import held_apart
from mailguard.message.html.color import FAINT, TRANSPARENT, UNKNOWN, parse_color
from mailguard.message.html.page import view_html
from mailguard.message.other_reading import other_readings
from mailguard.message.url_text import find_bare_hosts


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("read <i style='z-index:1'>x</i> pa<i style='z-index:1'>qq</i>ge", "joined", "page"),
        ("the <b style='display:none'>old</b> page", "shown", "the old page"),
        ("pa<b style='display:none'>per</b>ge", "shown", "paperge"),
        ("<bdo dir=rtl>egap</bdo>", "turned", "page"),
        ("<style>.a::after{content:'ge'}</style><b class=a>pa</b>", "shown", "page"),
        ("a <!--[if mso]>page<![endif]--> b", "shown", "page"),
        ("<input type=submit value='the page'>", "shown", "the page"),
    ],
)
def test_readings(source, kind, words):
    readings = other_readings(view_html(source))
    assert any(each.kind == kind and words in " ".join(each.text.split()) for each in readings)


@pytest.mark.parametrize("source", ["plain <b>bold</b> wo<b>rd</b>", "<b style='color:red'>l</b>etter", "<u>un</u>der"])
def test_ordinary_text_has_one_reading(source):
    assert list(other_readings(view_html(source))) == []


@pytest.mark.parametrize(
    ("value", "color"),
    [
        ("#fff", 0xFFFFFF),
        ("#0000", TRANSPARENT),
        ("#12345640", FAINT),
        ("rgb(255 0 0 / 80%)", 0xFF0000),
        ("rgb(100%, 100%, 100%)", 0xFFFFFF),
        ("hsl(0, 0%, 50%)", 0x808080),
        ("hsl(120deg 100% 50%)", 0x00FF00),
        ("hwb(0 100% 0%)", 0xFFFFFF),
        ("lab(100 0 0)", 0xFFFFFF),
        ("oklch(0 0 0)", 0),
        ("color(srgb 1 1 1)", 0xFFFFFF),
        ("var(--x)", UNKNOWN),
        ("color-mix(in srgb, red, blue)", UNKNOWN),
        ("transparent", TRANSPARENT),
    ],
)
def test_colors(value, color):
    assert parse_color(value) == color


_PIECES = st.sampled_from(
    [
        *(
            "<b style='z-index:1'>",
            "</b>",
            "<bdo>",
            "</bdo>",
            "<i hidden>",
            "</i>",
            "<p>",
            "<!--[if mso]>",
            "<![endif]-->",
        ),
        *(
            "<style>.a::before{content:'x'}",
            "</style>",
            "<b class=a>",
            "pa",
            "ss",
            " ",
            "\n",
            "語",
            "🔒",
            ".",
            "<title>",
        ),
        *(
            "@media screen{",
            "}",
            ".a{display:none",
            ":is(",
            "[class=a]",
            "\\61",
            "'",
            '"',
            "/*",
            "<input value=x>",
            "-->",
        ),
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES | st.text(max_size=4), max_size=40))
def test_never_raises_and_every_letter_has_a_place(pieces):
    view = view_html("".join(pieces))
    for reading in other_readings(view):
        for offset in range(0, len(reading.text), 7):
            assert 0 <= reading.place(offset) <= len(view.text)
    for start, end in (*view.odd, *view.turned):
        assert 0 <= start <= end <= len(view.text)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "a<b style='z-index:1'>b</b>",
            "<b style='z-index:1'>",
            "x<i hidden>y</i>",
            "<bdo>ab</bdo> ",
            "<style>.a::after{",
        ),
        *(
            "<style>@media a{",
            "<style>.a{.b{",
            "<style>:is(",
            "<style>[",
            "<p class='a b c d e f'>",
            "a.",
            "a-b ",
            "x🔒",
        ),
        *("a.com/", "<![CDATA[", "<!-- <", "<input value=x>", "\\", "<title>a</title>"),
    ],
)
def test_hostile_repetition_is_linear(unit):
    source = (unit * 1_000_000)[:1_000_000]
    began = time.process_time()
    view = view_html(source)
    for reading in other_readings(view):
        assert len(reading.text) < 2_000_000
    held_apart(source, lambda word: True)
    list(find_bare_hosts(source))
    assert time.process_time() - began < 4

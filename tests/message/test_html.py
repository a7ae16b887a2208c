"""Visible and hidden contents of HTML. The expectations come from the HTML and CSS standards."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.message import limits
from mailguard.message.html.page import view_html


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("a <b>bold</b> word", "a bold word"),
        ("in<b>si</b>de", "inside"),
        ("a\n  b\t c", "a b c"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ("a&amp;b&lt;c&#65;&#x42;&nbsp;d&copy;&zzz;", "a&b<cAB d©&zzz;"),
        ("a&amp;;b&nbsp;;c&#65;;d", "a&;b ;cA;d"),  # one semicolon belongs to the reference
        ("&#0;&#xD800;&#99999999999999999999;&#128;", "\ufffd\ufffd\ufffd€"),
        ("<title>T</title>body", "body"),
        ("<script>var a='<p>x</p>';</script>after", "after"),
        ("<style>p{color:red}</style>after", "after"),
        ("<!-- comment > still -->after", "after"),
        ("<!-->after", "after"),
        ("a<!-- x --!>b", "ab"),
        ("<!doctype html><?xml version='1.0'?>after", "after"),
        ("<p a='>' b=\">\">x", "x"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("</>x</ y>z", "xz"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("<textarea><b>x</b></textarea>", "<b>x</b>"),
        ("日本語の<b>文</b>章", "日本語の文章"),
        ("<img alt='alternative' src=x>seen", "seen"),
        ("<noscript>seen</noscript>", "seen"),
        ("<!--[if mso]>outlook<![endif]-->others<!--[if !mso]><!-->shown<!--<![endif]-->", "othersshown"),
        ("text <a href='unfinished", "text"),
    ],
)
def test_visible_text(source, text):
    assert view_html(source).text == text


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p style='display:none'>H</p>", "display-none"),
        ("<p style='DISPLAY : NONE !important'>H</p>", "display-none"),
        ("<p style='dis\\70 lay:none'>H</p>", "display-none"),
        ("<p style='display:/**/none'>H</p>", "display-none"),
        ("<div style=visibility:hidden>H</div>", "visibility"),
        ("<div style='opacity:0'>H</div>", "opacity"),
        ("<div style='opacity:0.01'>H</div>", "opacity"),
        ("<span style='font-size:0'>H</span>", "font-size"),
        ("<span style='font-size:0px;line-height:0'>H</span>", "font-size"),
        ("<span style='font-size:1px'>H</span>", "font-size"),
        ("<span style='font: 0/0 a'>H</span>", "font-size"),
        ("<div style='height:0;overflow:hidden'>H</div>", "no-size"),
        ("<div style='max-height:0px;overflow:hidden'>H</div>", "no-size"),
        ("<div style='position:absolute;left:-9999px'>H</div>", "off-screen"),
        ("<div style='text-indent:-9999px'>H</div>", "off-screen"),
        ("<p style='color:#fff'>H</p>", "colour"),
        ("<p style='color:white'>H</p>", "colour"),
        ("<p style='color:rgb(254, 254, 254)'>H</p>", "colour"),
        ("<p style='color:transparent'>H</p>", "colour"),
        ("<font color=white>H</font>", "colour"),
        ("<font color=ffffff>H</font>", "colour"),
        ("<td bgcolor=#336699><font color='#336698'>H</font></td>", "colour"),
        ("<div style='background-color:#000;color:#000'>H</div>", "colour"),
        ("<p hidden>H</p>", "hidden-attribute"),
        ("<style>.x{display:none}</style><p class='a x'>H</p>", "display-none"),
        ("<style>p.x, #y {font-size:0}</style><p class=x>H</p>", "font-size"),
        ("<style>#y{color:#ffffff}</style><p id=Y>H</p>", "colour"),
        ("<div style='display:none'><p style='display:block'>H</p></div>", "display-none"),
        ("<table style='font-size:0'><tr><td>H</td></tr></table>", "font-size"),
        ("<template>H</template>", "display-none"),
        ("<p style='display:none'><p style='display:none'>H</p>", "display-none"),
    ],
)
def test_hidden_text(source, reason):
    view = view_html(f"before {source} after")
    assert [(run.text, run.reason) for run in view.hidden if run.text == "H"] == [("H", reason)]
    assert "H" not in view.text
    assert view.text.startswith("before")


@pytest.mark.parametrize(
    "source",
    [
        "<div style='display:none'>x</div>S",
        "<p style='display:none'>x<p>S",
        "<div style='visibility:hidden'><span style='visibility:visible'>S</span></div>",
        "<table style='font-size:0'><tr><td style='font-size:14px'>S</td></tr></table>",
        "<td style='background:#036;color:#fff'>S</td>",
        "<td background=pic.png><font color=white>S</font></td>",
        "<td style='background-image:url(x.png);color:#fff'>S</td>",
        "<body bgcolor=black><font color=white>S</font></body>",
        "<style>@media (max-width:600px){.x{display:none}}</style><p class=x>S</p>",
        "<style>.x{display:none}</style><p class=x style='display:block'>S</p>",
        "<div style='max-height:0'>S</div>",
        "<p style='mso-hide:all'>S</p>",
        "<table><tr><td style='display:none'>x</td><td>S</td></tr></table>",
        "<div><table><tr><td><div style='display:none'>x</td></tr></table>S</div>",
        "<p style='font-weight:400;font:normal 12px Arial'>S</p>",
        "<ul style='display:none'><li>x</ul>S",
        "<select style='display:none'><option>x</select>S",
    ],
)
def test_not_hidden(source):
    assert "S" in view_html(source).text


def test_inside_word():
    hidden = view_html("Pass<span style='font-size:0'>xyz</span>word and <i style='display:none'>alone</i> text").hidden
    assert [(run.text, run.inside_word) for run in hidden] == [("xyz", True), ("alone", False)]


@pytest.mark.parametrize("inside", [0, 3, 990, 1_000, 1_010, 5_000])
@pytest.mark.parametrize("end", ["-->", "--!>"])
def test_comments_of_any_length_end_at_their_first_end(inside, end):
    source = f"a<!-- {'x' * inside}{end}b<!--c-->d<!--e--!>f-->"
    assert view_html(source).text == "abdf-->"


def test_comment_inside_a_word():
    assert [run.text for run in view_html("pass<!-- q1 -->word <!-- note --> end").hidden] == ["q1"]


def test_anchor_text_and_place():
    view = view_html("<p>See <a HREF='http://a.example/?x=1&copy=2&amp;y=3'> our\n <b>page</b> </a> now")
    (anchor,) = view.anchors
    assert (anchor.href, anchor.text) == ("http://a.example/?x=1&copy=2&y=3", "our page")
    assert view.text[anchor.start : anchor.end] == "our page"


@pytest.mark.parametrize(
    ("source", "href"),
    [
        ("<a href=http://a.example/x>y", "http://a.example/x"),
        ("<a/href='u'>y", "u"),
        ("<a title='>' href=\"u\">y", "u"),
        ("<a x=1href=2 href=u>y", "u"),
        ("<a href=u href=v>y", "u"),
        ("<area href=u>", "u"),
        ("<svg><a xlink:href=u>y</a></svg>", "u"),
        ("<button onclick=\"window.location.href='u'\">y</button>", "u"),
        ("<td onclick=\"location='u'\">y</td>", "u"),
        ("<button formaction=u>y</button>", "u"),
        ("<!--[if gte mso 9]><v:roundrect href='u'/><![endif]-->", "u"),
    ],
)
def test_where_a_click_leads(source, href):
    assert [anchor.href for anchor in view_html(source).anchors] == [href]


def test_what_else_is_read():
    view = view_html(
        "<meta charset=shift_jis><base href='http://b.example/'><meta http-equiv=Refresh content='0; URL=http://r.example/'>"
        "<link rel=stylesheet href=s.css><iframe src=f.html></iframe><script src=j.js></script>"
        "<form action=/post method=POST><input type=PASSWORD name=pw placeholder=Code><select name=s></select></form>"
        "<a href=u><img src=i.png width=600 height='400' alt=A></a><img src=p.gif style='width:1px'>"
        "<font face='SimSun, 微软雅黑'>x</font><td style=\"background:url('bg.png')\">"
    )
    assert (view.charset, view.base, view.refresh) == ("shift_jis", "http://b.example/", "http://r.example/")
    assert (view.styles, view.frames, view.scripts) == (("s.css", "bg.png"), ("f.html",), ("j.js",))
    assert [(form.action, form.method, [(i.type, i.name) for i in form.inputs]) for form in view.forms] == [
        ("/post", "post", [("password", "pw"), ("select", "s")])
    ]
    assert view.forms[0].inputs[0].label == "Code"
    assert [(image.src, image.width, image.height, image.is_pixel, image.linked) for image in view.images] == [
        ("i.png", 600, 400, False, True),
        ("p.gif", 1, None, True, False),
    ]
    assert view.anchors[0].image
    assert view.fonts == ("simsun", "微软雅黑")


def test_inputs_without_a_form_are_read():
    (form,) = view_html("<input type=password name=p>").forms
    assert form.action == ""
    assert form.inputs[0].type == "password"


def test_unclosed_tag_is_said():
    assert [defect.kind for defect in view_html("a <a href='x").defects] == ["html-tag-not-closed"]


def test_too_many_tags_are_said():
    view = view_html("<b>x</b>" * limits.HTML_TAGS)
    assert [defect.kind for defect in view.defects] == ["limit-html-tags"]


def test_too_many_comments_are_said():
    assert [defect.kind for defect in view_html("<!>" * (limits.HTML_TAGS + 1)).defects] == ["limit-html-tags"]
    view = view_html("<!--[if mso]><a href=u>x</a><![endif]-->" * (limits.HTML_CONDITIONALS + 1))
    assert [defect.kind for defect in view.defects] == ["limit-html-conditionals"]
    assert len(view.anchors) == limits.HTML_CONDITIONALS


_PIECES = st.sampled_from(
    [
        "<a href='u'>",
        "</a>",
        "<p>",
        "</p>",
        "<div style='display:none'>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<style>",
        ".x{color:",
        "}",
        "</style>",
        "<",
        ">",
        "'",
        '"',
        "=",
        "&#",
        "&amp;",
        "<!--[if mso]>",
        "<![endif]-->",
        "text",
        " ",
        "\n",
        "日本",
        "\ud800",
        "\x00",
        "<td bgcolor=",
        "<li>",
        "<ul>",
        "</ul>",
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES | st.text(max_size=5), max_size=40))
def test_never_raises_and_places_anchors(pieces):
    view = view_html("".join(pieces))
    for anchor in view.anchors:
        if not anchor.conditional:
            assert view.text[anchor.start : anchor.end] == anchor.text


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "</div>",
        "<b>",
        "<a href=x>",
        "<td>",
        "<table>",
        "</p>",
        "<!--",
        "<",
        "<a ",
        "<a b='",
        "a=1 ",
        "&",
        "&#9",
        "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "<p style='a:b'>",
        "<p style='color:red;",
        "<style>",
        "<style>.a{",
        "@",
        "{",
        "<ul><li>",
        "<div style='display:none'><p>",
        "<b></p>",
        "<table></tr>",
        "<script>",
        "<title>",
        "x<span hidden>y</span>",
        "<p class='a b c'>",
        ">",
        "<!>",
        "<!-- x -->y",
        "<!--[if mso]><a href=x>y</a><![endif]-->",
    ],
)
def test_hostile_repetition_is_linear(unit):
    for prefix in ("", "<a ", "<style>", "<p style='", "<!--[if mso]>"):
        source = prefix + (unit * 1_000_000)[:1_000_000]
        began = time.process_time()
        view_html(source)
        assert time.process_time() - began < 2.5, prefix

"""The links of whole messages: their place, their target, and whether they are visible."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.message import limits
from mailguard.message.parse import parse
from mailguard.message.wrapper import unwrap


def links(body, content_type="text/html; charset=utf-8", extra=""):
    return parse(f"From: a@a.example\nContent-Type: {content_type}\n{extra}\n{body}".encode()).links


def test_plain_text():
    (link,) = links("詳細はhttps://例.jp/xをご確認", "text/plain; charset=utf-8")
    assert (link.url, link.host, link.where, link.tag) == ("https://例.jp/x", "xn--fsq.jp", "body:text", "")
    assert (link.start, link.end, link.text) == (3, 17, "https://例.jp/x")


def test_anchor():
    (link,) = links("<p>See <a href='https://t.example/x'>the <b>page</b></a>")
    assert (link.url, link.text, link.where, link.tag, link.start) == (
        "https://t.example/x",
        "the page",
        "body:html",
        "a",
        4,
    )
    assert link.clickable
    assert not link.hidden


@pytest.mark.parametrize(
    ("body", "url", "tag"),
    [
        ("<base href='https://b.example/d/'><a href=../x>y</a>", "https://b.example/x", "a"),
        ("<a href=//c.example/x>y</a>", "https://c.example/x", "a"),
        ("<a href='www.d.example'>y</a>", "http://www.d.example", "a"),
        ("<a href='ht\ntps://e.example/'>y</a>", "https://e.example/", "a"),
        ("<area href=https://f.example/>", "https://f.example/", "area"),
        ("<form action=https://g.example/post><input></form>", "https://g.example/post", "form"),
        ("<meta http-equiv=refresh content='0;url=https://h.example/'>", "https://h.example/", "meta"),
        ("<button onclick=\"location.href='https://i.example/'\">y</button>", "https://i.example/", "button"),
        ("<img src=https://j.example/p.png>", "https://j.example/p.png", "img"),
        ("<td style='background:url(https://k.example/b.png)'>x</td>", "https://k.example/b.png", "css"),
        ("text https://l.example/x outside a link", "https://l.example/x", ""),
    ],
)
def test_every_place(body, url, tag):
    assert [(link.url, link.tag) for link in links(body)] == [(url, tag)]


def test_address_as_link_text_is_one_link():
    assert len(links("<a href=https://a.example/>https://b.example/</a>")) == 1


def test_images_are_not_clickable_and_pixels_too():
    (link,) = links("<img src=https://a.example/p.gif width=1 height=1>")
    assert not link.clickable


@pytest.mark.parametrize(
    "body", ["<div style='display:none'><a href=https://a.example/>y</a></div>", "<a href=https://a.example/></a>"]
)
def test_unseen(body):
    assert [link.hidden for link in links(body)] == [True]


def test_linked_picture_is_seen():
    link = next(
        link for link in links("<a href=https://a.example/><img src=https://b.example/x.png></a>") if link.tag == "a"
    )
    assert not link.hidden


@pytest.mark.parametrize(
    "body", ["<a href=#top>y</a>", "<a href=page.html>y</a>", "<img src=cid:1>", "<a href=''>y</a>", "<a>y</a>"]
)
def test_what_leads_nowhere(body):
    assert links(body) == ()


def test_outlooks_own_link():
    (link,) = links("<!--[if mso]><v:roundrect href='https://o.example/'></v:roundrect><![endif]-->")
    assert (link.url, link.tag, link.hidden) == ("https://o.example/", "v:roundrect", False)


def test_limit():
    message = parse(b"From: a@a.example\n\n" + b" ".join(b"http://a.example/%d" % n for n in range(limits.LINKS + 5)))
    assert len(message.links) == limits.LINKS
    assert "limit-links" in {defect.kind for defect in message.defects}


@pytest.mark.parametrize(
    ("wrapped", "inner"),
    [
        (
            "https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=05%7C01",
            "https://a.example/x",
        ),
        ("https://urldefense.proofpoint.com/v1/url?u=http://a.example/x&k=abc", "http://a.example/x"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_x-3Fy-3D1&d=DwMF", "https://a.example/x?y=1"),
        ("https://urldefense.com/v3/__https://a.example/x__;!!abc!def$", "https://a.example/x"),
        (
            "https://urldefense.com/v3/__https://a.example/*p__;"
            + base64.urlsafe_b64encode(b"?").decode().rstrip("=")
            + "!!k$",
            "https://a.example/?p",
        ),
        ("https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fa.example%2fx&c=E,1", "https://a.example/x"),
        ("https://www.google.com/url?q=https://a.example/x&sa=D", "https://a.example/x"),
        ("https://www.google.co.jp/url?sa=t&url=https%3A%2F%2Fa.example%2F", "https://a.example/"),
        ("https://www.google.com/amp/s/a.example/x", "https://a.example/x"),
        ("https://a-example.cdn.ampproject.org/c/s/a.example/x", "https://a.example/x"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT1", "https://a.example/"),
        ("https://www.youtube.com/redirect?q=https%3A%2F%2Fa.example%2F", "https://a.example/"),
        (
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fa.example%252F",
            "https://a.example/",
        ),
        ("https://secure-web.cisco.com/1tOkEn_x-y/https%3A%2F%2Fa.example%2Fx", "https://a.example/x"),
        ("https://secure-web.cisco.com/1tOkEn_x-y", ""),
        ("https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9hLmV4YW1wbGUveA&ntb=1", "https://a.example/x"),
        ("https://www.bing.com/ck/a?u=a1%ff%ff!&ntb=1", ""),
        (
            "https://r.search.yahoo.com/_ylt=A/RV=2/RO=10/RU=https%3a%2f%2fa.example%2fx/RK=2/RS=b-",
            "https://a.example/x",
        ),
        ("https://protect-us.mimecast.com/s/abc?domain=a.example", ""),
        ("https://www.google.com/search?q=https://a.example/", ""),
        ("https://a.example/?url=https://b.example/", ""),
    ],
)
def test_wrappers(wrapped, inner):
    assert unwrap(wrapped) == inner


def test_the_inner_address_is_the_target():
    (link,) = links("<a href='https://www.google.com/url?q=https://a.example/x'>y</a>")
    assert link.final == "https://a.example/x"
    assert link.target.host == "a.example"
    assert link.host == "www.google.com"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_never_raises(body):
    unwrap("https://urldefense.com/v3/__" + body + "__;" + body + "!!")
    unwrap("https://www.google.com/url?q=" + body)
    for kind in ("text/plain", "text/html"):
        raw = f"Content-Type: {kind}; charset=utf-8\n\nhttp://{body} <a href='{body}'>{body}</a>"
        for link in parse(raw.encode("utf-8", "surrogatepass")).links:
            assert link.url

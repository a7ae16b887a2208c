"""Links that mail programs make clickable: other schemes, no scheme, host names in the text, boxes without text."""

import pytest

from mailguard.message.parse import parse


def links_of(body, kind="html"):
    message = parse(f"From: a@a.example\nContent-Type: text/{kind}; charset=utf-8\n\n{body}".encode())
    return message.web_links


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("microsoft-edge:https://gate.test/x", "https://gate.test/x"),
        ("microsoft-edge:?url=https%3A%2F%2Fgate.test%2Fx", "https://gate.test/x"),
        ("x-safari-https://gate.test/x", "https://gate.test/x"),
        ("googlechromes://gate.test/x", "https://gate.test/x"),
        ("firefox://open-url?url=https://gate.test/x", "https://gate.test/x"),
        ("intent://gate.test/x#Intent;scheme=https;package=a.b;end", "https://gate.test/x"),
        ("somethingnew:https://gate.test/x", "https://gate.test/x"),
        ("gate.test/x", "http://gate.test/x"),
        ("gate.co.jp:8443/x", "http://gate.co.jp:8443/x"),
        ("203.0.113.9/x", "http://203.0.113.9/x"),
        ("shop.example", "http://shop.example"),
    ],
)
def test_an_href_that_opens_a_page(href, target):
    (link,) = links_of(f'<a href="{href}">go</a>')
    assert (link.final or link.url) == target
    assert link.host == link.target.host


@pytest.mark.parametrize(
    "href",
    ["karte.html", "bilder/karte.html", "liste.pdf", "#oben", "?x=1", "index.php?a=b", "readme.md",
     "mailto:a@b.example", "tel:0312345678", "cid:1@a.example", "archiv.zip", "1.2.3/x"],
)  # fmt: skip
def test_an_href_that_opens_none(href):
    assert links_of(f'<a href="{href}">go</a>') == ()


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("see gate.com/in.", ["http://gate.com/in"]),
        ("ここ gate.co.jp/in を", ["http://gate.co.jp/in"]),
        ("visit gate.com", ["http://gate.com"]),
        (
            "visit gate.com or https://other.example/",
            ["https://other.example/"],
        ),  # in a mail with a link, a host name is only a name
        ("mail a@gate.com, file report.pdf, e.g. this.that, Gate.com, 1.5 and v2.0", []),
        ("https://gate.com/a.com/b", ["https://gate.com/a.com/b"]),
    ],
)
def test_hosts_in_text(text, urls):
    assert [link.url for link in links_of(text, "plain")] == urls


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("<a href='https://gate.test/x' style='display:block;height:40px'></a>", 1),
        ("<a href='https://gate.test/x' class=b></a>", 1),
        ("<a href='https://gate.test/x'></a>", 0),
        ("<a href='https://gate.test/x' style='display:none'></a>", 0),
        ("<map><area href='https://gate.test/x'></map>", 1),
        ("<dialog><a href='https://gate.test/x'>go</a></dialog>", 1),
    ],
)
def test_links_without_text(source, count):
    assert len(links_of(source)) == count

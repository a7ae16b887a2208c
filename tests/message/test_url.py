"""URLs as browsers repair them (WHATWG URL), and URLs that people disarmed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.message.url import Url, parse_url


@pytest.mark.parametrize(
    ("text", "scheme", "host"),
    [
        ("https://www.example.jp/a?b=c#d", "https", "www.example.jp"),
        ("HTTPS://WWW.Example.JP./", "https", "www.example.jp"),
        ("http:\\\\evil.example\\x", "http", "evil.example"),
        ("http:/evil.example/x", "http", "evil.example"),
        ("http:evil.example", "http", "evil.example"),
        ("ht\ntp://evil\t.example/", "http", "evil.example"),
        ("  https://evil.example ", "https", "evil.example"),
        ("https://user:pw@evil.example/", "https", "evil.example"),
        ("https://bank.example@evil.example", "https", "evil.example"),
        ("https://a@b@evil.example/", "https", "evil.example"),
        ("https://ex%61mple.test/", "https", "example.test"),
        ("https://ｅｘａｍｐｌｅ.test/", "https", "example.test"),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．test/", "https", "example.test"),
        ("https://例.jp/", "https", "xn--fsq.jp"),
        ("https://example。test/", "https", "example.test"),
        ("https://exam\u200bple.test/", "https", "example.test"),
        ("hxxps://evil[.]example/", "https", "evil.example"),
        ("hxxp[:]//evil(.)example", "http", "evil.example"),
        ("h**p://evil[dot]example", "http", "evil.example"),
        ("mailto:a@b.example", "mailto", ""),
        ("javascript:alert(1)", "javascript", ""),
        ("data:text/html,x", "data", ""),
        ("file://server.example/share", "file", "server.example"),
    ],
)
def test_scheme_and_host(text, scheme, host):
    url = parse_url(text)
    assert url is not None
    assert (url.scheme, url.host) == (scheme, host)


@pytest.mark.parametrize(
    ("text", "ip"),
    [
        ("http://203.0.113.7/", "203.0.113.7"),
        ("http://3405803783/", "203.0.113.7"),
        ("http://0xCB007107/", "203.0.113.7"),
        ("http://0xcb.0x0.0x71.0x7/", "203.0.113.7"),
        ("http://0313.0.0161.07/", "203.0.113.7"),
        ("http://203.0.28935/", "203.0.113.7"),
        ("http://203.28935", "203.0.113.7"),
        ("http://203.0.113.7./", "203.0.113.7"),
        ("http://２０３．０．１１３．７/", "203.0.113.7"),
        ("http://[2001:db8::7]/", "2001:db8::7"),
        ("http://[::ffff:203.0.113.7]:8080/", "::ffff:cb00:7107"),
    ],
)
def test_addresses_in_every_spelling(text, ip):
    url = parse_url(text)
    assert url is not None
    assert url.ip is not None
    assert url.ip.exploded == __import__("ipaddress").ip_address(ip).exploded
    assert url.host == str(url.ip)


@pytest.mark.parametrize("text", ["http://256.1.1.1.1/", "http://1.2.3.4.example/", "http://09.example/"])
def test_no_address(text):
    url = parse_url(text)
    assert url is None or url.ip is None


@pytest.mark.parametrize(
    "text",
    ["", "www.example.jp", "/path", "http://", "https:///", "http://a b/", "http://[::zz]/", "http://a..b/", ":"],
)
def test_no_url(text):
    assert parse_url(text) is None


def test_parts():
    assert parse_url("https://u:p@www.example.jp:8443/a/b?c=d&e#f") == Url(
        "https", "u:p", "www.example.jp", 8443, "/a/b", "c=d&e", "f", host_raw="www.example.jp"
    )


@given(st.text() | st.text(alphabet="http:/\\@.[]%0x1a。．\ud800\u200b"))
def test_never_raises(text):
    for start in ("", "http://", "https:\\", "data:"):
        url = parse_url(start + text)
        assert url is None or url.host == url.host.lower()


@pytest.mark.parametrize("unit", ["http://", "@", "%", "[", "a.", ":", "\\", "。", "0x", "9", "[.]", "xn--"])
def test_linear(unit):
    began = time.process_time()
    parse_url("http://" + unit * 300_000)
    parse_url(unit * 300_000)
    assert time.process_time() - began < 1

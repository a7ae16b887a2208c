"""Start and end of URLs in running text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.message.url_text import find_urls


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        # next to Japanese text, without blanks
        ("https://例.jp/xをご確認", ["https://例.jp/x"]),
        ("詳細はhttps://example.jp/aをご覧ください", ["https://example.jp/a"]),
        ("「https://example.jp/a」です", ["https://example.jp/a"]),
        ("（https://example.jp/a）", ["https://example.jp/a"]),
        ("【https://example.jp/】", ["https://example.jp/"]),
        ("『https://example.jp/a』", ["https://example.jp/a"]),
        ("https://example.jp/a。次の文", ["https://example.jp/a"]),
        ("https://example.jp/a、次", ["https://example.jp/a"]),
        ("https://example.jp/a・b", ["https://example.jp/a"]),
        ("https://example.jp/a★特典", ["https://example.jp/a"]),
        ("https://example.jp/a！", ["https://example.jp/a"]),
        ("https://example.jp/a　全角の空白", ["https://example.jp/a"]),
        ("https://example.jpの詳細", ["https://example.jp"]),
        ("https://example.jpまで", ["https://example.jp"]),
        ("https://www.example.co.jpを確認.次", ["https://www.example.co.jp"]),
        ("https://example.jp/申込はこちら", ["https://example.jp/"]),
        ("https://example.jp/abc参照", ["https://example.jp/abc"]),
        ("https://ja.example.org/wiki/日本 を参照", ["https://ja.example.org/wiki/日本"]),
        ("https://日本語.example/abcです", ["https://日本語.example/abc"]),
        ("https://例え.みんな/x", ["https://例え.みんな/x"]),
        ("https://example.jp/?a=1&b=2。", ["https://example.jp/?a=1&b=2"]),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ／ａ　を", ["https://example.jp/a"]),
        ("https：//example.jp/a", ["https://example.jp/a"]),
        ("ｗｗｗ．example.jp をご覧", ["http://www.example.jp"]),
        ("http://example。jp/login", ["http://example。jp/login"]),
        ("URL:https://example.jp/a\nTEL:0123", ["https://example.jp/a"]),
        # punctuation and brackets that belong to the sentence
        ("see https://example.com/a.", ["https://example.com/a"]),
        ("(https://example.com/a)", ["https://example.com/a"]),
        ("https://example.com/Foo_(bar)).", ["https://example.com/Foo_(bar)"]),
        ("<https://example.com/a>", ["https://example.com/a"]),
        ('"https://example.com/a"', ["https://example.com/a"]),
        ("*https://example.com/a*", ["https://example.com/a"]),
        ("[text](https://example.com/a)", ["https://example.com/a"]),
        ("[https://example.com/a](https://evil.example/b)", ["https://example.com/a", "https://evil.example/b"]),
        ("http://www.example.com.", ["http://www.example.com"]),
        ("https://example.com/a,b;c", ["https://example.com/a,b;c"]),
        # disarmed by people, or disguised by attackers
        ("hxxps://evil[.]example/p", ["hxxps://evil[.]example/p"]),
        ("http:\\\\evil.example\\x", ["http:\\\\evil.example\\x"]),
        ("https://www.bank.example@evil.example/x", ["https://www.bank.example@evil.example/x"]),
        ("http://203.0.113.7:8080/a", ["http://203.0.113.7:8080/a"]),
        ("http://[2001:db8::1]/x", ["http://[2001:db8::1]/x"]),
        ("http://localhost/x", ["http://localhost/x"]),
        # broken over two lines in angle brackets (RFC 3986 appendix C)
        ("<https://example.com/aaa\nbbb/ccc>", ["https://example.com/aaabbb/ccc"]),
        ("<https://example.com/a\n> quoted", ["https://example.com/a"]),
        # not URLs
        ("a@www.example.jp", []),
        ("http://", []),
        ("www。", []),
    ],
)
def test_cut(text, urls):
    assert [found.url for found in find_urls(text)] == urls


@given(st.text() | st.text(alphabet="htps:/w.例を（）[]@<>\n ａ。1"))
def test_quotes_the_text(text):
    last = 0
    for found in find_urls("http://" + text):
        assert found.start >= last
        assert found.end > found.start
        assert ("http://" + text)[found.start : found.end] == found.raw
        last = found.end


@pytest.mark.parametrize(
    "unit",
    [
        "http://",
        "www.",
        "a.",
        "http://a.",
        "http://a/(((",
        "http://a/)))",
        "<http://a \n",
        "あ.",
        "http://あ.",
        "http://a@",
        "。",
        "ｗｗｗ．",
        "http://a/,,,",
        "http://a](",
        "h**p:",
        "://",
    ],
)
def test_linear(unit):
    text = (unit * 300_000)[:1_000_000]
    began = time.process_time()
    for _ in find_urls(text):
        pass
    assert time.process_time() - began < 2


@pytest.mark.parametrize("tail", [")", ".", "]", "(", ").", "<", "\n>"])
def test_long_tails_are_linear(tail):
    began = time.process_time()
    assert len(list(find_urls("<http://a.example/" + tail * 500_000))) == 1
    assert time.process_time() - began < 1


_PIECES = [
    "http://",
    "hxxp:\\\\",
    "www.",
    "ftp://",
    "a",
    "example",
    ".",
    "[.]",
    "(dot)",
    "jp",
    "/",
    "?q=",
    ":80",
    "-",
    "_",
    "@",
    "[::1]",
    " ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join) | st.text(st.characters(max_codepoint=127)))
def test_the_pattern_for_ascii_finds_what_the_full_one_finds(text):
    assert list(find_urls(text)) == list(find_urls(f"{text}\n\u3042"))

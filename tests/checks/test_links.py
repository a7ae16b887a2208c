"""Which links the checks report and which not, case by case as on the checks' pages."""

from datetime import UTC, datetime

import pytest

from mailguard.auth.result import Authentication, DmarcResult, Result
from mailguard.checks import named
from mailguard.checks.links import CHECKS
from mailguard.config import Config, Organization
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

ORGANIZATION = Organization(domains=("imakiire.or.jp",), partners=("minori-yakuhin.example",))
LIST = "List-Id: <dev.lists.example>\nList-Post: <mailto:dev@lists.example>\n"


def raised(name, body, *, kind="html", header="", sender="a@sender.example", passing=False):
    raw = f"From: {sender}\n{header}Content-Type: text/{kind}; charset=utf-8\n\n{body}"
    dmarc = DmarcResult(Result.PASS) if passing else DmarcResult(Result.NOT_EVALUATED)
    config = Config(organization=ORGANIZATION)
    context = Context(
        message=parse(raw.encode()),
        config=config,
        registry=Registry.of(ORGANIZATION),
        at=datetime(2026, 11, 20, tzinfo=UTC),
        authentication=Authentication(dmarc=dmarc),
    )
    check = next(check for check in CHECKS if check.name == name)
    hits = list(check.function(context.message, context))
    for hit in hits:
        for language in ("en", "ja"):
            assert not any("{" in part for part in named(name).says(hit.variant, hit.values, language))
        assert hit.data["url"]
    return [(hit.evidence[0].text, str(hit.severity or check.severity)) for hit in hits]


def link(target, text="here"):
    return f'<a href="{target}">{text}</a>'


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("url-shortener", "https://bit.ly/3abcDEF"),
        ("url-shortener", "https://ur0.jp/abc"),
        ("url-shortener", "https://x.gd/abcde"),
        ("url-shortener", "https://is.gd/abc"),
        ("ip-url", "http://203.0.113.9/login"),
        ("ip-url", "http://3405803785/"),
        ("ip-url", "http://0xcb.0x0.0x71.0x9/"),
        ("ip-url", "http://0313.0.0161.011/"),
        ("ip-url", "http://[2001:db8::9]/"),
        ("ip-url", "http://0x7f.1/"),
        ("punycode-url", "https://раypal.example/"),
        ("punycode-url", "https://xn--pypal-4ve.example/"),
        ("punycode-url", "https://аррӏе.example/"),
        ("userinfo-url", "https://www.minori-bank.example@evil.example/"),
        ("userinfo-url", "https://www.minori-bank.example%2Flogin@evil.example/"),
        ("data-url", "data:text/html;base64,PGI+eDwvYj4="),
        ("data-url", "javascript:location='//evil.example'"),
        ("data-url", "file://203.0.113.9/share/x.lnk"),
        ("data-url", "search-ms:query=x&crumb=location:\\\\evil.example"),
        ("data-url", " \tJAVA\nSCRIPT:alert(1)"),
        ("free-hosting-url", "https://bank-login.pages.dev/"),
        ("free-hosting-url", "https://x.blob.core.windows.net/$web/i.html"),
        ("free-hosting-url", "https://ipfs.io/ipfs/bafy"),
        ("open-redirect", "https://shop.example/r?url=https%3A%2F%2Fevil.example%2F"),
        ("open-redirect", "https://shop.example/r?next=//evil.example/"),
        ("open-redirect", "https://www.google.com/url?q=https://evil.example/"),
        ("open-redirect", "https://www.bing.com/ck/a?u=a1aHR0cHM6Ly9ldmlsLmV4YW1wbGUv&ntb=1"),
        ("open-redirect", "https://t.co/AbCdEf123"),
        ("open-redirect", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=1&scope=Mail.Read&redirect_uri=https%3A%2F%2Fapp.example%2Fcb"),
        ("open-redirect", "https://accounts.google.com/o/oauth2/v2/auth?client_id=1&redirect_uri=https://app.example/cb"),
        ("lookalike-url", "https://imakire.or.jp/"),
        ("lookalike-url", "https://imakiire.or.jp.evil.example/"),
        ("lookalike-url", "https://imakiire-or-jp.example/login"),
        ("lookalike-url", "https://hakusandai.ac.jp.gakusei.example/login"),
        ("lookalike-url", "https://kagakukikin-go-jp.example/"),
        ("wrapped-url", "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example&amp;d=1"),
        ("link-text-mismatch", "https://evil.example/\">https://www.minori-bank.example/</a><a href=\"https://a.example/"),
    ],
)  # fmt: skip
def test_fires(name, target):
    assert raised(name, link(target))


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("url-shortener", "https://bit.ly/"),
        (
            "open-redirect",
            "https://login.microsoftonline.com/common/oauth2/authorize?client_id=1&redirect_uri=https://www.office.com/",
        ),
        (
            "open-redirect",
            "https://accounts.google.com/o/oauth2/auth?client_id=1&redirect_uri=https://imakiire.or.jp/cb",
        ),
        ("open-redirect", "https://accounts.google.com/signin?redirect_uri=https://app.example/cb"),
        ("url-shortener", "https://youtu.be/abc"),
        ("url-shortener", "https://aka.ms/abc"),
        ("url-shortener", "https://t.co/abc"),
        ("url-shortener", "https://orbit.ly.example/abc"),
        ("ip-url", "http://192.168.1.1/"),
        ("ip-url", "http://127.0.0.1:8000/"),
        ("ip-url", "http://1.2.3.4.example/"),
        ("punycode-url", "https://日本語.example/"),
        ("punycode-url", "https://abc日本.example/"),
        ("punycode-url", "https://bücher.example/"),
        ("punycode-url", "https://пример.испытание/"),
        ("userinfo-url", "https://video.example/@name"),
        ("userinfo-url", "mailto:a@b.example"),
        ("userinfo-url", "https://a.example@b.a.example/?m=a@b.example".replace("a.example@b.", "")),
        ("data-url", "javascript:void(0)"),
        ("data-url", "javascript:;"),
        ("data-url", "file:///C:/Users/x/Documents/a.doc"),
        ("free-hosting-url", "https://pages.dev.example/"),
        ("open-redirect", "https://shop.example/login?returnUrl=https://www.shop.example/cart"),
        ("open-redirect", "https://twitter.com/intent/tweet?url=https://news.example/1"),
        ("open-redirect", "https://shop.example/r?url=https%3A%2F%2Fwww.sender.example%2F"),
        ("open-redirect", "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example"),
        ("lookalike-url", "https://www.imakiire.or.jp/"),
        ("lookalike-url", "https://www.minori-yakuhin.example/"),
    ],
)
def test_silent(name, target):
    assert raised(name, link(target)) == []


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("https://www.minori-bank.example/login", "minori-bank.example"),
        ("http://minori-bank.example/login", "https://www.minori-bank.example/"),
        ("https://info.minori-bank.example/x", "www.minori-bank.example"),
        ("https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F", "https://a.example/"),
        ("https://a.example/", "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F"),
        ("https://protect-us.mimecast.com/s/x", "https://a.example/"),
        ("https://a.example/", "Node.js 20 and ASP.NET"),
        ("https://a.example/", "version 1.2.3"),
        ("https://a.example/", "Books.com"),
        ("https://a.example/", "Click here."),
        ("mailto:info@a.example", "info@b.example"),
    ],
)
def test_text_and_target_agree(target, text):
    assert raised("link-text-mismatch", link(target, text)) == []


@pytest.mark.parametrize(
    "text", ["https://www.minori-bank.example/", "www.minori-bank.example", "minori-bank.example/login"]
)
def test_text_and_target_differ(text):
    assert raised("link-text-mismatch", link("https://evil.example/", text)) == [(text, "high")]


def test_newsletter_counts_clicks():
    tracked = link("https://u1.ct.sendgrid.net/ls/click?upn=x", "https://www.shop.example/")
    assert raised("link-text-mismatch", tracked, passing=True) == []
    unproven = raised("link-text-mismatch", tracked)
    assert unproven != []
    assert raised("link-text-mismatch", tracked, header="List-Unsubscribe: <https://shop.example/u>\n") == unproven


def test_the_url_is_quoted_where_it_stands():
    assert raised("url-shortener", "詳細はhttps://ur0.jp/Ab1をご確認", kind="plain") == [
        ("https://ur0.jp/Ab1", "medium")
    ]


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("https://cloudflare-ipfs.com/ipfs/bafybeia/", "medium"),
        ("https://storage.cloud.google.com/bucket/mail.html", "medium"),
        ("https://storage.cloud.google.com/bucket/mail.html#info@hakusandai.example", "medium"),
        ("https://17.100.20.203.host.secureserver.net/a", "medium"),
        ("https://mybank-login.bubbleapps.io/version-test", "medium"),
        ("https://kouza.servehumour.com/", "medium"),
        ("https://docs.google.com/forms/d/e/1FAIpQLS/viewform", "low"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX/pubhtml", "low"),
        ("https://cdn7.b-cdn.net/x/index.html", "low"),
        ("https://jotform.com/", "low"),
        ("https://docs.google.com/spreadsheets/d/1AbC/edit", None),  # a file shared between colleagues
        ("https://www.google.com/forms/about/", None),
        ("https://docs.google.com.kouza.example/forms/", None),
    ],
)
def test_free_pages(target, severity):
    assert raised("free-hosting-url", link(target)) == ([(target, severity)] if severity else [])


def test_each_service_of_one_host_counts():
    both = link("https://docs.google.com/document/d/1/edit") + link("https://docs.google.com/forms/d/e/1/viewform")
    assert [severity for _, severity in raised("free-hosting-url", both)] == ["low"]


def test_hidden_links_and_pictures_are_not_judged():
    hidden = f'<div style="display:none">{link("https://bit.ly/abc")}</div><img src="https://bit.ly/abc">'
    assert raised("url-shortener", hidden) == []


def test_the_inner_address_is_judged():
    wrapped = "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbit.ly%2F3abc&data=x"
    assert raised("url-shortener", link(wrapped)) != []


def test_list_fields_change_nothing():
    for check, link in (("ip-url", "http://203.0.113.9/log"), ("free-hosting-url", "https://project.github.io/doc")):
        assert raised(check, link, kind="plain", header=LIST) == raised(check, link, kind="plain") != []


def test_own_lookalike_is_critical():
    assert raised("lookalike-url", link("https://imakire.or.jp/")) == [("https://imakire.or.jp/", "critical")]


def test_mismatch_with_an_explanation_is_low():
    shown = "https://www.minori-bank.example/"
    counter = link("https://click.example/c?to=https://www.minori-bank.example/", shown)
    assert raised("link-text-mismatch", counter) == [(shown, "low")]
    assert raised("link-text-mismatch", link("https://evil.example/", "info@minori-bank.example")) == [
        ("info@minori-bank.example", "low")
    ]


COUNTED = "".join(link(f"https://t.counter.example/c/{letter * 24}", letter) for letter in "abc")


@pytest.mark.parametrize(
    ("shown", "target", "more", "severity"),
    [
        # a third party's site through the click counter of a mail service, known by name or by its many tokens
        ("www.dantai.example", "https://u1.ct.sendgrid.net/ls/click?upn=x", "", "medium"),
        ("www.dantai.example", "https://t.counter.example/c/dddddddddddddddddddddddd", COUNTED, "medium"),
        # a bank's or an authority's name is never shown by accident
        ("www.smbc-card.com", "https://t.counter.example/c/dddddddddddddddddddddddd", COUNTED, "high"),
        ("www.nta.go.jp", "https://u1.ct.sendgrid.net/ls/click?upn=x", "", "high"),
        ("www.irs.gov", "https://t.counter.example/c/dddddddddddddddddddddddd", COUNTED, "high"),
        # one link many times, short names instead of tokens, or other hosts: no counter
        ("www.dantai.example", "https://t.counter.example/login", "", "high"),
        ("www.dantai.example", "https://evil.example/login", COUNTED, "high"),
    ],
)
def test_a_click_counter_is_known_by_its_links(shown, target, more, severity):
    assert (shown, severity) in raised("link-text-mismatch", link(target, shown) + more)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('m<a href="https://www.minori-bank.example/">inori-bank.example</a>', False),
        ('m<a href="https://www.evil.example/">inori-bank.example</a>', True),
        ('my <a href="https://www.mybank.example/">bank.example</a>', True),
        ('<a href="https://www.minori-bank.example)/">www.minori-bank.example</a>', False),
        ('<a href="https://a).evil.example/">www.minori-bank.example</a>', True),
    ],
)
def test_a_link_that_begins_inside_the_name(html, found):
    assert bool(raised("link-text-mismatch", html)) == found


def test_many_other_links_hide_none():
    many = " ".join(f"https://www.site{number}.example/news" for number in range(20))
    for check, link in (
        ("ip-url", "http://203.0.113.9/log"),
        ("url-shortener", "https://ur0.jp/Ab1"),
        ("risky-file-url", "https://dl.kakuu.test/a.exe"),
    ):
        alone = raised(check, link, kind="plain")
        assert alone
        assert raised(check, f"{many} {link}", kind="plain") == alone

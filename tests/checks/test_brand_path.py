"""Links whose path names a brand and a login page on somebody else's site."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.checks.links import CHECKS
from mailguard.config import Config, Organization
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

ORGANIZATION = Organization(domains=("imakiire.or.jp",), partners=("minori-yakuhin.example",))
CHECK = next(check for check in CHECKS if check.name == "brand-path-url")


def brands(*targets, header=""):
    links = "".join(f'<a href="{target}">x</a>' for target in targets)
    raw = f"From: a@sender.example\nTo: joho@imakiire.or.jp\n{header}Content-Type: text/html\n\n{links}"
    context = Context(
        message=parse(raw.encode("utf-8", "surrogatepass")),
        config=Config(organization=ORGANIZATION),
        registry=Registry.of(ORGANIZATION),
        at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    hits = list(CHECK.function(context.message, context))
    for hit in hits:
        for language in ("en", "ja"):
            assert not any("{" in part for part in CHECK.says(hit.variant, hit.values, language))
    return [hit.values["brand"] for hit in hits]


@pytest.mark.parametrize(
    ("path", "brand"),
    [
        ("/amazon/ap/signin", "Amazon"),
        ("/Amazon/Login.php", "Amazon"),
        ("/rakuten-card/login", "Rakuten Card"),
        ("/jp/rakuten/login/index.html", "Rakuten"),
        ("/wp-content/paypal/verify/", "PayPal"),
        ("/%61mazon/signin", "Amazon"),
        ("/x/paypal-login/", "PayPal"),
        ("/google/login", "Google"),
        ("/netflix.account.update", "Netflix"),
    ],
)
def test_a_brand_and_then_a_login(path, brand):
    assert brands(f"https://www.kakuu.test{path}") == [brand]


@pytest.mark.parametrize(
    "target",
    [
        "https://www.kakuu.test/login/google",
        "https://www.kakuu.test/oauth/signin/amazon",
        "https://www.kakuu.test/auth/google/callback",
        "https://www.kakuu.test/news/amazon/account",
        "https://www.kakuu.test/amazon-raises-the-price-of-its-account",
        "https://www.kakuu.test/tag/paypal/login",
        "https://www.kakuu.test/amazon/",
        "https://www.kakuu.test/login",
        "https://www.kakuu.test/paypalme/accountant",
        "https://www.amazon.co.jp/amazon/ap/signin",
        "https://minori-yakuhin.example/amazon/login",
        "https://imakiire.or.jp/google/login",
        "https://github.com/amazon/signin",
    ],
)
def test_silent(target):
    assert brands(target) == []


def test_list_fields_change_nothing():
    header = "List-Id: <dev.lists.example>\nList-Post: <mailto:dev@lists.example>\n"
    assert brands("https://www.kakuu.test/amazon/signin", header=header) == ["Amazon"]


@given(st.text("/-_.%amzonlgi\ud800A", max_size=60))
def test_any_path(path):
    brands(f"https://www.kakuu.test/{path}/amazon/login")


@pytest.mark.parametrize("unit", ["amazon/", "login-", "%61", "-", "a."])
def test_repetition_is_linear(unit):
    begin = time.process_time()
    brands(*(f"https://w{number}.kakuu.test/login{unit * 2000}" for number in range(100)))
    assert time.process_time() - begin < 2

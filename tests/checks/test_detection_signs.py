"""Foreign sites, mailing kits, picture mails and lures: what the checks report and what not."""

import time

import pytest

import mailguard
from mailguard.checks.sender.random_sender_address import is_random
from mailguard.config import Config, Trust


def scan(body, *, author="info@minori-unyu.example", kind="html", head="", config=None):
    raw = (
        f"From: {author}\r\nTo: uketsuke@hakusandai-hp.example\r\nSubject: notice\r\n"
        f"Date: Tue, 17 Nov 2026 09:12:00 +0900\r\nMessage-ID: <1@a.example>\r\n{head}MIME-Version: 1.0\r\n"
        f"Content-Type: text/{kind}; charset=utf-8\r\n\r\n{body}\r\n"
    )
    return {f.check: str(f.severity) for f in mailguard.scan(raw.encode(), config=config, offline=True).findings}


STRANGER = '<p>Your parcel</p><a href="https://page.tanin-site.example/a">see</a>'


def test_a_stranger_only():
    assert scan(STRANGER)["unrelated-links"] == "low"
    third = scan(STRANGER, head="Return-Path: <b@third-party.example>\r\n")
    assert third["unrelated-links"] == "medium"
    assert "unrelated-return-path" in third


@pytest.mark.parametrize(
    ("body", "head", "author"),
    [
        (STRANGER + '<a href="https://www.minori-unyu.example/">home</a>', "", "info@minori-unyu.example"),
        (STRANGER.replace(">see<", ">https://page.tanin-site.example/a<"), "", "info@minori-unyu.example"),
        (STRANGER, "", "taro@gmail.com"),
        ('<a href="https://www.youtube.com/watch?v=1">film</a>', "", "info@minori-unyu.example"),
    ],
)
def test_no_strangers(body, head, author):
    assert "unrelated-links" not in scan(body, head=head, author=author)


CLICK = '<a href="https://r.haishin.example/c/1">sign up</a><a href="https://r.haishin.example/u/1">stop</a>'
ONE_CLICK = (
    "List-Unsubscribe: <mailto:u@minori-unyu.example>, <https://r.haishin.example/u/1>\r\n"
    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
)
PASSED = "Authentication-Results: mx.hakusandai-hp.example; dmarc=pass header.from=minori-unyu.example\r\n"
BORDER = (
    "Received: from m.haishin.example (m.haishin.example [203.0.113.9]) by mx.hakusandai-hp.example;"
    " Tue, 17 Nov 2026 09:12:01 +0900\r\n"
)
TRUSTING = Config(trust=Trust(authserv_ids=("mx.hakusandai-hp.example",)))


SIGNED = PASSED.replace("dmarc=pass", "spf=pass smtp.mailfrom=haishin.example; dmarc=pass")


def test_an_authenticated_senders_own_mail_service():
    """A service in no table, which proves itself beside the author's proof."""
    assert "unrelated-links" not in scan(CLICK, head=SIGNED + BORDER, config=TRUSTING)
    by_dkim = PASSED.replace("dmarc=pass", "dkim=pass header.d=haishin.example; dmarc=pass")
    assert "unrelated-links" not in scan(CLICK, head=by_dkim + BORDER, config=TRUSTING)


def test_the_service_that_takes_an_authenticated_senders_bounces():
    bounces = "Return-Path: <b-1@bounce.haishin.example>\r\n"
    assert "unrelated-links" not in scan(CLICK, head=bounces + PASSED + BORDER, config=TRUSTING)
    assert "unrelated-links" in scan(STRANGER + CLICK, head=bounces + PASSED + BORDER, config=TRUSTING)
    assert "unrelated-links" in scan(CLICK, head=bounces + BORDER, config=TRUSTING)  # the author is not proven


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (CLICK, BORDER + ONE_CLICK),  # the author is not proven
        (CLICK, SIGNED.replace("dmarc=pass", "dmarc=fail") + BORDER + ONE_CLICK),
        (CLICK, PASSED + BORDER),
        (CLICK, PASSED + BORDER + ONE_CLICK),
        (STRANGER + CLICK, SIGNED + BORDER + ONE_CLICK),
        (CLICK, "Return-Path: <b@third-party.example>\r\n" + PASSED + BORDER + ONE_CLICK),
    ],
)
def test_a_way_to_unsubscribe_alone_proves_nothing(body, head):
    assert "unrelated-links" in scan(body, head=head, config=TRUSTING)


def test_a_link_in_plain_text_is_a_persons():
    assert "unrelated-links" not in scan("See https://page.tanin-site.example/a", kind="plain")


def test_a_picture_in_place_of_text():
    picture = '<a href="https://{}/x"><img src="https://img.example/1.png" width="600" height="600"></a>'
    assert scan(picture.format("page.tanin-site.example"))["picture-only-mail"] == "medium"
    assert scan(picture.format("www.minori-unyu.example"))["picture-only-mail"] == "low"
    assert "picture-only-mail" not in scan(picture.format("page.tanin-site.example") + "<p>" + "words and more " * 20)
    header = "<p>From: Ann Berg, department of books<br>Sent: Monday<br>To: Ben and all the others<br>Subject: x y</p>"
    assert scan(header + picture.format("page.tanin-site.example"))["picture-only-mail"] == "medium"


@pytest.mark.parametrize("word", ["qKtRvWzPx", "y3sf7g6x2jv4", "hcbnuapkgmm"])
def test_random_names(word):
    assert is_random(word)


@pytest.mark.parametrize(
    "word", ["info", "schwarzkopf", "McDonald", "yamada.taro", "uketsuke2026", "HAKUSANDAI", "keiri-bu", "shinjuku3"]
)
def test_chosen_names(word):
    assert not is_random(word)


def test_a_number_to_call():
    bill = "Your plan was renewed and $399.99 was charged. To cancel call (202) 555-0143."
    assert scan(bill, kind="plain", author="a@gmail.com")["callback-lure"] == "high"
    assert scan(bill, kind="plain")["callback-lure"] == "medium"
    assert "callback-lure" not in scan("Call (202) 555-0143 for an appointment.", kind="plain")


def test_far_apart_phrases_keep_no_company():
    far = "act now\n" + "an ordinary sentence about gardens.\n" * 200 + "your account has been suspended\n"
    near = "act now\nyour account has been suspended\n"
    assert scan(near, kind="plain")["threat"] == "medium"
    assert scan(far, kind="plain").get("threat", "low") == "low"


@pytest.mark.parametrize(
    "piece", ["(202) 555-01", "/4aBcDeF12345GhIjK", "a\u200b", "\U0001d5d4", "$1.00 call 0120-", "qKtRvWzPx"]
)
def test_linear(piece):
    body = f'<a href="https://page.tanin-site.example/{piece * 20_000}">{piece * 20_000}</a>'
    start = time.process_time()
    scan(body, author=f"{piece * 200}@minori-unyu.example", head=f"Return-Path: <{piece * 500}@x.example>\r\n")
    assert time.process_time() - start < 5

"""Our border's Authentication-Results count only for the author's own domain, and only without contradiction."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

from datetime import UTC, datetime

import pytest

from mailguard.auth.claims import claims
from mailguard.auth.result import Authentication, DmarcResult, Result
from mailguard.auth.vouch import Vouch, certain_author, vouched
from mailguard.config import Config, Trust
from mailguard.message import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

TRUST = Trust(authserv_ids=("mx.ours.example",))
BORDER = "Received: from mail.theirs.test (mail.theirs.test [203.0.113.7]) by mx.ours.example with ESMTPS; Wed, 18 Nov 2026 10:00:00 +0900"


def said(*values, sender="taro@bank.example", trust=TRUST):
    lines = [f"Authentication-Results: {value}" for value in values]
    message = parse("\r\n".join([*lines, BORDER, f"From: {sender}", "", "x"]).encode())
    own, _ = claims(message, trust, 0)
    return vouched(own, certain_author(message))


@pytest.mark.parametrize(
    "value",
    [
        "mx.ours.example; dmarc=pass header.from=bank.example",
        "MX.Ours.Example. 1; DMARC=Pass (p=reject) header.from=BANK.example.",
        '"mx.ours.example"; dmarc=pass header.from="bank.example"',
        "mx.ours.example; dmarc=pass header.from=taro@bank.example",
        "(hello) mx.ours.example (x) 1 (y); dmarc (a) = (b) pass (c) header (d) . (e) from (f) = (g) bank.example",
        "mx.ours.example; dkim=fail header.d=list.test; spf=softfail smtp.mailfrom=list.test; dmarc=pass header.from=bank.example",
        "mx.ours.example; dmarc=pass header.from=bank.example header.from=bank.example",
        "mx.ours.example; dmarc=none header.from=bank.example; spf=pass smtp.mailfrom=bounce@news.bank.example",
        "mx.ours.example; dmarc=bestguesspass header.from=bank.example; dkim=pass header.d=bank.example header.i=@m.bank.example",
        "mx.ours.example; dkim=pass header.d=mailer.test; dkim=pass header.d=bank.example",
        "mx.ours.example; spf=pass smtp.mailfrom=bank.example; dkim=temperror header.d=bank.example",
    ],
)
def test_a_pass_for_the_authors_domain_counts(value):
    assert said(value) is Vouch.PASS


@pytest.mark.parametrize(
    "value",
    [
        "mx.ours.example; dmarc=pass header.from=theirs.test",
        "mx.ours.example; dmarc=pass",
        "mx.ours.example; dmarc=pass header.from=",
        "mx.ours.example; dmarc=pass (header.from=bank.example)",
        "mx.ours.example; dmarc=pass header.from=theirs.test (bank.example)",
        "mx.ours.example; dmarc=pass header.from=bank.example.theirs.test",
        "mx.ours.example; dmarc=pass header.from=notbank.example",
        "mx.ours.example; dmarc=pass header.from=news.bank.example",
        "mx.ours.example; dmarc=pass header.from=example",
        "mx.ours.example; dmarc=pass header.from=bank.example header.from=theirs.test",
        "mx.ours.example; dmarc=pass header.from=theirs.test header.from=bank.example",
        "mx.ours.example; dmarc=pass header.from=bank.example; dmarc=pass header.from=theirs.test",
        'mx.ours.example; dmarc=pass header.from="taro@bank.example"@theirs.test',
        'mx.ours.example; dmarc=pass header.from="x@theirs.test"@bank.example',
        'mx.ours.example; dmarc=pass reason="header.from=bank.example" header.from=theirs.test',
        "mx.ours.example; dmarc=none header.from=bank.example; dmarc=pass header.from=bank.example",
        "mx.ours.example; dmarc=pass smtp.mailfrom=bank.example",
        "mx.ours.example; arc=pass header.from=bank.example; auth=pass smtp.auth=taro@bank.example",
        "mx.ours.example; spf=pass smtp.mailfrom=theirs.test; dkim=pass header.d=theirs.test",
        "mx.ours.example; spf=pass smtp.helo=bank.example",
        "mx.ours.example; spf=pass smtp.mailfrom=taro@bank.example smtp.mailfrom=x@theirs.test",
        'mx.ours.example; spf=pass smtp.mailfrom="taro@bank.example"@theirs.test',
        "mx.ours.example; spf=pass smtp.mailfrom=a@bank.example; spf=fail smtp.mailfrom=a@bank.example",
        "mx.ours.example; dkim=pass header.d=theirs.test header.i=@bank.example",
        "mx.ours.example; dkim=pass header.d=bank.example; dkim=fail header.d=bank.example",
        "mx.ours.example; dkim=pass (header.d=bank.example)",
        "mx.ours.example; a.b=c header.from=bank.example dmarc=pass",
        "mx.ours.example; spf= header.from=bank.example dmarc=pass",
        "mx.ours.example 2; dmarc=pass header.from=bank.example",
        "mx.ours.example; x=\"; dmarc=pass header.from=bank.example\"",
        "mx.ours.example; " + "dkim=none; " * 100 + "dmarc=pass header.from=bank.example",
        "mx.ours.example; dmarc=pass header.from=bank.example; spf=pass (" + "x" * 20_000 + ")",
    ],
)  # fmt: skip
def test_any_other_pass_counts_for_nobody(value):
    assert said(value) is Vouch.NOTHING


@pytest.mark.parametrize(
    "values",
    [
        ["mx.ours.example; dmarc=fail header.from=bank.example"],
        ["mx.ours.example; dmarc=pass header.from=bank.example; dmarc=fail header.from=bank.example"],
        ["mx.ours.example; dmarc=fail header.from=bank.example; dmarc=pass header.from=bank.example"],
        ["mx.ours.example; dmarc=pass header.from=bank.example", "mx.ours.example; dmarc=fail header.from=bank.example"],
        ["mx.ours.example; dmarc=fail (p=none)", "mx.ours.example; dmarc=pass header.from=bank.example"],
        ["mx.ours.example; dmarc=permerror header.from=bank.example; spf=pass smtp.mailfrom=bank.example"],
        ["mx.ours.example; dmarc=fail header.from=theirs.test", "mx.ours.example; dkim=pass header.d=bank.example"],
        ["mx.ours.example; dmarc=Fail header.from=bank.example; spf=pass (" + "x" * 20_000 + ")"],
    ],
)  # fmt: skip
def test_a_fail_wins_in_one_field_and_over_several(values):
    assert said(*values) is Vouch.FAIL


@pytest.mark.parametrize(
    "value",
    [
        "dmarc=pass header.from=bank.example",
        "spf=pass (sender IP is 203.0.113.7) smtp.mailfrom=bank.example; dkim=pass header.d=bank.example;dmarc=pass action=none header.from=bank.example;compauth=pass reason=100",
        "; dmarc=pass header.from=bank.example",
        "mx.theirs.test; dmarc=pass header.from=bank.example",
        "(mx.ours.example) mx.theirs.test; dmarc=pass header.from=bank.example",
        "mx.ours.example.theirs.test; dmarc=pass header.from=bank.example",
        "x.mx.ours.example; dmarc=pass header.from=bank.example",
        '"mx.ours.example evil"; dmarc=pass header.from=bank.example',
    ],
)  # fmt: skip
def test_a_field_without_our_id_is_never_believed(value):
    assert said(value) is Vouch.NOTHING
    assert said(value, trust=Trust()) is Vouch.NOTHING


PASS = "mx.ours.example; dmarc=pass header.from=bank.example"


@pytest.mark.parametrize(
    "sender",
    [
        "<taro@bank.example>@theirs.test",
        "<taro@bank.example> <x@theirs.test>",
        "<x@theirs.test> <taro@bank.example>",
        "taro@bank.example, x@theirs.test",
        "x@theirs.test, taro@bank.example",
        "taro@bank.example\r\nFrom: x@theirs.test",
        "taro@bank.example\r\nFrom: taro@bank.example",
        '"x@theirs.test"@bank.example@theirs.test',
        "taro@bank.example@theirs.test",
        "=?utf-8?q?taro=40bank.example?=",
        "Taro",
    ],
)
def test_an_author_that_reads_in_two_ways_is_vouched_for_by_nobody(sender):
    assert said(PASS, sender=sender) is Vouch.NOTHING
    assert said("mx.ours.example; spf=pass smtp.mailfrom=bank.example", sender=sender) is Vouch.NOTHING


@pytest.mark.parametrize(
    "sender",
    [
        "taro@bank.example",
        "<taro@bank.example>",
        "Taro <taro@Bank.Example>",
        '"x@theirs.test" <taro@bank.example>',
        "taro@bank.example (x@theirs.test)",
        "Taro <taro@bank.example> (the bank)",
        "Taro <taro@bank.example>, Hana <hana@bank.example>",
    ],
)
def test_an_author_that_reads_in_one_way(sender):
    assert said(PASS, sender=sender) is Vouch.PASS


@pytest.mark.parametrize("stated", ["xn--bnk-9ka.example", "bànk.example", "BÀNK.example.", "XN--BNK-9KA.Example"])
def test_international_names_are_compared_as_they_are_asked_for(stated):
    value = f"mx.ours.example; dmarc=pass header.from={stated}"
    assert said(value, sender="a@xn--bnk-9ka.example") is Vouch.PASS
    assert said(value, sender="a@bànk.example") is Vouch.PASS
    assert said(value, sender="a@bank.example") is Vouch.NOTHING


@pytest.mark.parametrize(
    ("own", "expected"),
    [(Result.PASS, True), (Result.NOT_EVALUATED, True), (Result.TEMPERROR, True), (Result.FAIL, False),
     (Result.NONE, False), (Result.PERMERROR, False)],
)  # fmt: skip
def test_our_own_result_decides_where_there_is_one(own, expected):
    message = parse(f"Authentication-Results: {PASS}\r\n{BORDER}\r\nFrom: taro@bank.example\r\n\r\nx".encode())
    claimed, _ = claims(message, TRUST, 0)
    config = Config(trust=TRUST)
    authentication = Authentication(dmarc=DmarcResult(own, "bank.example"), claimed=claimed)
    registry = Registry.of(config.organization, ())
    context = Context(message, config, registry, datetime(2026, 11, 18, tzinfo=UTC), authentication, border=0)
    assert context.authenticated is expected

"""Authentication-Results in the form of RFC 8601 §2.2 and as servers write it, and which claims are believed."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.auth.authres import parse_authentication_results, parse_received_spf
from mailguard.auth.border import find_border
from mailguard.auth.claims import as_shown, claims, read_claims
from mailguard.config import Trust
from mailguard.message import parse


def short(text):
    authserv_id, results = parse_authentication_results(text)
    return authserv_id, [f"{result.method}={result.result}" for result in results]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # RFC 8601 §B
        ("example.org 1; none", ("example.org", [])),
        (
            "example.com; spf=pass smtp.mailfrom=example.net; dkim=pass (good signature) header.i=sender@example.com",
            ("example.com", ["spf=pass", "dkim=pass"]),
        ),
        ("example.com; auth=pass (cram-md5) smtp.auth=sender@example.net", ("example.com", ["auth=pass"])),
        (
            (
                "foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail "
                "policy (A dot can go here) . (like that) expired (this surprised me) = (as I wasn't expecting it) 1362471462"
            ),
            ("foo.example.net", ["dkim=fail"]),
        ),
        # Microsoft 365 writes no authserv-id
        (
            (
                "spf=pass (sender IP is 203.0.113.7) smtp.mailfrom=minori.example; dkim=none (message not signed) "
                "header.d=none;dmarc=bestguesspass action=none header.from=minori.example;compauth=pass reason=109"
            ),
            ("", ["spf=pass", "dkim=none", "dmarc=bestguesspass", "compauth=pass"]),
        ),
        # ARC-Authentication-Results
        ("i=2; mx.example.com; dkim=pass header.d=a.example; arc=none", ("mx.example.com", ["dkim=pass", "arc=none"])),
        ("i=1; mx.example 1; spf=fail smtp.mailfrom=a.example", ("mx.example", ["spf=fail"])),
        # broken in ways that real servers produce
        (
            "mx.example; spf=pass smtp.mailfrom=a.example dkim=fail header.d=a.example",
            ("mx.example", ["spf=pass", "dkim=fail"]),
        ),
        ("mx.example spf=pass smtp.mailfrom=a.example", ("mx.example", ["spf=pass"])),
        ("mx.example;; spf=pass;;", ("mx.example", ["spf=pass"])),
        ("MX.Example.; SPF=Pass", ("MX.Example", ["spf=pass"])),
        ('"mx.example"; spf=pass', ("mx.example", ["spf=pass"])),
        ("mx.example; dkim=pass (unclosed header.d=a.example", ("mx.example", ["dkim=pass"])),
        (
            'mx.example; dkim=pass reason="a;b=c" header.d=a.example; spf=fail',
            ("mx.example", ["dkim=pass", "spf=fail"]),
        ),
        ("=?utf-8?Q?mx.example=3B_spf=3Dpass_smtp.mailfrom=3Da.example?=", ("mx.example", ["spf=pass"])),
        ("=?us-ascii?B?c3BmPWZhaWw7IGRraW09bm9uZQ==?=", ("", ["spf=fail", "dkim=none"])),
        ("mx.example; iprev=pass policy.iprev=203.0.113.7 (a.example)", ("mx.example", ["iprev=pass"])),
        ("", ("", [])),
        ("none", ("none", [])),
        (";;;", ("", [])),
        ("mx.example", ("mx.example", [])),
        # a property before a result, without a semicolon between them, is not a result
        ("a.b=c spf=pass", ("", ["spf=pass"])),
        ("mx.example; header.d=a.example dkim=pass", ("mx.example", ["dkim=pass"])),
    ],
)
def test_values(text, expected):
    assert short(text) == expected


def test_properties_reason_and_comment():
    _, (spf, dkim) = parse_authentication_results(
        'mx.example; spf=fail reason="not \\"listed\\"" smtp.mailfrom="a b"@a.example; dkim=pass (2048-bit key) header.b=ab+/= header.i=@a.example'
    )
    assert spf.reason == 'not "listed"'
    assert spf.properties == {"smtp.mailfrom": "a b@a.example"}
    assert dkim.properties == {"header.b": "ab+/=", "header.i": "@a.example"}
    assert dkim.comment == "2048-bit key"


def test_a_comment_or_a_quoted_string_adds_no_result():
    assert short("mx.example; spf=fail (dkim=pass; dmarc=pass)") == ("mx.example", ["spf=fail"])
    assert short('mx.example; spf=fail smtp.mailfrom="; dmarc=pass "') == ("mx.example", ["spf=fail"])


def test_received_spf():
    spf = parse_received_spf(
        "Softfail (mx.hakusan.example: domain of transitioning kakuu@minori.example does not designate) "
        'client-ip=203.0.113.7; envelope-from="kakuu@minori.example"; helo=pc.minori.example; receiver=mx.hakusan.example;'
    )
    assert (spf.method, spf.result) == ("spf", "softfail")
    assert spf.properties["client-ip"] == "203.0.113.7"
    assert spf.properties["envelope-from"] == "kakuu@minori.example"
    assert spf.properties["receiver"] == "mx.hakusan.example"
    assert spf.comment.startswith("mx.hakusan.example: domain of")
    assert parse_received_spf("whatever (comment)") is None
    assert parse_received_spf("") is None


TRUST = Trust(authserv_ids=("mx.hakusan.example",), relays=("192.0.2.0/28",))
MAIL = b"""\
Authentication-Results: MX.hakusan.example; spf=fail smtp.mailfrom=imakiire.or.jp
Authentication-Results: filter.other.example; dmarc=pass header.from=imakiire.or.jp
Received-SPF: fail (x) client-ip=203.0.113.7; receiver=mx.hakusan.example
Received: from mx.hakusan.example (mx.hakusan.example [192.0.2.5]) by store.hakusan.example; Tue, 12 Aug 2025 09:16:47 +0900
Authentication-Results: mx.hakusan.example; dkim=fail header.d=imakiire.or.jp
Received: from pc (unknown [203.0.113.7]) by mx.hakusan.example (Postfix); Tue, 12 Aug 2025 09:16:46 +0900
Authentication-Results: mx.hakusan.example; spf=pass smtp.mailfrom=imakiire.or.jp; dmarc=pass
ARC-Authentication-Results: i=1; mx.hakusan.example; dmarc=pass
From: jimu@imakiire.or.jp

x
"""


def test_only_our_own_fields_above_our_border_are_believed():
    message = parse(MAIL)
    border = find_border(message, TRUST)
    assert border == 1
    own, other = claims(message, TRUST, border)
    assert [(claim.authserv_id, claim.trusted) for claim in own] == [
        ("MX.hakusan.example", True),
        ("filter.other.example", False),  # above the border, but not ours
        ("mx.hakusan.example", True),
        ("mx.hakusan.example", False),  # came with the mail
    ]
    assert [(claim.header, claim.trusted) for claim in other] == [
        ("Received-SPF", True),
        ("ARC-Authentication-Results", False),
    ]


def test_nothing_is_believed_without_configuration_or_without_a_route():
    message = parse(MAIL)
    assert not any(claim.trusted for claim in claims(message, Trust(), 0)[0])
    bare = parse(b"Authentication-Results: mx.hakusan.example; dmarc=pass\n\n")
    assert [claim.trusted for claim in claims(bare, TRUST, find_border(bare, TRUST))[0]] == [False]


def test_a_field_without_an_id_is_never_believed():
    raw = (
        b"Authentication-Results: spf=fail smtp.mailfrom=a.example\n"
        b"Received: from a.example (203.0.113.7) by TY1.mail.protection.tenant.example (10.13.1.1) with Microsoft SMTP Server; "
        b"Tue, 12 Aug 2025 09:16:46 +0000\n"
        b"Authentication-Results: spf=pass smtp.mailfrom=a.example\n\n"
    )
    message = parse(raw)
    trust = Trust(authserv_ids=("mail.protection.tenant.example",))
    assert [claim.trusted for claim in claims(message, trust, find_border(message, trust))[0]] == [False, False]


def test_limits_are_said():
    raw = (
        b"Authentication-Results: a.example; "
        + b"spf=pass; " * 5_000
        + b"\n"
        + b"Authentication-Results: b; spf=pass\n" * 500
    )
    message = parse(raw + b"\n")
    stated = read_claims(message, Trust(), None)
    own, _ = as_shown(stated.claims)
    assert len(own) == 100
    assert len(own[0].results) == 100
    assert {defect.kind for defect in stated.defects} >= {
        "limit-authentication-results",
        "limit-authentication-results-characters",
    }


TOKENS = st.sampled_from(
    [
        "spf",
        "dkim",
        "=",
        "pass",
        ";",
        " ",
        "(",
        ")",
        '"',
        "\\",
        "smtp.mailfrom",
        "mx.example",
        "1",
        "/",
        "reason",
        "\x00",
        "=?utf-8?Q?",
        "?=",
    ]
)


@given(st.text(max_size=300) | st.lists(TOKENS, max_size=60).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_text(text):
    authserv_id, results = parse_authentication_results(text)
    assert isinstance(authserv_id, str)
    assert all(result.method and result.result and "." not in result.method for result in results)
    parse_received_spf(text)


@pytest.mark.parametrize(
    "piece", ["(", ")", '"', "\\", ";", "a=", "a=b ", "(a)", "; (a) spf=pass", "=?", " ", "spf", 'a="', "\t"]
)
def test_hostile_repetition_is_bounded(piece):
    start = time.process_time()
    parse_authentication_results("mx.example; " + piece * (1_000_000 // len(piece)))
    parse_received_spf("pass " + piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 0.5

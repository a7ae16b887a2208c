"""Attacks on Received fields: the client chooses HELO, IDENT and MAIL FROM, but only the server's address counts."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.message import limits
from mailguard.message.received import parse_received

DATE = "; Wed, 18 Nov 2026 10:00:00 +0900"
TRUE = "203.0.113.7"
HOST = f"host7.isp.example [{TRUE}]"
# The forms of various servers, with a place for the client's text, and with the address that the server saw.
FORMS = {
    "postfix": f"from %s ({HOST}) by mx.ours.example (Postfix) with ESMTPS id 4F7",
    "postfix, no name": f"from %s (unknown [{TRUE}]) by mx.ours.example (Postfix) with ESMTP id 4F7",
    "postfix, tls": f"from %s ({HOST}) (using TLSv1.3 with cipher X (256/256 bits)) by mx.ours.example with ESMTPS id 4",
    "qmail": f"from unknown (HELO %s) ({TRUE}) by mx.ours.example with SMTP",
    "qmail with a name": f"from host7.isp.example (HELO %s) ({TRUE}) by mx.ours.example with SMTP",
    "ironport": f"from host7.isp.example (HELO %s) ([{TRUE}]) by esa1.ours.example with ESMTP/TLS/X",
    "sendmail": f"from %s ({HOST}) by mx.ours.example (8.17.1/8.17.1) with ESMTPS id 57C",
    "google": f"from %s (host7.isp.example. [{TRUE}]) by mx.ours.example with ESMTPS id d9 for <a@ours.example>",
    "exchange": f"from %s ({TRUE}) by EX1.ours.example (10.0.0.9) with Microsoft SMTP Server id 15.1 via Frontend Transport",
    "courier": f"from %s (host7.isp.example [::ffff:{TRUE}]) by mx.ours.example with ESMTP id 0001",
    "mailenable": f"from %s ([{TRUE}]) by mx.ours.example with MailEnable ESMTP",
    "zimbra": f"from %s (LHLO x) ({TRUE}) by mx.ours.example with LMTP",
    "exim": f"from host7.isp.example ([{TRUE}] helo=%s) by mx.ours.example with esmtps (TLS1.3) (Exim 4.96) id 1",
    "exim, no name": f"from [{TRUE}] (port=4823 helo=%s) by mx.ours.example with esmtp (Exim 4.96) id 1",
    "exim, ident": f"from host7.isp.example ([{TRUE}] helo=x ident=%s) by mx.ours.example with esmtp (Exim 4.96) id 1",
    "zmailer": f'from host7.isp.example ([{TRUE}]:12443 "EHLO %s" rhost-flags-OK) by mx.ours.example with ESMTP id S1',
    "sendmail ident": f"from x (IDENT:%s@{HOST}) by mx.ours.example (8.9.3/8.9.3) with SMTP id X",
    "qmail ident": f"from unknown (HELO x) (%s@{TRUE}) by mx.ours.example with SMTP",
}  # fmt: skip
SAID = [
    "[10.0.0.1]", "10.0.0.1", "[IPv6:fd00::1]", "[192.0.2.20]", "[::1]", "pc.[10.0.0.1]", "ident@[10.0.0.1]", "a" * 900,
    "a" * 6_000, "localhost", "mx.ours.example", "?10.0.0.1?", "[10.0.0.1].", "relay@10.0.0.1",
]  # fmt: skip
# Text that is passed on only by servers that allow blanks and parentheses in HELO.
CLAUSES = [
    "pc ([10.0.0.1])", "pc (pc [10.0.0.1]) by mx.ours.example with ESMTPSA id 1", "x by mx.ours.example with LMTP",
    "x with local", "x from y", "from by with", "(10.0.0.1)", "((([10.0.0.1]", "x)) ((10.0.0.1)", "x (pc [10.0.0.1]",
    "x (Exim 4.96) ([10.0.0.1])", "x id 1 for <a@b.example>", "x (pc [192.0.2.20]) (", "x (helo=y) [10.0.0.1]",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("said", SAID, ids=lambda said: said[:20])
def test_no_name_that_the_client_says_becomes_its_address(form, said):
    field = parse_received(form % said + DATE)
    assert field.ip == TRUE
    assert field.by.endswith(".ours.example")
    assert field.reverse_name in ("", "host7.isp.example", "x")


@pytest.mark.parametrize("form", [form for name, form in FORMS.items() if "ident" not in name and "z" not in name[:1]])
@pytest.mark.parametrize("said", CLAUSES)
def test_clauses_that_the_client_says_are_not_the_servers(form, said):
    field = parse_received(form % said + DATE)
    assert field.by.endswith(".ours.example")
    assert field.with_.lower() not in ("lmtp", "local")
    assert field.ip == TRUE or field.doubt in ("form", "address") or not field.ip


@pytest.mark.parametrize(
    "mail_from", ['"a) (pc [10.0.0.1]) by mx (b"@x.example', '"a) by mx with LMTP (b"@x.example', '"a \\" ) by mx ("@x.example']
)  # fmt: skip
def test_a_quoted_local_part_in_what_exim_notes_is_no_clause(mail_from):
    text = f"from x ([{TRUE}]) by mx.ours.example with esmtp (Exim 4.96) (envelope-from <{mail_from}>) id 1"
    field = parse_received(text + DATE)
    assert (field.ip, field.by, field.with_, field.doubt) == (TRUE, "mx.ours.example", "esmtp", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"from x ([{TRUE}]) by mx with esmtp (Exim 4.96) (envelope-from <a@x.example>) id 1", "a@x.example"),
        (f"from x ([{TRUE}]) by mx with esmtp (Exim 4.96) (envelope-from <>) id 1", ""),
        (f"from x (HELO y) ([{TRUE}]) (envelope-sender <a@x.example>) by mx (qmail-ldap-1.03) with SMTP", "a@x.example"),
        # written by the client, not noted by the server
        (f"from unknown (HELO envelope-from <a@ours.example>) ({TRUE}) by mx with SMTP", None),
        (
            f'from x ([{TRUE}]) by mx with esmtp (Exim 4.96) (envelope-from <"envelope-from <a@ours.example>"@x.example>)',
            '"envelope-from <a@ours.example>"@x.example',
        ),
    ],
)  # fmt: skip
def test_mail_from_is_the_servers_note(text, expected):
    found = parse_received(text + DATE).mail_from
    assert found == expected or (found != "a@ours.example" and expected is not None)


@pytest.mark.parametrize(
    ("text", "ip", "doubt"),
    [
        ("from x (host7.isp.example [203.0.113.7]) by mx.ours.example with ESMTP", TRUE, ""),
        ("from client.isp.example (client.isp.example [203.0.113.7]) by mx.ours.example with ESMTP", TRUE, ""),
        ("from x ([203.0.113.7]) (Authenticated sender: a@[10.0.0.1]) by mx.ours.example with ESMTPA", TRUE, ""),
        ("from x ([203.0.113.7]) (IDENT: a [10.0.0.1], AUTH: LOGIN b) by mx.ours.example with ESMTP", TRUE, ""),
        ("from x (HELO y) ([203.0.113.7]) (envelope-sender <a@[10.0.0.1]>) by mx.ours.example with SMTP", TRUE, ""),
        # an address alone may be the client's HELO
        ("from [10.0.0.1] by mx.ours.example with SMTP", "10.0.0.1", "address"),
        ("from [203.0.113.7] by mx.ours.example with SMTP", TRUE, "address"),
        ("from [203.0.113.7] (HELO x) by mx.ours.example (CommuniGate Pro SMTP 6.3) with ESMTP", TRUE, ""),
        ("from x [203.0.113.7] by mx.ours.example with ESMTP (MDaemon)", TRUE, "bare"),
        # in Exim's form, but without its name
        ("from x ([203.0.113.7] helo=y ident=z) (pc [192.0.2.9]) by mx.ours.example with esmtp", "192.0.2.9", "address"),
        # cut off
        ("from x (host7.isp.example [203.0.113.7])", TRUE, "form"),
        ("from x (host7.isp.example [203.0.113", "", "form"),
    ],
)  # fmt: skip
def test_how_sure_the_address_is(text, ip, doubt):
    field = parse_received(text + DATE)
    assert (field.ip, field.doubt) == (ip, doubt)


def test_a_reverse_name_counts_as_checked_only_where_the_server_asks_back():
    for text in (
        "from relay.ours.example (HELO x) (203.0.113.7) by mx.ours.example with SMTP",
        "from x (relay.ours.example) (203.0.113.7) by mx.ours.example with SMTP",
    ):
        field = parse_received(text + DATE)
        assert (field.reverse_name, field.name_unchecked) == ("relay.ours.example", True)
    assert not parse_received(f"from x (relay.ours.example [{TRUE}]) by mx.ours.example with SMTP{DATE}").name_unchecked


def test_the_end_of_a_field_that_is_too_long_is_read():
    field = parse_received(f"from unknown (HELO {'a' * 200_000}) ({TRUE}) by mx.ours.example with SMTP{DATE}")
    assert len(field.text) <= limits.RECEIVED_CHARACTERS + 1
    assert (field.ip, field.by, field.doubt) == (TRUE, "mx.ours.example", "form")
    assert field.time is not None


PIECES = st.sampled_from(
    ["[10.0.0.1]", "(", ")", "by ", "from ", "with LMTP ", "helo=", "ident=", "HELO ", "@", '"', "\\", "[", "]", "pc",
     "(Exim 4) ", "(envelope-from <", ">", "(pc [10.0.0.1]) by mx.ours.example with local ", ";", " "]
)  # fmt: skip


@given(st.sampled_from(sorted(FORMS)), st.lists(PIECES, max_size=8).map("".join))
@settings(max_examples=300, deadline=None)
def test_whatever_the_client_says_no_certain_address_is_his(form, said):
    field = parse_received(FORMS[form] % said + DATE)
    assert field.ip in ("", TRUE) or field.doubt in ("form", "address")

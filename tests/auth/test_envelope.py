"""The SMTP session of a stored mail: only what our own border recorded counts."""

# ruff: noqa: E501 - header fields are written as they arrive, on one line

from datetime import datetime, timedelta, timezone

import pytest

from mailguard.auth.border import find_border
from mailguard.auth.envelope import find_envelope, receipt_time
from mailguard.auth.result import Envelope
from mailguard.config import Trust
from mailguard.message import parse

BORDER = "Received: from pc.minori.example (host7.minori.example [203.0.113.7]) by mx.hakusan.example (Postfix) with ESMTP id 1; Tue, 12 Aug 2025 09:16:46 +0900"
INSIDE = "Received: from mx.hakusan.example ([10.0.0.5]) by store.hakusan.example; Tue, 12 Aug 2025 09:16:48 +0900"
FORGED = "Received: from mail.bank.example (mail.bank.example [198.51.100.1]) by pc.minori.example; Tue, 12 Aug 2025 09:16:40 +0900"


def mail(*lines):
    return parse("\r\n".join([*lines, "From: kakuu@minori.example", "", "x"]).encode())


def test_from_the_border_and_the_return_path():
    envelope = find_envelope(mail("Return-Path: <kakuu@minori.example>", INSIDE, BORDER, FORGED), Trust())
    assert envelope == Envelope(
        "203.0.113.7",
        "pc.minori.example",
        "kakuu@minori.example",
        {"client_ip": "received", "helo": "received", "mail_from": "return-path"},
    )


def test_what_is_given_wins_as_malformed_as_it_is():
    given = Envelope("203.0.113.7", "not a name\x00", "<<a@@b")
    envelope = find_envelope(mail("Return-Path: <kakuu@minori.example>", BORDER), Trust(), given)
    assert (envelope.client_ip, envelope.helo, envelope.mail_from) == ("203.0.113.7", "not a name\x00", "<<a@@b")
    assert set(envelope.sources.values()) == {"given"}


def test_another_session_than_the_one_written_down_is_not_mixed_with_it():
    envelope = find_envelope(mail(BORDER), Trust(), Envelope(client_ip="198.51.100.77"))
    assert (envelope.client_ip, envelope.helo) == ("198.51.100.77", None)


def test_the_null_reverse_path_is_known_and_empty():
    assert find_envelope(mail("Return-Path: <>", BORDER), Trust()).mail_from == ""
    assert find_envelope(mail(BORDER), Trust()).mail_from is None


def test_without_a_route_nothing_is_known():
    message = mail("Received-SPF: pass client-ip=203.0.113.7; helo=a.example", "Return-Path: <a@bank.example>")
    assert find_envelope(message, Trust()) == Envelope()
    assert receipt_time(message, None) is None


def test_an_inside_mail_has_no_client():
    envelope = find_envelope(mail(INSIDE), Trust())
    assert envelope.client_ip is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Microsoft 365 adds Return-Path below the sender's fields: it is believed if the border's own record agrees
        (["Authentication-Results: spf=pass smtp.mailfrom=news.example", BORDER, "Return-Path: <b1@news.example>"], "b1@news.example"),
        (["Authentication-Results: spf=pass smtp.mailfrom=news.example", BORDER, "Return-Path: <b1@bank.example>"], "news.example"),
        # the client's own organization
        ([BORDER, "Return-Path: <b1@minori.example>"], "b1@minori.example"),
        # a customer of the same mail service must not name another one
        ([BORDER, "Return-Path: <ceo@bank.example>"], None),
        ([BORDER, "Received-SPF: pass envelope-from=ceo@bank.example"], None),
        (["Received-SPF: pass (x) envelope-from=<b2@news.example>; client-ip=203.0.113.7", BORDER], "b2@news.example"),
        ([BORDER.replace("(Postfix)", "with esmtp (Exim 4.96) (envelope-from <b3@news.example>)")], "b3@news.example"),
    ],
)  # fmt: skip
def test_mail_from_only_from_our_side(lines, expected):
    assert find_envelope(mail(*lines), Trust()).mail_from == expected


def test_client_from_received_spf_where_the_border_wrote_no_address():
    hop = "Received: from pc.minori.example by mx.hakusan.example with ESMTP; Tue, 12 Aug 2025 09:16:46 +0900"
    spf = "Received-SPF: pass client-ip=203.0.113.7; helo=pc.minori.example"
    assert find_envelope(mail(spf, hop), Trust()).sources["client_ip"] == "received-spf"
    assert find_envelope(mail(hop, spf), Trust()).client_ip is None


def test_time_of_receipt_is_the_borders():
    message = mail(INSIDE, BORDER, FORGED)
    expected = datetime(2025, 8, 12, 9, 16, 46, tzinfo=timezone(timedelta(hours=9)))
    assert receipt_time(message, find_border(message, Trust())) == expected
    broken = mail(INSIDE, BORDER.replace("Tue, 12 Aug 2025 09:16:46 +0900", "?"))
    assert receipt_time(broken, 1) == datetime(2025, 8, 12, 9, 16, 48, tzinfo=timezone(timedelta(hours=9)))
    assert receipt_time(broken, 99) is None


@pytest.mark.parametrize("client_ip", ["198.51.100.77", "203.0.113.7", "::ffff:203.0.113.7", "", "nonsense"])
def test_who_gives_the_client_is_the_border_and_every_field_is_the_senders(client_ip):
    message = mail("Authentication-Results: mx.hakusan.example; dmarc=pass", BORDER)
    assert find_border(message, Trust()) == 0
    assert find_border(message, Trust(), client_ip) is None
    given = Envelope(client_ip=client_ip)
    for lines in (["Return-Path: <a@minori.example>"], ["Return-Path: <a@minori.example>", BORDER], [BORDER]):
        found = find_envelope(mail(*lines), Trust(), given)
        assert (found.client_ip, found.helo, found.mail_from) == (client_ip, None, None)

"""Received fields in the forms of many mail servers. All names and addresses are fictional."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.message import limits, parse
from mailguard.message.received import parse_received

DATE = "; Tue, 12 Aug 2025 09:16:46 +0900 (JST)"


def forms():
    """Yield field and expected result of every block of received_forms.txt, with the title as id."""
    for block in Path(__file__).with_name("received_forms.txt").read_text(encoding="utf-8").split("\n\n")[1:]:
        title, _, rest = block.strip().partition("\n")
        field, _, expected = rest.partition("\n=> ")
        yield pytest.param(field.replace("\n", ""), json.loads(expected), id=title.removeprefix("# "))


@pytest.mark.parametrize(("text", "expected"), list(forms()))
def test_forms(text, expected):
    field = parse_received(text + DATE)
    assert {name: getattr(field, name) for name in expected} == expected
    assert field.time.isoformat() == "2025-08-12T09:16:46+09:00"


def test_the_date_without_its_semicolon():
    field = parse_received("by recvd-1 with SMTP id recvd-1-2 2025-08-31 08:34:40.99 +0000 UTC m=+7574672.28")
    assert field.time.isoformat() == "2025-08-31T08:34:40+00:00"


def test_no_date():
    assert parse_received("from a.example ([192.0.2.1]) by b.example with SMTP; sometime").time is None


@pytest.mark.parametrize(
    "helo",
    [
        "bank.example (bank.example [198.51.100.9])",
        "bank.example ([198.51.100.9]) by mx.bank.example with ESMTP",
        "[198.51.100.9]",
        "by",
        "with",
    ],
)
def test_what_the_client_says_does_not_become_its_address(helo):
    field = parse_received(f"from {helo} (host7.isp.example [203.0.113.7]) by mx.hakusan.example with ESMTP id 1{DATE}")
    assert (field.ip, field.by, field.reverse_name) == ("203.0.113.7", "mx.hakusan.example", "host7.isp.example")


def test_an_address_that_cannot_be():
    field = parse_received("from a.example (a.example [203.0.113.999]) by mx.example with ESMTP" + DATE)
    assert (field.ip, field.invalid_ip) == ("", "203.0.113.999")


def test_addresses_in_normal_form():
    field = parse_received("from a.example ([IPv6:2001:0DB8:0:0:0:0:0:7]) by mx.example" + DATE)
    assert field.ip == "2001:db8::7"


def test_fields_of_a_message_topmost_first():
    message = parse(b"Received: from b by c; x\r\nSubject: s\r\nReceived:\r\n from a\r\n by b\r\n\r\n")
    assert [(field.from_, field.by) for field in message.received.fields] == [("b", "c"), ("a", "b")]


def test_limits_are_said():
    raw = b"Received: from " + b"a" * 10_000 + b" by c\r\n" + b"Received: by x\r\n" * 300 + b"\r\n"
    message = parse(raw)
    assert len(message.received.fields) == limits.RECEIVED
    assert {"limit-received", "limit-received-characters"} <= {defect.kind for defect in message.defects}


@given(st.text(max_size=400) | st.text('()[];" fromby=\\1.:', max_size=400))
@settings(max_examples=400, deadline=None)
def test_any_text(text):
    field = parse_received(text)
    assert field.time is None or field.time.tzinfo is not None


@pytest.mark.parametrize(
    "piece", ["(", ")", '"', "\\", "[", "(\\", "by ", "from (", "a(b)", ";", "1.", ":", "[1.2.3.4] ", "(helo=", " "]
)
def test_hostile_repetition_is_bounded(piece):
    start = time.process_time()
    parse_received("from x (" + piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 0.5


def test_one_field_leaves_nothing_for_the_next():
    first = "by one.example by two.example from three.example four"
    empty = parse_received("; Mon, 1 Jan 2024 00:00:00 +0000")
    before = parse_received(first)
    assert parse_received(first) == before
    assert parse_received("; Mon, 1 Jan 2024 00:00:00 +0000") == empty
    assert (empty.from_, empty.by, empty.helo, empty.ip) == ("", "", "", "")

"""Mailboxes as in real phishing mail: the name that a mail program shows, and the address that a server uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.message.address import normal_domain, parse_address_list
from mailguard.message.parse import parse

CASES = [
    ("Taro <taro@example.jp>", [("Taro", "taro@example.jp", "example.jp")]),
    ("taro@example.jp", [("", "taro@example.jp", "example.jp")]),
    ("<taro@EXAMPLE.JP.>", [("", "taro@EXAMPLE.JP", "example.jp")]),
    ('"Yamada, Taro" <taro@example.jp>', [("Yamada, Taro", "taro@example.jp", "example.jp")]),
    ("Yamada, Taro <taro@example.jp>", [("Yamada, Taro", "taro@example.jp", "example.jp")]),
    ("taro@example.jp (Yamada Taro)", [("Yamada Taro", "taro@example.jp", "example.jp")]),
    (
        "a@example.jp, B <b@example.com>; c@example.net",
        [
            ("", "a@example.jp", "example.jp"),
            ("B", "b@example.com", "example.com"),
            ("", "c@example.net", "example.net"),
        ],
    ),
    ("Staff: a@example.jp, b@example.jp;", [("", "a@example.jp", "example.jp"), ("", "b@example.jp", "example.jp")]),
    ("Account team ,_<no-reply@bad.example>", [("Account team ,_", "no-reply@bad.example", "bad.example")]),
    ("Sale now,(<news@bad.example>)", [("Sale now,", "news@bad.example", "bad.example")]),
    ("<@relay.example,@b.example:taro@example.jp>", [("", "taro@example.jp", "example.jp")]),
    ('"support@bank.example" <x@bad.example>', [("support@bank.example", "x@bad.example", "bad.example")]),
    ('"unclosed <x@bad.example>', [("unclosed", "x@bad.example", "bad.example")]),
    ("Taro <taro@example.jp", [("Taro", "taro@example.jp", "example.jp")]),
    ("Taro <ta\x00ro@exam\u200bple.jp>", [("Taro", "taro@example.jp", "example.jp")]),
    ("=?UTF-8?B?5bGx55Sw?= <taro@example.jp>", [("山田", "taro@example.jp", "example.jp")]),
    ("=?UTF-8?Q?evil=40bank.example?= <x@bad.example>", [("evil@bank.example", "x@bad.example", "bad.example")]),
    ("taro@日本語.jp", [("", "taro@日本語.jp", "xn--wgv71a119e.jp")]),
    ("undisclosed-recipients:;", []),
    ("MAILER-DAEMON <>", [("MAILER-DAEMON", "", "")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_mailboxes(text, expected):
    assert [(box.name, box.address, box.domain) for box in parse_address_list(text)] == expected


def test_an_address_inside_one_encoded_word_is_found_and_said():
    message = parse(b"From: =?UTF-8?B?VGFybyA8dGFyb0BleGFtcGxlLmpwPg==?=\n\n")
    assert message.author.address == "taro@example.jp"
    assert message.author.defect == "address-in-encoded-word"


def test_several_angle_addresses_are_all_kept():
    shown, other = parse_address_list("Bank <security@bank.example> <x@bad.example>")
    assert (shown.name, shown.address, shown.defect) == ("Bank", "x@bad.example", "several-addresses")
    assert (other.name, other.address, other.uncertain) == ("", "security@bank.example", True)


@given(st.text(st.characters() | st.sampled_from('<>@,;:"()\\ =?'), max_size=300))
def test_never_raises_and_domains_are_comparable(text):
    for box in parse_address_list(text):
        assert box.domain == normal_domain(box.domain)


@pytest.mark.parametrize(
    "piece", ["<", ">", '"', "(", ",", "a@b,", "<a@b>", "\\", '"<', "(<", ":", "<@", "<@,", "(a@b", ")"]
)
def test_linear_in_hostile_repetition(piece):
    assert len(parse_address_list(piece * 60_000)) <= 60_000

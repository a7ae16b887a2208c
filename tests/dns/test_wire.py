"""DNS messages: another library reads ours; hostile ones raise only `WireError` and take little time."""

import contextlib
import time

import dns.flags
import dns.message
import dns.rdatatype
import dns.rrset
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.dns.exchange import Exchange
from mailguard.dns.flow import Question, Status
from mailguard.dns.nameserver import parse_nameserver, system_nameservers
from mailguard.dns.record import address, host_name, mail_exchanger, same_address
from mailguard.dns.wire import WireError, encode_name, encode_query, parse_reply
from mailguard.errors import ConfigError


def answered(name, type_, *texts, flags=0):
    query = dns.message.from_wire(encode_query(7, name, type_))
    response = dns.message.make_response(query)
    response.flags |= dns.flags.RA | flags
    if texts:
        response.answer.append(dns.rrset.from_text(name + ".", 300, "IN", type_, *texts))
    return response.to_wire()


def test_queries_are_read_by_another_library():
    message = dns.message.from_wire(encode_query(4711, "mail.example.jp", "TXT", unchecked=True))
    assert message.id == 4711
    assert message.edns == 0
    assert message.flags & dns.flags.RD
    assert message.flags & dns.flags.AD
    assert message.flags & dns.flags.CD
    assert str(message.question[0]) == "mail.example.jp. IN TXT"


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        ("A", "192.0.2.1", "192.0.2.1"),
        ("AAAA", "2001:db8::1", "2001:db8::1"),
        ("MX", "10 mx.example.jp.", "10 mx.example.jp."),
        ("MX", "0 .", "0 ."),
        ("TXT", '"v=spf1 " "-all"', "v=spf1 -all"),
        ("TXT", '"\\227\\129\\130"', "あ"),
        ("CNAME", "b.example.jp.", "b.example.jp."),
        ("NS", "ns.example.jp.", "ns.example.jp."),
        ("PTR", "mx.example.jp.", "mx.example.jp."),
        ("SOA", "ns.example.jp. root.example.jp. 1 2 3 4 5", "ns.example.jp. root.example.jp. 1 2 3 4 5"),
        ("CAA", '0 issue "ca.example"', '0 issue "ca.example"'),
        ("TLSA", "3 1 1 " + "0f" * 32, "3 1 1 " + "0f" * 32),
        ("DS", "1 13 2 " + "ab" * 32, "1 13 2 " + "ab" * 32),
    ],
)
def test_records_read_as_dig_prints_them(type_, text, expected):
    reply = parse_reply(answered("a.example.jp", type_, text))
    assert [record.text for record in reply.records] == [expected]


def test_the_ad_bit():
    assert parse_reply(answered("a.example", "A", "192.0.2.1", flags=dns.flags.AD)).authentic
    assert not parse_reply(answered("a.example", "A", "192.0.2.1")).authentic


@settings(max_examples=500)
@given(st.binary(max_size=600))
def test_any_octets_give_a_reply_or_a_wire_error(data):
    for octets in (data, b"\0\7\x81\x80\0\1\0\2\0\1\0\1" + data):
        with contextlib.suppress(WireError):
            parse_reply(octets)


@settings(max_examples=300)
@given(st.data())
def test_mutated_answers_never_raise(data):
    octets = bytearray(
        answered(
            "a.example",
            data.draw(st.sampled_from(["A", "TXT", "MX", "CAA", "SOA"])),
        )
    )
    octets += answered("a.example", "TXT", '"x"')[20:]
    for _ in range(data.draw(st.integers(1, 6))):
        octets[data.draw(st.integers(0, len(octets) - 1))] = data.draw(st.integers(0, 255))
    exchange = Exchange(Question("a.example", "TXT"), 1, id=7)
    exchange.accept(bytes(octets))


def test_pointers_cannot_make_it_slow():
    # 5,000 records whose names all point to the same chain of pointers
    body = encode_name("a.example") + b"\0\x10\0\1"
    chain = b"".join((0xC000 | (12 + max(0, 2 * i - 2))).to_bytes(2, "big") for i in range(5000))
    data = b"\0\7\x81\x80\0\1\x13\x88\0\0\0\0" + body + chain
    started = time.process_time()
    with pytest.raises(WireError):
        parse_reply(data)
    assert time.process_time() - started < 0.1


@given(st.text(max_size=300))
def test_names_encode_or_are_refused(name):
    try:
        octets = encode_name(name)
    except WireError:
        return
    assert len(octets) <= 255


def test_a_chain_of_aliases_over_many_answers_ends():
    exchange = Exchange(Question("a0.example", "A"), 1, id=7)
    outcome = None
    for i in range(40):
        query = dns.message.from_wire(encode_query(7, f"a{i}.example", "A"))
        response = dns.message.make_response(query)
        response.answer.append(dns.rrset.from_text(f"a{i}.example.", 300, "IN", "CNAME", f"a{i + 1}.example."))
        outcome = exchange.accept(response.to_wire())
        if hasattr(outcome, "status"):
            break
    assert outcome.status is Status.SERVFAIL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("127.0.0.1", "127.0.0.1:53"),
        ("127.0.0.1:5302", "127.0.0.1:5302"),
        ("::1", "[::1]:53"),
        ("[2001:db8::1]:5353", "[2001:db8::1]:5353"),
        ("[::1]", "[::1]:53"),
    ],
)
def test_name_servers(text, expected):
    assert str(parse_nameserver(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dns.example",
        "1.2.3",
        "1.2.3.4:",
        "1.2.3.4:0",
        "1.2.3.4:65536",
        "1.2.3.4:x",
        "[::1",
        "[::1]x",
        "[::1]:",
        "1.2.3.4:٣",
        "1.2.3.4:" + "9" * 5000,
    ],
)
def test_mistaken_name_servers_are_one_line(text):
    with pytest.raises(ConfigError) as error:
        parse_nameserver(text)
    assert "\n" not in str(error.value)


def test_the_system_names_at_least_one():
    assert system_nameservers()


def test_records_as_values():
    from ipaddress import ip_address

    client = ip_address("192.0.2.9")
    assert same_address("192.0.2.9", client)
    assert same_address("192.0.2.1", client, 28)
    assert not same_address("192.0.2.1", client, 32)
    assert not same_address("2001:db8::1", client, 0)
    assert address("x") is None
    assert mail_exchanger("10 MX.Example.") == (10, "mx.example")
    assert mail_exchanger("0 .") == (0, "")
    assert mail_exchanger("x mx.example.") is None
    assert mail_exchanger("") is None
    assert host_name(" A.Example. ") == "a.example"

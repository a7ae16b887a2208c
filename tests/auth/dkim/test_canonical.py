"""Canonical forms (RFC 6376 §3.4), with the example of RFC 6376 §3.4.5, and their linear time."""

import time

import pytest

from mailguard.auth.dkim.canonical import canonical_of, relaxed_body, signed_fields, simple_body, without_b
from mailguard.message import parse


def forms(raw, *, relaxed):
    message = parse(raw)
    return [canonical_of(message).field(field, relaxed=relaxed) for field in message.header]


EXAMPLE = b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n"  # RFC 6376 §3.4.5


def test_the_example_of_the_standard():
    body = EXAMPLE.partition(b"\r\n\r\n")[2]
    assert forms(EXAMPLE, relaxed=True) == [b"a:X\r\n", b"b:Y Z\r\n"]
    assert forms(EXAMPLE, relaxed=False) == [b"A: X\r\n", b"B : Y\t\r\n\tZ  \r\n"]
    assert relaxed_body(body) == b" C\r\nD E\r\n"
    assert simple_body(body) == b" C \r\nD \t E\r\n"


@pytest.mark.parametrize(
    ("body", "simple", "relaxed"),
    [
        (b"", b"\r\n", b""),
        (b"\r\n", b"\r\n", b""),
        (b"\r\n\r\n\r\n", b"\r\n", b""),
        (b" \t\r\n", b" \t\r\n", b""),
        (b"a", b"a\r\n", b"a\r\n"),
        (b"a \t", b"a \t\r\n", b"a\r\n"),
        (b"a\r\n \r\n\r\n", b"a\r\n \r\n", b"a\r\n"),
        (b"a\r", b"a\r\r\n", b"a\r\r\n"),
        (b"a\r\r\n\n\r\n\r\n", b"a\r\r\n\n\r\n", b"a\r\r\n\n\r\n"),
        (b"a\nb", b"a\nb\r\n", b"a\nb\r\n"),
        (b"a\x0b\x0c \x00  b\r\n", b"a\x0b\x0c \x00  b\r\n", b"a\x0b\x0c \x00 b\r\n"),
    ],
)
def test_bodies(body, simple, relaxed):
    assert simple_body(body) == simple
    assert relaxed_body(body) == relaxed


def test_line_ends_of_stored_mail():
    assert forms(b"A: x\n y\n\nbody", relaxed=False) == [b"A: x\r\n y\r\n"]
    assert forms(b"A: x\r\n y", relaxed=False) == [b"A: x\r\n y\r\n"]
    assert forms(b"A: x\n y\r\nB: z\r\n\r\n", relaxed=True)[0] != b"a:x y\r\n"


def test_the_lowest_field_is_taken_first():
    header = parse(b"A: 1\r\nB: 2\r\nA: 3\r\n\r\n").header
    assert [field.value for field in signed_fields(header, ["a", "b", "a", "a", ""])] == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b" v=1; b=abc", b" v=1; b="),
        (b" b=abc; v=1", b" b=; v=1"),
        (b" bh=b=x;\r\n\tb\t= ab\r\n cd= ; d=x", b" bh=b=x;\r\n\tb\t=; d=x"),
        (b" v=1", b" v=1"),
    ],
)
def test_b_is_emptied_with_the_blanks_around_its_value(value, expected):
    assert without_b(value) == expected


@pytest.mark.parametrize(
    "unit", [b" ", b"\t", b"\r\n", b"\n", b"\r", b" \r\n", b"a ", b" \t\r", b"\r\n ", b"=", b";b=", b"\x00"]
)
def test_megabytes_of_anything_take_moderate_time(unit):
    body = unit * (5_000_000 // len(unit))
    started = time.process_time()
    relaxed_body(body)
    simple_body(body)
    without_b(body)
    assert time.process_time() - started < 2
    value = body[:1_000_000].replace(b"\n", b"\n ")
    message = parse(b"A:" + value)
    started = time.process_time()
    canonical_of(message).field(message.header.fields[0], relaxed=True)
    assert time.process_time() - started < 0.5

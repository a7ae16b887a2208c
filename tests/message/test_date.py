"""Dates of mail: the standard form, the obsolete forms, and those that software really writes."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.message.date import parse_date


def at(*parts, zone=0):
    return datetime(*parts, tzinfo=timezone(timedelta(minutes=zone)) if zone else UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 12 Aug 2025 09:16:46 +0000", at(2025, 8, 12, 9, 16, 46)),
        ("Tue, 12 Aug 2025 09:16:46 +0900 (JST)", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("12 Aug 2025 09:16 -0500", at(2025, 8, 12, 9, 16, zone=-300)),
        ("Mon, 12 Aug 2025 09:16:46 +0530", at(2025, 8, 12, 9, 16, 46, zone=330)),  # a Tuesday
        ("Tue, 1 Apr 2025 9:16:46 +0900", at(2025, 4, 1, 9, 16, 46, zone=540)),
        ("Tue,12 Aug 2025 09:16:46 +0900", at(2025, 8, 12, 9, 16, 46, zone=540)),
        # RFC 5322 §4.3
        ("12 Aug 25 09:16:46 JST", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("12 Aug 99 09:16:46 EST", at(1999, 8, 12, 9, 16, 46, zone=-300)),
        ("12 Aug 102 09:16:46 GMT", at(2002, 8, 12, 9, 16, 46)),
        ("Tue, 12 Aug 2025 09:16:46 PDT", at(2025, 8, 12, 9, 16, 46, zone=-420)),
        ("Tue, 12 Aug 2025 09:16:46 XYZ", at(2025, 8, 12, 9, 16, 46)),
        ("Tue, 12 Aug 2025 09:16:46", at(2025, 8, 12, 9, 16, 46)),
        ("Tue (Dienstag), 12 (zwoelf) Aug 2025 09:16:46 (nested (twice)) +0200", at(2025, 8, 12, 9, 16, 46, zone=120)),
        ("Tue, 12 Aug 2025 09:16:60 +0000", at(2025, 8, 12, 9, 16, 59)),  # a leap second
        # forms of various software
        ("Tue Aug 12 09:16:46 2025", at(2025, 8, 12, 9, 16, 46)),
        ("Tue Aug 12 09:16:46 JST 2025", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("Tue Aug 12 09:16:46 +0900 2025", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("2025-08-12 09:16:46.123456789 +0000 UTC m=+7574672.28", at(2025, 8, 12, 9, 16, 46)),
        ("2025-08-12T09:16:46Z", at(2025, 8, 12, 9, 16, 46)),
        ("2025-08-12T09:16:46.5+09:00", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("2025/08/12 09:16:46", at(2025, 8, 12, 9, 16, 46)),
        ("Tue, 12 Aug 2025 09:16:46 GMT+0900", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("Tue, 12-Aug-2025 09:16:46 +0900", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("August 12, 2025 9:16:46 PM", at(2025, 8, 12, 21, 16, 46)),
        ("Aug 12, 2025 12:16 a.m. -0700", at(2025, 8, 12, 0, 16, zone=-420)),
        ("Tuesday, 12 August 2025 09:16:46 +0900", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("Tue, 12 Aug 2025 09.16.46 +0900", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("2025年8月12日 9時16分46秒", at(2025, 8, 12, 9, 16, 46)),
        ("Tue, 12 Aug 2025 09:16:46 (JST)", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("  \tTue, 12 Aug 2025 09:16:46 +0900  ", at(2025, 8, 12, 9, 16, 46, zone=540)),
        ("Tue, 12 Aug 2025", at(2025, 8, 12)),
    ],
)
def test_forms(text, expected):
    parsed = parse_date(text)
    assert parsed == expected
    assert parsed.utcoffset() == expected.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "31 Feb 2025 00:00:00 +0000",
        "Tue, 12 Aug 2025 25:00:00 +0000",
        "Tue, 12 Foo 2025 09:16:46 +0000",
        "1 Jan 1901 00:00:00 +0000",
        "1 Jan 2345 00:00:00 +0000",
        "09:16:46 +0900",
        "Tue, 12 Aug 99999999999999999999 09:16:46 +0000",
        "Tue, 12 Aug 2025 09:16:46 +9900",
        "(" * 1000,
        "\x00\ud800",
    ],
)
def test_not_a_date(text):
    assert parse_date(text) is None


@given(st.text() | st.from_regex(r"[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{2,4} \d\d:\d\d:\d\d [+-]\d{4}", fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_any_text(text):
    parsed = parse_date(text)
    assert parsed is None or (parsed.tzinfo is not None and 1970 <= parsed.year <= 2100)


@given(
    st.datetimes(at(1971, 1, 1).replace(tzinfo=None), at(2099, 12, 31).replace(tzinfo=None)),
    st.integers(-14 * 60, 14 * 60),
)
@settings(max_examples=200, deadline=None)
def test_standard_form_round_trip(moment, zone):
    from email.utils import format_datetime

    moment = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=zone)))
    assert parse_date(format_datetime(moment)) == moment


@pytest.mark.parametrize("character", [" ", "(", "1", "a", ":", ",", "+", "月"])
def test_time_does_not_grow(character):
    assert parse_date(character * 1_000_000) is None

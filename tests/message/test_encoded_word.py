"""Encoded-words in the forms that occur in real mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.message.encoded_word import decode_encoded_words

CASES = [
    ("plain", "plain"),
    ("=?ISO-8859-1?Q?Andr=E9?=", "André"),
    ("=?utf-8?b?6Iez5oCl?=", "至急"),
    ("=?ISO-2022-JP?B?GyRCO2o1XhsoQg==?=", "至急"),
    ("=?us-ascii*en?Q?RFC_2231_language?=", "RFC 2231 language"),
    ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),  # RFC 2047 §8: white space between encoded-words is removed
    ("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"),
    ("=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=", "ab"),
    ("=?utf-8?B?6Iez5?= =?utf-8?B?oCl?=", "至急"),  # cut inside a character, forbidden but common
    ("=?utf-8?B?6Iez5oCl=?=", "至急"),  # bad padding
    ("=?utf-8?Q?with blanks inside?=", "with blanks inside"),
    ("=?utf-8?Q?what?now?=", "what?now"),
    ("x=?utf-8?Q?glued?=y", "xgluedy"),
    ("=?utf-8?B?6Iez5oCl", "至急"),  # the end is missing
    ("=?no-such?Q?abc?=", "abc"),
    ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_decoding(text, expected):
    assert decode_encoded_words(text) == expected


@given(st.text(max_size=300))
def test_text_without_words_is_unchanged_and_nothing_raises(text):
    decoded = decode_encoded_words(text)
    if "=?" not in text:
        assert decoded == text


@given(st.text(st.sampled_from("=?utf-8BQqb_ aZ+/"), max_size=400))
def test_hostile_mixtures_never_raise(text):
    assert isinstance(decode_encoded_words(text), str)


@pytest.mark.parametrize("piece", ["=?", "=?a?q?", "=?a?q?x", "?=", "=?a?q?x?= "])
def test_linear_in_repetition(piece):
    assert isinstance(decode_encoded_words(piece * 40_000), str)

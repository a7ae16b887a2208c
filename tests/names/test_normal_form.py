"""A text as a hurried reader takes it: the quick way and the slow one agree, and every letter knows its place."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard._internal.whole_word import whole_words
from mailguard.config import Config
from mailguard.names import normal_form as module
from mailguard.names.normal_form import normal_form, normal_text
from mailguard.names.registry import Registry

WRITTEN = st.text(
    st.sampled_from("aB1 i\t\n.-_'&+é™㈱＊ｱﾞ゛\u3099\u200b\xad 楽天はカ・…　①") | st.characters(codec="utf-8"),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("  Amazon.co.jp  ", "amazon co jp"),
        ("A m a z o n support", "amazon support"),
        ("ＡＭＡＺＯＮ", "amazon"),
        ("ｱﾏｿﾞﾝ", "アマゾン"),
        ("Pay\u200bPal", "paypal"),
        ("AT&T, Inc.", "at&t inc"),
        ("楽天　市場…", "楽天 市場"),
        ("Société", "societe"),
        ("(™)", ""),
    ],
)
def test_what_a_reader_takes_it_for(text, meant):
    assert normal_text(text) == meant
    assert normal_form(text)[0] == meant


@given(WRITTEN)
def test_all_ways_agree(text):
    quick, places = normal_form(text)
    slow, exact = module._letter_by_letter(text)
    assert normal_text(text) == quick == slow
    assert [places.place(at) for at in range(len(quick)) if quick[at] != " "] == [
        exact.place(at) for at in range(len(slow)) if slow[at] != " "
    ]


@given(st.text(st.characters(max_codepoint=0x7F), max_size=200))
def test_a_place_holds_the_letter_that_was_read(text):
    normal, places = normal_form(text)
    for at, letter in enumerate(normal):
        if letter != " ":
            assert text[places.place(at)].lower() == letter


def test_it_is_linear():
    for piece in ("a b c ", " ", "a\u200b", "ｱﾞ", ".. "):
        started = time.process_time()
        normal_form(piece * 20_000)
        assert time.process_time() - started < 2, piece


@pytest.mark.parametrize(
    ("text", "named"), [("Яpaypal", False), ("楽天paypal", True), ("paypal", True), ("xpaypal9", False)]
)
def test_a_name_begins_where_a_run_of_letters_begins(text, named):
    found = {claim.owner.name for claim in Registry.of(Config().organization).named_in(text)}
    assert ("PayPal" in found) is named


@given(st.text("ab1 é", max_size=40), st.sampled_from(["a", "b1", "ab"]))
def test_whole_words_are_those_of_a_pattern(text, word):
    expected = [match.span() for match in re.finditer(f"(?<![a-z0-9]){word}(?![a-z0-9])", text)]
    assert list(whole_words(word, text)) == expected

"""Folding and the way back: whatever the tricks, the quotation is the original's own text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.language import normalise as module
from mailguard.language.normalise import normalise

CASES = [
    ("URGENT", "urgent"),
    ("u r g e n t", "urgent"),
    ("u.r.g.e.n.t", "urgent"),
    ("至 急", "至急"),
    ("至　急", "至急"),
    ("アカウント\n停止", "アカウント停止"),
    ("ｱｶｳﾝﾄ停止", "アカウント停止"),
    ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
    ("２４時間以内", "24時間以内"),
    ("ｖｅｒｉｆｙ", "verify"),
    ("ver\u200bify", "verify"),
    ("ver\u00adify", "verify"),
    ("ver\u202eify", "verify"),
    ("vеrifу", "verify"),  # Cyrillic е and у
    ("Atenção", "atencao"),
    ("Straße", "strasse"),
    ("verifi\u0301ez", "verifiez"),
    ("&#117;rgent", "urgent"),
    ("𝐮𝐫𝐠𝐞𝐧𝐭", "urgent"),
    ("か\u3099", "が"),
    ("don’t", "don't"),
    ("срочно", "срочно"),  # a Russian word stays one
    ("至急\n\n停止", "至急\n\n停止"),  # an empty line parts sentences
]


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_folded(text, folded):
    assert normalise(text).text == folded


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_the_whole_maps_back_to_the_whole(text, folded):
    normalised = normalise(text)
    assert normalised.original(0, len(normalised.text)) == (0, len(text))


def test_a_word_maps_back_to_itself_only():
    text = "ab\u200bcd ｳﾞ  Ｕｒｇｅｎｔ\u00ad now"
    normalised = normalise(text)
    start = normalised.text.index("urgent")
    first, last = normalised.original(start, start + 6)
    assert text[first:last] == "Ｕｒｇｅｎｔ"


TRICKY = st.text(
    st.sampled_from("aeu rR.至急カﾊﾟｶﾞ\u3099\u0301\u200b\u00ad\u202e\n\r\t &;#x0173ßİÅе\ud800\U0001d41a０ａ　。\x00"),
    max_size=60,
)


@given(st.one_of(TRICKY, st.text(max_size=80)))
def test_spans_stay_inside_and_rise(text):
    normalised = normalise(text)
    previous = 0
    for offset in range(len(normalised.text)):
        start, end = normalised.original(offset, offset + 1)
        assert 0 <= start <= end <= len(text)
        assert start >= previous
        previous = start


@pytest.mark.parametrize(
    "unit",
    ["\u200b", "a b ", "&#117", "&amp;", "e\u0301", "ｶﾞ", "至 ", "至\n", "aе", "İ", "\u3099", ". ", "𝐮", "ß", "à"],
)
def test_linear(unit):
    text = unit * (200_000 // len(unit))
    started = time.perf_counter()
    normalise(text)
    assert time.perf_counter() - started < 2


@given(st.text(" .*_-aBz1é\n", max_size=60))
def test_the_quick_look_for_spaced_letters_lets_through_what_the_pattern_finds(text):
    folded = text.lower()
    assert module._may_be_spaced(folded) or module._SPACED.search(folded) is None

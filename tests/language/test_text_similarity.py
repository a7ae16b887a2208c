"""How alike two texts are, in any language and whatever the input."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.text_similarity import overlap, plainly_alike, terms

GARDEN = (
    "The gardening club met on Saturday in the parish hall. Margaret brought seedlings of tomatoes and marigolds, "
    "and Harold explained how he prunes his apple trees before the frost."
)
BANK = (
    "Dear customer, your account was restricted on Saturday because the registered credit card could not be verified. "
    "Please confirm your details before the end of the month to keep using our online services."
)
MURA = "昔々、山あいの小さな村に、川を渡る舟を作って暮らす人がいました。春には桜の下で板を削っていました。"
KARD = "お客様のカードのご利用を一時的に制限しております。下記より登録情報を確認していただきますようお願いいたします。"


def shares(one, other):
    one, other = terms(one), terms(other)
    return overlap(one.words, other.words), overlap(one.shingles, other.shingles)


@pytest.mark.parametrize("text", [GARDEN, BANK, MURA, KARD])
def test_a_text_and_its_wrapped_emphasised_disguised_self_are_alike(text):
    wrapped = "\r\n".join(text[at : at + 40] for at in range(0, len(text), 40)) if not text.isascii() else text.upper()
    assert min(shares(text, wrapped)) > 0.9
    assert shares(text, f"> {text} https://other.example/path?id=words+of+the+link") == (1.0, 1.0)
    assert min(shares(text, text.replace("o", "о").replace("a", "а"))) > 0.9


@pytest.mark.parametrize(("one", "other"), [(GARDEN, BANK), (MURA, KARD), (GARDEN, KARD)])
def test_texts_about_different_things_share_next_to_nothing(one, other):
    words, shingles = shares(one, other)
    assert words < 0.2
    assert shingles < 0.1
    assert not plainly_alike(one, other)


def test_a_text_and_its_first_sentence_are_alike():
    assert shares(GARDEN, GARDEN.partition(".")[0]) == (1.0, 1.0)


@given(st.text(alphabet=st.characters(), max_size=300), st.text(alphabet=st.characters(), max_size=300))
def test_never_raises_and_is_symmetric(one, other):
    first, second = terms(one), terms(other)
    assert 0 <= overlap(first.words, second.words) == overlap(second.words, first.words) <= 1
    assert overlap(first.words, first.words) == 1
    plainly_alike(one, other)


@pytest.mark.parametrize("unit", ["a", "a ", "あ", "漢", "http", "www.", "w\u200b", "漢 ", "&#97;", "\ud800"])
def test_linear_in_the_worst_letters(unit):
    started = time.process_time()
    terms(unit * 300_000)
    assert time.process_time() - started < 4

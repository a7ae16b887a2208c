"""Forms of writing: what a colleague would call somebody's usual greeting, closing, politeness and punctuation."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.writing_style import CHARACTERS, example, manner
from mailguard.message.quoting import unmarked


def forms(text):
    return {trait.aspect: trait.value for trait in manner(*unmarked(text))}


JAPANESE = (
    "白山台中央病院 用度課\n山本 様\n\nいつもお世話になっております。みのり薬品の林です。\n\n"
    "来週の納品は水曜日です。\n午前中に伺います。\n\nよろしくお願いいたします。\n\n----------\nみのり薬品 林\n"
)


def test_japanese_business_mail():
    assert forms(JAPANESE) == {
        "language": "ja",
        "greeting": "osewa",
        "closing": "onegai-itashi",
        "addressing": "sama",
        "politeness": "masu",
        "punctuation": "ten-maru",
        "signature": "rule",
    }


@pytest.mark.parametrize(
    ("text", "aspect", "value"),
    [
        ("Hi Anna,\n\nsee you on Friday then.\n\nBest regards\nBen", "greeting", "hi"),
        ("Hi Anna,\n\nsee you on Friday then.\n\nBest regards\nBen", "closing", "best-regards"),
        ("Dear Customer,\n\nplease read the attached file.", "greeting", "dear-customer"),
        ("Dear Ms Sato,\n\nplease read the attached file.", "greeting", "dear"),
        ("see you on Friday", "greeting", "none"),
        ("Sehr geehrte Frau Sato,\n\nanbei die Liste.\n\nMit freundlichen Grüßen\nBen", "closing", "gruesse"),
        ("Hello all,\n\nthe room is 12.\n\n-- \nBen\nThanks for reading", "signature", "dashes"),
        ("Hello all,\n\nthe room is 12.\n\n-- \nBen\nThanks for reading", "closing", "none"),
        ("拝啓\n\n資料をお送りいたします。\n\n敬具", "closing", "keigu"),
        ("会議の件，了解した．\n資料は後で送る．\n場所は三階である．", "punctuation", "comma-period"),
        ("会議は三階である。\n資料は後で送る。\n場所が変わった。", "politeness", "plain"),
    ],
)
def test_form(text, aspect, value):
    assert forms(text)[aspect] == value


def test_what_an_answer_quotes_is_not_the_writers():
    text = (
        "Hi Ben,\n\nyes.\n\nOn Mon, Nov 16, 2026 at 10:00, Anna <a@x.example> wrote:\n> Dear Customer,\n> Sincerely\n"
    )
    assert forms(text)["greeting"] == "hi"
    assert forms(text)["closing"] == "none"
    below = "On Monday Anna <a@x.example> wrote:\n> Dear Customer,\n> hello\n\nThat works.\n\nCheers\nBen\n"
    assert forms(below)["greeting"] == "none"
    assert forms(below)["closing"] == "cheers"


def test_an_older_mail_without_marks_is_not_the_writers():
    text = "Hi Ben,\nyes.\n\n-----Original Message-----\nFrom: Anna\nDear Ben,\nSincerely\n"
    assert forms(text)["closing"] == "none"


def test_examples_can_be_shown():
    assert example("greeting", "osewa") == "お世話になっております"
    assert example("closing", "best-regards") == "Best regards"
    assert example("greeting", "none") == example("nothing", "x") == ""


LINES = st.lists(st.sampled_from([*JAPANESE.split("\n"), "Hi İ", "> x", "-- ", "\ud800"])).map("\n".join)


@given(st.one_of(st.text(max_size=300), LINES))
def test_words_are_quoted_as_they_stand(text):
    for trait in manner(text):
        assert text[trait.start : trait.end] == trait.text


UNITS = ["\n", "a", ">", "-", "on ", "お", "、", "。\n", "Hi ", "a wrote", "2026年", "=", "From: ", "gr", "dear our "]


@pytest.mark.parametrize("unit", UNITS)
def test_bounded(unit):
    text = unit * (10_000_000 // len(unit))
    started = time.process_time()
    manner(text)
    assert time.process_time() - started < 1
    assert CHARACTERS < 100_000

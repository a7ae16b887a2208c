"""Quoting marks: they are removed before a text is checked, wherever a sender puts them."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.message import parse
from mailguard.message.quoting import blanked, unmarked, unmarked_offsets

LINES = ["至急ご対応ください。", "Verify your", "password", "", "a > b", "see: this", "x|y"]


@pytest.mark.parametrize(
    "mark", ["> ", ">", ">> ", "> > ", ">>>", "| ", "： ", "：", "＞", "» ", "｜", " > ", "\t> ", ": ", "|> "]
)
def test_marks_are_taken_away(mark):
    text, spans = unmarked("\n".join(mark + line for line in LINES))
    assert text.split("\n") == LINES
    assert spans == ((0, len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "a > b\n2 : 1\nx | y",
        ":-) well\n:smile:",
        "|name|value|\n|----|-----|",
        "<html>\n<p>x</p>",
        "- item\n* item\n# title\n■ 見出し",
        " indented\n\ttab",
        "",
    ],
)
def test_what_is_no_mark(text):
    assert unmarked(text) == (text, ())
    assert blanked(text) == text


def test_the_spans_are_those_of_the_marked_lines():
    text, spans = unmarked("Ann:\r\n> one\r\n> two\r\nthree\r\n>four")
    assert [text[start:end] for start, end in spans] == ["one\r\ntwo\r", "four"]


def test_the_views_of_a_mail():
    mail = parse(b"From: a@b.example\r\nSubject: x\r\n\r\nMine.\r\n> Theirs https://a.example/x\r\nMine again.\r\n")
    (view,) = mail.views
    assert ">" not in view.text
    (link,) = mail.links
    assert view.text[link.start : link.end] == "https://a.example/x"
    assert view.is_quoted(link.start)
    assert not view.is_quoted(0)
    assert not view.is_quoted(view.text.index("again"))


@given(st.lists(st.sampled_from([*LINES, "> ", ">", "| ", "\r", "\ud800", "：："])).map("\n".join))
def test_any_text(text):
    bare, spans = unmarked(text)
    assert all(0 <= start <= end <= len(bare) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert len(blanked(text)) == len(text)
    assert bare.count("\n") == text.count("\n")
    assert unmarked("\n".join("> " + line for line in text.split("\n")))[0] == bare


@pytest.mark.parametrize("unit", [">", "> ", "\n>", "\n", ":", "|>", " ", "\n" + " " * 30])
def test_linear(unit):
    started = time.process_time()
    unmarked(unit * (1_000_000 // len(unit)))
    blanked(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 2


def test_blanks_that_set_lines_in_part_no_phrase_and_are_no_quotation():
    assert unmarked("    legal action\n    will be taken\n\t\tnow") == ("legal action\nwill be taken\nnow", ())
    assert unmarked("> a\n    b") == ("a\nb", ((0, 1),))


@given(st.lists(st.tuples(st.sampled_from(["", "> ", ">> ", "» "]), st.sampled_from(["word", "xy z"])), max_size=20))
def test_offsets_are_those_of_the_text_without_marks(lines):
    text = "\n".join(mark + word for mark, word in lines)
    bare = unmarked(text)[0]
    places = [at for at, letter in enumerate(text) if letter.isalpha()]
    assert [bare[at] for at in unmarked_offsets(text, places)] == [text[at] for at in places]
    assert unmarked_offsets(text, places) == [at for at, letter in enumerate(bare) if letter.isalpha()]


def test_offsets_are_found_in_linear_time():
    begin = time.process_time()
    unmarked_offsets("> a\n" * 200_000, range(0, 800_000, 4))
    assert time.process_time() - begin < 5

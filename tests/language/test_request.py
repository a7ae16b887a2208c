"""Requests for secrets: found whole, never raising, and in time that grows with the text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.data.requests import ASKING
from mailguard.language.detect import words_of
from mailguard.language.request import SECRETS, find_requests

ALL = frozenset(ASKING)


def found(text):
    return list(find_requests(text, frozenset(words_of(text)), ALL))


def test_the_request_is_quoted_from_verb_to_secret():
    text = "welcome. please enter your employee id, date of birth and network password below."
    assert text[found(text)[0].start :].startswith(("enter", "please enter"))
    assert not found(text)[0].handed


def test_an_answer_is_wanted():
    assert found("暗証番号を返信してください。")[0].handed


@given(
    st.lists(
        st.sampled_from(["password", "パスワード", "please ", "enter ", "を送って", "。", ".", "\n", "never ", "x"])
    )
)
def test_offsets_stand_in_the_text(pieces):
    text = "".join(pieces)
    assert all(0 <= request.start < request.end <= len(text) for request in found(text))


@given(st.text())
def test_never_raises(text):
    found(text + " password パスワード")


@pytest.mark.parametrize("piece", ["password ", "please enter ", "パスワード", "番号を", "not ", "\n", "card number, "])
def test_many_repetitions_take_linear_time(piece):
    began = time.process_time()
    assert len(found(piece * 30_000 + " password パスワード")) <= len(ALL) * SECRETS
    assert time.process_time() - began < 2

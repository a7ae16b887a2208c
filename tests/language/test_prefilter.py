"""Hints spare patterns the texts that they cannot match, and never those that they do."""

import importlib
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.checks.words import warning
from mailguard.language.prefilter import hints, vocabulary
from mailguard.language.text_windows import around

WORDS = "mailguard.checks.words."
bank, callback, command = (
    importlib.import_module(WORDS + name) for name in ("bank_details_changed", "callback_lure", "command_lure")
)


def test_words_are_whole_and_folded():
    found = vocabulary("Ｗin+R, Café! İstanbul paste—it don't")
    assert {b"win", b"r", b"cafe", b"istanbul", b"paste", b"it", b"don", b"t"} <= found.distinct
    assert found.words[0] == b"win"


def test_eastern_hints_are_parts_of_a_text():
    wanted = hints("bank", "口座")
    assert wanted.stand_in("新しい口座へ")
    assert wanted.stand_in("our BANK moved")
    assert not wanted.stand_in("embankment")


@pytest.mark.parametrize("size", [1, 199, 200, 201, 50_000])
def test_long_and_short_texts_alike(size):
    text = ("lorem " * (size // 6 + 1))[: size - 1] + " "
    assert hints("needle").stand_in(text + "needle")
    assert not hints("needle").stand_in(text)


@pytest.mark.parametrize(
    "text", ["Beware of scams!", "a fake mail", "phishing", "they impersonate us", "不審なメール", "fraudulent"]
)
def test_warnings_pass_their_hints(text):
    assert warning._FALSE.search(text)
    assert warning._HINTS.stand_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Your subscription was renewed for $399.99. To cancel call 888-555-0100.",
        "Auto-renewal: order no. 77 for 1,200.00 USD. Toll-free help desk (888) 555-0100",
        "You have been charged $250.00 for your order. Call support: 888 555 0100",
        "パソコンがウイルスに感染しました。サポートに電話 050-3333-0100",
        "年間プランの自動更新 39,800円。解約は 0120-000-100 へお電話",
    ],
)
def test_bills_pass_their_hints(text):
    assert callback._offer(text) is not None
    assert callback._WORDS.stand_in(text)


@pytest.mark.parametrize(
    "said",
    [
        "our bank account details have recently been changed",
        "please update your payment instructions",
        "send all payments to our new bank account",
        "the old account is under audit",
        "i have switched banks, where does my salary go",
        "change my direct deposit",
    ],
)
@pytest.mark.parametrize("setting", ["{}", "hello, {}.", "lorem ipsum " * 200 + "{}" + " dolor sit" * 200])
def test_changed_accounts_are_found_in_long_texts(said, setting):
    text = setting.format(said)
    found = [text[start:end] for start, end in bank._changes(text)]
    assert found
    assert all(piece in said for piece in found)


@given(st.lists(st.sampled_from(["the account", " lorem ipsum", "bank", "x" * 190]), max_size=20).map(" ".join))
def test_stretches_hold_every_anchor_once(text):
    stretches = list(around(re.compile("account|bank"), text, 50))
    assert all(start < end for start, end in stretches)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(stretches))
    anchors = [match.span() for match in re.finditer("account|bank", text)]
    assert all(any(start <= first and last <= end for start, end in stretches) for first, last in anchors)

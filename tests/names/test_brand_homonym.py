"""Names that only contain a brand's: whatever the text, an answer at once."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.names.brand_homonym import is_namesake, is_other_word


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_never_raises(text, start, length):
    assert is_namesake(text, start, start + length) in (True, False)


@pytest.mark.parametrize("unit", ["内", " ", "a", "佐川 美", "歯", "\x00", "\ud800"])
def test_linear(unit):
    start = time.process_time()
    is_namesake(f"佐川{unit * 100_000}", 0, 2)
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize(
    "text",
    ["TT-Line", "TT-LINE Ferries", "Line of credit", "Blue Line Shipping", "BLUE LINE SHIPPING", "New Line Trouble",
     "Your line of credit account", "Help Line", "Assembly Line Support"],
)  # fmt: skip
def test_a_line_is_not_always_the_brand(text):
    start = text.lower().index("line")
    assert is_other_word(text, start, start + 4)
    assert is_namesake(text, start, start + 4)


@pytest.mark.parametrize(
    "text",
    ["LINE", "Line", "LINEヤフー", "【LINE】重要なお知らせ", "LINE Support", "Line Security Team",
     "Your LINE account is limited",
     "LINE has limited your account", "LINE事務局", "SUPPORT LINE"],
)  # fmt: skip
def test_the_brand_stays_one(text):
    start = text.lower().index("line")
    assert not is_other_word(text, start, start + 4)

"""Names that only contain a brand's: whatever the text, an answer at once."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.names.brand_homonym import is_namesake


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_never_raises(text, start, length):
    assert is_namesake(text, start, start + length) in (True, False)


@pytest.mark.parametrize("unit", ["内", " ", "a", "佐川 美", "歯", "\x00", "\ud800"])
def test_linear(unit):
    start = time.process_time()
    is_namesake(f"佐川{unit * 100_000}", 0, 2)
    assert time.process_time() - start < 0.1

"""Kana and ideographs are distinguished from all other letters."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.east_asian import has_cjk, ideographs, is_cjk
from mailguard.language.normalise import CJK


def test_scripts():
    assert has_cjk("Please 至急")
    assert has_cjk("カナ")
    assert not has_cjk("Grüße, привет, 한국어 😀 \udc80 \U00020000")
    assert ideographs("検査結果のご案内 2026年") == 7


@given(st.characters())
def test_letters_are_those_of_the_class(letter):
    assert is_cjk(letter) == bool(re.fullmatch(f"[{CJK}]", letter))


@given(st.text())
def test_ideographs_are_counted_by_the_ranges(text):
    assert ideographs(text) == len(re.findall("[\u3400-\u9fff]", text))
    assert has_cjk(text) == bool(re.search("[\u3000-\u9fff\uf900-\ufaff]", text))

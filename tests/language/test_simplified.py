"""Simplified Chinese characters inside Japanese."""

import time

from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.simplified import find_simplified, simplified_in

POLITE = "いつもお世話になっております。"


def runs(text):
    return [run.text for run in find_simplified(POLITE + text)]


def test_the_table_holds_what_japanese_cannot_write():
    chinese = "".join(
        bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)
    )
    table = simplified_in(chinese)
    assert {"账", "户", "请", "问", "题"} - {"题"} <= table
    assert not table & set("国会学体医点来当宝湾与万")  # written alike in both
    assert 2200 <= len(table) <= 2350


def test_inside_sentences():
    assert runs("お客様の账户に问题がありました。") == ["账户", "问题"]


def test_one_character_says_nothing():
    assert runs("こちらの问をご覧ください。") == []


def test_names_of_people_and_firms():
    assert runs("来週、刘伟様と陈静様が来られます。") == []
    assert runs("取引先は上海虚构医疗器械有限公司です。") == []


def test_chinese_lines_in_a_japanese_mail():
    assert runs("\n\n您好，请确认账户问题。\n\n以上") == []


def test_chinese_mail():
    assert find_simplified("您好，请尽快处理您的账户问题。") == ()


def test_japanese_mail():
    assert runs("資料を添付いたします。ご確認のほど、よろしくお願いいたします。") == []


@given(st.text(st.sampled_from("あア账户请 \n様公司abc"), max_size=80))
def test_quotes_are_exact(text):
    for run in find_simplified(POLITE + text):
        assert (POLITE + text)[run.start : run.end] == run.text


def test_linear():
    text = POLITE + "账户に请" * 100_000
    started = time.perf_counter()
    find_simplified(text)
    assert time.perf_counter() - started < 1

"""Addresses that contradict themselves, and those that don't."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.japanese_address import find_contradictions


def kinds(text):
    return [found.kind for found in find_contradictions(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("〒530-0001 東京都千代田区架空1-2-3", "postal"),
        ("〒１００－０００１　大阪府大阪市北区架空1-1", "postal"),
        ("〒890-0051\n北海道札幌市中央区架空2-2", "postal"),
        ("東京都横浜市中区架空1-1", "city"),
        ("鹿児島県福岡市中央区架空1-1", "city"),
        ("北海道札幌市中央区架空1-1\nTEL: 03-0000-0000", "phone"),
        ("〒890-0051 鹿児島県鹿児島市架空町1-1\n電話番号：06-0000-0000", "phone"),
        ("東京都千代田区架空1-2-3 Tel.+81-92-000-0000", "phone"),
        ("東京都千代田区架空1-2-3\nTEL 03-000-0000", "number"),
        ("東京都千代田区架空1-2-3\nTEL 0120-0000-0000", "number"),
        ("東京都千代田区架空1-2-3\n電話：090-0000-000", "number"),
        ("東京都千代田区架空1-2-3 TEL +86-21-0000-0000", "number"),
    ],
)
def test_contradictions(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "〒100-0001 東京都千代田区架空1-2-3 TEL 03-0000-0000",
        "〒890-0051 鹿児島県鹿児島市架空町1-1\nTEL 099-000-0000 FAX 099-000-0001",
        "〒060-0001 北海道札幌市中央区架空1 TEL 011-000-0000",
        "〒618-0071 京都府乙訓郡大山崎町架空1",
        "〒498-0811 三重県桑名郡木曽岬町架空1",
        "〒685-0000 島根県隠岐郡架空町1",
        "東京都千代田区架空1-2-3\n携帯電話：090-0000-0000",
        "東京都千代田区架空1-2-3\nTEL 0120-000-000",
        "東京都千代田区架空1-2-3\n\n大阪府大阪市北区架空4-5 TEL 06-0000-0000",
        "来週は大阪府と京都府へ出張します。電話は03-0000-0000へお願いします。",
        "兵庫県尼崎市架空1-1 TEL 06-0000-0000",
        "千葉県柏市架空1-1 TEL 04-7000-0000",
        "埼玉県所沢市架空1-1 TEL 04-2900-0000",
        "神奈川県横浜市中区架空1-1 TEL 045-000-0000",
        "愛知県名古屋市中区架空1-1 TEL 052-000-0000",
        "奈良県生駒市架空1-1 TEL 0743-00-0000",
        "鹿児島県鹿児島市架空町1-1 TEL 22-0000",
        "鹿児島県鹿児島市架空町1-1 TEL 099-000-00XX",
        "鹿児島県鹿児島市架空町1-1 TEL 099-000-0000（内線 123）",
        "鹿児島県鹿児島市架空町1-1 TEL 099-000-0000/0001",
        "鹿児島県鹿児島市架空町1-1 TEL 099(000)0000",
        "鹿児島県鹿児島市架空町1-1 TEL 050-0000-0000",
        "鹿児島県鹿児島市架空町1-1 TEL 0800-000-0000",
        "鹿児島県鹿児島市架空町1-1 TEL 0570-000-000",
        "鹿児島県鹿児島市架空町1-1 TEL +81-99-000-0000",
        "鹿児島県鹿児島市架空町1-1 TEL 001-86-21-0000-0000",
    ],
)
def test_plausible(text):
    assert kinds(text) == []


@given(st.text(st.sampled_from("〒0123456789０-－東京都大阪府横浜市 TEL:\n+()（）年"), max_size=60))
def test_quotes_are_exact(text):
    for found in find_contradictions(text):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("unit", ["東京都", "〒530-0001 ", "TEL ", "0", "東京都千代田区1\nTEL "])
def test_linear(unit):
    text = unit * (300_000 // len(unit))
    started = time.perf_counter()
    list(find_contradictions(text))
    assert time.perf_counter() - started < 1.5

"""Sender's names that are the organization's in other words and letters, and names of others that resemble it."""

import pytest

from mailguard.config.model import Organization
from mailguard.names.registry import Registry

NAMED = Registry.of(
    Organization(
        names=("医療法人社団 白山台会 白山台記念病院", "Hakusandai Memorial Hospital"),
        domains=("hakusandai-hp.example",),
    )
)
UNNAMED = Registry.of(Organization(domains=("hakusandai-hp.example",)))


@pytest.mark.parametrize(
    "name",
    [
        "白山台記念病院",
        "白山台記念病院 総務課",
        "白山台 記念 病院",
        "白山台記念病院情報システム",
        "医療法人 白山台記念病院 人事部",
    ],
)
def test_the_name_without_its_legal_form(name):
    assert NAMED.says_our_name(name) == "whole"
    assert UNNAMED.says_our_name(name) == ""


@pytest.mark.parametrize(
    "name", ["白山台病院", "白山台総合病院 事務局", "白山台記念HP", "白山台 情報システム", "白山台病院ヘルプデスク"]
)
def test_shortened_or_with_another_word_for_its_kind(name):
    assert NAMED.says_our_name(name) == "form"


@pytest.mark.parametrize(
    "name",
    ["ハクサンダイ病院", "はくさんだい病院 事務局", "ﾊｸｻﾝﾀﾞｲ病院", "Hakusandai Hospital", "HAKUSANDAI HOSP. Admin"],
)
def test_in_kana_and_in_latin_letters_the_domain_is_enough(name):
    assert NAMED.says_our_name(name) == "form"
    assert UNNAMED.says_our_name(name) == "form"


@pytest.mark.parametrize(
    "name",
    [
        "白山台",
        "白山台太郎",
        "白山台 太郎",
        "白山台歯科",
        "白山台駅前クリニック",
        "白山台薬局",
        "白山台薬品",
        "白山台小学校",
        "白山台記念病院 友の会",
        "白山台町役場",
        "ハクサンダイ歯科",
        "はくさん病院",
        "Hakusandai",
        "Hakusandai Taro",
        "Hakusandai Dental",
        "Hakusandai Pharmacy",
        "Hakusandai City Office",
        "Kitayama Hospital",
        "Memorial Hospital",
    ],
)
def test_names_of_others(name):
    assert NAMED.says_our_name(name) == ""
    assert UNNAMED.says_our_name(name) == ""


@pytest.mark.parametrize("name", ["さくら病院", "中央病院 総務課", "Sakura Hospital", "Central Hospital Admin"])
def test_names_that_many_bear(name):
    shared = Registry.of(Organization(names=("医療法人 さくら病院", "Sakura Hospital"), domains=("sakura-hp.example",)))
    assert shared.says_our_name(name) in ("", "whole")
    assert UNNAMED.says_our_name(name) == ""

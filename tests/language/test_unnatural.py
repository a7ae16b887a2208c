"""Japanese that no Japanese writes, and Japanese that only looks unusual."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.language.unnatural import chinese_font, find_signs

FILL = "いつもお世話になっております。先日はお忙しいところ、お時間をいただきありがとうございました。\n"


def kinds(text, plain=True):
    return {sign.kind for sign in find_signs(FILL + text, plain=plain)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("お客様各位様\n", "wording"),
        ("親愛なるお客様、ご利用ありがとうございます。", "wording"),
        ("尊敬する会員様", "wording"),
        ("貴方のアカウントは停止されました。", "wording"),
        ("あなたの口座に問題があります。", "wording"),
        ("ご確認されてください。", "wording"),
        ("更新が必要ますです。", "wording"),
        ("返信しないをお願いします。", "wording"),
        ("口座に異常が存在しています。", "wording"),
        ("及時に更新してください。", "wording"),
        ("更新操作してください。", "wording"),
        ("密碼を変更してください。", "chinese"),
        ("您のアカウントです。", "chinese"),
        ("ここから登陸してください。", "chinese"),
        ("メ一ルアドレスをご確認ください。", "letters"),
        ("アカウン卜を確認ください。", "letters"),
        ("会員の皆様，いつもありがとうございます，ご確認ください。", "marks"),
        ("ご確認ください. よろしくお願いします, 担当者.\n", "marks"),
        ("こちら から お手続き を お願い いたします。", "blanks"),
    ],
)
def test_sign(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "お客様各位\n平素は格別のお引き立てを賜り、厚く御礼申し上げます。",
        "ご確認いただけますでしょうか。",
        "ご確認くださいますようお願い申し上げます。",
        "ご不明な点がございましたら、お問い合わせください。",
        "ご査収のほど、よろしくお願いいたします。",
        "サービス一覧とエリア一ヶ所の地図を添付します。",
        "スキル向上のためのセミナー第二回を開催します。",
        "患者様のお名前とお電話番号をお知らせください。",
        "価格は1,200円、割合は3.5%です。",
        "ver.2.1の資料です. ",
        "様々なご意見をありがとうございます。",
        "佐藤様、田中様\n",
        "Windows 11 の更新プログラムを Microsoft のサイトから入手してください。",
        "資料は、https://a.example/x.html をご覧ください。",
        "殿様バッタの標本について",
    ],
)
def test_natural(text):
    assert kinds(text) == set()


def test_commas_throughout_are_how_scientists_write():
    text = "本研究では，血圧と睡眠の関係を調べた．対象は，成人の男女である．結果を表に示した．" * 2
    assert find_signs(text, plain=True) == ()


def test_blanks_count_in_plain_text_only():
    assert "blanks" not in kinds("こちら から お手続き を お願い いたします。", plain=False)


def test_other_languages_are_silent():
    assert find_signs("您的账户，密碼。请点击。" * 10, plain=True) == ()
    assert find_signs("Please click here. " * 10, plain=True) == ()


@pytest.mark.parametrize(
    ("html", "font"),
    [
        ('<p style="font-family: Microsoft YaHei">', "microsoft yahei"),
        ('<font face="微软雅黑">', "微软雅黑"),
        ("<style>body{font-family:SimSun}</style>", "simsun"),
        ('<p style="font-family: Meiryo, Microsoft YaHei">', ""),
        ('<p style="font-family: Hiragino Sans GB, SimSun">', "simsun"),
        ('<p style="font-family: Arial">', ""),
    ],
)
def test_font(html, font):
    assert chinese_font(html) == font


@given(st.text(st.sampled_from("あいう，．,. 各位様メ一ル貴方の口座\n>"), max_size=200))
def test_quotes_stand_in_the_text(text):
    whole = FILL + text
    for sign in find_signs(whole, plain=True):
        assert whole[sign.start : sign.end] == sign.text


@pytest.mark.parametrize("unit", ["あ，", "あ ", "ア一", "各位様", "貴方の", "お願い", "様", "ご", "\n>", "，"])
def test_bounded(unit):
    started = time.process_time()
    find_signs(FILL + unit * (5_000_000 // len(unit)), plain=True)
    assert time.process_time() - started < 1

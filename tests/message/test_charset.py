"""Decoding of text as Japanese and other senders really encode it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.message.charset import codec_for, decode, guess

TEXT = "至急ご確認ください。検査結果のお知らせです。"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("utf-8", "utf-8"),
        ("ISO-2022-JP", "iso2022_jp"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("windows-31j", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("gb18030", "gb18030"),
        ("utf-7", "utf-7"),
        ("utf-16", "utf-16"),
    ],
)
def test_declared_charsets(declared, codec):
    assert decode(TEXT.encode(codec), declared).text == TEXT


def test_simplified_chinese_declared_as_gb2312():
    assert decode("您的账户已被冻结".encode("gbk"), "gb2312").text == "您的账户已被冻结"


def test_vendor_characters_in_iso_2022_jp():
    # NEC row 13 (①, ㈱) as Windows programs encode it: JIS X 0208 0x2D21 and 0x2D6A
    assert decode(b"\x1b$B-!-j\x1b(B", "iso-2022-jp").text == "①㈱"


def test_half_width_kana_in_iso_2022_jp():
    assert decode(b"\x1b(I\x36\x45\x1b(B", "iso-2022-jp").text == "ｶﾅ"


def test_a_line_end_returns_to_ascii():
    body = "至急".encode("iso2022_jp").removesuffix(b"\x1b(B") + b"\nplain"
    assert decode(body, "iso-2022-jp").text == "至急\nplain"


@pytest.mark.parametrize("codec", ["utf-8", "iso2022_jp", "cp932", "euc_jp"])
def test_undeclared_japanese_is_recognized(codec):
    assert guess(TEXT.encode(codec)).text == TEXT


def test_wrong_declaration_is_overruled_and_said():
    decoded = decode(TEXT.encode("cp932"), "utf-8")
    assert (decoded.text, decoded.defect) == (TEXT, "charset-mismatch")


def test_unknown_name_is_said():
    decoded = decode(TEXT.encode(), "x-no-such")
    assert (decoded.text, decoded.defect) == (TEXT, "unknown-charset")


@pytest.mark.parametrize("name", ["punycode", "idna", "zlib_codec", "unicode_escape", "undefined", "rot13", "hex"])
def test_python_codecs_that_are_no_charsets_are_never_used(name):
    assert codec_for(name) is None
    assert decode(b"plain", name).text == "plain"


def test_latin_1_means_windows_1252():
    assert decode(b"\x93quoted\x94", "iso-8859-1").text == "“quoted”"


@given(
    st.binary(max_size=400), st.sampled_from(["", "utf-8", "iso-2022-jp", "shift_jis", "utf-7", "hz", "cp1252", "x"])
)
def test_never_raises(data, charset):
    assert isinstance(decode(data, charset).text, str)

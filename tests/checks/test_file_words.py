"""Details about files are reported in the reader's language."""

import re

import pytest

from mailguard.catalogue.file_words import TYPES, told
from mailguard.message.files.file_types import SIGNATURES


@pytest.mark.parametrize(
    ("detail", "english", "japanese"),
    [
        ("application/x-dosexec", "a Windows program", "Windows のプログラム"),
        ("application/x-dosexec as .pdf", "a Windows program as .pdf", "中身はWindows のプログラム、名前は .pdf"),
        ("text/html as image/png", "a web page as a PNG picture", "中身はWeb ページ（HTML）、表示はPNG 画像"),
        (
            "120000000 bytes when unpacked, 1028 times its packed size",
            "120000000 bytes when unpacked, 1028 times its packed size",
            "展開すると 120,000,000 バイト、圧縮時の 1,028 倍",
        ),
        ("blanks .exe", "blanks .exe", "長い空白の後に .exe"),
        (
            "Excel 4 macro sheet, hidden; Auto_Open; EXEC",
            "Excel 4 macro sheet, hidden; Auto_Open; EXEC",
            "非表示の Excel 4.0 マクロシート、Auto_Open、EXEC",
        ),
        (".exe", ".exe", ".exe"),
        ("kakuu.example", "kakuu.example", "kakuu.example"),
        ("", "", ""),
    ],
)
def test_details(detail, english, japanese):
    assert (told(detail, "en"), told(detail, "ja")) == (english, japanese)


def test_every_type_that_may_be_told_is_worded_in_japanese():
    for words in TYPES.values():
        assert re.search(r"[ぁ-んァ-ヶ一-龠]", words["ja"]) or words["ja"] == "PDF"
    for _, mime in SIGNATURES:
        assert told(mime, "en") != ""

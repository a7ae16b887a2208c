"""Two kinds of signs make a finding; one does not."""

from email.header import Header
from email.mime.text import MIMEText

import pytest

import words_mail as helper

FILL = "いつもお世話になっております。先日はお忙しいところ、お時間をいただきありがとうございました。\n"
CHECK = "unnatural-japanese"


def mail(text, zone="+0900", subtype="plain", sender="info@shiranai.example"):
    message = MIMEText(FILL + text, subtype, "utf-8")
    message["From"] = sender
    message["Date"] = f"Mon, 16 Nov 2026 10:00:00 {zone}"
    message["Subject"] = Header("ご確認", "utf-8")
    return message.as_bytes()


def hit(raw, **settings):
    return next(iter(helper.hits(raw, **settings).get(CHECK, [])), None)


@pytest.mark.parametrize(
    ("raw", "kinds", "severity"),
    [
        (mail("お客様各位様\n密碼を変更してください。"), ["chinese", "wording"], "high"),
        (mail("貴方のアカウントをご確認ください。", "+0800"), ["wording", "zone"], "medium"),
        (mail("会員の皆様，ありがとうございます，ご確認ください。", "+0800"), ["marks", "zone"], "low"),
        (
            mail('<p style="font-family:SimSun">貴方の口座をご確認ください。</p>', subtype="html"),
            ["font", "wording"],
            "medium",
        ),
    ],
)
def test_two_kinds(raw, kinds, severity):
    found = hit(raw)
    assert found.data["kinds"] == kinds
    assert str(found.severity) == severity
    assert found.evidence


@pytest.mark.parametrize(
    "raw",
    [
        mail("貴方のアカウントをご確認ください。"),
        mail("来週の会議の資料をお送りします。", "+0800"),
        mail('<p style="font-family:SimSun">来週の会議の資料をお送りします。</p>', "+0800", subtype="html"),
        mail("会員の皆様，ありがとうございます，ご確認ください。"),
    ],
)
def test_one_kind_or_the_computer_alone_is_silent(raw):
    assert hit(raw) is None


def test_a_proven_partner_may_write_as_he_does():
    raw = mail("お客様各位様\n密碼を変更してください。", "+0800", sender="shanghai@minori.example")
    assert hit(raw) is not None
    assert hit(raw, authenticated=True) is None

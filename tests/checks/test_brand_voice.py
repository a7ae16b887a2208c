# ruff: noqa: ISC004 - texts in lines
"""Mails that speak as a brand under a neutral sender's name, and honest mails that only mention brands."""

import pytest

import honest_mail as honest

OWN_JUNK = "info@shiranai.example"


def grade(subject, text, author=OWN_JUNK, **more):
    report = honest.scan(honest.outside(text, author, subject=subject, **more))
    return honest.severities(report).get("brand-impersonation"), report.verdict.level


PHISH = [
    (
        "【三井住友カード】ご利用内容確認のお願い",
        "いつも三井住友カードをご利用いただきありがとうございます。\n"
        "ご利用の確認が必要です。\nhttps://shiranai.example/card\n\n三井住友カード株式会社",
    ),
    (
        "【楽天カード】お支払い方法の更新",
        "楽天カード会員様\n楽天カードをご利用いただき、誠にありがとうございます。\n"
        "https://login.shiranai.example/\n\n発行元 楽天カード株式会社",
    ),
    (
        "Microsoft account security alert",
        "Dear Microsoft customer,\nYour Microsoft account was used from a new place.\nhttps://shiranai.example/verify\n\n"
        "Thank you for using Microsoft\nMicrosoft Security Team",
    ),
    (
        "Netflix: payment declined",
        "Your Netflix membership is on hold.\nhttps://shiranai.example/pay\n\nNetflix Support Team\n© 2026 Netflix",
    ),
]


@pytest.mark.parametrize(("subject", "text"), PHISH)
def test_own_junk_domain_in_plain_text(subject, text):
    severity, level = grade(subject, text)
    assert severity == "high"
    assert level != "clean"


@pytest.mark.parametrize(("subject", "text"), PHISH)
def test_own_junk_domain_in_html(subject, text):
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n") if not line.startswith("http"))
    page = f'<html><body>{lines}<a href="https://shiranai.example/x">こちら</a></body></html>'
    assert grade(subject, page, subtype="html")[0] == "high"


@pytest.mark.parametrize(("subject", "text"), PHISH)
def test_less_without_a_link_and_from_registered_names(subject, text):
    text = "\n".join(line for line in text.split("\n") if not line.startswith("http"))
    assert grade(subject, text)[0] in ("medium", "low")


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Amazonギフト券が当たるキャンペーン",
            "花屋はくさんです。\nアンケートに答えるとAmazonギフト券が当たります。\nhttps://shiranai.example/form\n花屋はくさん",
        ),
        (
            "PayPay決済がご利用いただけるようになりました",
            "当店ではPayPay、LINE Pay、楽天ペイがご利用いただけます。\nhttps://shiranai.example/\n花屋はくさん",
        ),
        (
            "Amazon店リニューアルのお知らせ",
            "Amazon店を新しくしました。\nhttps://shiranai.example/amazon\n株式会社はくさん商会",
        ),
        (
            "Microsoft 365 研修会のご案内",
            "Microsoft 365の研修会を開きます。Microsoft Teamsの使い方を学びます。\nhttps://shiranai.example/kenshu\n研修係",
        ),
        (
            "Sign in with Google now possible",
            "You can now sign in with Google.\nhttps://shiranai.example/\nThe Florist",
        ),
        (
            "Our autumn newsletter",
            "New roses.\nhttps://shiranai.example/roses\n\nFacebook\nLINE\nGet it on Google Play and the App Store",
        ),
        (
            "News: Netflix raises its prices",
            "Netflix said that it raises prices. Netflix shares rose.\nhttps://shiranai.example/n",
        ),
        (
            "三井住友カード様 ご紹介の件",
            "三井住友カード様のご紹介でご連絡しました。\nhttps://shiranai.example/\n営業 山田",
        ),
    ],
)
def test_mention_is_no_voice(subject, text):
    severity, level = grade(subject, text)
    assert severity in (None, "low")
    assert level == "clean"


@pytest.mark.parametrize("prefix", ["Fwd: ", "Re: ", "転送：", "RE: FW: ", "[list] Re: "])
def test_a_strangers_prefix_changes_nothing(prefix):
    assert grade(prefix + PHISH[0][0], PHISH[0][1]) == grade(*PHISH[0])


def test_a_link_to_the_brand_is_a_mail_that_leads_home():
    text = PHISH[0][1] + "\nhttps://www.smbc-card.com/"
    assert grade(PHISH[0][0], text)[0] != "high"


def test_the_brand_itself():
    assert grade(*PHISH[0], author="info@smbc-card.com")[0] is None


@pytest.mark.parametrize(
    "junk", ["三井住友カード" * 20_000, "【" * 100_000, "Your Netflix account " * 20_000, "©" * 100_000]
)
def test_anything_is_read(junk):
    grade(junk[:5_000], junk)


@pytest.mark.parametrize("words", ["", "毎月の会報です。\n" * 150, "The minutes of our last meeting are ready.\n" * 60])
@pytest.mark.parametrize("behind", ["", "The minutes of our last meeting are ready.\n" * 60])
@pytest.mark.parametrize(("subject", "text"), PHISH)
def test_words_around_the_text_take_nothing_away(subject, text, words, behind):
    before, _ = grade(subject, text)
    after, _ = grade(subject, f"{words}{text}\n{behind}")
    assert before is not None
    assert after is not None
    assert after >= before


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for choosing Netflix!\nA Netflix wallet was found. Go on with Netflix here:",
        "The Netflix membership has ended. Your Netflix access too. Netflix cannot renew it. Go on here:",
        "Your plan has ended.\nNetflix Billing Department\nA Netflix account was found.",
        "Your plan has ended.\nNetflix Inc.\nA Netflix account was found. Go on here:",
        "Your plan has ended.\nCopyrighted 2026 by Netflix\nA Netflix password was lost.",
        "Your plan has ended.\n(c) 2026 Netflix\nA Netflix password was lost.",
        'Your plan has ended. The "Netflix"ID too. Your Netflix access is closed. Netflix cannot renew it.',
    ],
)
@pytest.mark.parametrize("letters", ["", "&amp; ", "Grüße – ", "“ſ” "])
def test_a_voice_without_a_brand_in_the_subject(text, letters):
    assert grade("Please read this today", f"{letters}{text}\nhttps://shiranai.example/")[0] is not None

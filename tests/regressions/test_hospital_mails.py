"""Mails as a hospital reception receives them, in the charsets of Japanese programs: levels, evidence, texts."""

import base64
from datetime import UTC, datetime

import pytest

import mailguard
from mailguard.config import Trust

AT = datetime(2026, 11, 20, 1, tzinfo=UTC)
CONFIG = mailguard.Config(
    organization=mailguard.Organization(domains=("imakiire.or.jp",), partners=("minori-yakuhin.example",)),
    trust=Trust(authserv_ids=("mx.imakiire.or.jp",)),
)
# Words that a receptionist would have to look up. Names of checks and protocols belong in the technical part.
JARGON = (
    "DMARC",
    "SPF",
    "DKIM",
    "エンベロープ",
    "アライメント",
    "ペイロード",
    "オブファスケーション",
    "スプーフィング",
)


def encoded(text, charset):
    return f"=?{charset}?b?{base64.b64encode(text.encode(charset)).decode()}?="


def scan(name, address, subject, body, charset, client="203.0.113.9", claims="", lang="ja"):
    domain = address.partition("@")[2]
    header = (
        f"{claims}Return-Path: <{address}>\r\n"
        f"Received: from mail.{domain} (mail.{domain} [{client}]) by mx.imakiire.or.jp with ESMTPS;"
        f" Fri, 20 Nov 2026 09:00:02 +0900\r\n"
        f"From: {encoded(name, charset)} <{address}>\r\nTo: uketsuke@imakiire.or.jp\r\n"
        f"Subject: {encoded(subject, charset)}\r\nDate: Fri, 20 Nov 2026 09:00:00 +0900\r\n"
        f"Message-ID: <1@{domain}>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    raw = header.encode() + body.replace("\n", "\r\n").encode(charset)
    return mailguard.scan(raw, config=CONFIG, offline=True, at=AT, lang=lang)


DANGEROUS = [
    pytest.param(
        "今給黎総合病院 総務課", "soumu@imakire.or.jp", "【至急】給与振込口座の確認のお願い",
        "職員各位\n本日17時までに下記より職員番号とパスワードをご入力ください。\n期限までに確認がない場合、今月の給与が"
        "振り込まれません。\nhttps://imakire.or.jp/kyuyo/login\n",
        "iso-2022-jp", {"lookalike-sender-domain", "lookalike-url", "credential-request", "urgency-phrase"},
        id="the founding case",
    ),
    pytest.param(
        "今給黎総合病院 医事課", "iji@imakire.or.jp", "カンファレンス資料",
        "お疲れさまです。\n明日のカンファレンス資料をお送りします。ご確認をお願いいたします。\n",
        "shift_jis", {"lookalike-sender-domain"}, id="the founding case, without any pressure",
    ),
    pytest.param(
        "鹿児島県警察本部 サイバー犯罪対策課", "cyber@police-pref-kagoshima.example", "不正アクセスに関する照会",
        "24時間以内に下記から本人確認を行ってください。確認できない場合はアカウントを停止します。\n"
        "http://203.0.113.77/kakunin\n",
        "euc-jp", {"display-name-spoof", "ip-url", "time-limit", "threat"}, id="police",
    ),
    pytest.param(
        "みのり薬品 経理部", "keiri@minori-yakuhin-jp.example", "【重要】振込先口座変更のご案内",
        "いつもお世話になっております。\nこのたび取引銀行が変更となりましたので、次回のお支払いより下記口座へ"
        "お振込みくださいますようお願いいたします。\n本日中にご返信をお願いいたします。\n",
        "utf-8", {"payment-request", "time-limit", "lookalike-sender-domain"}, id="another bank account",
    ),
    pytest.param(
        "院長 今給黎", "incho.imakiire@mail-webya.example", "お願い",
        "今会議中で電話に出られません。急ぎでお願いがあります。ギフトカード5万円分を3枚購入し、裏面の番号を写真で"
        "送ってください。他の人には言わないでください。\n",
        "utf-8", {"payment-request", "urgency-phrase"}, id="the director asks for gift cards",
    ),
    pytest.param(
        "検査センター", "kensa@lab-result.example", "検査結果のお知らせ",
        "お客様のPCR検査結果が出ました。結果は下記リンクからご確認ください。\nhttps://bit.ly/3xYz12\n"
        "確認期限：本日23時59分\n",
        "utf-8", {"url-shortener", "medical-result-lure", "time-limit"}, id="a test result",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "address", "subject", "body", "charset", "checks"), DANGEROUS)
def test_a_dangerous_mail_is_told_in_plain_words(name, address, subject, body, charset, checks):
    report = scan(name, address, subject, body, charset)
    assert report.verdict.level in ("suspicious", "malicious")
    assert checks <= {finding.check for finding in report.findings}
    assert report.message.subject == subject
    assert report.message.from_[0].name == name
    for finding in report.findings:
        assert finding.summary.endswith("。")
        assert not [word for word in JARGON if word in finding.summary + finding.advice]
        for evidence in finding.evidence:
            if evidence.where == "body:text":
                assert evidence.text in body


@pytest.mark.parametrize(
    ("name", "address", "subject", "body", "charset"),
    [
        ("山田 花子", "hanako@mail-webya.example", "予約の変更について",
         "来週月曜の外来予約を水曜に変更していただけますでしょうか。診察券番号は手元にあります。\n", "iso-2022-jp"),
        ("医療機器メーカー 白川", "shirakawa@kiki.example", "保守点検日程のご連絡",
         "保守点検は12月10日 10時からの予定です。\nパスワードの変更手順書は資料の5ページをご覧ください。\n",
         "utf-8"),
        ("みのり薬品 営業部", "eigyo@minori-yakuhin.example", "11月分請求書送付の件",
         "いつもお世話になっております。\n11月分の請求書をお送りします。お支払期限は12月末日です。\n", "shift_jis"),
    ],
)  # fmt: skip
def test_routine_mail_stays_clean(name, address, subject, body, charset):
    assert scan(name, address, subject, body, charset).verdict.level == "clean"


def test_a_warning_from_our_own_it_staff_stays_clean():
    claims = "Authentication-Results: mx.imakiire.or.jp; dmarc=pass header.from=imakiire.or.jp\r\n"
    body = (
        "職員各位\n「アカウントを停止します」「24時間以内にパスワードを入力」などと書かれたメールが届いています。"
        "リンクを開かないでください。\n"
    )
    arguments = ("情報システム室", "joho@imakiire.or.jp", "【注意喚起】不審メールについて", body, "utf-8")
    assert scan(*arguments, client="192.0.2.10", claims=claims).verdict.level == "clean"
    assert scan(*arguments).verdict.level != "clean", "the same words from a stranger's host are no warning of ours"

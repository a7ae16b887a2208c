"""Honest mail with the words and forms of fraud: what it may be called, and that a fraud beside it is still found."""

import pytest

from honest_mail import outside, results, scan, severities


def said(text, author="info@tanin.example", **more):
    return severities(scan(outside(text, author, **more)))


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("新製品のご案内です。\n\n配信停止はこちら https://tanin.example/off", "threat"),
        ("メールマガジンの配信の停止をご希望の方はお手続きください。", "threat"),
        ("サービス停止時間は20日2時から4時までです。メンテナンスに伴うサービス停止となります。", "threat"),
        ("会議の時刻になりました。今すぐ会議に参加する https://tanin.example/join", "urgency-phrase"),
        ("税務署からの来訪者は受付で記帳をお願いします。", "payment-request"),
        ("電子カルテ端末の更新を行います。クリックして画面を閉じてください。", "medical-result-lure"),
        ("宛先のメールボックスの容量が上限に達しているため、配信できませんでした。", "credential-request"),
        ("人気の講座です。残りわずかとなりました。", "time-limit"),
        ("Please send the invoice with your bank details. The medical report can follow.", "credential-request"),
        ("Kindly find the minutes of the meeting attached. Please reply by today.", "secrecy-request"),
        ("You have been chosen for the working group on drug safety.", "prize-lure"),
        ("Beneficiary: Minori GmbH, please pay the invoice.", "prize-lure"),
    ],
)
def test_everyday_words_say_nothing(text, silent):
    assert silent not in said(text)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("お客様のアカウントを停止いたします。", "threat"),
        ("サービスを停止いたします。", "threat"),
        ("今すぐお手続きください。", "urgency-phrase"),
        ("税務署からの還付金のお知らせです。クリックしてください。", "payment-request"),
        ("メールボックスの容量が上限に達しました。クリックして更新してください。", "credential-request"),
        ("Please confirm your bank details here: https://tanin.example/", "credential-request"),
        ("Congratulations, you have been chosen to receive a gift.", "prize-lure"),
    ],
)
def test_the_lures_beside_them_still_do(text, check):
    assert check in said(text)


def test_a_word_of_everyday_never_leads():
    """Beside three kinds of pressure and a link, "重要" and "as soon as possible" stay low."""
    text = "重要\n\nパスワードの有効期限が切れます。24時間以内に更新しない場合アカウントを停止します。\nhttps://page.tanin.example/"
    found = said(text)
    assert found["threat"] == "high"
    assert found["urgency-phrase"] == "low"


DUES = (
    "10月分の源泉所得税の納付期限は11月10日です。納付書を添付いたしますので、期限までに納付をお願いいたします。"
    "遅れますと延滞税・不納付加算税が発生する場合がございます。"
)
PAPER = ("納付書.pdf", b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n")
SPF_ONLY = "spf=pass smtp.mailfrom={0}; dkim=none; dmarc=none header.from={0}"


def dues(text=DUES, author="saeki@zeirishi.example", auth=None):
    noted = results((auth or SPF_ONLY).format(author.rpartition("@")[2]))
    return scan(outside(text, author, subject="【期限11/10】源泉所得税の納付について", auth=noted, file=PAPER))


def test_a_tax_advisers_reminder_is_clean():
    report = dues()
    assert report.verdict.level == "clean"
    assert set(severities(report).values()) <= {"info", "low"}
    assert dues("ご返答がない場合は、法的措置を検討いたします。期限は11月30日です。").verdict.level == "clean"


@pytest.mark.parametrize(
    "more",
    [
        {"text": DUES + "\nhttps://zeirishi.example/pay"},
        {"text": DUES + "\n振込先: 白山銀行 普通 1234567"},
        {"text": DUES + "\nお問い合わせ 050-1234-5678"},
        {"text": DUES + "\n０３（１２３４）５６７８"},
        {"text": DUES + "\nBTC でお支払いください。"},
        {"text": DUES + "\nこの件は内密にお願いします。"},
        {"text": DUES + "\nパスワードを入力してください。"},
        {"author": "zeirishi@gmail.com"},
        {"auth": "spf=fail smtp.mailfrom={0}; dkim=none; dmarc=fail (p=reject) header.from={0}"},
    ],
)
def test_not_with_a_way_into_the_trap(more):
    assert dues(**more).verdict.score >= dues().verdict.score + 15


CALENDAR = (
    "spf=pass smtp.mailfrom={}; dkim=pass header.d=hotaru.example; dmarc=pass (p=none) header.from=hotaru.example"
)


@pytest.mark.parametrize(
    "name",
    [
        "ほたる製薬 中島 (Google カレンダー)",
        "Nakajima (Google Calendar)",
        "中島（Google カレンダー）",
        "Nakajima via Google Calendar",
    ],
)
def test_a_service_behind_its_customers_name(name):
    sent = outside(
        "予定に招待されました。", "nakajima@hotaru.example", name=name, auth=results(CALENDAR.format("google.com"))
    )
    assert "display-name-spoof" not in severities(scan(sent))


@pytest.mark.parametrize(
    ("name", "mail_from"),
    [
        ("Nakajima (Google Calendar)", "hotaru.example"),  # sent from a foreign domain
        ("Nakajima (Google Calendar)", "gmail.com"),  # a domain where anybody can have a mailbox
        ("Google Calendar", "google.com"),  # the service's name alone
        ("Google (中島)", "google.com"),
        ("中島 (三井住友銀行)", "google.com"),  # the name of another brand
    ],
)
def test_a_services_name_without_the_service(name, mail_from):
    sent = outside(
        "予定に招待されました。", "nakajima@hotaru.example", name=name, auth=results(CALENDAR.format(mail_from))
    )
    assert severities(scan(sent))["display-name-spoof"] == "high"


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("LINE WORKS", "noreply@worksmobile.com"),
        ("LINE", "info@line.me"),
        ("Okta", "noreply@okta.com"),
        ("SmartHR", "noreply@smarthr.jp"),
        ("kintone", "no-reply@cybozu.com"),
        ("Garoon", "no-reply@cybozu.com"),
        ("Jira (Atlassian)", "jira@atlassian.net"),
        ("Nulab", "noreply@nulab.com"),
        ("GitHub", "noreply@github.com"),
        ("Slack", "feedback@slack.com"),
        ("Docusign via DocuSign", "dse@docusign.net"),
        ("Zoom", "no-reply@zoom.us"),
        ("国税庁 e-Tax", "info@e-tax.nta.go.jp"),
        ("日本年金機構", "info@nenkin.go.jp"),
        ("マイナポータル", "no-reply@myna.go.jp"),
        ("e-Gov", "no-reply@e-gov.go.jp"),
    ],
)
def test_services_own_notices(name, author):
    text = "A new sign-in to your account from a new device. If this was not you, act immediately."
    report = scan(outside(text, author, name=name))
    assert report.verdict.level == "clean"
    assert "display-name-spoof" not in severities(report)


def test_their_names_elsewhere():
    for name in ("LINE WORKS", "Okta", "SmartHR", "Atlassian", "Garoon"):
        assert said("ご確認ください。", "info@tanin.example", name=name)["display-name-spoof"] == "high"


REPORT = (
    "次の受信者へメッセージを配信できませんでした:\nyamada@minori.example\n"
    "宛先のメールボックスの容量が上限に達しているため、メッセージを配信できませんでした。"
)
GATEWAY = "mail-japaneast01.outbound.protection.outlook.com"


def bounce(author="postmaster@minori.example", gateway=GATEWAY, path="<>"):
    noted = results(f"spf=none smtp.helo={gateway}; dkim=none; dmarc=none header.from={author.rpartition('@')[2]}")
    raw = outside(REPORT, author, subject="配信不能: 見積依頼", auth=noted, client=f"{gateway} [192.0.2.30]")
    return scan(f"Return-Path: {path}\r\n".encode() + raw)


def test_a_partners_delivery_report_is_clean():
    report = bounce()
    assert report.verdict.level == "clean"
    assert "credential-request" not in severities(report)


def test_what_only_looks_like_one():
    assert severities(bounce(gateway="mail.tanin.example"))["from-mismatch-received"] == "medium"
    assert (
        severities(bounce(path="<a@minori.example>", author="yamada@minori.example"))["from-mismatch-received"]
        == "medium"
    )


def locked():
    """Return a ZIP file with one member that its directory marks as encrypted."""
    local = b"PK\3\4" + b"\x14\0\x01\0\0\0" + b"\0" * 8 + b"\x0c\0\0\0\0\0\0\0\x05\0\0\0a.txt" + b"\0" * 12
    entry = b"PK\1\2" + b"\x14\0\x14\0\x01\0\0\0" + b"\0" * 8 + b"\x0c\0\0\0\0\0\0\0\x05\0" + b"\0" * 16 + b"a.txt"
    end = b"PK\5\6\0\0\0\0\1\0\1\0" + len(entry).to_bytes(4, "little") + len(local).to_bytes(4, "little") + b"\0\0"
    return local + entry + end


@pytest.mark.parametrize(
    "hint",
    [
        "パスワードは貴院の代表電話番号下4桁です。",
        "パスワードは患者様の生年月日8桁です。",
        "パスワードはいつもの6桁の番号となります。",
        "パスワードは別途お送りします。",
        "パスワードはお電話でお伝えします。",
    ],
)
def test_a_hint_is_no_password(hint):
    text = f"救急搬送の患者様について、至急診療情報提供書をお送りします。{hint}"
    report = scan(outside(text, "renkei@minori.example", file=("診療情報.zip", locked())))
    assert "encrypted-archive" in severities(report)
    assert "password-in-same-mail" not in severities(report)
    assert report.verdict.level == "clean"


@pytest.mark.parametrize("given", ["パスワードは Hk2026 です。", "パスワード：0412", "パスワードは本日の日付8桁です。"])
def test_a_password_is_one(given):
    report = scan(outside(f"書類をお送りします。{given}", "renkei@tanin.example", file=("書類.zip", locked())))
    assert "password-in-same-mail" in severities(report)


def test_a_confirmed_host_of_the_sender_vouches_where_nothing_was_authenticated():
    text = "お支払い期限は本日中です。期限を過ぎますと利用停止となります。"
    own = outside(text, "info@minori.example", auth="", client="mail.minori.example [192.0.2.25]")
    other = outside(text, "info@minori.example", auth="", client="mail.tanin.example [192.0.2.25]")
    ours = outside(text, "keiri@hakusandai-hp.example", auth="", client="mail.hakusandai-hp.example [192.0.2.25]")
    assert scan(own).verdict.score < scan(other).verdict.score
    assert scan(ours).verdict.score > scan(own).verdict.score
    failed = results("spf=fail smtp.mailfrom=minori.example; dkim=none; dmarc=fail header.from=minori.example")
    forged = outside(text, "info@minori.example", auth=failed, client="mail.minori.example [192.0.2.25]")
    assert scan(forged).verdict.score > scan(own).verdict.score

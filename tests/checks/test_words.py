"""How the wording checks grade and quote, and what they do not report."""

import base64
import io
import zipfile

import pytest

import words_mail as helper
from mailguard.checks.recipients.exposed_recipients import exposed_recipients
from mailguard.config.model import Organization
from mailguard.finding import Severity
from words_mail import context_of, fired, hits, mail

PHISH = "お客様のアカウントは24時間以内に停止されます。\n至急、下記リンクよりパスワードを入力してください。\nhttp://nise.example/login\n"


def test_combination_with_a_link_is_high():
    found = hits(mail(PHISH))
    assert {"urgency-phrase", "time-limit", "threat", "credential-request"} <= set(found)
    assert found["urgency-phrase"][0].severity is Severity.HIGH
    assert found["urgency-phrase"][0].data["categories"] == ["credential_request", "threat", "time_limit", "urgency"]


def test_one_phrase_alone_is_low():
    found = hits(mail("至急ご連絡ください。"))
    assert found["urgency-phrase"][0].severity is Severity.LOW


@pytest.mark.parametrize("charset", ["utf-8", "iso-2022-jp", "shift_jis", "euc-jp"])
def test_quotes_exactly_in_every_charset(charset):
    raw = mail(PHISH, charset=charset)
    context = context_of(raw)
    evidence = hits(raw)["time-limit"][0].evidence[0]
    assert evidence.text == "24時間以内"
    assert context.message.views[0].text[evidence.start : evidence.end] == "24時間以内"


def test_subject_is_read():
    evidence = hits(mail("本文です。", subject="【最終警告】ご確認ください"))["urgency-phrase"][0].evidence[0]
    assert (evidence.where, evidence.text) == ("header:Subject", "【最終警告】")


def test_text_of_pictures_is_read():
    html = (
        '<html><body><img src="cid:a" alt="アカウント停止のお知らせ"><a href="http://x.example/">確認</a></body></html>'
    )
    evidence = hits(mail(html, subtype="html"))["threat"][0].evidence[0]
    assert (evidence.where, evidence.text, evidence.start) == ("body:html", "アカウント停止", None)


def test_letters_split_by_tags():
    html = "<p>アカ<b></b>ウント<span>停止</span>のお知らせ</p>"
    assert "threat" in hits(mail(html, subtype="html"))


def test_due_day():
    assert hits(mail("24時間以内にご返信ください。"))["time-limit"][0].data["until"] == "2026-11-21"


def test_what_stands_behind_quoting_marks_is_read_like_the_rest():
    plain = fired("どう思いますか。\n至急、アカウント停止を避けるためパスワードを入力してください\n")
    assert plain >= {"credential-request", "threat"}
    for mark in (">", "> ", ">> ", "| ", "＞", "：", "» "):
        text = f"どう思いますか。\n{mark}至急、アカウント停止を避ける\n{mark}ためパスワードを入力してください\n"
        assert fired(text) == plain


WARNING = (
    "職員各位\n\n次のような不審なメールが届いています。開かずに削除してください。\n\n"
    "件名：【至急】アカウント停止のお知らせ\n"
    "本文：「24時間以内にパスワードを入力してください」\n\n情報システム室\n"
)


def test_warning_of_a_known_authenticated_sender_is_silent():
    assert hits(mail(WARNING, sender="joho@hakusandai-hp.example"), authenticated=True) == {}


def test_warning_of_anybody_else_is_not():
    assert hits(mail(WARNING, sender="joho@hakusandai-hp.example"), authenticated=False)
    assert hits(mail(WARNING, sender="joho@shiranai.example"), authenticated=True)


def test_a_warning_does_not_excuse_what_the_mail_itself_demands():
    text = WARNING + "\n対策のため、至急、下記よりパスワードを更新してください。\nhttp://nise.example/\n"
    found = hits(mail(text, sender="joho@hakusandai-hp.example"), authenticated=True)
    assert "credential-request" in found


def encrypted_zip():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"x" * 40)
    data = bytearray(stream.getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def with_attachment(text, data):
    body = base64.b64encode(text.encode()).decode()
    return (
        "From: a@minori.example\nTo: b@hakusandai-hp.example\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n'
        f"Content-Transfer-Encoding: base64\n\n{body}\n--b\nContent-Type: application/zip\n"
        'Content-Disposition: attachment; filename="a.zip"\nContent-Transfer-Encoding: base64\n\n'
        f"{base64.b64encode(data).decode()}\n--b--\n"
    ).encode()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("解凍パスワード：Haku2026", "Haku2026"),
        ("パスワードは「haku#26」です。", "haku#26"),
        ("PW: abc123", "abc123"),
        ("パスワードは以下のとおりです。\n\nHaku-2026\n", "Haku-2026"),
        ("The password is Secret99.", "Secret99"),
        ("Password: infected", "infected"),
        ("パスワードは当院の代表番号の下4桁です。", "当院の代表番号の下4桁です"),
    ],
)
def test_password_beside_an_encrypted_file(text, quoted):
    evidence = hits(with_attachment(text, encrypted_zip()))["password-in-same-mail"][0].evidence
    assert (evidence[0].text, evidence[1].text) == (quoted, "a.zip")


@pytest.mark.parametrize(
    "text",
    [
        "パスワードは別途お送りします。",
        "パスワードは後ほどお電話でお知らせします。",
        "The password will be sent separately.",
        "The file is password protected.",
        "資料を送ります。",
    ],
)
def test_no_password_here(text):
    assert "password-in-same-mail" not in hits(with_attachment(text, encrypted_zip()))


def test_no_encrypted_file():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"x" * 40)
    assert "password-in-same-mail" not in hits(with_attachment("PW: abc123", stream.getvalue()))


@pytest.mark.parametrize("charset", ["gbk", "gb18030", "GB2312"])
def test_japanese_in_a_chinese_charset(charset):
    raw = mail("お世話になっております。よろしくお願いします。", subject="x", charset="gbk")
    raw = raw.replace(b'charset="gbk"', f'charset="{charset}"'.encode())
    assert [e.text for e in hits(raw)["odd-charset"][0].evidence] == [charset]


def test_chinese_in_a_chinese_charset():
    assert "odd-charset" not in hits(mail("您好，请确认。", subject="x", charset="gbk"))


def to(count, domain="soto.example", field="To"):
    boxes = ", ".join(f"k{n}@{domain}" for n in range(count))
    return f"From: info@hakusandai-hp.example\n{field}: {boxes}\nSubject: x\n\nx\n".encode()


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        (to(50), None),
        (to(51), 51),
        (to(60, field="Cc"), 60),
        (to(60, domain="hakusandai-hp.example"), None),
        (to(60, domain="byoto.hakusandai-hp.example"), None),
        (to(30).replace(b"Subject", to(30, "other.example", "Cc").split(b"\n")[1] + b"\nSubject"), 60),
    ],
)
def test_exposed_recipients(raw, count):
    context = context_of(raw)
    found = list(exposed_recipients.function(context.message, context))
    assert [hit.data["count"] for hit in found] == ([count] if count else [])


def test_without_own_domains_the_authors_organization_is_inside():
    context = context_of(to(60, domain="byoto.hakusandai-hp.example"), organization=Organization())
    assert list(exposed_recipients.function(context.message, context)) == []


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_empty_and_broken_mails(subtype):
    assert hits(mail("", subtype=subtype)) == {}
    assert hits(b"") == {}
    assert hits(b"\x00\xff\n\n\xff") == {}


@pytest.mark.parametrize(
    "unit",
    [
        "パスワード",
        "password ",
        "パスワードは以下",
        "password is ",
        "至急「",
        "東京都〒530-0001 ",
        "账户に",
        "> ",
        "24時間以内",
    ],
)
def test_worst_texts_stay_fast(unit):
    import time

    raw = with_attachment("フィッシング " + unit * (200_000 // len(unit)), encrypted_zip())
    context = context_of(raw, authenticated=True)
    context.message.views, context.message.attachments  # noqa: B018 - parsed beforehand
    started = time.perf_counter()
    for check in helper.CHECKS:
        list(check.function(context.message, context))
    assert time.perf_counter() - started < 3

"""Redaction: the sender stays, all other persons are hidden, and nothing else changes."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mailguard
from mailguard.config.load import parse_config
from mailguard.report.model import Report
from mailguard.report.redact import redacted

CONFIG, _ = parse_config(
    '[organization]\ndomains = ["imakiire.or.jp"]\npartners = ["secret-partner.example"]\n'
    '[[organization.vip]]\nname = "架空 院長子"\naddresses = ["kakuu@imakiire.or.jp"]\n'
)
TOKEN = base64.b64encode(b"tanaka.hanako@imakiire.or.jp").decode()
RAW = (
    "Received: from mail.bad.example (mail.bad.example [192.0.2.9]) by mx.imakiire.or.jp\n"
    "  for <tanaka.hanako@imakiire.or.jp>; Mon, 16 Nov 2026 10:00:00 +0900\n"
    "From: Info <info@imakire.or.jp>\n"
    "To: =?utf-8?B?" + base64.b64encode("田中 花子".encode()).decode() + "?= <tanaka.hanako@imakiire.or.jp>\n"
    "Cc: Suzuki Ann <s.ann@imakiire.or.jp>\n"
    "Reply-To: collect@bad.example\n"
    "Subject: =?utf-8?B?" + base64.b64encode("田中様 至急ご確認ください tanaka.hanako".encode()).decode() + "?=\n"
    "Message-ID: <77@bad.example>\nDate: Mon, 16 Nov 2026 10:00:00 +0900\n"
    "Content-Type: text/html; charset=utf-8\n\n"
    f"<p>田中 花子様、24時間以内に announcement <a href='https://192.0.2.7/login?u=tanaka.hanako%40imakiire.or.jp&t={TOKEN}'>"
    "パスワードを再入力</a> もしくは s.ann@imakiire.or.jp まで</p>\n"
).encode()


def test_recipients_are_gone_and_the_sender_stays():
    report = mailguard.scan(RAW, config=CONFIG, offline=True, path="/home/tanaka/mail/x.eml")
    hidden = redacted(report)
    text = json.dumps(hidden.to_dict(), ensure_ascii=False)
    for secret in ("tanaka", "田中", "花子", "suzuki", "s.ann", "Suzuki", TOKEN, "架空", "kakuu", "secret-partner"):
        assert secret not in text, secret
    for kept in ("info@imakire.or.jp", "collect@bad.example", "77@bad.example", "192.0.2.7", "imakiire.or.jp", "x.eml"):
        assert kept in text, kept
    assert hidden.verdict == report.verdict
    assert [each.check for each in hidden.findings] == [each.check for each in report.findings]
    assert hidden.message.sha256 == report.message.sha256
    assert hidden.settings["redacted"] is True
    assert "announcement" not in report.message.subject


def test_offsets_of_changed_texts_are_dropped():
    for each in (
        evidence for finding in redacted(mailguard.scan(RAW, offline=True)).findings for evidence in finding.evidence
    ):
        assert "[hidden]" not in each.text or each.start is None


def test_nested_mail_of_others():
    outer = b"From: a@x.example\nTo: b@y.example\nContent-Type: message/rfc822\n\n" + RAW
    report = redacted(mailguard.scan(outer, offline=True))
    assert report.nested[0].subject == "[hidden]"
    assert "info@" not in json.dumps(report.nested[0].from_[0].address)


@pytest.mark.parametrize("word", ["none", "clean", "high", "pass", "threat", "dkim"])
def test_a_recipient_called_like_a_word_of_the_report(word):
    raw = (
        f"From: a@b.example\nTo: {word} <{word}@c.example>\nSubject: To {word}\n\n"
        f"Your account will be suspended, {word}!"
    ).encode()
    report = mailguard.scan(raw, offline=True)
    hidden = redacted(report)
    assert (hidden.verdict.level, hidden.authentication.spf.result) == (
        report.verdict.level,
        report.authentication.spf.result,
    )
    assert [each.check for each in hidden.findings] == [each.check for each in report.findings]
    text = json.dumps(hidden.to_dict())
    assert f"{word}@c" not in text
    assert f"suspended, {word}" not in text
    assert f"To {word}" not in text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_text(name, subject, body):
    raw = f"From: {name} <a@b.example>\nTo: {name} <{subject}@c.example>\nSubject: {subject}\n\n{body} {name}".encode(
        "utf-8", "surrogatepass"
    )
    once = redacted(mailguard.scan(raw, offline=True))
    assert isinstance(once, Report)
    assert redacted(once).message == once.message

"""Mails that report fraud: the note says so, and takes nothing away from the other findings."""

import pytest

import mailguard

LURE = "Your mailbox is full. Confirm your password within 24 hours: https://mailbox-login.pages.dev/x"


def scan(text, subject="x", content_type="text/plain"):
    raw = (
        f"From: soc@kakuu-csirt.example\r\nTo: abuse@hakusandai-hp.example\r\nSubject: {subject}\r\n"
        f"Content-Type: {content_type}; charset=utf-8\r\n\r\n{text}"
    ).encode()
    return mailguard.scan(raw, offline=True)


def notes(report):
    return [each for each in report.findings if each.check == "fraud-report"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Please find the details below.", "Abuse report for 192.0.2.7"),
        ("We have detected a phishing site on your network.", "x"),
        ("We received a DMCA notice about your customer.", "x"),
        ("貴院をかたるフィッシングサイトの報告です。", "x"),
        ("迷惑メールの報告をいたします。", "x"),
        ("Ceci est un signalement d'abus.", "x"),
        ("This suspicious mail came today.\r\n\r\n---------- Forwarded message\r\nFrom: a@b.example\r\n\r\nHi", "x"),
        ("不審なメールが届きました。\r\n\r\n----- 転送メッセージ -----\r\n差出人: a@b.example\r\n\r\nこんにちは", "x"),
    ],
)  # fmt: skip
def test_a_report_is_said_to_be_one(text, subject):
    (note,) = notes(scan(text, subject))
    assert str(note.severity) == "info"
    assert note.summary


def test_a_feedback_report():
    raw = (
        b"From: fbl@kakuu-isp.example\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n"
        b"\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n"
        b"Feedback-Type: abuse\r\n--b--\r\n"
    )
    assert notes(mailguard.scan(raw, offline=True))


@pytest.mark.parametrize(
    "text",
    [
        "月次報告書をお送りします。",
        "Our annual report is attached.",
        "See the report of the committee on the spam folder policy.",
    ],
)
def test_other_reports(text):
    assert notes(scan(text)) == []


@pytest.mark.parametrize("words", ["This is an abuse report. ", "フィッシングメールの報告です。"])
def test_the_note_takes_nothing_away(words):
    """A fraud that calls itself a report keeps each finding and its score."""
    plain, called = scan(LURE), scan(LURE + "\r\n\r\n" + words)
    assert {each.check for each in plain.findings} <= {each.check for each in called.findings}
    assert called.verdict.score >= plain.verdict.score

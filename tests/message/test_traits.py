"""The kind of a mail, as its header fields claim it."""

import pytest

from mailguard.message import parse, traits
from mailguard.message.esp import esp_of_host


def mail(text):
    return parse(text.encode() + b"\r\n\r\nx")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "List-Id: Staff <staff.lists.hakusan.example>\r\nList-Post: <mailto:staff@lists.hakusan.example>",
            {"is_mailing_list", "is_bulk"},
        ),
        ("X-BeenThere: staff@lists.hakusan.example", {"is_mailing_list"}),
        ("List-Unsubscribe: <https://news.minori.example/u>", {"is_bulk"}),
        ("Precedence: bulk", {"is_bulk"}),
        ("Content-Type: multipart/report; boundary=b", {"is_bounce"}),
        ("Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example", {"is_bounce"}),
        ("Return-Path: <>\r\nFrom: postmaster@mx.example", {"is_bounce"}),
        ("Return-Path: <a@b.example>\r\nFrom: postmaster@mx.example", set()),
        ("Auto-Submitted: auto-replied (vacation)", {"is_auto_reply"}),
        ("Auto-Submitted: no", set()),
        ("In-Reply-To: <1@a.example>", {"is_reply"}),
        ("Content-Type: text/calendar; method=REQUEST", {"is_calendar"}),
        ("From: a@b.example", set()),
    ],
)
def test_kinds(text, expected):
    message = mail(text)
    kinds = ("is_mailing_list", "is_bulk", "is_bounce", "is_auto_reply", "is_reply", "is_calendar")
    assert {kind for kind in kinds if getattr(traits, kind)(message)} == expected


def test_list_id_and_domains():
    message = mail(
        "List-Id: =?utf-8?Q?Staff?= <Staff.lists.hakusan.example>\r\nList-Post: <mailto:staff@ml.hakusan.example>"
    )
    assert traits.list_id(message) == "staff.lists.hakusan.example"
    assert traits.list_domains(message) == {"lists.hakusan.example", "ml.hakusan.example"}
    assert traits.list_id(mail("Subject: x")) == ""


def test_mail_services():
    assert traits.esp_name(mail("X-SG-EID: abc")) == "Twilio SendGrid"
    assert esp_of_host("a1.smtp-out.eu-west-1.amazonses.com.") == "Amazon SES"
    assert esp_of_host("notamazonses.com") == ""
    assert esp_of_host("") == ""

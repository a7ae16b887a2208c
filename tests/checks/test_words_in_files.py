"""Pressing words in attached files: reported in a short letter, not in a manual, a log or a mail system's report."""

from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

import mailguard
import make_attachments
import pdf_maker
from mailguard.auth.result import Authentication, DmarcResult, Result
from mailguard.checks.words import CHECKS
from mailguard.config import Config
from mailguard.config.model import Organization
from mailguard.message.parse import parse
from mailguard.names.registry import Registry
from mailguard.pipeline.context import Context

LURE = (
    "Dear user,\nunusual activity was detected. Your account will be suspended within 24 hours.\n"
    "Verify your account and enter your password immediately to avoid permanent deactivation.\n"
)
LURE_LINE = LURE.replace("\n", " ")
LURE_JA = (
    "お客様各位\nお客様のアカウントは停止されます。24時間以内に下記よりパスワードを確認してください。\n"
    "ご確認いただけない場合、アカウントは永久に利用停止となります。\n"
)
SENT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
WORDS = {"urgency-phrase", "time-limit", "threat", "credential-request", "security-alarm"}


def rtf(text):
    return b"{\\rtf1\\ansi " + text.replace("\n", "\\par\n").encode("ascii") + b"}"


def mail(name, data, kind, body="See the attached file, please.", sender="Office <info@kikyo.example>"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "uketsuke@hakusandai-hp.example", "Document"
    message.set_content(body)
    maintype, _, subtype = kind.partition("/")
    message.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    return message.as_bytes()


def enclosed(raw, **options):
    """Return the findings about words whose evidence is in a file: check → severity."""
    report = mailguard.scan(raw, offline=True, **options)
    assert report.errors == ()
    return {
        finding.check: str(finding.severity)
        for finding in report.findings
        if finding.check in WORDS and all(each.where.startswith("attachment:") for each in finding.evidence)
    }


PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx(text):
    runs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    return make_attachments.zipped(
        {
            "[Content_Types].xml": (
                '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
                'officedocument.wordprocessingml.document.main+xml"/></Types>'
            ),
            "word/document.xml": f"<w:document><w:body>{runs}</w:body></w:document>",
        }
    )


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("notice.pdf", pdf_maker.simple(LURE), PDF),
        ("通知.pdf", pdf_maker.composite(LURE_JA), PDF),
        ("notice.txt", LURE.encode(), "text/plain"),
        ("notice.html", f"<p>{LURE}</p>".encode(), "text/html"),
        ("notice.rtf", rtf(LURE), "application/rtf"),
        ("notice.docx", docx(LURE), WORD),
        ("通知.docx", docx(LURE_JA), WORD),
        (
            "invite.ics",
            f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:{LURE_LINE}\nEND:VEVENT\nEND:VCALENDAR\n".encode(),
            "text/calendar",
        ),
        ("notice.zip", make_attachments.zipped({"notice.pdf": pdf_maker.simple(LURE)}), "application/zip"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_letter_in_a_file_is_heard(name, data, kind):
    found = enclosed(mail(name, data, kind))
    assert {"threat", "credential-request", "time-limit"} <= set(found)
    assert set(found.values()) <= {"low", "medium"}


def test_the_evidence_names_the_file_and_quotes_its_words():
    report = mailguard.scan(mail("通知.pdf", pdf_maker.composite(LURE_JA), PDF), offline=True, lang="ja")
    (finding,) = [each for each in report.findings if each.check == "credential-request"]
    assert {each.where for each in finding.evidence} == {"attachment:通知.pdf"}
    assert all(each.text in LURE_JA and each.start is None for each in finding.evidence)
    assert report.verdict.level != "clean"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        # a manual, a contract
        ("manual.pdf", pdf_maker.simple(LURE + "This page explains the rooms of the house.\n" * 120), PDF),
        ("manual.txt", (LURE + "This page explains the rooms of the house.\n" * 120).encode(), "text/plain"),
        # written by programs, for programs to read
        ("server.log", LURE.encode(), "text/plain"),
        ("change.patch", LURE.encode(), "text/x-patch"),
        ("users.csv", LURE.encode(), "text/csv"),
        ("settings.json", LURE.encode(), "application/json"),
        # one kind of pressure alone
        ("invoice.pdf", pdf_maker.simple("Invoice 2026-118\nAmount 5,400 yen\nPayable within 14 days"), PDF),
        ("form.pdf", pdf_maker.simple("New staff form\nEnter your password twice to confirm it."), PDF),
        ("請求書.pdf", pdf_maker.composite("請求書\n金額 5,400円\nお支払期限 11月30日まで"), PDF),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_files_are_not(name, data, kind):
    assert enclosed(mail(name, data, kind)) == {}


def test_a_report_of_a_mail_system_is_no_letter():
    raw = (
        "From: MAILER-DAEMON@mx.kikyo.example\nContent-Type: multipart/report; boundary=b\n\n--b\n"
        "Content-Type: text/plain\n\nCould not be delivered.\n--b\nContent-Type: message/delivery-status\n\n"
        f"Status: 5.7.1\nDiagnostic-Code: {LURE}\n--b--\n"
    )
    assert enclosed(raw.encode()) == {}


def test_a_warning_of_the_own_house_may_cite_in_its_file():
    text = "フィッシングメールへの注意喚起\n次のような文面が届いています。\n" + "".join(
        f"・{line}\n" for line in LURE_JA.splitlines()
    )
    organization = Organization(domains=("hakusandai-hp.example",))
    raw = mail("注意.pdf", pdf_maker.composite(text), PDF, sender="情報室 <joho@hakusandai-hp.example>")
    passed = Authentication(dmarc=DmarcResult(Result.PASS))
    context = Context(parse(raw), Config(organization), Registry.of(organization), SENT, passed)
    assert [hit for check in CHECKS if check.name in WORDS for hit in check.function(context.message, context)] == []
    stranger = replace(context, authentication=Authentication())
    assert [hit for check in CHECKS if check.name in WORDS for hit in check.function(stranger.message, stranger)]


def test_a_bill_with_a_number_to_call():
    bill = (
        "Invoice\nYour subscription has been renewed. $349.99 will be debited.\nTo cancel call +1 (808) 555-0142 now."
    )
    report = mailguard.scan(mail("bill.pdf", pdf_maker.simple(bill), PDF), offline=True)
    (finding,) = [each for each in report.findings if each.check == "callback-lure"]
    assert finding.evidence[0].where == "attachment:bill.pdf"
    assert finding.evidence[0].text == "+1 (808) 555-0142"


def test_a_letter_in_the_name_of_a_brand():
    link = b"/Annots [<< /Subtype /Link /A << /S /URI /URI (https://order-check.suzuran.test/login) >> >>]"
    lure = pdf_maker.simple(
        "Amazon\nDear customer, we could not deliver your order.",
    )
    lure = lure.replace(b"/MediaBox", link + b" /MediaBox")
    report = mailguard.scan(mail("order.pdf", lure, PDF), offline=True)
    (finding,) = [each for each in report.findings if each.check == "brand-impersonation"]
    assert (finding.evidence[0].where, str(finding.severity)) == ("attachment:order.pdf", "low")
    own = lure.replace(b"order-check.suzuran.test", b"www.kikyo.example")
    assert "brand-impersonation" not in {
        each.check for each in mailguard.scan(mail("order.pdf", own, PDF), offline=True).findings
    }


def test_what_is_not_searched_for_phrases_is_said():
    message = EmailMessage()
    message["From"], message["Subject"] = "a@kikyo.example", "long"
    message.set_content("word " * 210_000)
    alts = "".join(f'<img src="cid:{n}" alt="{n}{"picture" * 150}">' for n in range(1_100))
    message.add_alternative(alts, subtype="html")
    kinds = {defect.kind for defect in mailguard.scan(message.as_bytes(), offline=True).defects}
    assert {"limit-text-characters", "limit-picture-texts"} <= kinds


def test_a_password_that_stands_in_another_file():
    message = EmailMessage()
    message["From"], message["Subject"] = "Office <info@kikyo.example>", "Documents"
    message.set_content("See the attached files, please.")
    locked = make_attachments.zipped({"list.xlsx": b"x" * 40}, encrypted=True)
    message.add_attachment(locked, maintype="application", subtype="zip", filename="list.zip")
    letter = pdf_maker.composite("解凍パスワード: Kz38-plum")
    message.add_attachment(letter, maintype="application", subtype="pdf", filename="ご案内.pdf")
    report = mailguard.scan(message.as_bytes(), offline=True)
    (finding,) = [each for each in report.findings if each.check == "password-in-same-mail"]
    assert finding.evidence[0] == mailguard.finding.Evidence("attachment:ご案内.pdf", "Kz38-plum")

"""PPAP (a locked file and its password in two mails): which two mails belong together, and which do not."""

import base64
import struct

import pytest

import mailguard
from mailguard.checks.batch.subject_stem import subject_stem
from mailguard.config.load import parse_config
from mailguard.pipeline.replay import repeat
from mailguard.report.model import Report

NAME = "password-in-separate-mail"


def locked_zip(name="list.xlsx"):
    data, member = bytes(48), name.encode()
    head = (20, 1, 0, 0x7A00, 0x5C76, 0x12345678, len(data), 36, len(member), 0)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", *head) + member + data
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, *head, 0, 0, 0, 0, 0) + member
    return local + central + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


def mail(
    subject,
    body,
    *,
    sender="eigyo@minori-yakuhin.example",
    to="a@hp.example",
    minute=0,
    hour=10,
    number=1,
    file="",
    more="",
):
    head = (
        f"From: <{sender}>\nTo: <{to}>\nSubject: {subject}\nDate: Mon, 16 Nov 2026 {hour:02}:{minute:02}:00 +0900\n"
        f"Message-ID: <{number}@minori-yakuhin.example>\n{more}MIME-Version: 1.0\n"
    )
    if not file:
        return (head + f"Content-Type: text/plain; charset=utf-8\n\n{body}\n").encode()
    attached = base64.encodebytes(locked_zip()).decode()
    return (
        head
        + f'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{body}\n'
        f'--b\nContent-Type: application/zip; name="{file}"\nContent-Transfer-Encoding: base64\n\n{attached}--b--\n'
    ).encode()


FILE = mail("お見積書", "お見積書をお送りします。パスワードは別途お知らせします。", file="mitsumori.zip")
PASSWORD = mail("お見積書", "パスワード：mn-1116-Kz", minute=3, number=2)
OTHER = mail("休業日のお知らせ", "12月30日から休みます。", minute=1, number=3)


def together(*raws, **options):
    named = [(f"{index}.eml", raw) for index, raw in enumerate(raws)]
    return list(mailguard.scan_many(named, offline=True, batch=True, **options))


def partners(reports):
    return [next((f.data["partner"] for f in report.findings if f.check == NAME), None) for report in reports]


def test_both_mails_name_each_other():
    reports = together(FILE, OTHER, PASSWORD)
    assert [report.path for report in reports] == ["0.eml", "1.eml", "2.eml"]
    assert partners(reports) == ["2.eml", None, "0.eml"]
    assert [report.verdict.level for report in reports] == ["clean"] * 3
    texts = [evidence.text for report in reports for f in report.findings if f.check == NAME for evidence in f.evidence]
    assert "mitsumori.zip" in texts
    assert "mn-1116-Kz" in texts


def test_the_password_may_come_first_or_on_several_processes():
    assert partners(together(PASSWORD, FILE)) == ["1.eml", "0.eml"]
    assert partners(together(FILE, PASSWORD, jobs=2)) == ["1.eml", "0.eml"]


@pytest.mark.parametrize(
    "password",
    [
        mail("お見積書", "パスワード：mn-1116-Kz", minute=3, number=2, sender="x@kasumi.example"),
        mail("お見積書", "パスワード：mn-1116-Kz", hour=15, number=2),
        mail("お見積書", "よろしくお願いします。", minute=3, number=2),
        mail("お見積書", "パスワード：mn-1116-Kz", minute=3, number=2, to="b@other.example"),
    ],
    ids=["another sender", "hours later", "no password", "somebody else's"],
)
def test_what_does_not_belong_together(password):
    assert partners(together(FILE, password)) == [None, None]


def test_a_gateway_of_the_same_organization():
    body = "Your file is protected. Password: Xk3-99-ab"
    gateway = mail(
        "[Password] Quotation for October", body, sender="noreply@minori-yakuhin.example", minute=1, number=2
    )
    file = mail("Quotation for October", "Please see the file.", file="q.zip")
    assert partners(together(file, gateway)) == ["1.eml", "0.eml"]
    reply = mail("Access", body, sender="noreply@minori-yakuhin.example", minute=1, number=2,
                 more="In-Reply-To: <1@minori-yakuhin.example>\n")  # fmt: skip
    assert partners(together(file, reply)) == ["1.eml", "0.eml"]
    stranger = mail("Access", body, sender="noreply@minori-yakuhin.example", minute=1, number=2)
    assert partners(together(file, stranger)) == [None, None]


def test_free_mail_users_are_not_one_organization():
    file = mail("Photos", "Here", file="p.zip", sender="one@gmail.com")
    password = mail("Photos", "Password: Xk3-99-ab", minute=1, number=2, sender="two@gmail.com")
    assert partners(together(file, password)) == [None, None]


def test_two_files_find_their_own_passwords():
    other = mail("Stock list", "Attached.", file="stock.zip", minute=1, number=4)
    key = mail("[Password] Stock list", "Password: qq-77-Z", minute=4, number=5)
    assert partners(together(FILE, other, PASSWORD, key)) == ["2.eml", "3.eml", "0.eml", "1.eml"]


def test_a_mail_with_file_and_password_is_another_matter():
    both = mail("お見積書", "パスワード：mn-1116-Kz", file="m.zip")
    assert partners(together(both, PASSWORD)) == [None, None]


def test_a_batch_finding_survives_a_repetition():
    report = together(FILE, PASSWORD)[0]
    again = repeat(Report.from_dict(report.to_dict()), FILE)
    stored, fresh = report.to_dict(), again.to_dict()
    for each in (stored, fresh):
        each.pop("timing_ms")
    assert stored == fresh


def test_the_check_can_be_disabled_and_its_finding_accepted():
    off = parse_config(f'[checks]\ndisabled = ["{NAME}"]\n')[0]
    assert partners(together(FILE, PASSWORD, config=off)) == [None, None]
    allowed = parse_config(f'[[allow]]\ncheck = "{NAME}"\nsender = "minori-yakuhin.example"\nreason = "their habit"\n')[
        0
    ]
    reports = together(FILE, PASSWORD, config=allowed)
    assert partners(reports) == [None, None]
    assert reports[0].accepted == ({"check": NAME, "reason": "their habit"},)


def test_reports_wait_no_longer_than_a_thousand_mails():
    from mailguard.pipeline.batch import judge_together

    taken = 0

    def source():
        nonlocal taken
        for index in range(1500):
            taken += 1
            yield mailguard.scan(FILE if index == 0 else b"Subject: x\n\n", offline=True, batch=True, path=str(index))

    reports = judge_together(source())
    assert next(reports).path == "0"
    assert 1000 <= taken <= 1002
    assert next(reports).path == "1"


@pytest.mark.parametrize(
    ("subject", "stem"),
    [
        ("Re: Fwd: お見積書の送付", "お見積書の送付"),
        ("【パスワード】お見積書の送付", "お見積書の送付"),
        ("Password for Quotation 10", "quotation10"),
        ("RE: [External] Ｑｕｏｔａｔｉｏｎ 10", "quotation10"),
        ("【" * 100_000, ""),
    ],
)
def test_stem(subject, stem):
    assert subject_stem(subject) == stem

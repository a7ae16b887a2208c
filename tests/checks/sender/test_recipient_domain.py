"""Strangers in the name of the reader's own mail domain, and honest mail that names that domain too."""

import pytest

import mailguard
from mailguard.config import Config
from mailguard.config.model import Organization

NAME = "recipient-domain-spoof"
READER = "To: tanaka@hakusandai-hp.example"
STRANGER = "info@shiranai.test"


def found(sender, *fields, subject="Notice", body="Please read this.", reader=READER, config=None):
    lines = [f"From: {sender}", reader, f"Subject: {subject}", *fields]
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", body, ""]
    report = mailguard.scan("\r\n".join(lines).encode(), offline=True, config=config)
    return [finding for finding in report.findings if finding.check == NAME]


def severity(sender, *fields, **more):
    return [finding.severity.value for finding in found(sender, *fields, **more)]


@pytest.mark.parametrize(
    "name",
    [
        "hakusandai-hp.example Admin",
        "Webmail hakusandai-hp.example",
        "Mail Delivery hakusandai-hp.example",
        "HAKUSANDAI-HP.EXAMPLE IT Department",
        "[hakusandai-hp.example] Security Alert",
        "Admin-hakusandai-hp.example",
        "Supporthakusandai-hp.example",
        "https://mail.hakusandai-hp.example",
        "Webmail (hakusandai-hp.example)",
        "SystemDesk | mail.hakusandai-hp.example",
        "hakusandai-hp.example メール管理者",
        "hakusandai-hp.example 邮箱管理员",
        "Служба поддержки hakusandai-hp.example",
        "Soporte de correo hakusandai-hp.example",
        "ｈａｋｕｓａｎｄａｉ-hp.example Admin",
    ],
)
def test_the_domain_with_the_words_of_a_mail_desk_is_high(name):
    assert severity(f'"{name}" <{STRANGER}>') == ["high"]


@pytest.mark.parametrize(
    "name",
    [
        "hakusandai-hp.example",
        "hakusandai-hp.example ©",
        "HAKUSANDAI-HP Support",
        "Hakusandai HP Help Desk",
        "HakusandaiHP 情報システム",
        "IT Service Desk Hakusandai-HP",
        "hakusandai-hp.example Webmail 24h Ltd",
        "Kenshu Support hakusandai-hp.example",
        "H a k u s a n d a i - H P Support",
    ],
)
def test_the_domain_alone_or_its_label_beside_a_desk_is_medium(name):
    assert severity(f'"{name}" <{STRANGER}>') == ["medium"]


@pytest.mark.parametrize(
    "name",
    ["hakusandai-hp.example via Formular", "Order hakusandai-hp.example", "Yoyaku hakusandai-hp.example"],
)
def test_the_domain_beside_other_words_is_low(name):
    assert severity(f'"{name}" <{STRANGER}>') == ["low"]


@pytest.mark.parametrize("field", ["Delivered-To", "X-Original-To"])
def test_the_reader_is_known_from_what_servers_write(field):
    copy = "To: undisclosed-recipients:;"
    sender = f'"hakusandai-hp.example Admin" <{STRANGER}>'
    assert severity(sender, f"{field}: tanaka@hakusandai-hp.example", reader=copy) == ["high"]
    assert severity(sender, reader=copy) == []


@pytest.mark.parametrize(
    "subject",
    [
        "[hakusandai-hp.example] Password expires today",
        "Password for tanaka@hakusandai-hp.example expires",
        "hakusandai-hp.example webmail upgrade",
        "hakusandai-hp.exampleのメールボックスが一杯です",
        "您的邮箱 tanaka@hakusandai-hp.example 密码即将到期",
        "Storage quota on hakusandai-hp.example",
    ],
)
def test_a_subject_that_speaks_as_the_mail_service_is_low(subject):
    assert severity(f'"Notice" <{STRANGER}>', subject=subject) == ["low"]


@pytest.mark.parametrize(
    "body",
    [
        "Dear hakusandai-hp.example user,\r\n\r\nplease confirm.",
        "hakusandai-hp.example Webmail\r\n\r\nNew messages are held.",
        "hakusandai-hp.example のメールをご利用の皆様\r\n\r\nお知らせです。",
        "Attention hakusandai-hp.example employees: sign here.",
    ],
)
def test_a_text_that_speaks_as_the_mail_service_is_low(body):
    assert severity(f'"Notice" <{STRANGER}>', body=body) == ["low"]


def test_the_name_counts_once_and_every_place_is_quoted():
    sender = f'"hakusandai-hp.example Admin" <{STRANGER}>'
    (finding,) = found(sender, subject="[hakusandai-hp.example] password", body="Dear hakusandai-hp.example user")
    assert [evidence.where for evidence in finding.evidence] == ["header:From", "header:Subject", "body:text"]


@pytest.mark.parametrize(
    ("sender", "subject", "body"),
    [
        ("Hakusandai Admin <admin@hakusandai-hp.example>", "Password expires", "Dear hakusandai-hp.example user"),
        ('"mail.hakusandai-hp.example Admin" <root@mail.hakusandai-hp.example>', "Cron", "x"),
        ('"info@shiranai.test" <info@shiranai.test>', "hakusandai-hp.example expires in 30 days", "Renew the domain."),
        (
            "Domain Service <info@registrar.test>",
            "Your domain hakusandai-hp.example expires",
            "Account hakusandai-hp.example",
        ),
        ("Hosting <info@hosting.test>", "Invoice for your account hakusandai-hp.example", "Dear customer,"),
        ("reports@reporter.test", "Report Domain: hakusandai-hp.example Submitter: reporter.test", "Attached."),
        ("Monitor <m@monitor.test>", "DOWN: hakusandai-hp.example", "HTTPS check failed."),
        ("Certificates <c@ca.test>", "Certificate for hakusandai-hp.example expires", "Hello, renew it."),
        ("Kenkyu <k@univ.test>", "Re: your paper", "On 1 Dec tanaka@hakusandai-hp.example wrote:\r\n> mail me"),
        (
            "Users list <u@lists.test>",
            "[users] digest",
            "To leave, mail x@lists.test or tanaka@hakusandai-hp.example",
        ),
        ("Hakusandai Taro <taro@shiranai.test>", "Hello", "I visited hakusandai-hp.example yesterday."),
        ("HAKUSANDAI-HP News", "News", "x"),
    ],
)
def test_honest_mail_that_names_the_domain(sender, subject, body):
    assert severity(sender, subject=subject, body=body) == []


@pytest.mark.parametrize(
    ("name", "domain"),
    [("kernel test robot", "kernel.test"), ("Apple Support", "apple.test"),
     ("Lab Support", "lab.test"), ("collab.example Admin", "lab.example"), ("lab.example.org Admin", "lab.example"),
     ("x@lab.example Admin", "lab.example")],
)  # fmt: skip
def test_other_names_and_ordinary_words_are_not_the_readers_domain(name, domain):
    assert severity(f'"{name}" <{STRANGER}>', reader=f"To: a@{domain}") == []


@pytest.mark.parametrize("reader", ["a@gmail.com", "b@shiranai.test"])
def test_mail_services_and_the_senders_own_domain_are_nobodys(reader):
    assert severity(f'"{reader.partition("@")[2]} Admin" <{STRANGER}>', reader=f"To: {reader}") == []


def test_the_same_name_under_another_ending_weighs_less():
    assert severity('"hakusandai-hp.example Admin" <a@hakusandai-hp.test>') == ["medium"]
    assert severity('"HAKUSANDAI-HP Support" <a@hakusandai-hp.zendesk.com>') == ["low"]


def test_a_configured_domain_is_said_once():
    config = Config(organization=Organization(domains=("hakusandai-hp.example",)))
    sender = f'"hakusandai-hp.example Admin" <{STRANGER}>'
    assert severity(sender, config=config) == []  # display-name-spoof says it
    assert severity(f'"HAKUSANDAI-HP Support" <{STRANGER}>', config=config) == ["medium"]


def test_known_senders_are_no_strangers():
    config = Config(organization=Organization(domains=("hakusandai-hp.example",), partners=("shiranai.test",)))
    assert severity(f'"HAKUSANDAI-HP Support" <{STRANGER}>', config=config) == []

"""From fields that programs read differently: the report must warn of the more dangerous reading."""

import base64

import pytest

import mailguard

ZONE = mailguard.ZoneResolver(
    {
        "hospital.example TXT": ["v=spf1 ip4:192.0.2.10 -all"],
        "_dmarc.hospital.example TXT": ["v=DMARC1; p=reject"],
        "attacker.test TXT": ["v=spf1 ip4:203.0.113.0/24 -all"],
        "_dmarc.attacker.test TXT": ["v=DMARC1; p=none"],
    }
)
CONFIG = mailguard.Config(organization=mailguard.Organization(domains=("hospital.example",)))
HOP = (
    b"Return-Path: <x@attacker.test>\r\nReceived: from mail.attacker.test (mail.attacker.test [203.0.113.9])"
    b" by mx.hospital.example with ESMTPS id A1; Sun, 22 Nov 2026 09:00:02 +0900\r\n"
)
REST = (
    b"To: uketsuke@hospital.example\r\nSubject: hello\r\nDate: Sun, 22 Nov 2026 09:00:00 +0900\r\n"
    b"Message-ID: <1@attacker.test>\r\n\r\nSee you tomorrow.\r\n"
)
OURS = base64.b64encode(b"hospital.example").decode()
WHOLE = base64.b64encode(b"incho@hospital.example").decode()


def scan(from_fields):
    return mailguard.scan(HOP + from_fields.encode() + REST, config=CONFIG, resolver=ZONE)


def evidence(report, check):
    return [each.text for finding in report.findings if finding.check == check for each in finding.evidence]


@pytest.mark.parametrize(
    "from_fields",
    [
        "From: incho@hospital.example\r\n",
        "From: a@attacker.test\r\nFrom: incho@hospital.example\r\n",
        "From: incho@hospital.example\r\nFrom: a@attacker.test\r\n",
        "From: a@attacker.test, incho@hospital.example\r\n",
        "From: <@attacker.test,@x.test:incho@hospital.example>\r\n",
        f"From: incho@=?utf-8?b?{OURS}?=\r\n",
        f"From: <incho@=?utf-8?b?{OURS}?=>\r\n",
        f"From: <=?utf-8?b?{WHOLE}?=>\r\n",
        "From: <incho@hospital.example>\0<a@attacker.test>\r\n",
        "From:\r\n \r\n incho@hospital.example\r\n",
        "From : incho@hospital.example\r\n",
        "From: undisclosed:incho@hospital.example;\r\n",
    ],
)
def test_our_own_domain_in_any_reading_of_from_must_authenticate(from_fields):
    report = scan(from_fields)
    assert report.authentication.dmarc.result == "fail"
    assert report.authentication.dmarc.domain == "hospital.example"
    assert evidence(report, "dmarc-fail") == ["hospital.example"], "the domain that failed, not its neighbour"
    assert {f.severity for f in report.findings if f.check == "dmarc-fail"} == {"critical"}
    assert report.verdict.level in ("suspicious", "malicious")


@pytest.mark.parametrize(
    "from_fields",
    [
        'From: "incho@hospital.example" <a@attacker.test>\r\n',
        "From: incho@hospital.example <a@attacker.test>\r\n",
        "From: (incho@hospital.example) <a@attacker.test>\r\n",
        "From: a@attacker.test (incho@hospital.example)\r\n",
        f"From: =?utf-8?b?{WHOLE}?= <a@attacker.test>\r\n",
    ],
)
def test_an_address_of_ours_shown_as_a_name_is_told(from_fields):
    report = scan(from_fields)
    assert evidence(report, "display-name-spoof") == ["incho@hospital.example"]
    assert report.verdict.level in ("suspicious", "malicious")


def test_the_known_name_of_a_protected_hospital_is_our_own_name():
    config = mailguard.Config(organization=mailguard.Organization(domains=("imakiire.or.jp",)))
    raw = (
        HOP.replace(b"attacker.test", b"imakire.or.jp") + "From: 今給黎総合病院 <a@imakire.or.jp>\r\n".encode()
    ) + REST
    report = mailguard.scan(raw, config=config, offline=True, lang="ja")
    (spoof,) = (finding for finding in report.findings if finding.check == "display-name-spoof")
    assert spoof.summary.startswith("差出人は自組織の名前（「今給黎総合病院」）")

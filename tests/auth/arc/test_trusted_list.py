"""The whole report for a post that a mailing list rewrote, with and without trust in the list's ARC chain."""

import dataclasses
from datetime import UTC, datetime

import pytest

import mailguard
from mailguard.config import Trust

AT = datetime(2026, 11, 22, tzinfo=UTC)
HOP = (
    b"Return-Path: <kinkyu-bounces@lists.ishikai.example>\r\n"
    b"Received: from lists.ishikai.example (lists.ishikai.example [198.51.100.20])"
    b" by mx.hospital.example with ESMTPS id A1; Sun, 22 Nov 2026 09:00:02 +0900\r\n"
)
POST = (
    b"List-Id: <kinkyu.lists.ishikai.example>\r\nFrom: %b\r\nTo: kinkyu@lists.ishikai.example\r\n"
    b"Subject: [kinkyu] seminar\r\nDate: Sun, 22 Nov 2026 08:58:00 +0900\r\nMessage-ID: <1@partner.example>\r\n"
    b"\r\nThe seminar is next week.\r\n-- \r\nfooter of the list\r\n"
)
TRUSTING = mailguard.Config(
    organization=mailguard.Organization(domains=("hospital.example",), partners=("partner.example",)),
    trust=Trust(authserv_ids=("mx.hospital.example",), arc_sealers=("lists.ishikai.example",)),
)


@pytest.fixture
def scan(sealer):
    def report(author, results, config=TRUSTING):
        zone = mailguard.ZoneResolver(
            {
                "lists.ishikai.example TXT": ["v=spf1 ip4:198.51.100.20 -all"],
                "arc._domainkey.lists.ishikai.example TXT": [sealer.record],
                "_dmarc.partner.example TXT": ["v=DMARC1; p=reject"],
                "_dmarc.hospital.example TXT": ["v=DMARC1; p=reject"],
            }
        )
        mail, _ = sealer.add(POST % author.encode(), domain="lists.ishikai.example", results=results)
        return mailguard.scan(HOP + mail, config=config, resolver=zone, at=AT)

    return report


@pytest.mark.parametrize("author", ["eigyo@partner.example", "isha@hospital.example"])
def test_a_trusted_chain_keeps_a_rewritten_post_clean(scan, author):
    report = scan(author, f"dmarc=pass header.from={author.partition('@')[2]}")
    assert (report.authentication.arc.result, report.authentication.dmarc.result) == ("pass", "fail")
    assert report.verdict.level == "clean"
    assert {f.check: f.severity for f in report.findings} == {"dmarc-fail": "low"}, "nothing else, and nothing louder"


def test_a_chain_that_itself_says_fail_explains_nothing(scan):
    report = scan("isha@hospital.example", "dmarc=fail header.from=hospital.example")
    assert report.verdict.level == "malicious"


def test_a_valid_chain_of_a_stranger_explains_nothing(scan):
    config = dataclasses.replace(TRUSTING, trust=Trust(authserv_ids=("mx.hospital.example",)))
    report = scan("isha@hospital.example", "dmarc=pass header.from=hospital.example", config)
    assert report.authentication.arc.result == "pass"
    assert report.verdict.level in ("suspicious", "malicious")

"""Mails that claim to be from us or a partner when nothing could be authenticated."""

from dataclasses import replace

import pytest

import honest_mail as honest
from mailguard.config import Trust

STRANGER = "host7.shiranai.example [192.0.2.77]"


def judged(author, client, config=honest.HOSPITAL):
    report = honest.scan(honest.outside("来週の会議の件です。", author, auth="", client=client), config)
    return honest.severities(report).get("from-mismatch-received"), report.verdict.level


def test_our_own_domain_from_a_stranger_is_suspicious_alone():
    assert judged("keiri@hakusandai-hp.example", STRANGER) == ("high", "suspicious")


def test_a_partner_from_a_stranger_is_told():
    assert judged("eigyo@minori.example", STRANGER) == ("medium", "clean")


@pytest.mark.parametrize("author", ["keiri@hakusandai-hp.example", "eigyo@minori.example"])
def test_a_mail_provider_may_be_theirs(author):
    severity, level = judged(author, "mail-a.outbound.protection.outlook.com [192.0.2.40]")
    assert severity in ("low", "medium", None)
    assert level == "clean"


def test_less_is_known_without_our_own_hosts():
    unsure = replace(honest.HOSPITAL, trust=Trust())
    assert judged("keiri@hakusandai-hp.example", STRANGER, unsure)[0] in ("medium", None)


def test_our_own_server_and_a_partners():
    assert judged("keiri@hakusandai-hp.example", "out.hakusandai-hp.example [192.0.2.9]")[0] is None
    assert judged("eigyo@minori.example", "mail.minori.example [192.0.2.10]")[0] is None

"""Reasons in brackets are in the reader's language."""

import asyncio
import re

import pytest

from mailguard.catalogue.posture_reason import REASONS, reason
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.fetched import Fetched
from mailguard.posture.options import DomainOptions

D = "kikyo-clinic.example"
BASE = {f"{D} TXT": ["v=spf1 -all"], f"{D} MX": ["0 ."], f"_mta-sts.{D} TXT": ["v=STSv1; id=1"]}


class Policies:
    def __init__(self, problem):
        self.problem = problem

    async def fetch(self, domain):
        return Fetched(problem=self.problem)


def summaries(zone, problem="404", lang="ja"):
    posture = asyncio.run(
        acheck_domain(
            D,
            resolver=ZoneResolver({**BASE, **zone}),
            fetcher=Policies(problem),
            options=DomainOptions(selectors=("s1",)),
            lang=lang,
        )
    )
    return {each.check: each.summary for each in posture.findings}


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("timeout", "時間内に応答"),
        ("certificate", "証明書"),
        ("404", "応答コード 404"),
        ("content-type text/html", "text/html"),
        ("too large", "大きすぎます"),
        ("its host does not exist", "存在しません"),
    ],
)
def test_why_a_policy_could_not_be_fetched(problem, said):
    told = summaries({}, problem)["mta-sts-policy-fetch-failed"]
    assert said in told
    assert not re.search(r"timeout|certificate|too large|does not", told)


@pytest.mark.parametrize(
    ("record", "check", "said"),
    [
        ("v=DMARC1; p=rejct; rua=mailto:a@kikyo-clinic.example", "dmarc-syntax", "rejct は使えない値です"),
        ("v=DMARC1; rua=mailto:a@kikyo-clinic.example", "dmarc-syntax", "指定がありません"),
        ("v=DMARC1; p=none; rua=a@kikyo-clinic.example", "dmarc-rua-invalid", "mailto:"),
        ("v=DMARC1; p=none; p=reject", "dmarc-syntax", "2 回書かれています"),
    ],
)
def test_what_is_wrong_about_a_dmarc_tag(record, check, said):
    told = summaries({f"_dmarc.{D} TXT": [record]})[check]
    assert said in told
    assert "invalid" not in told


def test_what_is_wrong_about_a_key():
    told = summaries({f"s1._domainkey.{D} TXT": ["v=DKIM1; p=???"]})["dkim-key-invalid"]
    assert "Base64" in told
    assert "key-syntax" not in told


def test_a_failed_look_up():
    assert f"（_dmarc.{D} TXT：時間内に応答なし）" in summaries({f"_dmarc.{D} TXT": "TIMEOUT"})["dmarc-temperror"]
    told = summaries({f"_dmarc.{D} TXT": "TIMEOUT"}, lang="en")["dmarc-temperror"]
    assert f"(_dmarc.{D} TXT: no answer in time)" in told


def test_what_a_server_said_itself_stays():
    assert reason("550 5.7.1 go away", "ja") == "550 5.7.1 go away"
    assert reason("", "ja") == ""


@pytest.mark.parametrize("key", REASONS)
def test_every_reason_is_told_in_both_languages(key):
    for language in ("en", "ja"):
        told = reason(key.replace("*", "XYZ"), language)
        assert told
        assert "{" not in told
    assert re.search(r"[ぁ-んァ-ヶ一-龥]", reason(key.replace("*", "XYZ"), "ja"))

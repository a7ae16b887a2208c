"""MTA-STS within the limits of RFC 8461, and DKIM selectors that are spare, missing, or impossible."""

import asyncio

import pytest

from mailguard.dns.zone import ZoneResolver
from mailguard.finding import Severity
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.fetch import FolderFetcher
from mailguard.posture.fetched import Fetched
from mailguard.posture.options import DomainOptions

D = "wakaba-hp.example"
KEY = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="  # from RFC 8463 §A.2
BASE = {
    f"{D} TXT": ["v=spf1 mx -all"],
    f"{D} MX": [f"10 mx1.{D}.", f"20 b.mx2.{D}."],
    f"mx1.{D} A": ["192.0.2.10"],
    f"b.mx2.{D} A": ["192.0.2.11"],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:d@{D}"],
    f"_mta-sts.{D} TXT": ["v=STSv1; id=20261122"],
}
LINES = ("version: STSv1", "mode: enforce", f"mx: mx1.{D}", f"mx: *.mx2.{D}", "max_age: 604800")


class Served:
    def __init__(self, body, problem=""):
        self.answer = Fetched(body, problem)

    async def fetch(self, domain):
        return self.answer


BODY = "\r\n".join(LINES)


def check(zone=None, body=BODY, problem="", fetcher=None, **options):
    resolver = ZoneResolver({key: value for key, value in (BASE | (zone or {})).items() if value is not None})
    work = acheck_domain(
        D, resolver=resolver, fetcher=fetcher or Served(body, problem), options=DomainOptions(**options)
    )
    return {each.check: each for each in asyncio.run(work).findings}


def policy(*changes):
    """Return the valid policy with lines that replace those of the same name or are added."""
    lines = list(LINES)
    for change in changes:
        name = change.partition(":")[0].strip().lower()
        lines = [line for line in lines if line.partition(":")[0] != name] + [change]
    return "\n".join(lines)


LAWFUL = {
    "as it is": policy(),
    "CRLF and a last one": "\r\n".join(LINES) + "\r\n",
    "blanks behind values": "\n".join(line + "  " for line in LINES),
    "no blank behind the colon": "\n".join(line.replace(": ", ":") for line in LINES),
    "the longest age": policy("max_age: 31557600"),
    "an extension": policy("x-note_1.a: # ours", "9ext: y"),
    "twice, the first counts": policy() + "\nmode: testing\nmax_age: 99999999999",
    "capitals in mx": policy(f"mx: MX1.{D.upper()}") + f"\nmx: *.mx2.{D}",
    "another order": "\n".join(reversed(LINES)),
}
UNLAWFUL = {
    "a year and a second": policy("max_age: 31557601"),
    "more digits": policy("max_age: 99999999999"),
    "a unit": policy("max_age: 604800s"),
    "negative": policy("max_age: -1"),
    "no age": policy().replace("max_age: 604800", ""),
    "a comment": "# ours\n" + policy(),
    "a comment with a colon": policy() + "\n# ours: yes",
    "prose": policy() + "\nthis is our policy",
    "another version": policy("version: STSv2"),
    "no version": policy().replace("version: STSv1\n", ""),
    "capital mode": policy("mode: Enforce"),
    "unknown mode": policy("mode: strict"),
    "capital names": policy().replace("mode:", "Mode:"),
    "blank before the colon": policy().replace("mode:", "mode :"),
    "blank before the name": policy().replace("mode:", " mode:"),
    "a byte-order mark": "\ufeff" + policy(),
    "only carriage returns": "\r".join(LINES),
    "equals signs": policy().replace(": ", "="),
    "no mx": "\n".join(line for line in LINES if not line.startswith("mx")),
    "two in one mx": policy(f"mx: mx1.{D}, b.mx2.{D}"),
    "a star inside": policy(f"mx: a.*.{D}"),
    "a star alone": policy("mx: *"),
    "an address": policy("mx: 192.0.2.10"),
    "a URL": policy(f"mx: https://mx1.{D}"),
    "a dot first": policy(f"mx: .mx2.{D}"),
    "no value": policy("mode:"),
}


@pytest.mark.parametrize("name", LAWFUL)
def test_lawful_policies(name):
    found = check(body=LAWFUL[name])
    assert "mta-sts-mode-enforce" in found
    assert "mta-sts-syntax" not in found


@pytest.mark.parametrize("name", UNLAWFUL)
def test_unlawful_policies(name):
    found = check(body=UNLAWFUL[name])
    assert Severity(found["mta-sts-syntax"].severity).rank >= Severity.LOW.rank
    assert not any(each.startswith("mta-sts-mode") for each in found)
    assert f"mx: mx1.{D}" in found["mta-sts-syntax"].advice
    proposed = found["mta-sts-syntax"].advice.split("\n")
    body = "\n".join(proposed[1:-1])
    assert "mta-sts-syntax" not in check(body=body)


@pytest.mark.parametrize(
    ("record", "lawful"),
    [
        ("v=STSv1; id=1", True),
        ("v=STSv1;id=" + "a1" * 16 + ";", True),
        ("v=STSv1; id=1; x-note.2=ours", True),
        ("v=STSv1; id=1; id=2", True),
        ("v=STSv1; id=" + "a" * 33, False),
        ("v=STSv1; id=2026-11-22", False),
        ("v=STSv1; id=", False),
        ("v=STSv1", False),
        ("v=STSv1; 1", False),
        ("v=stsv1; id=1", False),
        (" v=STSv1; id=1", False),
        ('"v=STSv1; id=1"', False),
    ],
)
def test_the_record(record, lawful):
    found = check({f"_mta-sts.{D} TXT": [record]})
    assert ("mta-sts-mode-enforce" in found, "mta-sts-syntax" in found) == (lawful, not lawful)


def test_a_text_that_is_no_record_does_not_make_it_two():
    found = check({f"_mta-sts.{D} TXT": ["v=STSv1; id=1", "v=stsv1; id=2", "other"]})
    assert "mta-sts-mode-enforce" in found


def test_a_policy_that_is_too_large(tmp_path):
    (tmp_path / f"{D}.txt").write_text(policy() + "\n" + "x-note: y\n" * 7_000)
    assert "mta-sts-policy-fetch-failed" in check(fetcher=FolderFetcher(tmp_path))


def test_the_policy_comes_before_the_record():
    for found in (check({f"_mta-sts.{D} TXT": None}), check(problem="404")):
        finding = found.get("mta-sts-none") or found["mta-sts-policy-fetch-failed"]
        lines = finding.advice.splitlines()
        assert lines[1:6] == ["version: STSv1", "mode: testing", f"mx: mx1.{D}", f"mx: b.mx2.{D}", "max_age: 604800"]
    assert "TXT" in check({f"_mta-sts.{D} TXT": None})["mta-sts-none"].advice.splitlines()[6]


# DKIM

SPARE = {
    f"{D} MX": [f"0 {D.replace('.', '-')}.mail.protection.outlook.com."],
    f"selector1._domainkey.{D} CNAME": ["s1._domainkey.wakaba.onmicrosoft.com."],
    f"selector2._domainkey.{D} CNAME": ["s2._domainkey.wakaba.onmicrosoft.com."],
    "onmicrosoft.com NS": ["ns.example."],
}


def test_a_spare_selector_beside_a_working_one_is_low():
    found = check(SPARE | {"s1._domainkey.wakaba.onmicrosoft.com TXT": [KEY]})
    assert (found["dkim-dangling"].severity, found["dkim-dangling"].subject) == ("low", "selector2")
    assert "dkim-key" in found


def test_no_selector_that_works_is_high():
    assert check(SPARE)["dkim-dangling"].severity == "high"


def test_a_spare_selector_whose_domain_is_for_sale_is_high():
    gone = {f"selector2._domainkey.{D} CNAME": ["s2._domainkey.kieta-service.example."]}
    found = check(SPARE | gone | {"s1._domainkey.wakaba.onmicrosoft.com TXT": [KEY]})
    assert found["dkim-dangling"].severity == "high"


@pytest.mark.parametrize(
    ("zone", "severity", "said"),
    [
        ({}, "low", "mail server"),
        ({f"{D} TXT": ["v=spf1 include:spf.protection.outlook.com -all"]}, "medium", "Microsoft 365"),
        ({f"{D} MX": ["1 smtp.google.com."]}, "medium", "Google Workspace"),
        ({f"{D} TXT": ["v=spf1 include:sendgrid.net -all"]}, "medium", "SendGrid"),
    ],
)
def test_no_key_at_any_selector(zone, severity, said):
    finding = check(zone)["dkim-absent"]
    assert finding.severity == severity
    assert said in finding.advice


@pytest.mark.parametrize(
    "zone",
    [
        {f"_domainkey.{D} TXT": "NODATA"},
        {f"_domainkey.{D} TXT": ["o=~"]},
        {f"_domainkey.{D} TXT": "SERVFAIL"},
        {f"default._domainkey.{D} TXT": [KEY], f"_domainkey.{D} TXT": "NODATA"},
        {f"{D} TXT": ["v=spf1 -all"]},
    ],
)
def test_keys_that_may_be_there_or_need_not(zone):
    assert "dkim-absent" not in check(zone)


def test_a_parked_domain_needs_no_key():
    assert "dkim-absent" not in check(parked=True)

"""DMARC records with mistakes: each is reported, and the advised record is the published one with corrections."""

import asyncio
import json
import lzma
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mailguard.dns.zone import ZoneResolver
from mailguard.finding import Severity
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.options import DomainOptions
from mailguard.posture.record_text import visible
from mailguard.posture.records.dmarc.reading import read_meant
from mailguard.posture.records.dmarc.repair import meant_tag, repaired
from mailguard.posture.report_address import read_address

D = "sakuragaoka-hp.example"
RUA = f"rua=mailto:dmarc@{D}"
REJECT = f"v=DMARC1; p=reject; {RUA}"
BASE = {
    f"{D} TXT": ["v=spf1 mx -all"],
    f"{D} MX": [f"10 mx1.{D}."],
    f"mx1.{D} A": ["192.0.2.10"],
    "10.2.0.192.in-addr.arpa PTR": [f"mx1.{D}."],
    f"{D} NS": ["ns1.dns.example.", "ns2.dns.example."],
    "post.example MX": ["10 mx.post.example."],
    f"{D}._report._dmarc.post.example TXT": ["v=DMARC1"],
}
PROPOSED = re.compile(r'(?<!_report\.)_dmarc\.(\S+?)\. TXT "([^"]*)"')
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "zones-dev.jsonl.xz"


def check(*records, domain=D, zone=None, parked=False, lang="en"):
    whole = BASE | ({f"_dmarc.{D} TXT": list(records)} if records else {}) | (zone or {})
    options = DomainOptions(parked=parked, http=False)
    return asyncio.run(acheck_domain(domain, resolver=ZoneResolver(whole), options=options, lang=lang))


def found(posture, family="dmarc-", least="low"):
    rank = Severity(least).rank
    return {
        each.check: each
        for each in posture.findings
        if each.check.startswith(family) and Severity(each.severity).rank >= rank
    }


def proposals(findings):
    return {record for each in findings for _, record in PROPOSED.findall(each.advice)}


def tags(record):
    return [tuple(part.strip() for part in each.partition("=")[::2]) for each in record.split(";") if "=" in each]


NEAR = {
    "lower case": (f"v=dmarc1; p=reject; {RUA}", "capitals"),
    "mixed case": (f"v=Dmarc1; p=reject; {RUA}", "capitals"),
    "blank before": (f" {REJECT}", "space or tab"),
    "tab before": (f"\t{REJECT}", "space or tab"),
    "no-break space before": (f"\u00a0{REJECT}", r"U\+00A0"),
    "byte-order mark": (f"\ufeff{REJECT}", r"U\+FEFF"),
    "zero-width inside": (REJECT.replace("DMARC1", "DM\u200bARC1"), r"U\+200B"),
    "quotes": (f'"{REJECT}"', "quotation"),
    "typographic quotes": (f"“{REJECT}”", "quotation"),
    "single quotes": (f"'{REJECT}'", "quotation"),
    "colon": (f"v=DMARC1: p=reject; {RUA}", "colon"),
    "colon for equals": (f"v:DMARC1; p=reject; {RUA}", "colon"),
    "no semicolon": (f"v=DMARC1 p=reject; {RUA}", "semicolon is missing"),
    "nothing between": (f"v=DMARC1p=reject; {RUA}", "semicolon is missing"),
    "commas": (f"v=DMARC1, p=reject, {RUA}", "comma"),
    "backslashes": (f"v=DMARC1\\; p=reject\\; {RUA}", "backslash"),
    "no version": (f"p=reject; {RUA}", "is missing at the beginning"),
    "bare version": (f"DMARC1; p=reject; {RUA}", "must be written"),
    "version without number": (f"v=DMARC; p=reject; {RUA}", "must be written"),
    "version last": (f"p=reject; {RUA}; v=DMARC1", "first"),
    "zone line": (f'_dmarc.{D}. 3600 IN TXT "{REJECT}"', "zone file"),
    "at sign": (f"@ IN TXT {REJECT}", "zone file"),
    "owner name": (f"_dmarc {REJECT}", "zone file"),
    "a word before": (f"text {REJECT}", "text comes before"),
    "full width": ("ｖ＝DMARC1；p=reject; " + RUA, r"U\+FF1D"),
}
READ = {
    "no semicolon behind p": (f"v=DMARC1; p=reject {RUA}", "semicolon is missing"),
    "comma behind p": (f"v=DMARC1; p=reject, {RUA}", "comma"),
    "colons behind tags": (f"v=DMARC1; p:reject; {RUA}", "colon"),
    "quote at the end": (f'v=DMARC1; p=reject"; {RUA}', "quotation"),
    "no-break space inside": (f"v=DMARC1;\u00a0p=reject; {RUA}", r"U\+00A0"),
    "line break": (f"v=DMARC1; p=reject;\n{RUA}", r"U\+000A"),
}


@pytest.mark.parametrize("name", [*NEAR, *READ])
def test_a_near_miss_is_one_finding_with_the_record_mended(name):
    text, said = (NEAR | READ)[name]
    posture = check(text)
    mend = found(posture, least="low")
    assert list(mend) == ["dmarc-near-miss"]
    finding = mend["dmarc-near-miss"]
    assert re.search(said, finding.summary)
    assert visible(text)[:40] in finding.explanation
    assert proposals([finding]) == {REJECT}
    assert not found(check(REJECT), least="low")


@pytest.mark.parametrize(
    "text",
    ["v=spf1 -all", "verification=abc123", "v=DKIM1; k=rsa; p=abc", "dmarc is handled by it@post.example", "", "p=1"],
)
def test_what_has_nothing_to_do_with_it_is_no_near_miss(text):
    assert list(found(check(text))) == ["dmarc-none"]


@pytest.mark.parametrize(
    "record",
    [
        REJECT,
        f"V=DMARC1;p=reject;{RUA};",
        f"v = DMARC1 ;\tp = reject ; {RUA} ;",
        REJECT + "; fo=1:d:s; ri=86400; rf=afrf",
    ],
)
def test_lawful_spellings_are_silent(record):
    assert not found(check(record), least="low")


KEPT = "sp=reject; adkim=s; aspf=s; fo=1; rua=mailto:a@post.example; ruf=mailto:f@post.example; vendor=7"
MENDED = {
    f"v=DMARC1; p=none; {KEPT}": f"v=DMARC1; p=quarantine; {KEPT}",
    f"v=DMARC1; {RUA}; p=none": f"v=DMARC1; {RUA}; p=quarantine",
    f"v=DMARC1; p=none; sp=none; np=none; {RUA}": f"v=DMARC1; p=quarantine; sp=quarantine; np=quarantine; {RUA}",
    f"v=DMARC1; p=none; t=y; {RUA}": f"v=DMARC1; p=quarantine; {RUA}",
    f"v=DMARC1; p=reject; t=y; {RUA}": REJECT,
    f"v=DMARC1; p=quarantine; t=y; sp=reject; {RUA}": f"v=DMARC1; p=quarantine; sp=reject; {RUA}",
    f"v=DMARC1; p=rejct; {RUA}": REJECT,
    f"v=DMARC1; p=quarentine; {RUA}": f"v=DMARC1; p=quarantine; {RUA}",
    f"v=DMARC1; {RUA}": f"v=DMARC1; p=quarantine; {RUA}",
    f"v=DMARC1; policy=reject; {RUA}": REJECT,
    f"v=DMARC1; p=reject; apsf=s; akdim=r; {RUA}": f"v=DMARC1; p=reject; aspf=s; adkim=r; {RUA}",
    f"v=DMARC1; p=reject; aspf=strict; fo=1,d; {RUA}": f"v=DMARC1; p=reject; aspf=s; fo=1:d; {RUA}",
    f"v=DMARC1; p=reject; rua=dmarc@{D}": REJECT,
    f"v=DMARC1; p=reject; rua=mailto:<dmarc@{D}>": REJECT,
    f"v=DMARC1; p=reject; rua=mailto:Reports <dmarc@{D}>": REJECT,
    f"v=DMARC1; p=reject; rua=mailto://dmarc@{D}": REJECT,
    f"v=DMARC1; p=reject; rua=mailto: dmarc@{D}": REJECT,
    f"v=DMARC1; p=reject; {RUA},": REJECT,
    f"v=DMARC1; p=reject; {RUA}; rua=mailto:b@post.example": f"{REJECT},mailto:b@post.example",
    f"v=DMARC1; p=reject; {RUA}; mailto:b@post.example": f"{REJECT},mailto:b@post.example",
    f"v=DMARC1; p=reject; {RUA} mailto:b@post.example": f"{REJECT},mailto:b@post.example",
    f"v=DMARC1; p=reject; {RUA},mailto:r@intern": REJECT,
}


@pytest.mark.parametrize("record", MENDED)
def test_the_record_to_publish_keeps_every_tag(record):
    posture = check(record)
    mend = found(posture)
    assert mend
    assert proposals(mend.values()) == {MENDED[record]}
    assert not found(check(MENDED[record]), least="medium")
    assert "example.jp" not in " ".join(each.advice for each in posture.findings)


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_tag_that_stands_twice_is_told_as_such(lang):
    finding = found(check(f"v=DMARC1; p=reject; {RUA}; rua=mailto:b@post.example", lang=lang))["dmarc-syntax"]
    assert re.search("twice|2 回", finding.summary)
    assert re.search("comma|コンマ", finding.advice)


def test_a_test_is_a_step_weaker_and_never_as_it_should_be():
    for policy, effective, idle in (
        ("reject", "quarantine", False),
        ("quarantine", "none", False),
        ("none", "none", True),
    ):
        posture = check(f"v=DMARC1; p={policy}; t=y; {RUA}")
        assert posture.dmarc.effective_policy == effective
        mend = found(posture)
        assert mend["dmarc-testing"].severity == ("low" if idle else "medium")
        assert "t=y" in mend["dmarc-testing"].summary
        assert "dmarc-policy-reject" not in {each.check for each in posture.findings}
        assert f"dmarc-policy-{effective}" in {each.check for each in posture.findings}
    assert not found(check(f"v=DMARC1; p=reject; t=n; {RUA}"))


def test_findings_follow_the_policy_that_applies():
    sub = {f"w.{D} TXT": ["v=spf1 -all"], f"w.{D} A": ["192.0.2.9"]}
    posture = check(f"v=DMARC1; p=reject; sp=none; {RUA}", domain=f"w.{D}", zone=sub)
    assert posture.dmarc.effective_policy == "none"
    mend = found(posture)
    assert "sp=none" in mend["dmarc-policy-none"].summary
    assert proposals([mend["dmarc-policy-none"]]) == {f"v=DMARC1; p=reject; sp=quarantine; {RUA}"}
    raised = check(f"v=DMARC1; p=reject; sp=quarantine; {RUA}", domain=f"w.{D}", zone=sub)
    assert "dmarc-policy-none" not in found(raised)


def test_several_records_are_joined_to_the_strictest():
    posture = check(f"v=DMARC1; p=none; {RUA}", "v=DMARC1; p=reject; rua=mailto:b@post.example; adkim=s")
    assert proposals(found(posture).values()) == {
        f"v=DMARC1; p=reject; rua=mailto:b@post.example,mailto:dmarc@{D}; adkim=s"
    }


def test_a_parked_domain_is_one_finding_and_keeps_its_report_address():
    posture = check(f"v=DMARC1; p=none; {RUA}; adkim=s", parked=True)
    mend = found(posture, "")
    assert "dmarc-policy-none" not in mend
    assert proposals([mend["parked-not-hardened"]]) == {f"v=DMARC1; p=reject; {RUA}; adkim=s"}
    bare = check(parked=True, zone={f"{D} TXT": ["x"], f"{D} MX": "NODATA", f"{D} A": ["192.0.2.1"]})
    assert {"spf-none", "dmarc-none", "parked-not-hardened"} & {each.check for each in bare.findings} == {
        "parked-not-hardened"
    }


ADDRESSES = {
    "mailto:r@a.example": "",
    "mailto:r@a.example!10m": "",
    "mailto:r@a.example?subject=x": "",
    "mailto:r%2Bx@a.example": "",
    "MAILTO:r+x@sub.a.example": "",
    "https://a.example/report": "",
    "mailto:": "empty",
    "": "empty",
    "mailto:reports": "no-domain",
    "mailto:reports@": "no-domain",
    "mailto:@a.example": "no-mailbox",
    "mailto:r r@a.example": "blank",
    "mailto:r%20r@a.example": "blank",
    "mailto:<r@a.example>": "angle-brackets",
    "mailto:r@intern": "single-label",
    "mailto:r@192.0.2.1": "bad-host",
    "mailto:r@a..example": "bad-host",
    "mailto:r@a.example.": "bad-host",
    "mailto:r@-a.example": "bad-host",
    "mailto:r@b@a.example": "bad-mailbox",
    "mailto://r@a.example": "slashes",
    "r@a.example": "no-mailto",
    "a.example": "no-scheme",
    "ftp://a.example": "no-scheme",
    "https://": "no-host",
    "https:///x": "no-host",
    "https:a.example": "no-host",
    "https://intern/x": "single-label",
    "mailto:r\u00a0@a.example": "character: U+00A0",
}


@pytest.mark.parametrize("text", ADDRESSES)
def test_addresses_that_reports_can_be_sent_to(text):
    assert read_address(text).problem == ADDRESSES[text]
    rpt = {f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua={text}"]}
    checks = {each.check for each in check(REJECT, zone=rpt).findings}
    assert ("tls-rpt-ok" in checks, "tls-rpt-syntax" in checks) == (not ADDRESSES[text], bool(ADDRESSES[text]))
    mend = found(check(f"v=DMARC1; p=reject; rua={text}"))
    assert ("dmarc-rua-invalid" in mend) == bool(ADDRESSES[text])


UNREACHED = {
    "null MX": {"q.example MX": ["0 ."]},
    "nothing there": {},
    "a name without mail": {"q.example TXT": ["x"]},
}


@pytest.mark.parametrize("name", UNREACHED)
def test_reports_that_cannot_be_delivered(name):
    agreed = {f"{D}._report._dmarc.q.example TXT": ["v=DMARC1"]}
    finding = found(check("v=DMARC1; p=reject; rua=mailto:r@q.example", zone=agreed | UNREACHED[name]))
    assert list(finding) == ["dmarc-rua-undeliverable"]
    assert "q.example" in finding["dmarc-rua-undeliverable"].summary


@pytest.mark.parametrize(
    "zone", [{"q.example MX": ["10 m.q.example."]}, {"q.example AAAA": ["2001:db8::1"]}, {"q.example MX": "TIMEOUT"}]
)
def test_reports_that_can_or_may_be_delivered(zone):
    agreed = {f"{D}._report._dmarc.q.example TXT": ["v=DMARC1"]}
    assert not found(check("v=DMARC1; p=reject; rua=mailto:r@q.example", zone=agreed | zone))


def test_reports_by_the_web_alone_reach_nobody():
    assert list(found(check("v=DMARC1; p=reject; rua=https://a.example/r"))) == ["dmarc-rua-undeliverable"]


def test_near_names_of_tags():
    for name, meant in {
        "apsf": "aspf",
        "akdim": "adkim",
        "policy": "p",
        "rau": "rua",
        "ruaf": "",
        "x": "",
        "p": "",
    }.items():
        assert meant_tag(name) == meant, name


TEXTS = st.text(alphabet=st.sampled_from("vp=DMARC1;:, \t\"'\\\u00a0\u200b@.<>!abnoerjctuquami\n"), max_size=120)


@given(TEXTS | st.text(max_size=200))
@example("v=DMARC1; p=none; rua=mailto:a@b.example,,;;")
def test_any_text_is_read_and_what_is_proposed_is_stable(text):
    reading = read_meant(text)
    visible(text)
    if reading is None:
        return
    mended = repaired([text])
    assert mended is not None
    assert mended.record.isprintable()
    assert '"' not in mended.record
    again = repaired([mended.record])
    assert again is not None
    assert dict(tags(again.record)).get("p") == dict(tags(mended.record)).get("p") in ("quarantine", "reject")


def test_long_texts_cost_nothing():
    for text in (
        "v=" * 50_000,
        "v=DMARC1" + " p" * 50_000,
        "a" * 100_000 + "@",
        "v=DMARC1;" + ";" * 100_000,
        "p=," * 50_000,
    ):
        read_meant(text)
        repaired([text])
        read_address(text)


@pytest.mark.skipif(not CORPUS.is_file(), reason="../shared/corpus is not here")
def test_proposals_for_records_of_the_real_world_hold():
    with lzma.open(CORPUS, "rt", encoding="utf-8") as stream:
        entries = [json.loads(line) for number, line in enumerate(stream) if number % 220 == 0]
    for entry in entries:
        domain, zone = entry["domain"], entry["zone"]
        options = DomainOptions(http=False)
        posture = asyncio.run(acheck_domain(domain, resolver=ZoneResolver(zone), options=options))
        assert "check-failed" not in {each.check for each in posture.findings}, domain
        for finding in posture.findings:
            for name, record in PROPOSED.findall(finding.advice) if finding.check.startswith("dmarc-") else ():
                after = asyncio.run(
                    acheck_domain(
                        domain, resolver=ZoneResolver({**zone, f"_dmarc.{name} TXT": [record]}), options=options
                    )
                )
                known = {(each.check, each.subject) for each in posture.findings}
                worse = {(each.check, each.subject) for each in after.findings if Severity(each.severity).rank >= 3}
                assert (finding.check, finding.subject) not in {(each.check, each.subject) for each in after.findings}
                assert not worse - known, (domain, record)


def test_addresses_elsewhere_have_to_agree_before_they_are_proposed():
    for record in ("v=DMARC1; p=reject; rua=d@far.example", "v=dmarc1; p=reject; rua=mailto:d@far.example"):
        mend = found(check(record))
        assert "dmarc-rua-external-not-authorized" in mend
        assert proposals(mend.values()) == {"v=DMARC1; p=reject; rua=mailto:d@far.example"}

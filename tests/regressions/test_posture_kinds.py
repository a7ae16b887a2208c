"""Kinds of DNS records that were once judged wrongly, each with variations and a correct counterpart."""

import asyncio
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.dns.zone import ZoneResolver
from mailguard.finding import Severity
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.diff import compare
from mailguard.posture.facts import facts
from mailguard.posture.judge import judge
from mailguard.posture.observation import Observation
from mailguard.posture.options import DomainOptions
from mailguard.posture.record_slip import begins, is_meant, named_addresses, named_id, slip
from mailguard.posture.records import tls_rpt
from mailguard.posture.records.bimi import collect as bimi
from mailguard.posture.records.caa import same_caa
from mailguard.posture.records.mta_sts import collect as mta_sts
from mailguard.posture.spelling import same_subject, same_uri, same_uris

D = "momijigaoka-hp.example"
SUB = f"w.{D}"
BASE = {
    f"{D} SOA": [f"ns1.{D}. host.{D}. 1 7200 900 1209600 300"],
    f"{D} TXT": ["v=spf1 mx -all"],
    f"{D} MX": [f"10 mx1.{D}."],
    f"mx1.{D} A": ["192.0.2.10"],
    "10.2.0.192.in-addr.arpa PTR": [f"mx1.{D}."],
    f"{D} NS": ["ns1.dns.example.", "ns2.dns.example."],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:dmarc@{D}"],
}
BELOW = {f"{SUB} TXT": ["v=spf1 -all"], f"{SUB} A": ["192.0.2.80"]}
PROPOSED = re.compile(r'(\S+)\. TXT "([^"]*)"')


def check(zone=None, domain=D, lang="en", parked=False):
    whole = {name: answer for name, answer in (BASE | (zone or {})).items() if answer is not None}
    options = DomainOptions(http=False, parked=parked)
    return asyncio.run(acheck_domain(domain, resolver=ZoneResolver(whole), options=options, lang=lang))


def dmarc(*texts, domain=D):
    return {f"_dmarc.{domain} TXT": list(texts)}


def named(posture, check):
    return next((each for each in posture.findings if each.check == check), None)


def proposed(posture, check):
    return dict(PROPOSED.findall(named(posture, check).advice))


# --- a: and mx: with a prefix ---


@pytest.mark.parametrize("address", ["10.1.2.3", "100.64.9.9", "192.168.4.4", "172.20.0.5", "127.0.0.1", "198.18.3.3"])
@pytest.mark.parametrize("term", ["a:relay.inside.example/9", "mx:relay.inside.example/9"])
def test_a_prefix_around_a_private_host_is_not_wide(address, term):
    zone = {"relay.inside.example A": [address], "relay.inside.example MX": ["5 relay.inside.example."]}
    prefix = {"10": "/8", "100": "/10", "192": "/16", "172": "/12", "127": "/8", "198": "/15"}[address.split(".")[0]]
    text = term.replace("/9", prefix)
    other = text.replace("relay.inside", "relay.outside")
    zone |= {"relay.outside.example A": ["5.0.0.1"], "relay.outside.example MX": ["5 relay.outside.example."]}
    assert not named(check(zone | {f"{D} TXT": [f"v=spf1 ip4:8.0.0.0/8 {text} -all"]}), "spf-range-too-wide")
    wide = named(check(zone | {f"{D} TXT": [f"v=spf1 ip4:8.0.0.0/8 {other} -all"]}), "spf-range-too-wide")
    assert wide.severity == "high"


def test_a_prefix_around_a_unique_local_address_is_not_wide():
    zone = {"relay.inside.example AAAA": ["fd00:1::5"], "relay.outside.example AAAA": ["2a00:1::5"]}
    for host, wide in (("inside", False), ("outside", True)):
        text = f"v=spf1 a:relay.{host}.example//7 -all"
        assert bool(named(check(zone | {f"{D} TXT": [text]}), "spf-range-too-wide")) is wide


def test_prefixes_that_overlap_count_once_and_one_of_the_whole_internet_counts():
    zone = {"a.example A": ["5.0.0.1", "5.9.0.1"], "b.example A": ["5.3.0.1"], "c.example A": ["10.0.0.1"]}
    same = zone | {f"{D} TXT": ["v=spf1 a:a.example/8 a:b.example/8 -all"]}
    assert not named(check(same), "spf-range-too-wide")
    whole = zone | {f"{D} TXT": ["v=spf1 a:c.example/0 -all"]}
    assert named(check(whole), "spf-range-too-wide")


def test_a_prefix_around_a_name_that_nobody_knows_yet_counts():
    assert named(check({f"{D} TXT": ["v=spf1 a:%{i}.x.example/4 -all"]}), "spf-range-too-wide")
    assert named(check({f"{D} TXT": ["v=spf1 a:gone.example/4 -all"]}), "spf-range-too-wide")


def test_a_lying_answer_of_the_other_family_breaks_nothing():
    zone = {
        "a.example AAAA": ["192.0.2.1"],
        "a.example A": ["2001:db8::1", "x"],
        f"{D} TXT": ["v=spf1 a:a.example/8//40 -all"],
    }
    assert named(check(zone), "check-failed") is None


# --- names are case-insensitive ---

SPELLINGS = {
    "host of rua": dmarc(f"v=DMARC1; p=reject; rua=mailto:dmarc@{D.upper()}"),
    "scheme of rua": dmarc(f"v=DMARC1; p=reject; rua=MAILTO:dmarc@{D}"),
    "blank and repetition": dmarc(f"v=DMARC1; p=reject; rua= mailto:dmarc@{D} , mailto:dmarc@{D.title()}"),
    "mx": {f"{D} MX": [f"10 MX1.{D.upper()}."]},
    "ns": {f"{D} NS": ["NS1.dns.example.", "ns2.DNS.example"]},
    "caa": {f"{D} CAA": ['0 ISSUE "CA.Example; account=Ab1"', '0 iodef "MAILTO:it@CA.example"']},
    "tls-rpt": {f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1;rua=MAILTO:tls@{D.upper()},https://Tls.Post.example/Up"]},
    "bimi": {f"default._bimi.{D} TXT": [f"v=BIMI1;  l=HTTPS://Www.{D}/Logo.svg"]},
    "spf": {f"{D} TXT": ["v=spf1 MX ~include:SPF.Post.EXAMPLE -ALL"]},
    "address without delivery": dmarc(f"v=DMARC1; p=reject; rua=mailto:dmarc@{D}; ruf=mailto:it@NOWHERE.{D}"),
}
BEFORE = {
    "caa": {f"{D} CAA": ['0 issue "ca.example; account=Ab1"', '0 iodef "mailto:it@ca.example"']},
    "tls-rpt": {f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua=https://tls.post.example/Up,mailto:tls@{D}"]},
    "bimi": {f"default._bimi.{D} TXT": [f"v=BIMI1; l=https://www.{D}/Logo.svg"]},
    "spf": {f"{D} TXT": ["v=spf1 mx ~include:spf.post.example -all"]},
    "address without delivery": dmarc(f"v=DMARC1; p=reject; rua=mailto:dmarc@{D}; ruf=mailto:it@nowhere.{D}"),
}


def changes(before, after):
    return compare(D, "2026-11-30T00:00:00Z", facts(check(before)), facts(check(after)))


@pytest.mark.parametrize("name", SPELLINGS)
def test_another_spelling_is_no_change(name):
    assert changes(BEFORE.get(name), SPELLINGS[name]) == ()


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({}, dmarc("v=DMARC1; p=reject; rua=mailto:dmarc@post.example"), "dmarc-rua"),
        ({}, dmarc(f"v=DMARC1; p=reject; rua=mailto:other@{D}"), "dmarc-rua"),
        (BEFORE["caa"], {f"{D} CAA": ['0 issue "ca.example; account=aB1"', '0 iodef "mailto:it@ca.example"']}, "caa"),
        (BEFORE["tls-rpt"], {f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua=mailto:tls@{D}"]}, "tls-rpt"),
        (BEFORE["bimi"], {f"default._bimi.{D} TXT": [f"v=BIMI1; l=https://www.{D}/logo.svg"]}, "bimi"),
        ({}, {f"{D} NS": ["ns1.dns.example.", "ns3.dns.example."]}, "ns"),
    ],
)
def test_another_thing_is_a_change(before, after, what):
    assert what in {each.what for each in changes(before, after)}


@given(st.text(max_size=60))
def test_spellings_of_anything_are_steady(text):
    for spell in (same_uri, same_caa, same_subject):
        assert spell(spell(text)) == spell(text)
    assert all(same_uris(text))


# --- one proposed DMARC record for all mistakes ---

RUA = f"rua=mailto:dmarc@{D}"
SP, NP = "dmarc-subdomain-policy-weaker", "dmarc-nonexistent-subdomain-policy-weaker"


@pytest.mark.parametrize(
    ("record", "check_name", "joint"),
    [
        (f"v=DMARC1; p=reject; sp=none; adkim=s; {RUA}", SP, f"v=DMARC1; p=reject; sp=reject; adkim=s; {RUA}"),
        (f"v=DMARC1; p=reject; sp=quarantine; {RUA}", SP, f"v=DMARC1; p=reject; sp=reject; {RUA}"),
        (f"v=DMARC1; p=quarantine; sp=none; fo=1; {RUA}", SP, f"v=DMARC1; p=quarantine; sp=quarantine; fo=1; {RUA}"),
        (f"v=DMARC1; p=reject; sp=None; np=none; {RUA}", SP, f"v=DMARC1; p=reject; sp=reject; np=reject; {RUA}"),
        (f"v=DMARC1; p=reject; np=none; aspf=s; {RUA}", NP, f"v=DMARC1; p=reject; np=reject; aspf=s; {RUA}"),
        (f"v=DMARC1; p=reject; sp=quarantine; np=none; {RUA}", NP, f"v=DMARC1; p=reject; sp=reject; np=reject; {RUA}"),
        (f"v=DMARC1; p=reject; pct=20; {RUA}", "dmarc-pct-below-100", f"v=DMARC1; p=reject; {RUA}"),
        (f"v=DMARC1; p=reject; sp=none; t=y; {RUA}", SP, f"v=DMARC1; p=reject; sp=reject; {RUA}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_finding_about_a_record_shows_the_one_that_mends_them_all(record, check_name, joint, lang):
    posture = check(dmarc(record), lang=lang)
    assert proposed(posture, check_name) == {f"_dmarc.{D}": joint}
    shown = {
        text for each in posture.findings if each.check.startswith("dmarc") for _, text in PROPOSED.findall(each.advice)
    }
    assert shown == {joint}
    after = check(dmarc(joint))
    assert not [each for each in after.findings if each.check.startswith("dmarc") and Severity(each.severity).rank > 1]


def test_a_stricter_policy_below_stays_and_nothing_is_proposed():
    posture = check(dmarc(f"v=DMARC1; p=quarantine; sp=reject; np=reject; {RUA}"))
    assert not named(posture, "dmarc-subdomain-policy-weaker")
    assert not named(posture, "dmarc-nonexistent-subdomain-policy-weaker")


def test_a_share_is_kept_while_the_policy_is_raised():
    posture = check(dmarc(f"v=DMARC1; p=none; pct=20; {RUA}"))
    assert proposed(posture, "dmarc-policy-none") == {f"_dmarc.{D}": f"v=DMARC1; p=quarantine; pct=20; {RUA}"}
    assert proposed(posture, "dmarc-pct-below-100") == proposed(posture, "dmarc-policy-none")


@pytest.mark.parametrize(
    ("above", "raised"),
    [
        (f"v=DMARC1; p=reject; sp=none; {RUA}", f"v=DMARC1; p=reject; sp=quarantine; {RUA}"),
        (f"v=DMARC1; p=reject; sp=quarantine; {RUA}", f"v=DMARC1; p=reject; sp=reject; {RUA}"),
    ],
)
def test_an_inherited_policy_is_raised_one_step_where_it_is_published(above, raised):
    posture = check(dmarc(above) | BELOW, SUB)
    assert proposed(posture, "dmarc-subdomain-policy-weaker") == {f"_dmarc.{D}": raised}


# --- several records at the author domain ---

TWO = ("v=DMARC1; p=none", "v=DMARC1; p=reject")


@pytest.mark.parametrize(
    ("above", "policy"),
    [
        (f"v=DMARC1; p=reject; sp=quarantine; {RUA}", "quarantine"),
        (f"v=DMARC1; p=reject; {RUA}", "reject"),
        ("v=DMARC1; p=none", "none"),
        (f"v=DMARC1; p=reject; t=y; {RUA}", "quarantine"),
        (f"v=DMARC1; p=reject; sp=none; np=reject; {RUA}", "none"),
    ],
)
def test_several_records_are_discarded_and_the_walk_goes_on(above, policy):
    posture = check(dmarc(above) | dmarc(*TWO, domain=SUB) | BELOW, SUB)
    assert (posture.dmarc.location, posture.dmarc.effective_policy, posture.dmarc.record) == (D, policy, above)
    assert posture.dmarc.tags["p"] == above.split("p=")[1].partition(";")[0]
    told = named(posture, "dmarc-multiple-records")
    assert (told.severity, D in told.explanation) == ("high", True)
    assert all(text in told.evidence[0].text for text in TWO)
    assert proposed(posture, "dmarc-multiple-records") == {f"_dmarc.{SUB}": "v=DMARC1; p=reject"}


def test_a_single_record_of_its_own_ends_the_walk():
    posture = check(dmarc(TWO[1], domain=SUB) | BELOW, SUB)
    assert (posture.dmarc.location, posture.dmarc.effective_policy) == (SUB, "reject")


@pytest.mark.parametrize("above", [None, ["TIMEOUT"][0], list(TWO), ["v=DMARC1; p=nonsense"]])
def test_several_records_with_nothing_above_leave_the_domain_unprotected(above):
    posture = check({f"_dmarc.{D} TXT": above} | dmarc(*TWO, domain=SUB) | BELOW, SUB)
    assert posture.dmarc.effective_policy == ""
    assert named(posture, "dmarc-multiple-records").severity == "high"


def test_several_records_at_the_top_look_at_the_registry():
    registry = "v=DMARC1; p=reject; psd=y"
    posture = check(dmarc(*TWO) | {"_dmarc.example TXT": [registry]})
    assert (posture.dmarc.location, posture.dmarc.effective_policy) == ("example", "reject")


# --- near misses of TLS-RPT, MTA-STS and BIMI ---

TLS = f"rua=mailto:tls@{D}"
NEAR_TLS = {
    "no semicolon": f"v=TLSRPTv1 {TLS}",
    "nothing between": f"v=TLSRPTv1{TLS}",
    "comma": f"v=TLSRPTv1, {TLS}",
    "colon": f"v=TLSRPTv1: {TLS}",
    "blank before": f" v=TLSRPTv1; {TLS}",
    "lower case": f"v=tlsrptv1; {TLS}",
    "quotes": f'"v=TLSRPTv1; {TLS}"',
    "typographic quotes": f"“v=TLSRPTv1; {TLS}”",
    "no v": f"TLSRPTv1; {TLS}",
    "no version": TLS,
    "version 2": f"v=TLSRPTv2; {TLS}",
    "no number": f"v=TLSRPT; {TLS}",
    "hyphen": f"v=TLS-RPTv1; {TLS}",
    "swapped letters": f"v=TLSRTPv1; {TLS}",
    "letter missing": f"v=TLRPTv1; {TLS}",
    "blanks around": f"v = TLSRPTv1; {TLS}",
    "full width": f"ｖ＝TLSRPTv1；{TLS}",
    "byte-order mark": f"\ufeffv=TLSRPTv1; {TLS}",
    "zone line": f'_smtp._tls.{D}. 3600 IN TXT "v=TLSRPTv1; {TLS}"',
    "version last": f"{TLS}; v=TLSRPTv1",
    "backslash": f"v=TLSRPTv1\\; {TLS}",
}


@pytest.mark.parametrize("name", NEAR_TLS)
def test_a_near_miss_of_tls_rpt_is_named_and_mended(name):
    posture = check({f"_smtp._tls.{D} TXT": [NEAR_TLS[name]]})
    assert named(posture, "tls-rpt-syntax").severity == "low"
    assert not named(posture, "tls-rpt-ok")
    assert not named(posture, "tls-rpt-none")
    assert proposed(posture, "tls-rpt-syntax") == {f"_smtp._tls.{D}": f"v=TLSRPTv1; {TLS}"}


@pytest.mark.parametrize(
    "text",
    ["v=STSv1 id=2026", "v=stsv1; id=2026", '"v=STSv1; id=2026"', " v=STSv1; id=2026", "STSv1; id=2026", "id=2026",
     "v=STSv1,id=2026", "v=STS1; id=2026", "v=MTA-STSv1; id=2026", "v=MTASTS; id=2026", "v:STSv1; id=2026"],
)  # fmt: skip
def test_a_near_miss_of_mta_sts_is_named_and_keeps_its_id(text):
    posture = check({f"_mta-sts.{D} TXT": [text]})
    assert named(posture, "mta-sts-syntax").severity == "medium"
    assert proposed(posture, "mta-sts-syntax") == {f"_mta-sts.{D}": "v=STSv1; id=2026"}
    assert (
        text.strip() not in named(posture, "mta-sts-syntax").summary
    )  # the summary gives a reason and does not repeat the record


@pytest.mark.parametrize(
    "rest",
    [
        "{0} l={1}",
        "{0}, l={1}",
        " {0}; l={1}",
        "“{0}; l={1}”",
        "BIMI1; l={1}",
        "l={1}",
        "v=bimi1; l={1}",
        "v=BIMI; l={1}",
    ],
)
def test_a_near_miss_of_bimi_is_named(rest):
    text = rest.format("v=BIMI1", f"https://www.{D}/logo.svg")
    posture = check({f"default._bimi.{D} TXT": [text]})
    assert named(posture, "bimi-syntax").severity == "low"
    assert not named(posture, "bimi-present")


@pytest.mark.parametrize(
    "text",
    ["v=spf1 -all", "v=DMARC1; p=none; rua=mailto:a@b.example", "v=DKIM1; p=abc", "site-verification=stsv1x", ""],
)
def test_texts_of_other_kinds_are_no_near_misses(text):
    zone = {f"{name}.{D} TXT": [text] for name in ("_smtp._tls", "_mta-sts", "default._bimi")}
    posture = check(zone)
    assert named(posture, "tls-rpt-none")
    assert named(posture, "mta-sts-none")
    assert not named(posture, "bimi-syntax")


def test_right_records_stay_right_beside_others():
    zone = {
        f"_smtp._tls.{D} TXT": ["v=spf1 -all", f"v=TLSRPTv1;{TLS}"],
        f"default._bimi.{D} TXT": [f"v=BIMI1; l=https://www.{D}/logo.svg"],
        f"_mta-sts.{D} TXT": ["v=STSv1; id=2026;"],
    }
    posture = check(zone)
    assert named(posture, "tls-rpt-ok")
    assert named(posture, "bimi-present")
    assert not named(posture, "mta-sts-syntax")
    assert not named(posture, "mta-sts-none")


@given(st.text(max_size=80) | st.text('v=TLSRPTv1; rua:mailto@."\\ ', max_size=60))
def test_any_text_is_read(text):
    for kind in (tls_rpt.KIND, mta_sts.KIND, bimi.KIND):
        version = kind.version
        assert is_meant(f"{version}; {text}", kind)
        assert begins(text, version) <= is_meant(text, kind)
        assert slip(text, version)
    assert named_id(text).isalnum() or not named_id(text)
    assert len(named_addresses(text)) <= 600


# --- a service at the MX that may not send ---

GOOGLE = {
    f"{D} MX": ["1 aspmx.l.google.com.", "5 alt1.aspmx.l.google.com."],
    "_spf.google.com TXT": ["v=spf1 include:_netblocks.google.com ~all"],
    "_netblocks.google.com TXT": ["v=spf1 ip4:203.0.113.64/26 ~all"],
    "aspmx.l.google.com A": ["203.0.113.70"],
    "post.example TXT": ["v=spf1 ip4:198.51.100.0/25 -all"],
}
M365 = {
    f"{D} MX": ["0 momiji-example.mail.protection.outlook.com."],
    "spf.protection.outlook.com TXT": ["v=spf1 ip4:203.0.113.0/26 -all"],
    "momiji-example.mail.protection.outlook.com A": ["203.0.113.9"],
    "post.example TXT": ["v=spf1 ip4:198.51.100.0/25 -all"],
}
WORKS = {
    f"{D} MX": ["10 kr1-aspmx1.worksmobile.com."],
    "spf.worksmobile.com TXT": ["v=spf1 ip4:203.0.113.128/26 ~all"],
    "kr1-aspmx1.worksmobile.com A": ["203.0.113.130"],
    "post.example TXT": ["v=spf1 ip4:198.51.100.0/25 -all"],
}


@pytest.mark.parametrize(
    ("zone", "text", "joint", "name"),
    [
        (GOOGLE, "include:post.example -all", "include:post.example include:_spf.google.com -all", "Google"),
        (GOOGLE, "mx -all", "mx include:_spf.google.com -all", "Google"),
        (GOOGLE, "ip4:198.51.100.9", "ip4:198.51.100.9 include:_spf.google.com ~all", "Google"),
        (M365, "ip4:198.51.100.9 -all", "ip4:198.51.100.9 include:spf.protection.outlook.com -all", "365"),
        (WORKS, "include:post.example ~all", "include:post.example include:spf.worksmobile.com -all", "LINE WORKS"),
        (M365, "a exp=x.post.example -all", "a include:spf.protection.outlook.com exp=x.post.example -all", "365"),
    ],
)  # fmt: skip
def test_a_service_that_may_not_send_is_named_with_its_include(zone, text, joint, name):
    whole = zone | {f"{D} TXT": [f"v=spf1 {text}"], f"{D} A": ["198.51.100.7"]}
    posture = check(whole)
    told = named(posture, "provider-not-in-spf")
    assert told.severity == "medium"
    assert name in told.summary
    record = f"v=spf1 {joint}"
    assert proposed(posture, "provider-not-in-spf") == {D: record}
    assert not named(check(whole | {f"{D} TXT": [record]}), "provider-not-in-spf")
    assert name in named(check(whole, lang="ja"), "provider-not-in-spf").summary


@pytest.mark.parametrize(
    "text",
    [
        "v=spf1 include:_spf.google.com -all",
        "v=spf1 include:_SPF.Google.com ~all",
        "v=spf1 include:_netblocks.google.com -all",
        "v=spf1 ip4:203.0.113.64/26 -all",
        "v=spf1 ip4:203.0.113.80/30 -all",
        "v=spf1 ?include:_spf.google.com -all",
        "v=spf1 include:wrapped.example -all",
        "v=spf1 redirect=_spf.google.com",
        "v=spf1 exists:%{i}.flat.example -all",
        "v=spf1 include:%{i}.flat.example -all",
        "v=spf1 include:late.example -all",
        "v=spf1 -all",
        "v=spf1 mx +all",
    ],
)
def test_a_service_that_may_send_or_might_is_not_named(text):
    zone = {"wrapped.example TXT": ["v=spf1 include:_spf.google.com -all"], "late.example TXT": "TIMEOUT"}
    assert not named(check(GOOGLE | zone | {f"{D} TXT": [text]}), "provider-not-in-spf")


@pytest.mark.parametrize(
    "host",
    ["d1.ess.barracudanetworks.com", "mx1.pphosted.com", "jp-smtp-inbound-1.mimecast.com", "mx01.mail.icloud.org",
     "route1.mx.cloudflare.net", "mx1.forwardemail.net", "mx.xserver.jp", f"mx1.{D}"],
)  # fmt: skip
def test_a_filter_a_forwarder_or_a_host_of_ones_own_proves_nothing(host):
    zone = {f"{D} MX": [f"10 {host}."], f"{host} A": ["203.0.113.5"]}
    assert not named(check(zone | {f"{D} TXT": ["v=spf1 ip4:198.51.100.9 -all"]}), "provider-not-in-spf")


def test_behind_a_redirect_it_says_whom_to_ask():
    text = {f"{D} TXT": ["v=spf1 redirect=post.example"]}
    told = named(check(GOOGLE | text), "provider-not-in-spf")
    assert "post.example" in told.advice
    assert not PROPOSED.findall(told.advice)
    own = {f"{D} TXT": [f"v=spf1 redirect=_spf.{D}"], f"_spf.{D} TXT": ["v=spf1 ip4:198.51.100.9 -all"]}
    assert proposed(check(GOOGLE | own), "provider-not-in-spf") == {
        f"_spf.{D}": "v=spf1 ip4:198.51.100.9 include:_spf.google.com -all"
    }


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("ip4:5.0.0.0/12", "ip4:5.1.2.0/24 ip4:5.2.0.0/16", False),
        ("ip4:5.1.2.0/24", "ip4:5.1.2.0/24 ip4:9.2.0.0/16", False),
        ("ip4:5.1.2.128/25", "ip4:5.1.2.0/24", False),
        ("ip6:2a00:1::/32", "ip6:2a00:1:5::/48", False),
        ("ip4:5.1.0.0/16", "ip4:5.1.2.0/24 ip4:9.2.0.0/16", True),
        ("ip4:203.0.113.0/24", "ip4:203.0.113.64/26", True),
        ("ip4:198.51.100.9", "ip4:5.1.2.0/24 ip6:2a00:1::/32", True),
    ],
)
def test_networks_copied_from_a_service_or_covering_all_of_it_let_it_send(ours, theirs, told):
    zone = GOOGLE | {"_netblocks.google.com TXT": [f"v=spf1 {theirs} ~all"], f"{D} TXT": [f"v=spf1 {ours} -all"]}
    assert bool(named(check(zone), "provider-not-in-spf")) is told


def test_a_record_without_room_for_the_include_is_not_proposed():
    full = " ".join(f"include:s{number}.post.example" for number in range(9))
    zone = {f"s{number}.post.example TXT": [f"v=spf1 ip4:198.51.100.{number} -all"] for number in range(9)}
    told = named(check(GOOGLE | zone | {f"{D} TXT": [f"v=spf1 {full} -all"]}), "provider-not-in-spf")
    assert not PROPOSED.findall(told.advice)
    assert "include:_spf.google.com" in told.advice


def test_a_parked_domain_and_a_service_without_record_are_left_alone():
    text = {f"{D} TXT": ["v=spf1 ip4:198.51.100.9 -all"]}
    assert not named(check(GOOGLE | text, parked=True), "provider-not-in-spf")
    assert not named(check(GOOGLE | text | {"_spf.google.com TXT": None}), "provider-not-in-spf")


# --- a domain that vanished ---


@pytest.mark.parametrize(
    "name", ["gone-momiji.example", "w.gone-momiji.example", "gone.test", "xn--gone-5ua.example", "a-b.test"]
)
def test_a_domain_that_is_not_there_scores_nothing(name):
    posture = check({f"{name} SOA": "NXDOMAIN"}, name)
    assert [(each.check, each.severity) for each in posture.findings] == [("domain-nxdomain", "high")]
    assert (posture.level, posture.score) == ("critical", 0)


def test_a_domain_without_any_record_is_there_and_scores_more():
    posture = check({f"bare.{D} A": ["192.0.2.9"]}, f"bare.{D}")
    assert posture.score > 0
    assert judge([Observation("domain-nxdomain", Severity.HIGH)]) == ("critical", 0)

"""Proposed SPF records: published in the zone, each removes its finding, adds none, and allows the same servers."""

import itertools
import json

import pytest

from applied_spf import applied, check, harm, proposed
from mailguard.finding import Severity

D = "a.example"
OUTLOOK = {
    f"{D} MX": ["0 a-example.mail.protection.outlook.com."],
    "a-example.mail.protection.outlook.com A": ["5.2.2.2"],
    "spf.protection.outlook.com TXT": ["v=spf1 ip4:5.2.2.0/24 -all"],
    "outlook.com NS": ["ns.outlook.com."],
}
GOOGLE = {
    f"{D} MX": ["1 SMTP.Google.com."],
    "smtp.google.com A": ["5.3.3.3"],
    "_spf.google.com TXT": ["v=spf1 ip4:5.3.3.0/24 ~all"],
    "google.com NS": ["ns.google.com."],
}
OWN = {f"{D} MX": ["10 mx.a.example."], "mx.a.example A": ["5.1.1.1"]}
BASE = {
    f"{D} NS": ["ns1.dns.example.", "ns2.dns.example."],
    f"{D} A": ["5.1.1.2"],
    "mail.a.example A": ["5.1.1.3"],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:dmarc@{D}"],
    "_spf.a.example TXT": ["v=spf1 ip4:5.1.1.0/28 ~all"],
    "_spf.vendor.example TXT": ["v=spf1 ip4:5.9.0.0/24 ~all"],
    "open.vendor.example TXT": ["v=spf1 +all"],
    "endless.vendor.example TXT": ["v=spf1 ip4:5.9.0.0/24"],
    "vendor.example NS": ["ns1.dns.example."],
}
MX = {"own": OWN, "outlook": OUTLOOK, "google": GOOGLE, "none": {}, "null": {f"{D} MX": ["0 ."]}}


def zone(record=None, mx="own"):
    records = {f"{D} TXT": ["unrelated=1", *([record] if isinstance(record, str) else record)]} if record else {}
    return {**BASE, **MX[mx], **records}


def findings(posture, check_="spf-"):
    return [each for each in posture.findings if each.check.startswith(check_)]


def only(posture, check_):
    (found,) = findings(posture, check_)
    return found


TERMS = (
    "mx",
    "ip4:5.1.1.7",
    "include:_spf.vendor.example",
    "a:gone.a.example",
    "ip4=5.1.1.8",
    "include=_spf.vendor.example",
)
ENDS = (
    "-all",
    "~all",
    "?all",
    "+all",
    "",
    "redirect=_spf.vendor.example",
    "redirect=_spf.a.example",
    "all=-",
    "~all mx",
)
FRAMES = ("v=spf1 {}", "v=spf1; {}", "v=spf1\u00a0{}", ' "v=spf1 {}"', "@ IN TXT v=spf1 {}")
SHAPES = [
    frame.format(" ".join(filter(None, (*terms, end))))
    for frame in FRAMES
    for end in ENDS
    for count in (0, 1, 2)
    for terms in itertools.combinations(TERMS, count)
    if frame == FRAMES[0] or count == 1
]


@pytest.mark.parametrize("mx", MX)
def test_every_proposal_mends_its_finding_and_brings_no_other(mx):
    wrong: list[str] = []
    tried = 0
    for text in SHAPES if mx == "own" else SHAPES[::4]:
        published = zone(text, mx)
        posture = check(published, D)
        proposing = [each for each in findings(posture) if proposed(each)]
        tried += len(proposing)
        for finding in proposing:
            bad = harm(published, D, posture, finding)
            wrong += [f"{text} → {proposed(finding)} for {finding.check}: {bad}"] if bad else []
    assert tried > (300 if mx == "own" else 60)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("mx", MX)
def test_every_proposal_keeps_the_terms_that_work(mx):
    """The proposal keeps everything that receivers matched before: ip4, mx, an existing include, a redirect."""
    for text in SHAPES[::2] if mx == "own" else SHAPES[1::8]:
        posture = check(zone(text, mx), D)
        for finding in findings(posture):
            for name, record in proposed(finding).items():
                kept = set(record.split())
                for term in ("mx", "ip4:5.1.1.7", "include:_spf.vendor.example", "redirect=_spf.vendor.example"):
                    if name == D and term in text.split() and mx != "none":
                        bearer = "include:_spf.vendor.example" if term.startswith("redirect") else term
                        assert kept & {term, bearer}, f"{text} → {record}"


def test_a_record_that_only_redirects_stays_as_it_is():
    for target in ("_spf", "endless", "open"):
        posture = check(zone(f"v=spf1 redirect={target}.vendor.example"), D)
        found = only(posture, "spf-all-")
        assert proposed(found) == {}
        assert f"{target}.vendor.example" in found.advice


def test_the_end_of_a_redirect_within_the_organization_is_mended_where_it_is():
    found = only(check(zone("v=spf1 redirect=_spf.a.example"), D), "spf-all-")
    assert proposed(found) == {"_spf.a.example": "v=spf1 ip4:5.1.1.0/28 -all"}


@pytest.mark.parametrize(
    ("mx", "record"),
    [
        ("own", "v=spf1 mx ~all"),
        ("outlook", "v=spf1 include:spf.protection.outlook.com ~all"),
        ("google", "v=spf1 include:_spf.google.com ~all"),
        ("none", "v=spf1 -all"),
        ("null", "v=spf1 -all"),
    ],
)
def test_a_first_record_names_who_sends(mx, record):
    assert proposed(only(check(zone(mx=mx), D), "spf-none")) == {D: record}


def test_a_service_beside_an_own_server():
    both = {**zone(mx="outlook"), f"{D} MX": [*OUTLOOK[f"{D} MX"], "20 mx.a.example."], "mx.a.example A": ["5.1.1.1"]}
    assert proposed(only(check(both, D), "spf-none")) == {D: "v=spf1 mx include:spf.protection.outlook.com ~all"}


def test_no_first_record_rests_on_what_could_not_be_looked_up():
    found = only(check({**zone(), f"{D} MX": "TIMEOUT"}, D), "spf-none")
    assert proposed(found) == {}
    gone = {key: value for key, value in zone(mx="google").items() if key != "_spf.google.com TXT"}
    assert proposed(only(check(gone, D), "spf-none")) == {}


def test_who_names_nobody_but_receives_mail_is_not_silenced():
    found = only(check(zone("v=spf1 ~all", "outlook"), D), "spf-all-softfail")
    assert proposed(found) == {D: "v=spf1 include:spf.protection.outlook.com -all"}
    assert proposed(only(check(zone("v=spf1 ~all", "none"), D), "spf-all-softfail")) == {D: "v=spf1 -all"}


def test_a_redirect_beside_all_is_what_was_meant():
    found = only(check(zone("v=spf1 redirect=_spf.vendor.example ~all"), D), "spf-all-softfail")
    assert proposed(found) == {D: "v=spf1 include:_spf.vendor.example -all"}


def test_a_stricter_record_has_the_service_behind_the_mx():
    found = only(check(zone("v=spf1 ip4:5.1.1.7 ~all", "outlook"), D), "spf-all-softfail")
    assert proposed(found) == {D: "v=spf1 ip4:5.1.1.7 include:spf.protection.outlook.com -all"}


def test_one_step_at_a_time():
    assert proposed(only(check(zone("v=spf1 mx ~all"), D), "spf-all-")) == {D: "v=spf1 mx -all"}
    for end in ("?all", "+all", ""):
        assert proposed(only(check(zone(f"v=spf1 mx {end}".strip()), D), "spf-all-")) == {D: "v=spf1 mx ~all"}


def test_a_mistaken_term_that_would_let_everybody_send_is_left_out():
    for term in ("ip4=0.0.0.0/0", "all=pass"):
        found = only(check(zone(f"v=spf1 mx {term} -all"), D), "spf-unknown-modifier")
        assert proposed(found) == {D: "v=spf1 mx -all"}


def test_a_mistaken_term_whose_name_leads_nowhere_is_not_guessed_away():
    posture = check(zone("v=spf1 mx include=spf.gone.example ~all"), D)
    assert proposed(only(posture, "spf-unknown-modifier")) == {}
    assert proposed(only(posture, "spf-all-softfail")) == {D: "v=spf1 mx include=spf.gone.example -all"}


def test_nothing_is_proposed_that_could_not_be_looked_up():
    timeout = {**zone("v=spf1 mx include=slow.vendor.example ~all"), "slow.vendor.example TXT": "TIMEOUT"}
    assert proposed(only(check(timeout, D), "spf-unknown-modifier")) == {}


def test_several_records_become_one():
    two = zone(["v=spf1 mx -all", "v=spf1 ip4:5.1.1.7 mx ~all"])
    assert proposed(only(check(two, D), "spf-multiple-records")) == {D: "v=spf1 mx ip4:5.1.1.7 ~all"}


@pytest.mark.parametrize("text", ["v=spf1; mx ~all", " v=spf1 mx ~all", '"v=spf1 mx ~all"', "v=spf1mx ~all"])
def test_a_near_miss_is_one_finding_with_the_same_record_repaired(text):
    posture = check(zone(text), D)
    found = only(posture, "spf-")
    assert (found.check, found.severity, posture.spf.result) == ("spf-near-miss", "high", "none")
    assert proposed(found) == {D: "v=spf1 mx ~all"}


def test_a_missing_blank_is_one_finding():
    for text in (
        "include:_spf.vendor.example-all",
        "a:mail.a.example-all",
        "exists:%{i}.vendor.example-all",
        "ip4:5.1.1.7-all",
        "mx-all",
        "a~all",
    ):
        published = zone(f"v=spf1 ip4:5.1.1.9 {text}")
        posture = check(published, D)
        (found,) = (each for each in findings(posture) if each.severity != "info")
        assert (found.check, found.severity) == ("spf-syntax", "high")
        assert "space" in found.explanation
        sign = text[-4]
        assert proposed(found) == {D: f"v=spf1 ip4:5.1.1.9 {text[:-4]} {sign}all"}
        assert not harm(published, D, posture, found)


def test_a_mended_record_whose_names_lead_nowhere_is_not_proposed():
    for text in ("v=spf1; include:spf.gone.example -all", "v=spf1 include: spf.gone.example -all"):
        found = only(check(zone(text), D), "spf-")
        assert proposed(found) == {}
        assert "is not registered" not in found.summary


def test_what_a_mended_record_still_lacks_is_told_at_once():
    posture = check(zone("v=spf1; mx ?all"), D)
    assert {each.check for each in findings(posture)} == {"spf-near-miss", "spf-all-neutral"}
    assert {name for each in findings(posture) for name in proposed(each)} == {D}


def test_a_near_miss_beside_a_record_is_to_be_deleted():
    posture = check(zone(["v=spf1 mx -all", "v=spf1; ip4:5.1.1.7 -all"]), D)
    found = only(posture, "spf-near-miss")
    assert (found.severity, proposed(found), posture.spf.result) == ("low", {}, "pass")


def test_a_parked_domain_is_only_ever_told_to_let_nobody_send():
    for text in (None, "v=spf1; mx -all", "v=spf1 mx ~all", "v=spf1 ?all", "v=spf1 mx ip4=5.1.1.7 -all"):
        posture = check(zone(text, "null"), D, parked=True)
        records = {record for each in posture.findings for record in proposed(each).values()}
        assert records == {"v=spf1 -all"}


def test_records_that_cannot_stand_between_quotation_marks_are_not_proposed():
    for text in ('v=spf1 include:%{d}"x.vendor.example ~all', "v=spf1 mx x=\\ ~all"):
        for finding in findings(check(zone(text), D)):
            assert all('"' not in record and "\\" not in record for record in proposed(finding).values())


def test_advice_asks_nothing_twice_and_the_snapshot_is_free_of_it():
    posture = check(zone("v=spf1; mx include:_spf.vendor.example ~all"), D)
    assert "advice" not in json.dumps(posture.spf.__class__.__dict__["__match_args__"])
    assert posture.queries == len(posture.dns)


def test_every_finding_reads_in_both_languages():
    for text in SHAPES[::7]:
        for finding in findings(check(zone(text), D)):
            assert "{" not in finding.summary + finding.advice.replace("%{", "")
            assert finding.severity == Severity.OK or finding.advice


def test_proposals_can_be_applied_together():
    """All proposals of a report for one name are the same record, or stricter ones of the same terms: the last wins."""
    for text in SHAPES[::3]:
        published = zone(text)
        records = {}
        for finding in findings(check(published, D)):
            records |= proposed(finding)
        if records:
            after = check(applied(published, records), D)
            assert not {"spf-near-miss", "spf-syntax", "spf-unknown-modifier"} & {each.check for each in after.findings}

"""DMARC records of small zones: how the tree walk finds them, and what they mean."""

import pytest

from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.records.dmarc.check import check_dmarc
from mailguard.posture.records.dmarc.collect import collect_dmarc

GOOD = "v=DMARC1; p=reject; rua=mailto:d@a.example"
MAIL = {"a.example MX": ["10 mx.a.example"], "r.example MX": ["10 mx.r.example"]}  # the domain of the report address
CASES = {
    "none": ({}, {"dmarc-none"}),
    "reject": ({"_dmarc.a.example TXT": [GOOD]}, {"dmarc-policy-reject"}),
    "unrelated TXT beside it": ({"_dmarc.a.example TXT": ["verification=1", GOOD]}, {"dmarc-policy-reject"}),
    "watching": ({"_dmarc.a.example TXT": ["v=DMARC1; p=none"]}, {"dmarc-policy-none", "dmarc-rua-missing"}),
    "two": ({"_dmarc.a.example TXT": [GOOD, GOOD + ";"]}, {"dmarc-multiple-records"}),
    "typo": ({"_dmarc.a.example TXT": ["v=DMARC1; p=rejct; rua=mailto:d@a.example"]}, {"dmarc-syntax"}),
    "rua without mailto": (
        {"_dmarc.a.example TXT": ["v=DMARC1; p=reject; rua=d@a.example"]},
        {"dmarc-policy-reject", "dmarc-rua-invalid"},
    ),
    "outside, agreed": (
        {
            "_dmarc.a.example TXT": ["v=DMARC1; p=reject; rua=mailto:d@r.example"],
            "a.example._report._dmarc.r.example TXT": ["v=DMARC1"],
        },
        {"dmarc-policy-reject"},
    ),
    "outside, not agreed": (
        {"_dmarc.a.example TXT": ["v=DMARC1; p=reject; rua=mailto:d@r.example; ruf=mailto:d@r.example"]},
        {"dmarc-policy-reject", "dmarc-rua-external-not-authorized", "dmarc-ruf-external-not-authorized"},
    ),
    "subdomains weaker": (
        {"_dmarc.a.example TXT": [GOOD + "; sp=none; np=none"]},
        {"dmarc-policy-reject", "dmarc-subdomain-policy-weaker"},
    ),
    "nonexistent weaker": (
        {"_dmarc.a.example TXT": [GOOD + "; np=none"]},
        {"dmarc-policy-reject", "dmarc-nonexistent-subdomain-policy-weaker"},
    ),
    "pct": ({"_dmarc.a.example TXT": [GOOD + "; pct=30"]}, {"dmarc-policy-reject", "dmarc-pct-below-100"}),
    "wrong place": ({"a.example TXT": [GOOD]}, {"dmarc-wrong-location", "dmarc-none"}),
    "dangling": ({"_dmarc.a.example CNAME": ["a.gone.example"]}, {"dmarc-dangling", "dmarc-none"}),
    "timeout": ({"_dmarc.a.example TXT": "TIMEOUT"}, {"dmarc-temperror"}),
    "inherited": (
        {"_dmarc.example TXT": [GOOD]},
        {
            "dmarc-inherited",
            "dmarc-older-receivers-differ",
            "dmarc-policy-reject",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_observations(name):
    zone, expected = CASES[name]
    dmarc = run(collect_dmarc("a.example"), ZoneResolver({**MAIL, **zone}))
    found = {each.check for each in check_dmarc("a.example", dmarc)}
    assert found - {"dmarc-rua-external-not-authorized"} == expected - {"dmarc-rua-external-not-authorized"}
    assert ("dmarc-rua-external-not-authorized" in found) == (name in ("outside, not agreed", "inherited"))


def test_effective_policy_of_a_subdomain():
    dmarc = run(collect_dmarc("sub.a.example"), ZoneResolver({"_dmarc.a.example TXT": [GOOD + "; sp=none"]}))
    assert (dmarc.location, dmarc.effective_policy) == ("a.example", "none")
    checks = {each.check for each in check_dmarc("sub.a.example", dmarc)}
    assert {"dmarc-inherited", "dmarc-subdomain-policy-weaker"} <= checks

"""The second opinion of checkdmarc on a domain: results that agree, and each known difference with its name."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.catalogue.second_opinion import DIFFERENCES
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import check_domain
from mailguard.posture.options import DomainOptions

D = "hakusandai-hp.example"
GOOD = {
    f"{D} TXT": ["v=spf1 ip4:192.0.2.0/24 -all"],
    f"{D} MX": [f"10 mx.{D}."],
    f"mx.{D} A": ["192.0.2.10"],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:dmarc@{D}"],
    f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua=mailto:tls@{D}"],
}


def posture(zone):
    options = DomainOptions(http=False, second_opinion=True)
    found = check_domain(D, resolver=ZoneResolver({**GOOD, **zone}), options=options)
    assert "engines-disagree" not in {each.check for each in found.findings}, found.second_opinion
    return found


def opinions(zone):
    return {each.method: each for each in posture(zone).second_opinion}


def test_both_say_the_same():
    found = posture({})
    assert [(each.method, each.result, each.agrees) for each in found.second_opinion] == [
        ("spf", "pass", True),
        ("dmarc", f"p=reject ({D})", True),
        ("tls-rpt", "pass", True),
    ]
    assert {each.engine.split()[0] for each in found.second_opinion} == {"checkdmarc"}
    (agree,) = (each for each in found.findings if each.check == "engines-agree")
    assert agree.severity == "ok"
    assert "SPF, DMARC, TLS-RPT" in agree.summary


def test_nothing_published_is_none_for_both():
    zone = dict.fromkeys((f"{D} TXT", f"_dmarc.{D} TXT", f"_smtp._tls.{D} TXT"), "NODATA")
    assert [(each.result, each.agrees) for each in posture(zone).second_opinion] == [("none", True)] * 3


def test_a_failed_look_up_is_judged_by_nobody():
    found = opinions({f"{D} TXT": "TIMEOUT"})
    assert (found["spf"].result, found["spf"].agrees, found["spf"].reason) == ("not_evaluated", True, "look-up-failed")


def test_without_the_option_nobody_else_is_asked():
    found = check_domain(D, resolver=ZoneResolver(GOOD), options=DomainOptions(http=False))
    assert found.second_opinion == ()


def test_no_question_is_asked_twice():
    zone = ZoneResolver(GOOD)
    check_domain(D, resolver=zone, options=DomainOptions(http=False, second_opinion=True))
    assert len(zone.asked) == len(set(zone.asked))


def test_one_domain_does_not_see_the_answers_of_another_round():
    assert opinions({})["spf"].result == "pass"
    assert opinions({f"{D} TXT": ["v=spf1 foo -all"]})["spf"].result == "permerror"


@pytest.mark.parametrize(
    ("method", "zone", "name"),
    [
        ("dmarc", {f"_dmarc.{D} TXT": ["unrelated", "v=DMARC1; p=reject"]}, "unrelated-record"),
        ("dmarc", {f"_dmarc.{D} TXT": ["only this"]}, "unrelated-record"),
        ("dmarc", {f"_dmarc.{D} TXT": ["v=DMARC1; p=reject", "v=DMARC1; p=none"]}, "several-records"),
        (
            "dmarc",
            {f"_dmarc.{D} TXT": ["v=DMARC1; p=reject; rua=mailto: x@hakusandai-hp.example"]},
            "strict-about-tags",
        ),
        ("dmarc", {f"_dmarc.{D} TXT": [" v=DMARC1; p=reject"]}, "near-miss"),
        ("dmarc", {f"_dmarc.{D} TXT": ["v=DMARC1"]}, "policy-missing"),
        ("spf", {f"{D} TXT": ["v=spf1 include:%{d}._x.example -all"]}, "macro-not-expanded"),
        ("spf", {f"{D} TXT": ["v=spf1 -all ip4:x"]}, "behind-all"),
        ("spf", {f"{D} TXT": ["V=SPF1 -all"]}, "version-in-capitals"),
        ("spf", {f"{D} TXT": ["v=spf1 include:192.0.2.3 -all"], "192.0.2.3 TXT": ["v=spf1 -all"]}, "numeric-top-label"),
        ("spf", {f"{D} TXT": ["v=spf1 ip4:192.0.2.3\nip4:192.0.2.4 -all"]}, "line-break-in-record"),
        ("spf", {f"{D} TXT": ["v=spf1 " + "ip4:192.0.2.1 " * 400 + "-all"]}, "not-given-long-record"),
    ],
)
def test_a_known_difference(method, zone, name):
    found = opinions(zone)[method]
    assert (found.agrees, found.reason) == (False, name), found
    assert name in DIFFERENCES


TAGS = st.lists(
    st.sampled_from(
        ["p=none", "p=reject", "sp=none", "np=reject", "t=y", "adkim=s", "aspf=x", "fo=1", "rua=mailto:a@b.example",
         "rua=x", "pct=50", "ri=1", "psd=y", "foo=bar", "ruf=mailto:", "v=DMARC1", ""]
    ),
    max_size=5,
)  # fmt: skip
TERMS = st.lists(
    st.sampled_from(
        ["a", "mx", "ip4:192.0.2.1", "ip4:x", "ip6:2001:db8::/32", "include:b.example", "include:gone.example", "ptr",
         "exists:%{i}.b.example", "redirect=b.example", "all", "-all", "~all", "ip4=1", "all=x", "A:b.example", "a:x y"]
    ),
    max_size=5,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(TAGS, TERMS, st.sampled_from(["v=spf1 -all", "v=spf1 include:b.example", "nothing"]))
def test_every_difference_has_a_name(tags, terms, other):
    """The test fails if `posture` has a finding `engines-disagree`."""
    posture(
        {
            f"_dmarc.{D} TXT": ["; ".join(("v=DMARC1", *tags))],
            f"{D} TXT": [" ".join(("v=spf1", *terms))],
            "b.example TXT": [other],
        }
    )


def test_the_command_shows_it_in_every_format(tmp_path):
    zone = tmp_path / "zone.json"
    zone.write_text(json.dumps(GOOD))
    for format_ in ("text", "json", "jsonl", "csv", "html", "sarif", "junit"):
        command = [sys.executable, "-m", "mailguard", "posture", "check", D, "--zone", str(zone), "--second-opinion"]
        done = subprocess.run([*command, "--format", format_], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode in (0, 1)
        assert done.stderr == ""
        assert "checkdmarc 6" in done.stdout or "checkdmarc 5" in done.stdout, format_

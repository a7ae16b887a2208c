"""Level and score, by the rule in docs/posture.md."""

import asyncio

import pytest

from mailguard.dns.zone import ZoneResolver
from mailguard.finding import Severity
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.judge import judge
from mailguard.posture.observation import Observation
from mailguard.posture.options import DomainOptions

D = "hakusandai-hp.example"
MX = {f"{D} MX": [f"10 mx.{D}"], f"mx.{D} A": ["192.0.2.10"], "10.2.0.192.in-addr.arpa PTR": [f"mx.{D}"]}


def level(spf=None, dmarc=None, more=None, **options):
    zone = {f"{D} A": ["192.0.2.80"], **MX, **(more or {})}
    if spf:
        zone[f"{D} TXT"] = spf if isinstance(spf, str) and spf.isupper() else [spf]
    if dmarc:
        zone[f"_dmarc.{D} TXT"] = dmarc if dmarc.isupper() else [f"v=DMARC1; {dmarc}"]
    zone = {name: value for name, value in zone.items() if value}
    posture = asyncio.run(acheck_domain(D, resolver=ZoneResolver(zone), options=DomainOptions(http=False, **options)))
    return posture.level, posture.score


RUA = f"rua=mailto:dmarc@{D}"


def test_all_in_order_is_good():
    found, score = level("v=spf1 mx -all", f"p=reject; {RUA}")
    assert found == "good"
    assert score >= 90


def test_quarantine_and_softfail_are_good_too():
    assert level("v=spf1 mx ~all", f"p=quarantine; {RUA}")[0] == "good"


def test_watching_only_is_a_warning():
    assert level("v=spf1 mx ~all", f"p=none; {RUA}")[0] == "warning"


def test_a_policy_under_test_is_a_warning():
    assert level("v=spf1 mx -all", f"p=quarantine; t=y; {RUA}")[0] == "warning"


def test_nothing_published_is_critical():
    found, score = level()
    assert found == "critical"
    assert score <= 40


@pytest.mark.parametrize(("spf", "dmarc"), [("v=spf1 mx -all", None), (None, f"p=reject; {RUA}")])
def test_half_is_critical(spf, dmarc):
    assert level(spf, dmarc)[0] == "critical"


def test_everybody_may_send_is_critical_whatever_else_is_known():
    assert level("v=spf1 +all", f"p=reject; {RUA}")[0] == "critical"
    assert level("v=spf1 +all", "TIMEOUT")[0] == "critical"


@pytest.mark.parametrize("status", ["TIMEOUT", "SERVFAIL"])
def test_what_decides_is_not_known(status):
    assert level("v=spf1 mx -all", status)[0] == "unknown"
    assert level(status, f"p=reject; {RUA}")[0] == "unknown"
    assert level(status, status)[0] == "unknown"
    assert level(status, None)[0] == "unknown"  # the other record is certainly missing, but the failed one decides


@pytest.mark.parametrize("type_", ["MX", "CAA", "NS", "DNSKEY"])
def test_other_failures_leave_the_level(type_):
    good = level("v=spf1 ip4:192.0.2.0/24 -all", f"p=reject; {RUA}")
    failed = level("v=spf1 ip4:192.0.2.0/24 -all", f"p=reject; {RUA}", {f"{D} {type_}": "TIMEOUT"})
    assert failed[0] == "good"
    assert failed[1] >= good[1]


PARKED = {f"{D} MX": ["0 ."]}


def test_parked_and_hardened_is_good():
    found, score = level("v=spf1 -all", "p=reject", PARKED, parked=True)
    assert (found, score >= 90) == ("good", True)


def test_parked_and_open_is_critical():
    assert level(None, None, {f"{D} MX": None}, parked=True)[0] == "critical"
    assert level("v=spf1 -all", None, PARKED, parked=True)[0] == "critical"


@pytest.mark.parametrize("below", ["sp=none", "sp=quarantine", "np=none"])
def test_parked_with_names_below_it_open_is_not_hardened(below):
    assert level("v=spf1 -all", f"p=reject; {below}", PARKED, parked=True)[0] == "critical"


def test_parked_without_null_mx_is_a_warning():
    assert level("v=spf1 -all", "p=reject", {f"{D} MX": None}, parked=True)[0] == "warning"


def test_one_check_counts_once_at_its_worst():
    several = [Observation("dkim-none", Severity.LOW, name) for name in ("s1", "s2", "s3")]
    assert judge(several) == judge(several[:1])
    assert judge([*several, Observation("dkim-none", Severity.MEDIUM, "s4")])[0] == "warning"


def test_one_family_takes_half_at_most():
    several = [Observation(f"mx-{n}", Severity.HIGH) for n in range(9)]
    assert judge(several) == ("critical", 50)
    assert judge([*several, Observation("spf-none", Severity.HIGH)]) == ("critical", 20)


def test_the_score_has_a_floor():
    assert judge([Observation(f"x{n}", Severity.CRITICAL) for n in range(9)]) == ("critical", 0)
    assert judge([]) == ("good", 100)


def test_a_host_of_the_spf_record_that_is_not_answered_for_leaves_the_level():
    found, _ = level("v=spf1 a:mx.example ip4:192.0.2.1 -all", f"p=reject; {RUA}", {"mx.example A": "SERVFAIL"})
    assert found == "good"


def test_a_record_that_is_not_answered_for_hides_more_than_a_host_before_it():
    failing = {"mx.example A": "SERVFAIL", "spf.example TXT": "SERVFAIL"}
    assert level("v=spf1 a:mx.example include:spf.example -all", f"p=reject; {RUA}", failing)[0] == "unknown"

"""SPF trees of small zones: their lookups, their mistakes, and the servers they allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.records.spf.check import check_spf
from mailguard.posture.records.spf.collect import collect_spf

BASE = {"spf.provider.example TXT": ["v=spf1 ip4:192.0.2.0/24 -all"], "a.example MX": ["10 mx.a.example"]}

CASES = {
    "none": ({"a.example MX": ["10 mx.a.example"]}, {"spf-none"}),
    "fine": ({"a.example TXT": ["v=spf1 include:spf.provider.example -all"]}, {"spf-all-fail"}),
    "capitals": ({"a.example TXT": ["V=SPF1 IP4:192.0.2.1 -ALL"]}, {"spf-all-fail"}),
    "softfail": ({"a.example TXT": ["v=spf1 mx ~all"]}, {"spf-all-softfail"}),
    "plus": ({"a.example TXT": ["v=spf1 +all"]}, {"spf-all-pass"}),
    "bare all": ({"a.example TXT": ["v=spf1 all"]}, {"spf-all-pass"}),
    "neutral": ({"a.example TXT": ["v=spf1 mx ?all"]}, {"spf-all-neutral"}),
    "missing": ({"a.example TXT": ["v=spf1 mx"]}, {"spf-all-missing"}),
    "two": ({"a.example TXT": ["v=spf1 -all", "v=spf1 mx -all"]}, {"spf-multiple-records"}),
    "syntax": ({"a.example TXT": ["v=spf1 ipv4:192.0.2.1 -all"]}, {"spf-syntax"}),
    "include none": (
        {"a.example TXT": ["v=spf1 include:gone.provider.example -all"]},
        {"spf-include-none", "spf-target-missing", "spf-all-fail"},
    ),
    "loop": (
        {"a.example TXT": ["v=spf1 include:b.example -all"], "b.example TXT": ["v=spf1 include:a.example -all"]},
        {"spf-include-loop", "spf-all-fail"},
    ),
    "redirect": (
        {"a.example TXT": ["v=spf1 redirect=spf.provider.example"]},
        {"spf-all-fail"},
    ),
    "redirect none": (
        {"a.example TXT": ["v=spf1 redirect=gone.example"]},
        {"spf-redirect-none", "spf-target-missing"},
    ),
    "redirect ignored": (
        {"a.example TXT": ["v=spf1 redirect=spf.provider.example -all"]},
        {"spf-redirect-ignored", "spf-all-fail"},
    ),
    "after all": ({"a.example TXT": ["v=spf1 -all mx"]}, {"spf-terms-after-all", "spf-all-fail"}),
    "ptr": ({"a.example TXT": ["v=spf1 ptr -all"]}, {"spf-ptr-used", "spf-all-fail"}),
    "wide": ({"a.example TXT": ["v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"]}, {"spf-range-too-wide", "spf-all-fail"}),
    "eight is not wide": ({"a.example TXT": ["v=spf1 ip4:5.0.0.0/8 -all"]}, {"spf-all-fail"}),
    "wide mx": ({"a.example TXT": ["v=spf1 mx/1 -all"]}, {"spf-range-too-wide", "spf-all-fail"}),
    "wide six": ({"a.example TXT": ["v=spf1 ip6:2000::/3 -all"]}, {"spf-range-too-wide", "spf-all-fail"}),
    "two eights": (
        {"a.example TXT": ["v=spf1 ip4:5.0.0.0/8 a/8 -all"]},
        {"spf-range-too-wide", "spf-target-missing", "spf-all-fail"},
    ),
    "an eight and hosts": ({"a.example TXT": ["v=spf1 ip4:5.0.0.0/8 mx -all"]}, {"spf-all-fail"}),
    "wide, but refused": ({"a.example TXT": ["v=spf1 -ip4:0.0.0.0/1 ip4:192.0.2.1 -all"]}, {"spf-all-fail"}),
    "everybody passes an include": (
        {"a.example TXT": ["v=spf1 include:b.example -all"], "b.example TXT": ["v=spf1 +all"]},
        {"spf-all-fail", "spf-all-pass"},
    ),
    "everybody is refused by an include": (
        {"a.example TXT": ["v=spf1 -include:b.example -all"], "b.example TXT": ["v=spf1 +all"]},
        {"spf-all-fail"},
    ),
    "everybody passes by a redirect": (
        {"a.example TXT": ["v=spf1 redirect=b.example"], "b.example TXT": ["v=spf1 +all"]},
        {"spf-all-pass"},
    ),
    "macro": ({"a.example TXT": ["v=spf1 exists:%{i}.x.example -all"]}, {"spf-macro-used", "spf-all-fail"}),
    "servfail": ({"a.example TXT": "SERVFAIL"}, {"spf-temperror"}),
    "servfail inside": (
        {"a.example TXT": ["v=spf1 include:b.example -all"], "b.example TXT": "SERVFAIL"},
        {"spf-temperror", "spf-all-fail"},
    ),
    "servfail of a host": (
        {"a.example TXT": ["v=spf1 a:b.example -all"], "b.example A": "SERVFAIL"},
        {"spf-temperror", "spf-all-fail"},
    ),
    "timeout of an mx": (
        {"a.example TXT": ["v=spf1 mx -all"], "a.example MX": "TIMEOUT"},
        {"spf-temperror", "spf-all-fail"},
    ),
    "an address of two is enough": (
        {"a.example TXT": ["v=spf1 a:b.example -all"], "b.example A": ["192.0.2.1"], "b.example AAAA": "TIMEOUT"},
        {"spf-all-fail"},
    ),
    "servfail beside a permanent error": (
        {"a.example TXT": ["v=spf1 include:b.example include:a.example -all"], "b.example TXT": "SERVFAIL"},
        {"spf-temperror", "spf-include-loop", "spf-all-fail"},
    ),
    "long": (
        {"a.example TXT": ["v=spf1 " + " ".join(f"ip4:192.0.2.{n}" for n in range(40)) + " -all"]},
        {"spf-record-long", "spf-all-fail"},
    ),
}


def posture(zone):
    return run(collect_spf("a.example"), ZoneResolver({**BASE, **zone}))


@pytest.mark.parametrize("name", CASES)
def test_observations(name):
    zone, expected = CASES[name]
    assert {each.check for each in check_spf("a.example", posture(zone))} == expected


def test_ten_lookups_are_allowed_and_eleven_are_not():
    ten = "v=spf1 " + " ".join(f"include:i{n}.example" for n in range(10)) + " -all"
    zone = {f"i{n}.example TXT": ["v=spf1 ip4:192.0.2.1 -all"] for n in range(10)}
    assert posture({**zone, "a.example TXT": [ten]}).result == "pass"
    spf = posture({**zone, "a.example TXT": [ten.replace("-all", "mx -all")]})
    assert (spf.result, spf.lookups, spf.reason) == ("permerror", 11, "too-many-lookups")


def test_two_voids_are_allowed_and_three_are_not():
    zone = {"a.example TXT": ["v=spf1 a:x.example a:y.example -all"]}
    assert (posture(zone).result, posture(zone).void_lookups) == ("pass", 2)
    zone = {"a.example TXT": ["v=spf1 a:x.example a:y.example mx:z.example -all"]}
    assert (posture(zone).result, posture(zone).reason) == ("permerror", "too-many-void-lookups")


@given(
    st.lists(
        st.sampled_from(
            [
                "include:a.example",
                "include:b.example",
                "redirect=b.example",
                "mx",
                "a:c.example",
                "ip4:192.0.2.1",
                "-all",
                "%",
                "exists:%{i}.x",
                "ip6:::/0",
                "junk",
                "a/99",
                "\ufeff",
            ]
        ),
        max_size=12,
    ),
    st.lists(st.sampled_from(["include:a.example", "include:b.example", "all"]), max_size=6),
)
def test_any_record_gives_a_posture(first, second):
    zone = ZoneResolver(
        {"a.example TXT": ["v=spf1 " + " ".join(first)], "b.example TXT": ["v=spf1 " + " ".join(second)]}
    )
    spf = run(collect_spf("a.example"), zone)
    assert spf.result in ("pass", "permerror")
    assert all(each.check.startswith("spf-") for each in check_spf("a.example", spf))


def test_a_mistake_in_an_include_is_shown_where_it_stands():
    zone = {"a.example TXT": ["v=spf1 include:b.example -all"], "b.example TXT": ["v=spf1 ipv4:192.0.2.1 -all"]}
    (found,) = (each for each in check_spf("a.example", posture(zone)) if each.check == "spf-syntax")
    assert (found.values["where"], found.values["terms"]) == ("b.example", "ipv4:192.0.2.1")
    assert found.evidence[0].where == "dns:b.example TXT"

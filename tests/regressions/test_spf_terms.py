"""SPF terms: NAME=VALUE, macros that use only the domain, ranges without effect, upper and lower case."""

import asyncio
from ipaddress import IPv4Network, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mailguard
from mailguard.auth.result import Result
from mailguard.auth.spf import check_host
from mailguard.auth.spf.record import canonical_term
from mailguard.dns.drive import run
from mailguard.dns.zone import ZoneResolver
from mailguard.names.domain import registrable_domain
from mailguard.posture.check_domain import acheck_domain, check_domains
from mailguard.posture.diff import compare
from mailguard.posture.facts import facts
from mailguard.posture.options import DomainOptions
from mailguard.posture.records.spf.ranges import too_wide
from mailguard.posture.records.spf.value import SpfRecord, SpfTerm

D = "kasugadai.example"
VENDOR = "v=spf1 ip4:198.51.100.0/24 -all"
BASE = {
    f"{D} MX": [f"10 mx.{D}."],
    f"mx.{D} A": ["198.51.100.25"],
    f"{D} NS": ["ns1.dns.example.", "ns2.dns.example."],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:d@{D}"],
    "spf.vendor.example TXT": [VENDOR],
    "vendor.example NS": ["ns1.dns.example."],
}


def posture(record, others=None, domain=D):
    zone = {**BASE, **(others or {}), f"{domain} TXT": [record]}
    resolver = ZoneResolver(zone)
    return asyncio.run(acheck_domain(domain, resolver=resolver, options=DomainOptions(http=False)))


def names(found):
    return {each.check for each in found.findings if each.check.startswith("spf-")}


# RFC 7208 §6: unknown modifiers are ignored, so these records mean the same as those without the term.
WITHOUT_EFFECT = [
    "ip4=0.0.0.0/0",
    "ip4=198.51.100.7",
    "ip4=mail.vendor.example",
    "ip4=300.1.1.1",
    "ip4=:198.51.100.7",
    "IP4=198.51.100.7",
    "ip4=",
    "ip6=::/0",
    "ip6=2001:db8::1",
    "include=spf.vendor.example",
    "include=spf.gone.example",
    "INCLUDE=",
    "a=mail.vendor.example",
    "a=",
    "A=x/0",
    "mx=mail.vendor.example",
    "mx=/0",
    "ptr=vendor.example",
    "ptr=",
    "exists=%{i}.vendor.example",
    "all=",
    "all=-",
    "all=+all",
    "ALL=pass",
    "v=spf1",
    "v=spf2",
    "ipv4=198.51.100.7",
    "redirct=spf.vendor.example",
    "includ=spf.vendor.example",
]


@pytest.mark.parametrize("term", WITHOUT_EFFECT)
def test_a_mechanism_written_with_an_equals_sign_has_no_effect_and_is_told(term):
    found = posture(f"v=spf1 mx {term} -all")
    assert names(found) == {"spf-unknown-modifier", "spf-all-fail"}
    (told,) = (each for each in found.findings if each.check == "spf-unknown-modifier")
    assert (told.subject, told.severity) == (term.lower(), "medium")
    assert term in told.summary
    assert (found.spf.result, found.spf.lookups, found.spf.all_) == ("pass", 1, "fail")


@pytest.mark.parametrize("term", WITHOUT_EFFECT)
def test_it_is_told_inside_an_include_and_behind_a_redirect_too(term):
    inner = {"spf.vendor.example TXT": [f"v=spf1 ip4:198.51.100.0/24 {term} -all"]}
    for record in ("v=spf1 include:spf.vendor.example -all", "v=spf1 redirect=spf.vendor.example"):
        found = posture(record, inner)
        assert names(found) == {"spf-unknown-modifier", "spf-all-fail"}
        (told,) = (each for each in found.findings if each.check == "spf-unknown-modifier")
        assert (told.severity, "spf.vendor.example" in told.advice) == ("low", True)
        assert found.spf.lookups == 1


@pytest.mark.parametrize("term", ["all=-all", "all=", "ALL=fail", "all=softfail"])
def test_an_all_with_an_equals_sign_ends_nothing(term):
    found = posture(f"v=spf1 mx {term}")
    assert names(found) == {"spf-unknown-modifier", "spf-all-missing"}
    assert found.spf.all_ == ""


@pytest.mark.parametrize(
    "term", ["+all=x", "-ip4=198.51.100.7", "~include=spf.vendor.example", "?a=x", "+mx=x", "-ptr="]
)
def test_a_sign_before_such_a_term_is_a_mistake_in_the_record(term):
    """A modifier has no qualifier (RFC 7208 §4.6.1) and a mechanism no equals sign, so the record is an error."""
    found = posture(f"v=spf1 mx {term} -all")
    assert "spf-syntax" in names(found)
    assert not names(found) & {"spf-all-pass", "spf-range-too-wide", "spf-ptr-used"}
    (told,) = (each for each in found.findings if each.check == "spf-syntax")
    assert term in told.summary
    assert found.spf.result == "permerror"


@pytest.mark.parametrize("term", ["x-note=2026", "moo.cow=%{d}", "ri=5", "google-site-verification=abc", "spf-id=1"])
def test_other_unknown_modifiers_are_nobodys_mistake(term):
    assert names(posture(f"v=spf1 mx {term} -all")) == {"spf-all-fail"}


def test_one_of_many_domains_does_not_end_the_others():
    zone = {**BASE, f"{D} TXT": ["v=spf1 mx all=-"], "b.example TXT": ["v=spf1 -all"]}
    zone["c.example TXT"] = [f"v=spf1 include:{D} ip4=x.example -all"]

    async def every():
        checked = check_domains(
            [D, "b.example", "c.example"], resolver=ZoneResolver(zone), options=DomainOptions(http=False)
        )
        return [each.domain async for each in checked]

    assert asyncio.run(every()) == [D, "b.example", "c.example"]


@pytest.mark.parametrize("term", WITHOUT_EFFECT)
@pytest.mark.parametrize(("end", "result"), [("-all", Result.FAIL), ("", Result.NEUTRAL), ("~all", Result.SOFTFAIL)])
def test_in_a_scan_such_a_term_lets_nobody_pass_and_ends_nothing(term, end, result):
    zone = {**BASE, f"{D} TXT": [f"v=spf1 mx {term} {end}".rstrip()]}
    flow = check_host("203.0.113.9", D, f"a@{D}", "h.example")
    found = run(flow, ZoneResolver(zone))
    assert (found.result, found.lookups) == (result, 1)
    assert run(check_host("198.51.100.25", D, f"a@{D}", "h.example"), ZoneResolver(zone)).result is Result.PASS


MACROS = [
    ("include:%{d}._spf.vendor.example", f"{D}._spf.vendor.example"),
    ("include:%{o}._spf.vendor.example", f"{D}._spf.vendor.example"),
    ("include:%{D}._spf.vendor.example", f"{D}._spf.vendor.example"),
    ("include:%{d2}._spf.vendor.example", f"{D}._spf.vendor.example"),
    ("include:%{d1}._spf.vendor.example", "example._spf.vendor.example"),
    ("include:%{dr}._spf.vendor.example", "example.kasugadai._spf.vendor.example"),
    ("include:_spf.%{d}", f"_spf.{D}"),
    ("include:%{d}._%{o1}.vendor.example", f"{D}._example.vendor.example"),
]


@pytest.mark.parametrize(("term", "target"), MACROS)
def test_a_macro_of_the_domain_is_looked_up_like_any_name(term, target):
    there = posture(f"v=spf1 {term} -all", {f"{target} TXT": [VENDOR]})
    assert names(there) == {"spf-all-fail"}
    assert (there.spf.lookups, there.spf.record.terms[0].target) == (1, target)
    missing = posture(f"v=spf1 {term} -all")
    assert "spf-include-none" in names(missing)
    assert missing.spf.result == "permerror"
    assert f"{target} TXT" in missing.dns


@pytest.mark.parametrize("kind", ["a", "mx", "exists"])
def test_hosts_named_by_a_macro_are_looked_up(kind):
    record = f"v=spf1 {kind}:relay.%{{d}} -all"
    type_ = "MX" if kind == "mx" else "A"
    value = f"10 mx.{D}." if kind == "mx" else "198.51.100.4"
    assert names(posture(record, {f"relay.{D} {type_}": [value]})) == {"spf-all-fail"}
    assert names(posture(record)) == {"spf-all-fail", "spf-target-missing"}


def test_inside_an_include_d_is_the_include_and_o_the_sender():
    inner = {"spf.vendor.example TXT": ["v=spf1 include:_d.%{d} include:_o.%{o} -all"]}
    there = {**inner, "_d.spf.vendor.example TXT": [VENDOR], f"_o.{D} TXT": [VENDOR]}
    assert names(posture("v=spf1 include:spf.vendor.example -all", there)) == {"spf-all-fail"}


def test_a_redirect_by_a_macro_has_the_all_of_its_target():
    found = posture("v=spf1 redirect=_spf.%{d}", {f"_spf.{D} TXT": [VENDOR]})
    assert (names(found), found.spf.all_) == ({"spf-all-fail"}, "fail")
    gone = posture("v=spf1 redirect=_spf.%{d}")
    assert "spf-redirect-none" in names(gone)
    assert "spf-all-missing" not in names(gone)


def test_a_circle_through_a_macro_ends():
    found = posture("v=spf1 include:%{d} redirect=%{o}")
    assert {"spf-include-loop", "spf-redirect-loop"} <= names(found)


@pytest.mark.parametrize(
    "term", ["exists:%{i}._spf.vendor.example", "include:%{l}._spf.gone.example", "a:%{h}", "mx:%{s}"]
)
def test_what_depends_on_the_mail_is_not_looked_up(term):
    found = posture(f"v=spf1 {term} -all")
    assert names(found) == {"spf-macro-used", "spf-all-fail"}
    assert not any("gone" in question or "%" in question for question in found.dns)
    redirected = posture("v=spf1 redirect=%{l}._spf.vendor.example")
    assert names(redirected) == {"spf-macro-used"}


@pytest.mark.parametrize(
    "name",
    [
        "a.example|b.example",
        "a,b.example",
        "<spf.vendor.example>",
        "spf@vendor.example",
        "*.vendor.example",
        "x:y.example",
    ],
)
def test_a_name_that_no_host_can_have_is_a_mistake_not_a_danger(name):
    for record in (f"v=spf1 include:{name} -all", f"v=spf1 redirect={name}"):
        found = posture(record)
        assert names(found) == {"spf-syntax"}
        assert found.spf.result == "permerror"
        assert not any("not registered" in each.summary for each in found.findings)


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("spf.gone.example", "gone.example"),
        ("_spf.gone.co.jp", "gone.co.jp"),
        ("spf.gone.com", "gone.com"),
        ("spf.gone.con", ""),  # no such top-level domain
        ("spf.vendor.com-all", ""),
        ("spf.hospital.local", ""),
        ("_spf.com", ""),  # "_spf" is not a valid host label
        ("a|b.com", ""),
        ("com", ""),
        ("192.0.2.1", ""),
    ],
)
def test_what_somebody_could_register(name, domain):
    assert registrable_domain(name) == domain


def wide(*terms):
    return too_wide(SpfRecord("x", "", tuple(SpfTerm(f"{kind}:{net}", "+", kind, net) for kind, net in terms)))


@pytest.mark.parametrize(
    "networks",
    [
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
        ["127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10", "0.0.0.0/8"],
        ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15"],
        ["224.0.0.0/4", "240.0.0.0/4"],
        ["10.0.0.0/8", "11.0.0.0/8"],  # 10/8 is private: a single foreign /8 is not too wide
        ["10.0.0.0/7"],  # the same two ranges, written as one network
    ],
)
def test_addresses_that_nobody_sends_from_do_not_count(networks):
    assert not wide(*(("ip4", each) for each in networks))


@pytest.mark.parametrize(
    "network", ["fc00::/7", "fe80::/10", "::ffff:0:0/96", "::/16", "2001:db8::/32", "ff00::/8", "::1/128"]
)
def test_addresses_of_ipv6_that_nobody_sends_from_do_not_count(network):
    assert not wide(("ip6", network))


@pytest.mark.parametrize(
    "terms",
    [
        [("ip4", "0.0.0.0/0")],
        [("ip4", "10.0.0.0/8"), ("ip4", "4.0.0.0/7")],
        [("ip4", "8.0.0.0/6")],  # contains 10.0.0.0/8, which leaves three foreign /8 ranges
        [("ip6", "::/0")],
        [("ip6", "2000::/3"), ("ip6", "fc00::/7")],
    ],
)
def test_what_is_too_wide_stays_so(terms):
    assert wide(*terms)


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 32)), max_size=6))
def test_no_network_of_ipv4_raises(pairs):
    assert wide(*(("ip4", str(IPv4Network((n >> (32 - p) << (32 - p) if p else 0, p)))) for n, p in pairs)) in (
        True,
        False,
    )


@given(st.lists(st.tuples(st.integers(0, 2**128 - 1), st.integers(0, 128)), max_size=6))
def test_no_network_of_ipv6_raises(pairs):
    made = (("ip6", str(IPv6Network((n >> (128 - p) << (128 - p) if p else 0, p)))) for n, p in pairs)
    assert wide(*made) in (True, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("include:SPF.Vendor.example", "include:spf.vendor.example"),
        ("+include:spf.vendor.example", "INCLUDE:spf.vendor.example."),
        ("+mx", "MX"),
        ("A:Mail.Vendor.example/24", "a:mail.vendor.example/24"),
        ("ip4:198.51.100.7/32", "IP4:198.51.100.7"),
        ("ip6:2001:DB8:0:0::1", "ip6:2001:db8::1"),
        ("redirect=SPF.Vendor.example", "Redirect=spf.vendor.example"),
        ("~ptr", "~PTR"),
    ],
)
def test_the_same_term_in_other_letters_is_no_change(one, other):
    assert canonical_term(one) == canonical_term(other)
    ending = "" if one.lower().startswith("redirect") else " -all"
    first, second = (facts(posture(f"v=spf1 {term}{ending}")) for term in (one, other))
    changes = [each for each in compare(D, "", first, second) if each.what != "finding"]
    assert changes == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("include:spf.vendor.example", "include:spf2.vendor.example"),
        ("include:spf.vendor.example", "~include:spf.vendor.example"),
        (
            "exists:%{l}.vendor.example",
            "exists:%{L}.vendor.example",
        ),  # an upper-case macro letter escapes the value (RFC 7208 §7.3)
        ("a/24", "a/25"),
        ("ip4:198.51.100.0/24", "ip4:198.51.100.0/25"),
    ],
)
def test_another_term_is_a_change(one, other):
    assert canonical_term(one) != canonical_term(other)


def test_a_mistaken_modifier_in_other_letters_is_no_change():
    first, second = (facts(posture(f"v=spf1 mx {term} -all")) for term in ("ip4=198.51.100.7", "IP4=198.51.100.7"))
    assert compare(D, "", first, second) == ()


def test_the_library_and_the_snapshot_hold_such_records():
    made = posture("v=spf1 mx ip4=x all=- a:b.example-all")
    assert mailguard.Posture.from_dict(made.to_dict()).to_dict() == made.to_dict()

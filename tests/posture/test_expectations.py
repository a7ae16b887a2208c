"""Expectations: a met one gives no finding, a deviation gives one, and a failed lookup is never a deviation."""

import asyncio
import json

import pytest

from mailguard.cli import main
from mailguard.config.load import parse_config
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.expectations import with_expectations
from mailguard.posture.facts import facts
from mailguard.posture.options import DomainOptions

D = "hp.example"
ZONE = {
    f"{D} TXT": ["v=spf1 mx include:spf.mailer.example -all"],
    "spf.mailer.example TXT": ["v=spf1 ip4:192.0.2.0/24 -all"],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=quarantine; rua=mailto:d@{D}"],
    f"{D} MX": [f"10 mx1.{D}.", "20 in7.filter.example."],
    f"mx1.{D} A": ["192.0.2.1"],
    "in7.filter.example A": ["192.0.2.2"],
    f"{D} NS": [f"ns1.{D}.", f"ns2.{D}."],
    f"{D} CAA": ['0 issue "ca.example; account=1"', '0 iodef "mailto:x@hp.example"'],
    f"s1._domainkey.{D} TXT": ["v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="],
    f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua=mailto:tls@{D}"],
}


def check(expect, changed=(), lang="en", selectors="[]"):
    text = f'[[posture.domain]]\nname = "{D}"\nselectors = {selectors}\n[posture.domain.expect]\n{expect}\n'
    (entry,) = parse_config(text)[0].posture.entries()
    zone = {name: value for name, value in {**ZONE, **dict(changed)}.items() if value is not None}
    options = DomainOptions(selectors=entry.selectors, http=False)
    posture = asyncio.run(acheck_domain(D, resolver=ZoneResolver(zone), options=options))
    return posture, with_expectations(posture, entry, lang)


def unmet(posture):
    return {finding.subject: finding for finding in posture.findings if finding.check == "expectation-not-met"}


@pytest.mark.parametrize(
    "expect",
    [
        "",
        f'mx = ["mx1.{D}", "in7.filter.example"]',
        f'mx = ["*.filter.example", "MX1.{D}."]',
        'includes = ["spf.mailer.example"]',
        'spf = "softfail"',
        'spf = "fail"',
        'dmarc = "none"',
        'dmarc = "quarantine"',
        "tls_rpt = true",
        f'ns = ["ns2.{D}", "ns1.{D}"]',
        'caa = ["ca.example"]',
    ],
)
def test_what_is_as_expected_says_nothing(expect):
    before, after = check(expect, selectors='["s1"]')
    assert after == before


@pytest.mark.parametrize(
    ("expect", "changed", "subject", "words"),
    [
        (f'mx = ["mx1.{D}"]', {}, "mx", ["in7.filter.example"]),
        (f'mx = ["mx1.{D}", "in7.filter.example", "mx3.{D}"]', {}, "mx", [f"mx3.{D}"]),
        (f'mx = ["mx1.{D}", "*.in7.filter.example"]', {}, "mx", []),
        (f'mx = ["mx1.{D}"]', {f"{D} MX": ["0 ."]}, "mx", []),
        ('includes = ["spf.mailer.example", "spf.other.example"]', {}, "includes", ["spf.other.example"]),
        ('includes = ["spf.mailer.example"]', {f"{D} TXT": ["v=spf1 -all"]}, "includes", ["-"]),
        ('spf = "fail"', {f"{D} TXT": ["v=spf1 mx ~all"]}, "spf", ["softfail"]),
        ('spf = "fail"', {f"{D} TXT": None}, "spf", ["-"]),
        ('dmarc = "reject"', {}, "dmarc", ["reject", "quarantine"]),
        ('dmarc = "none"', {f"_dmarc.{D} TXT": None}, "dmarc", ["-"]),
        ('mta_sts = "testing"', {}, "mta-sts", ["testing"]),
        ("tls_rpt = true", {f"_smtp._tls.{D} TXT": None}, "tls-rpt", []),
        ("dnssec = true", {}, "dnssec", ["unsigned"]),
        (f'ns = ["ns1.{D}"]', {}, "ns", [f"ns2.{D}"]),
        ('caa = ["other.example"]', {}, "caa", ["ca.example"]),
    ],
)
def test_each_deviation_is_a_finding(expect, changed, subject, words):
    before, after = check(expect, changed)
    (finding,) = unmet(after).values()
    assert finding.subject == subject
    assert all(word in finding.summary for word in words), finding.summary
    assert finding.advice
    assert "{" not in finding.summary + finding.advice + finding.explanation
    assert after.score < before.score


def test_a_selector_that_is_expected_needs_a_usable_key():
    _, after = check("", {f"s1._domainkey.{D} TXT": None}, selectors='["s1"]')
    assert "dkim s1" in unmet(after)


def test_deviations_lower_the_level_and_speak_the_language():
    before, after = check('dmarc = "reject"', lang="ja")
    assert (before.level, after.level) == ("good", "critical")
    assert "想定" in unmet(after)["dmarc"].summary
    assert after.findings[0].check == "expectation-not-met"  # the worst first


@pytest.mark.parametrize("failure", ["TIMEOUT", "SERVFAIL"])
@pytest.mark.parametrize(
    ("expect", "question"),
    [
        (f'mx = ["mx9.{D}"]', f"{D} MX"),
        ('includes = ["x.example"]', f"{D} TXT"),
        ('spf = "fail"', f"{D} TXT"),
        ('dmarc = "reject"', f"_dmarc.{D} TXT"),
        ('mta_sts = "enforce"', f"_mta-sts.{D} TXT"),
        ("tls_rpt = true", f"_smtp._tls.{D} TXT"),
        (f'ns = ["x.{D}"]', f"{D} NS"),
        ('caa = ["x.example"]', f"{D} CAA"),
        ("dnssec = true", f"{D} TXT"),
    ],
)
def test_what_cannot_be_looked_up_deviates_from_nothing(expect, question, failure):
    _, after = check(expect, {question: failure})
    assert unmet(after) == {}


def test_an_expectation_met_again_is_certain_only_when_it_could_be_looked_up():
    _, deviating = check('dmarc = "reject"')
    _, failing = check('dmarc = "reject"', {f"_dmarc.{D} TXT": "TIMEOUT"})
    assert "expectation dmarc" in facts(deviating).findings
    assert facts(deviating).findings["expectation dmarc"]
    assert "expectation dmarc" not in facts(failing).findings


def test_a_name_that_does_not_exist_deviates_from_nothing():
    _, after = check('dmarc = "reject"', dict.fromkeys(ZONE))
    assert {finding.check for finding in after.findings} == {"domain-nxdomain"}


def test_the_library_and_the_command_apply_what_the_configuration_says_of_a_domain(tmp_path, capsys):
    text = f'[[posture.domain]]\nname = "{D}"\nselectors = ["s1"]\n[posture.domain.expect]\ndmarc = "reject"\n'
    config, _ = parse_config(text)
    posture = asyncio.run(acheck_domain(D, config=config, resolver=ZoneResolver(ZONE)))
    assert "dmarc" in unmet(posture)
    assert [key.selector for key in posture.dkim] == ["s1"]
    (tmp_path / "c.toml").write_text(text, "utf-8")
    (tmp_path / "zone.json").write_text(json.dumps(ZONE), "utf-8")
    place = ["--config", str(tmp_path / "c.toml"), "--zone", str(tmp_path / "zone.json"), "--format", "json"]
    assert main(["posture", "check", D, *place]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["subject"] for each in found["findings"] if each["check"] == "expectation-not-met"] == ["dmarc"]


def test_a_domain_configured_as_parked_is_checked_as_such():
    config, _ = parse_config(f'[[posture.domain]]\nname = "{D}"\nparked = true\n')
    posture = asyncio.run(acheck_domain(D, config=config, resolver=ZoneResolver(ZONE)))
    assert "parked-not-hardened" in {finding.check for finding in posture.findings}

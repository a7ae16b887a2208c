"""Every posture check: a zone that makes it fire, with its subject and severity, and one that keeps it silent."""

import asyncio
import dataclasses

import pytest

from mailguard.catalogue import posture_limit, posture_zone
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.fetched import Fetched
from mailguard.posture.options import DomainOptions
from mailguard.posture.records import RECORDS, SMTP

D = "hakusandai-hp.example"
ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="  # from RFC 8463 §A.2
RSA_2048 = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtFlMKASf6DhzhSEF3jyAMZK1cNoDdhcfs33yDxEHe7gQwBEe+AtFw8SGTz4"
POLICY = f"version: STSv1\nmode: enforce\nmx: mx1.{D}\nmax_age: 604800\n"
CLEAN = {
    f"{D} TXT": ["v=spf1 ip4:192.0.2.0/24 mx -all"],
    f"{D} MX": [f"10 mx1.{D}."],
    f"{D} A": ["192.0.2.80"],
    f"{D} NS": ["ns1.dns.example.", "ns2.dns.example."],
    f"{D} CAA": ['0 issue "ca.example"'],
    f"mx1.{D} A": ["192.0.2.10"],
    "10.2.0.192.in-addr.arpa PTR": [f"mx1.{D}."],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:dmarc@{D}"],
    f"s1._domainkey.{D} TXT": [f"v=DKIM1; k=ed25519; p={ED25519}"],
    f"_mta-sts.{D} TXT": ["v=STSv1; id=20261122"],
    f"_smtp._tls.{D} TXT": [f"v=TLSRPTv1; rua=mailto:tls@{D}"],
}
GOOD = {
    "spf-all-fail",
    "dkim-key",
    "dmarc-policy-reject",
    "mx-ok",
    "mta-sts-mode-enforce",
    "tls-rpt-ok",
    "caa-present",
    "dnssec-unsigned",
}


class Policies:
    def __init__(self, body="", problem=""):
        self.answer = Fetched(body, problem)

    async def fetch(self, domain):
        return self.answer


class Vouching(ZoneResolver):
    """Answers from a signed zone, as a validating resolver does."""

    def resolve(self, questions):
        answers = super().resolve(questions)
        return {question: dataclasses.replace(answer, secure=True) for question, answer in answers.items()}

    async def aresolve(self, questions):
        return self.resolve(questions)


def check(zone, domain=D, policy=POLICY, problem="", resolver=ZoneResolver, **options):
    options = {"selectors": ("s1",), **options}
    return asyncio.run(
        acheck_domain(
            domain,
            resolver=resolver(zone),
            fetcher=Policies(policy, problem),
            options=DomainOptions(**options),
        )
    )


def spf(*records):
    return {f"{D} TXT": list(records)}


def dmarc(record):
    return {f"_dmarc.{D} TXT": [record]}


def key(record):
    return {f"s1._domainkey.{D} TXT": record if isinstance(record, list) else [record]}


def mx(*records):
    return {f"{D} MX": list(records)}


def rsa(bits):
    import base64

    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

    public = RSAPublicNumbers(65537, (1 << bits) - 159).public_key()
    der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()


REPORTED = f"v=DMARC1; p=reject; rua=mailto:dmarc@{D}"
TEN = {f"i{n}.example TXT": ["v=spf1 ip4:192.0.2.1 -all"] for n in range(11)}
ELEVEN = "v=spf1 " + " ".join(f"include:i{n}.example" for n in range(11)) + " -all"
BARE = {f"{D} A": ["192.0.2.80"]}

# check: (changes of the clean zone; None removes an entry), subject, severity, further arguments
CASES = {
    "domain-nxdomain": (None, "", "high", {}),
    "spf-none": (spf("unrelated=1"), "", "high", {}),
    "spf-near-miss": (spf("v=spf1; mx -all"), "", "high", {}),
    "spf-unknown-modifier": (spf("v=spf1 mx ip4=192.0.2.1 -all"), "ip4=192.0.2.1", "medium", {}),
    "spf-multiple-records": (spf("v=spf1 -all", "v=spf1 mx -all"), "", "high", {}),
    "spf-syntax": (spf("v=spf1 ipv4:192.0.2.1 -all"), "", "high", {}),
    "spf-too-many-lookups": ({**TEN, **spf(ELEVEN)}, "", "high", {}),
    "spf-too-many-void-lookups": (spf("v=spf1 a:x.example a:y.example a:z.example -all"), "", "high", {}),
    "spf-too-many-mx": (
        {**spf("v=spf1 mx:many.example -all"), "many.example MX": [f"10 m{n}.example." for n in range(11)]},
        "",
        "high",
        {},
    ),
    "spf-include-none": (
        {**spf("v=spf1 include:none.dns.example -all"), "none.dns.example A": ["192.0.2.1"]},
        "",
        "high",
        {},
    ),
    "spf-include-loop": (
        {**spf("v=spf1 include:b.example -all"), "b.example TXT": [f"v=spf1 include:{D} -all"]},
        "",
        "high",
        {},
    ),
    "spf-redirect-loop": (spf(f"v=spf1 redirect={D}"), "", "high", {}),
    "spf-redirect-none": (spf("v=spf1 redirect=gone.example"), "", "high", {}),
    "spf-temperror": ({f"{D} TXT": "SERVFAIL"}, "", "info", {}),
    "spf-all-pass": (spf("v=spf1 +all"), "", "critical", {}),
    "spf-all-neutral": (spf("v=spf1 mx ?all"), "", "medium", {}),
    "spf-all-softfail": (spf("v=spf1 mx ~all"), "", "low", {}),
    "spf-all-missing": (spf("v=spf1 mx"), "", "medium", {}),
    "provider-not-in-spf": (
        {
            f"{D} MX": ["1 aspmx.l.google.com."],
            "aspmx.l.google.com A": ["192.0.2.10"],
            "_spf.google.com TXT": ["v=spf1 ip4:198.51.100.0/24 ~all"],
        },
        "Google Workspace",
        "medium",
        {},
    ),
    "spf-ptr-used": (spf("v=spf1 ptr -all"), "", "low", {}),
    "spf-range-too-wide": (spf("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"), "", "high", {}),
    "spf-target-missing": (
        {**spf("v=spf1 a:old.dns.example -all"), "ns1.dns.example A": ["192.0.2.53"], "dns.example NS": ["x.example."]},
        "old.dns.example",
        "medium",
        {},
    ),
    "spf-include-dangling": (spf("v=spf1 include:spf.gone.example -all"), "spf.gone.example", "critical", {}),
    "spf-redirect-ignored": (spf("v=spf1 mx redirect=i1.example -all"), "", "low", {}),
    "spf-terms-after-all": (spf("v=spf1 -all mx"), "", "low", {}),
    "spf-macro-used": (spf("v=spf1 exists:%{i}.list.example -all"), "", "info", {}),
    "spf-record-long": (
        spf("v=spf1 " + " ".join(f"ip4:192.0.2.{n}" for n in range(100, 140)) + " -all"),
        "",
        "low",
        {},
    ),
    "dkim-none": ({f"s1._domainkey.{D} TXT": None}, "s1", "low", {}),
    "dkim-absent": ({f"s1._domainkey.{D} TXT": None}, "", "low", {"selectors": ()}),
    "dkim-temperror": ({f"s1._domainkey.{D} TXT": "TIMEOUT"}, "s1", "info", {}),
    "dkim-key-weak": (key(f"v=DKIM1; p={rsa(1024)}"), "s1", "low", {}),
    "dkim-key-too-short": (key(f"v=DKIM1; p={rsa(768)}"), "s1", "high", {}),
    "dkim-key-revoked": (key("v=DKIM1; p="), "s1", "low", {}),
    "dkim-key-invalid": (key(f"v=DKIM1; k=rsa; p={RSA_2048}"), "s1", "medium", {}),
    "dkim-testing": (key(f"v=DKIM1; k=ed25519; t=y; p={ED25519}"), "s1", "low", {}),
    "dkim-duplicate-records": (
        key([f"v=DKIM1; k=ed25519; p={ED25519}", f"v=DKIM1; p={rsa(2048)}"]),
        "s1",
        "medium",
        {},
    ),
    "dkim-dangling": (
        {f"s1._domainkey.{D} TXT": None, f"s1._domainkey.{D} CNAME": ["s1.gone.example."]},
        "s1",
        "high",
        {},
    ),
    "dkim-sha1-only": (key(f"v=DKIM1; h=sha1; p={rsa(2048)}"), "s1", "high", {}),
    "dkim-not-for-email": (key(f"v=DKIM1; s=other; p={rsa(2048)}"), "s1", "medium", {}),
    "dmarc-none": ({f"_dmarc.{D} TXT": None}, "", "high", {}),
    "dmarc-multiple-records": ({f"_dmarc.{D} TXT": [REPORTED, "v=DMARC1; p=none"]}, "", "high", {}),
    "dmarc-syntax": (dmarc(REPORTED.replace("reject", "rejct")), "p", "high", {}),
    "dmarc-temperror": ({f"_dmarc.{D} TXT": "TIMEOUT"}, "", "info", {}),
    "dmarc-policy-none": (dmarc(REPORTED.replace("reject", "none")), "", "medium", {}),
    "dmarc-policy-quarantine": (dmarc(REPORTED.replace("reject", "quarantine")), "", "ok", {}),
    "dmarc-subdomain-policy-weaker": (dmarc(REPORTED + "; sp=none"), "", "medium", {}),
    "dmarc-nonexistent-subdomain-policy-weaker": (dmarc(REPORTED + "; np=none"), "", "low", {}),
    "dmarc-pct-below-100": (dmarc(REPORTED + "; pct=50"), "", "low", {}),
    "dmarc-rua-missing": (dmarc("v=DMARC1; p=reject"), "", "low", {}),
    "dmarc-rua-invalid": (dmarc(f"v=DMARC1; p=reject; rua=dmarc@{D}"), "rua", "medium", {}),
    "dmarc-near-miss": (dmarc(REPORTED.replace("DMARC1", "dmarc1")), "", "high", {}),
    "dmarc-testing": (dmarc(REPORTED + "; t=y"), "", "medium", {}),
    "dmarc-unknown-tag": (dmarc(REPORTED + "; apsf=s"), "apsf", "low", {}),
    "dmarc-rua-undeliverable": (
        dmarc(f"v=DMARC1; p=reject; rua=mailto:d@nowhere.{D}"),
        f"mailto:d@nowhere.{D}",
        "low",
        {},
    ),
    "dmarc-rua-external-not-authorized": (
        dmarc("v=DMARC1; p=reject; rua=mailto:d@reports.example"),
        "reports.example",
        "medium",
        {},
    ),
    "dmarc-ruf-external-not-authorized": (
        dmarc(REPORTED + "; ruf=mailto:d@reports.example"),
        "reports.example",
        "low",
        {},
    ),
    "dmarc-report-temperror": (
        {
            **dmarc("v=DMARC1; p=reject; rua=mailto:d@reports.example"),
            f"{D}._report._dmarc.reports.example TXT": "SERVFAIL",
        },
        "reports.example",
        "info",
        {},
    ),
    "dmarc-inherited": ({f"w.{D} TXT": ["v=spf1 -all"]}, D, "info", {"domain": f"w.{D}"}),
    "dmarc-older-receivers-differ": (
        {"_dmarc.x.hakusandai-hp.example TXT": [REPORTED], "w.x.hakusandai-hp.example TXT": ["v=spf1 -all"]}
        | {f"_dmarc.{D} TXT": None},
        D,
        "info",
        {"domain": f"w.x.{D}"},
    ),
    "dmarc-wrong-location": (spf("v=spf1 mx -all", REPORTED), "", "medium", {}),
    "dmarc-dangling": (
        {f"_dmarc.{D} TXT": None, f"_dmarc.{D} CNAME": ["d.gone.example."]},
        "d.gone.example",
        "high",
        {},
    ),
    "mx-none": ({f"{D} MX": None, f"{D} A": None}, "", "low", {}),
    "mx-implicit": ({f"{D} MX": None}, "", "low", {}),
    "mx-null": (mx("0 ."), "", "ok", {}),
    "mx-null-with-others": (mx("0 .", f"10 mx1.{D}."), "", "high", {}),
    "mx-null-but-sends": (mx("0 ."), "", "low", {}),
    "mx-temperror": ({f"{D} MX": "TIMEOUT"}, "", "info", {}),
    "mx-target-cname": (
        {**mx("10 m.example."), "m.example CNAME": [f"mx1.{D}."]},
        "m.example",
        "medium",
        {},
    ),
    "mx-target-no-address": ({**mx("10 m.example."), "m.example TXT": ["x"]}, "m.example", "high", {}),
    "mx-target-nxdomain": (mx("10 m.gone.example."), "m.gone.example", "high", {}),
    "mx-target-private-address": (
        {**mx("10 m.example."), "m.example A": ["10.0.0.1"]},
        "m.example",
        "high",
        {},
    ),
    "mx-target-ip-literal": (mx("10 192.0.2.10."), "192.0.2.10", "high", {}),
    "mx-fcrdns-missing": ({"10.2.0.192.in-addr.arpa PTR": None}, f"mx1.{D}", "low", {}),
    "mx-fcrdns-mismatch": ({"10.2.0.192.in-addr.arpa PTR": ["other.example."]}, f"mx1.{D}", "low", {}),
    "mta-sts-none": ({f"_mta-sts.{D} TXT": None}, "", "info", {}),
    "mta-sts-temperror": ({f"_mta-sts.{D} TXT": "TIMEOUT"}, "", "info", {}),
    "mta-sts-mode-testing": ({}, "", "info", {"policy": POLICY.replace("enforce", "testing")}),
    "mta-sts-mode-none": ({}, "", "low", {"policy": POLICY.replace("enforce", "none")}),
    "mta-sts-mx-mismatch": ({}, f"mx1.{D}", "high", {"policy": POLICY.replace("mx1", "mx9")}),
    "mta-sts-max-age-short": ({}, "", "low", {"policy": POLICY.replace("604800", "3600")}),
    "mta-sts-multiple-records": ({f"_mta-sts.{D} TXT": ["v=STSv1; id=1", "v=STSv1; id=2"]}, "", "medium", {}),
    "mta-sts-syntax": ({f"_mta-sts.{D} TXT": ["v=STSv1; id=no-hyphens"]}, "", "medium", {}),
    "mta-sts-policy-fetch-failed": ({}, "", "medium", {"policy": "", "problem": "404"}),
    "tls-rpt-none": ({f"_smtp._tls.{D} TXT": None}, "", "info", {}),
    "tls-rpt-temperror": ({f"_smtp._tls.{D} TXT": "SERVFAIL"}, "", "info", {}),
    "tls-rpt-multiple-records": (
        {f"_smtp._tls.{D} TXT": ["v=TLSRPTv1; rua=mailto:a@a.example", "v=TLSRPTv1; rua=mailto:b@a.example"]},
        "",
        "low",
        {},
    ),
    "tls-rpt-syntax": ({f"_smtp._tls.{D} TXT": ["v=TLSRPTv1; rua=tls@a.example"]}, "", "low", {}),
    "dane-present": ({f"_25._tcp.mx1.{D} TLSA": [f"3 1 1 {'0f' * 32}"]}, f"mx1.{D}", "ok", {"resolver": Vouching}),
    "dane-unusable": ({f"_25._tcp.mx1.{D} TLSA": ["1 1 1 00ff"]}, f"mx1.{D}", "low", {"resolver": Vouching}),
    "dane-temperror": ({f"_25._tcp.mx1.{D} TLSA": "SERVFAIL"}, f"mx1.{D}", "info", {"resolver": Vouching}),
    "bimi-present": ({f"default._bimi.{D} TXT": ["v=BIMI1; l=https://a.example/l.svg"]}, "", "ok", {}),
    "bimi-without-certificate": (
        {f"default._bimi.{D} TXT": ["v=BIMI1; l=https://a.example/l.svg; a="]},
        "",
        "info",
        {},
    ),
    "bimi-needs-enforcement": (
        {
            f"default._bimi.{D} TXT": ["v=BIMI1; l=https://a.example/l.svg"],
            **dmarc(f"v=DMARC1; p=none; rua=mailto:d@{D}"),
        },
        "",
        "low",
        {},
    ),
    "bimi-syntax": ({f"default._bimi.{D} TXT": ["v=BIMI1; l=http://a.example/l.svg"]}, "", "low", {}),
    "bimi-temperror": ({f"default._bimi.{D} TXT": "TIMEOUT"}, "", "info", {}),
    "caa-none": ({f"{D} CAA": None}, "", "info", {}),
    "caa-temperror": ({f"{D} CAA": "SERVFAIL"}, "", "info", {}),
    "ns-single": ({f"{D} NS": ["ns1.dns.example."]}, "", "low", {}),
    "ns-temperror": ({f"{D} NS": "TIMEOUT"}, "", "info", {}),
    "dnssec-secure": ({}, "", "ok", {"resolver": Vouching}),
    "dnssec-bogus": (
        {f"{D} TXT": "SERVFAIL", f"{D} TXT+CD": ["v=spf1 -all"], f"{D} DNSKEY": "SERVFAIL"},
        "",
        "critical",
        {},
    ),
    "dnssec-key-without-ds": ({f"{D} DNSKEY": ["257 3 13 AAAA"]}, "", "low", {}),
    "dnssec-temperror": ({f"{D} DNSKEY": "TIMEOUT"}, "", "info", {}),
    "parked-hardened": (
        {**mx("0 ."), **spf("v=spf1 -all"), **dmarc("v=DMARC1; p=reject")},
        "",
        "ok",
        {"parked": True},
    ),
    "parked-not-hardened": ({}, "", "high", {"parked": True}),
    "lookalike-registered": (
        {"hakusandai-hp.com MX": ["10 mx.example."]},
        "hakusandai-hp.com",
        "medium",
        {"lookalikes": True},
    ),
    "lookalike-without-mx": ({"hakusandai-hp.com A": ["192.0.2.9"]}, "", "info", {"lookalikes": True}),
    "limit-reached": (mx(*(f"{n} m{n}.{D}." for n in range(14))), "mx-hosts", "info", {}),
    "lookalike-temperror": ({"hakusandai-hp.com MX": "SERVFAIL"}, "", "info", {"lookalikes": True}),
    "blocklist-listed": (
        {"10.2.0.192.list.example A": ["127.0.0.2"], "10.2.0.192.list.example TXT": ["seen spamming"]},
        "list.example",
        "medium",
        {"blocklists": True, "zones": ("list.example",)},
    ),
    "blocklist-temperror": (
        {"10.2.0.192.list.example A": ["127.255.255.254"]},
        "list.example",
        "info",
        {"blocklists": True, "zones": ("list.example",)},
    ),
}


def changed(changes):
    zone = {} if changes is None else {**CLEAN, **changes}
    return {name: value for name, value in zone.items() if value is not None}


@pytest.fixture(scope="module")
def clean():
    return check(CLEAN)


@pytest.mark.parametrize("name", CASES)
def test_it_fires(name, clean):
    changes, subject, severity, asked = CASES[name]
    posture = check(changed(changes), **asked)
    found = [each for each in posture.findings if each.check == name]
    assert [(each.subject, each.severity) for each in found] == [(subject, severity)]
    assert name not in {each.check for each in clean.findings}
    for each in found:
        assert "{" not in each.summary + each.advice + each.explanation
        assert each.evidence or name in ("lookalike-temperror", "limit-reached")


@pytest.mark.parametrize("name", sorted(GOOD))
def test_good_observations_need_what_they_observe(name, clean):
    bare = check(BARE, domain=D)
    assert next(each.severity for each in clean.findings if each.check == name) in ("ok", "info")
    assert name == "dnssec-unsigned" or name not in {each.check for each in bare.findings}


def test_the_clean_zone_is_clean(clean):
    assert {each.check for each in clean.findings} == GOOD
    assert (clean.level, clean.errors) == ("good", ())
    assert clean.score >= 90


def test_every_wording_is_reachable():
    records = [kind.texts for kind in RECORDS if kind is not SMTP]
    names = {name.partition("/")[0] for each in (*records, posture_zone.TEXTS, posture_limit.TEXTS) for name in each}
    elsewhere = {name for name in names if name.startswith("bimi-certificate-")} | {
        "check-failed"
    }  # these have separate tests
    assert set(CASES) | GOOD == names - elsewhere
    assert all(name.startswith("smtp-") for name in SMTP.texts)  # see records/test_smtp_probe.py


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith("-temperror")])
def test_what_could_not_be_looked_up_costs_nothing(name, clean):
    changes, _, _, asked = CASES[name]
    posture = check(changed(changes), **asked)
    absent = {each.check for each in posture.findings if each.check.endswith("-none")}
    assert not absent - {"mta-sts-none"}
    assert posture.score >= clean.score
    assert posture.errors
    assert posture.level == ("unknown" if name in ("spf-temperror", "dmarc-temperror") else "good")

"""Zones that combine the subjects of several checks: the findings that each must have, and those it must not have."""

import asyncio
import dataclasses
import fnmatch

import pytest

from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.fetched import Fetched
from mailguard.posture.options import DomainOptions

D = "momiji-kenkou.test"
ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="  # from RFC 8463 §A.2
GOOD_POLICY = f"version: STSv1\nmode: enforce\nmx: mx1.{D}\nmax_age: 604800\n"


def rsa(bits):
    import base64

    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

    public = RSAPublicNumbers(65537, (1 << bits) - 159).public_key()
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return base64.b64encode(public.public_bytes(serialization.Encoding.DER, form)).decode()


BASE = {
    f"{D} TXT": ["v=spf1 mx -all"],
    f"{D} MX": [f"10 mx1.{D}."],
    f"{D} NS": ["ns1.zonehost.test.", "ns2.zonehost.test."],
    f"mx1.{D} A": ["198.51.100.25"],
    "25.100.51.198.in-addr.arpa PTR": [f"mx1.{D}."],
    f"_dmarc.{D} TXT": [f"v=DMARC1; p=reject; rua=mailto:d@{D}"],
}


class Policies:
    def __init__(self, body):
        self.body = body

    async def fetch(self, domain):
        return Fetched(self.body) if self.body else Fetched(problem="404")


class Vouching(ZoneResolver):
    """Answers from a signed zone, as a validating resolver does."""

    def resolve(self, questions):
        answers = super().resolve(questions)
        return {question: dataclasses.replace(answer, secure=True) for question, answer in answers.items()}

    async def aresolve(self, questions):
        return self.resolve(questions)


def spf(*records):
    return {f"{D} TXT": list(records)}


def dmarc(tags):
    return {f"_dmarc.{D} TXT": [f"v=DMARC1; {tags}"]}


def key(selector, *records):
    return {f"{selector}._domainkey.{D} TXT": list(records)}


MTA_STS = {f"_mta-sts.{D} TXT": ["v=STSv1; id=1"]}
TEN_MX = {f"{D} MX": [f"{n} m{n}.{D}." for n in range(10)]} | {f"m{n}.{D} A": [f"198.51.100.{n}"] for n in range(10)}
PARKED = {f"{D} MX": ["0 ."], f"{D} TXT": ["v=spf1 -all"], f"_dmarc.{D} TXT": ["v=DMARC1; p=reject; sp=reject"]}
SUB = f"news.{D}"

# case: (changes of the zone; None removes an entry), expected findings, forbidden findings, further arguments
CASES = {
    "an include with a macro costs a look-up and is no void": (
        {
            **spf("v=spf1 include:a.zonehost.test -all"),
            "a.zonehost.test TXT": ["v=spf1 exists:%{i}.%{d}.zonehost.test ~all"],
        },
        ["spf-all-fail", "spf-macro-used"],
        ["spf-target-missing*", "spf-include-*", "spf-all-softfail*", "spf-too-*"],
        {"lookups": 2, "void": 0},
    ),
    "ten look-ups are allowed": (
        {**spf("v=spf1 " + " ".join(f"include:i{n}.zonehost.test" for n in range(10)) + " -all")}
        | {f"i{n}.zonehost.test TXT": ["v=spf1 ip4:198.51.100.1 -all"] for n in range(10)},
        ["spf-all-fail"],
        ["spf-too-*"],
        {"lookups": 10},
    ),
    "nested includes are counted whole": (
        {**spf("v=spf1 include:a.zonehost.test mx -all")}
        | {
            f"{a}.zonehost.test TXT": [f"v=spf1 include:{b}.zonehost.test a:h.zonehost.test -all"]
            for a, b in zip("abcdef", "bcdefg", strict=True)
        }
        | {"g.zonehost.test TXT": ["v=spf1 ip4:198.51.100.7 -all"], "h.zonehost.test A": ["198.51.100.8"]},
        ["spf-too-many-lookups"],
        ["spf-include-none*", "spf-too-many-void*"],
        {"lookups": 14, "void": 0},
    ),
    "two void look-ups are allowed": (
        spf("v=spf1 a:x.zonehost.test a:y.zonehost.test -all"),
        ["spf-target-missing x.zonehost.test", "spf-target-missing y.zonehost.test"],
        ["spf-too-many-void*"],
        {"void": 2, "lookups": 2},
    ),
    "mx of ten hosts is no error": (
        {**TEN_MX, **spf("v=spf1 mx -all")},
        ["spf-all-fail"],
        ["spf-too-many-mx*", "limit-*"],
        {"lookups": 1},
    ),
    "all behind a redirect": (
        {**spf("v=spf1 redirect=_s.zonehost.test"), "_s.zonehost.test TXT": ["v=spf1 ip4:198.51.100.1 ~all"]},
        ["spf-all-softfail"],
        ["spf-all-missing*", "spf-redirect-*"],
        {"lookups": 1},
    ),
    "an upper-case record is one": (spf("V=SPF1 MX -ALL"), ["spf-all-fail"], ["spf-none*", "spf-syntax*"], {}),
    "v=spf10 is not a record, and reported": (
        spf("v=spf10 mx -all"),
        ["spf-near-miss"],
        ["spf-none*", "spf-all-*", "spf-syntax*"],
        {},
    ),
    "an include that is not answered is no missing record": (
        {**spf("v=spf1 include:a.zonehost.test -all"), "a.zonehost.test TXT": "SERVFAIL"},
        ["spf-temperror"],
        ["spf-include-none*", "spf-none*", "spf-include-dangling*", "spf-target-missing*"],
        {"level": "unknown"},
    ),
    "a half of the Internet, and the other": (
        spf("v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all"),
        ["spf-range-too-wide"],
        [],
        {},
    ),
    "a /8 is not too wide, a little more is": (spf("v=spf1 ip4:5.0.0.0/8 -all"), [], ["spf-range-too-wide*"], {}),
    "a wide prefix of a": (spf("v=spf1 a/4 -all"), ["spf-range-too-wide"], [], {}),
    "a wildcard TXT answers for no selector": (
        {f"{s}._domainkey.{D} TXT": ["v=spf1 -all"] for s in ("s1",)},
        ["dkim-key-invalid s1"],
        ["dkim-key s1"],
        {"selectors": ("s1",)},
    ),
    "a key of old: g= and no v=": (
        key("s1", f"g=*; k=rsa; p={rsa(2048)}"),
        ["dkim-key s1"],
        ["dkim-key-invalid*", "dkim-none*"],
        {"selectors": ("s1",)},
    ),
    "1024 bits, in test": (
        key("s1", f"v=DKIM1; t=y; p={rsa(1024)}"),
        ["dkim-key-weak s1", "dkim-testing s1"],
        ["dkim-key s1", "dkim-key-too-short*"],
        {"selectors": ("s1",)},
    ),
    "t=s is no test": (
        key("s1", f"v=DKIM1; t=s; k=ed25519; p={ED25519}"),
        ["dkim-key s1"],
        ["dkim-testing*"],
        {"selectors": ("s1",)},
    ),
    "sha256 beside sha1": (
        key("s1", f"v=DKIM1; h=sha1:sha256; p={rsa(2048)}"),
        ["dkim-key s1"],
        ["dkim-sha1-only*"],
        {"selectors": ("s1",)},
    ),
    "an Ed25519 and a revoked key": (
        {**key("e1", f"v=DKIM1; k=ed25519; p={ED25519}"), **key("old", "v=DKIM1; p=")},
        ["dkim-key e1", "dkim-key-revoked old"],
        ["dkim-key-invalid*", "dkim-none*"],
        {"selectors": ("e1", "old")},
    ),
    "a selector that times out is not missing": (
        {f"s1._domainkey.{D} TXT": "TIMEOUT"},
        ["dkim-temperror s1"],
        ["dkim-none*"],
        {"selectors": ("s1",)},
    ),
    "two DMARC records": (
        {f"_dmarc.{D} TXT": ["v=DMARC1; p=reject", "v=DMARC1; p=none"]},
        ["dmarc-multiple-records"],
        ["dmarc-policy-*", "dmarc-none*"],
        {"policy": ""},
    ),
    "an unrelated TXT beside the DMARC record": (
        {f"_dmarc.{D} TXT": ["site-verification=1", f"v=DMARC1; p=reject; rua=mailto:d@{D}"]},
        ["dmarc-policy-reject"],
        ["dmarc-multiple*", "dmarc-syntax*"],
        {"policy": "reject"},
    ),
    "sp=none under p=reject": (
        dmarc(f"p=reject; sp=none; rua=mailto:d@{D}"),
        ["dmarc-policy-reject", "dmarc-subdomain-policy-weaker"],
        ["dmarc-policy-none*"],
        {"policy": "reject"},
    ),
    "np=none under p=reject": (
        dmarc(f"p=reject; np=none; rua=mailto:d@{D}"),
        ["dmarc-nonexistent-subdomain-policy-weaker"],
        ["dmarc-subdomain-policy-weaker*"],
        {},
    ),
    "np=none is as weak as sp=none": (
        dmarc(f"p=reject; sp=none; np=none; rua=mailto:d@{D}"),
        ["dmarc-subdomain-policy-weaker"],
        ["dmarc-policy-none*"],
        {},
    ),
    "np=reject above sp=none": (
        dmarc(f"p=reject; sp=none; np=reject; rua=mailto:d@{D}"),
        ["dmarc-subdomain-policy-weaker"],
        ["dmarc-nonexistent*"],
        {},
    ),
    "t=y weakens the policy by a step": (
        dmarc(f"p=reject; t=y; rua=mailto:d@{D}"),
        ["dmarc-policy-quarantine", "dmarc-testing"],
        ["dmarc-syntax*", "dmarc-policy-reject"],
        {"policy": "quarantine"},
    ),
    "a subdomain takes sp of the domain above": (
        {f"{SUB} TXT": ["v=spf1 -all"], **dmarc(f"p=reject; sp=quarantine; rua=mailto:d@{D}")},
        [f"dmarc-inherited {D}"],
        ["dmarc-none*"],
        {"domain": SUB, "policy": "quarantine", "location": D},
    ),
    "psd=n ends the walk below": (
        {
            f"{SUB} TXT": ["v=spf1 -all"],
            f"x.{SUB} TXT": ["v=spf1 -all"],
            f"_dmarc.{SUB} TXT": [f"v=DMARC1; p=quarantine; psd=n; rua=mailto:d@{SUB}"],
        },
        [f"dmarc-inherited {SUB}"],
        ["dmarc-none*"],
        {"domain": f"x.{SUB}", "policy": "quarantine", "location": SUB},
    ),
    "rua without mailto leaves the policy alone": (
        dmarc(f"p=reject; rua=d@{D}"),
        ["dmarc-rua-invalid rua", "dmarc-policy-reject"],
        ["dmarc-none*", "dmarc-rua-missing*"],
        {"policy": "reject"},
    ),
    "an external receiver that agrees with a wildcard": (
        {**dmarc("p=reject; rua=mailto:d@reports.test"), f"{D}._report._dmarc.reports.test TXT": ["v=DMARC1"]},
        ["dmarc-policy-reject"],
        ["dmarc-rua-external*"],
        {},
    ),
    "a record at dmarc. without the underscore": (
        {f"_dmarc.{D} TXT": None, f"dmarc.{D} TXT": ["v=DMARC1; p=reject"]},
        ["dmarc-none", "dmarc-wrong-location"],
        ["dmarc-policy-*"],
        {},
    ),
    "a record whose name lacked its final dot": (
        {f"_dmarc.{D} TXT": None, f"_dmarc.{D}.{D} TXT": ["v=DMARC1; p=reject"]},
        ["dmarc-none", "dmarc-wrong-location"],
        [],
        {},
    ),
    "DMARC that times out": (
        {f"_dmarc.{D} TXT": "TIMEOUT"},
        ["dmarc-temperror"],
        ["dmarc-none*", "dmarc-wrong*"],
        {"level": "unknown"},
    ),
    "a parked domain that says so": (
        PARKED,
        ["parked-hardened", "mx-null", "spf-all-fail"],
        ["dmarc-rua-missing*", "mta-sts-*", "tls-rpt-*", "parked-not*", "dkim-none*", "mx-null-but*"],
        {"parked": True},
    ),
    "a parked domain with a server in its SPF": (
        {**PARKED, **spf("v=spf1 ip4:198.51.100.1 -all")},
        ["parked-not-hardened", "mx-null-but-sends"],
        ["parked-hardened*"],
        {"parked": True},
    ),
    "a null MX with a blank preference of its own": (
        {f"{D} MX": ["10 ."]},
        ["mx-null"],
        ["mx-target*", "mx-none*"],
        {},
    ),
    "a mail server that is an alias of nothing": (
        {f"mx1.{D} A": None, f"mx1.{D} CNAME": ["gone.zonehost.test."]},
        [f"mx-target-cname mx1.{D}", f"mx-target-nxdomain mx1.{D}"],
        ["mx-ok*"],
        {},
    ),
    "a mail server that is listed twice": (
        {f"{D} MX": [f"10 mx1.{D}.", f"20 mx1.{D}."]},
        ["mx-ok"],
        ["mx-null*"],
        {},
    ),
    "a mail server that is an alias of a server": (
        {f"mx1.{D} A": None, f"mx1.{D} CNAME": ["h.zonehost.test."], "h.zonehost.test A": ["198.51.100.25"]},
        [f"mx-target-cname mx1.{D}"],
        ["mx-ok*", "mx-target-n*"],
        {},
    ),
    "a mail server that is not answered for": (
        {f"mx1.{D} A": "SERVFAIL", f"mx1.{D} AAAA": "SERVFAIL"},
        [f"mx-temperror mx1.{D}"],
        ["mx-ok*", "mx-target*"],
        {},
    ),
    "a reverse look-up that fails": (
        {"25.100.51.198.in-addr.arpa PTR": "SERVFAIL"},
        [f"mx-temperror mx1.{D}"],
        ["mx-fcrdns*"],
        {},
    ),
    "a mail server with IPv6 alone": (
        {f"mx1.{D} A": None, f"mx1.{D} AAAA": ["2001:db8::25"]},
        [f"mx-fcrdns-missing mx1.{D}"],
        ["mx-target-no-address*"],
        {},
    ),
    "an enforced policy without the server": (
        MTA_STS,
        [f"mta-sts-mx-mismatch mx1.{D}", "mta-sts-mode-enforce"],
        [],
        {"policy_body": GOOD_POLICY.replace("mx1", "mx2")},
    ),
    "a wildcard matches one label": (
        MTA_STS,
        ["mta-sts-mode-enforce"],
        ["mta-sts-mx-mismatch*"],
        {"policy_body": GOOD_POLICY.replace("mx1.", "*.")},
    ),
    "a wildcard does not match two labels": (
        {**MTA_STS, f"{D} MX": [f"10 a.b.{D}."], f"a.b.{D} A": ["198.51.100.25"]},
        [f"mta-sts-mx-mismatch a.b.{D}"],
        [],
        {"policy_body": GOOD_POLICY.replace("mx1.", "*.")},
    ),
    "a policy in testing for a day": (
        MTA_STS,
        ["mta-sts-mode-testing"],
        ["mta-sts-max-age*", "mta-sts-mode-enforce*"],
        {"policy_body": GOOD_POLICY.replace("enforce", "testing").replace("604800", "86400")},
    ),
    "a policy without max_age": (
        MTA_STS,
        ["mta-sts-syntax"],
        ["mta-sts-mode-*"],
        {"policy_body": "version: STSv1\nmode: enforce\nmx: a.test\n"},
    ),
    "an id with a hyphen": (
        {f"_mta-sts.{D} TXT": ["v=STSv1; id=2026-11-22"]},
        ["mta-sts-syntax"],
        ["mta-sts-none*"],
        {},
    ),
    "a policy of sixty servers": (
        MTA_STS,
        ["mta-sts-mode-enforce"],
        ["mta-sts-mx-mismatch*", "limit-*"],
        {
            "policy_body": "version: STSv1\nmode: enforce\n"
            + "".join(f"mx: m{n}.zonehost.test\n" for n in range(60))
            + f"mx: mx1.{D}\nmax_age: 604800\n"
        },
    ),
    "DANE with usages that mail does not know": (
        {f"_25._tcp.mx1.{D} TLSA": [f"1 1 1 {'ab' * 32}", f"0 0 1 {'ab' * 32}"]},
        [f"dane-unusable mx1.{D}"],
        ["dane-present*"],
        {"resolver": Vouching},
    ),
    "DANE with a digest that is cut short": (
        {f"_25._tcp.mx1.{D} TLSA": ["3 1 1 abcd"]},
        [f"dane-unusable mx1.{D}"],
        ["dane-present*"],
        {"resolver": Vouching},
    ),
    "DANE with a usable record beside another": (
        {f"_25._tcp.mx1.{D} TLSA": [f"1 1 1 {'ab' * 32}", f"3 1 1 {'AB' * 28} {'ab' * 4}"]},
        [f"dane-present mx1.{D}"],
        ["dane-unusable*"],
        {"resolver": Vouching},
    ),
    "DANE in a zone that is not signed": (
        {f"_25._tcp.mx1.{D} TLSA": [f"3 1 1 {'ab' * 32}"]},
        ["dnssec-unsigned"],
        ["dane-*"],
        {},
    ),
    "TLS-RPT by HTTPS": (
        {f"_smtp._tls.{D} TXT": ["v=TLSRPTv1; rua=https://tls.zonehost.test/r"]},
        ["tls-rpt-ok"],
        ["tls-rpt-syntax*"],
        {},
    ),
    "TLS-RPT without rua": (
        {f"_smtp._tls.{D} TXT": ["v=TLSRPTv1;"]},
        ["tls-rpt-syntax"],
        ["tls-rpt-ok*", "tls-rpt-none*"],
        {},
    ),
    "CAA of the domain above": (
        {f"{D} CAA": ['0 issue "ca.test"'], f"{SUB} TXT": ["v=spf1 -all"]},
        ["caa-present"],
        ["caa-none*"],
        {"domain": SUB},
    ),
    "CAA issuewild alone": ({f"{D} CAA": ['0 issuewild ";"']}, ["caa-present"], ["caa-none*"], {}),
    "a domain whose apex times out": (
        {f"{D} TXT": "TIMEOUT"},
        ["spf-temperror"],
        ["spf-none*", "domain-nxdomain*"],
        {"level": "unknown"},
    ),
    "a domain that is not registered": (
        dict.fromkeys(BASE),
        ["domain-nxdomain"],
        ["*-none*", "spf-*", "dmarc-*", "mx-*"],
        {},
    ),
}


def posture_of(changes, more):
    zone = {name: value for name, value in {**BASE, **changes}.items() if value is not None}
    options = DomainOptions(selectors=more.get("selectors", ()), parked=more.get("parked", False))
    resolver = more.get("resolver", ZoneResolver)(zone)
    posture = asyncio.run(
        acheck_domain(
            more.get("domain", D), resolver=resolver, fetcher=Policies(more.get("policy_body", "")), options=options
        )
    )
    assert len(resolver.asked) == len(set(resolver.asked))
    return posture


@pytest.mark.parametrize("name", CASES)
def test_combination(name):
    changes, expected, forbidden, more = CASES[name]
    posture = posture_of(changes, more)
    found = {f"{each.check} {each.subject}".strip() for each in posture.findings}
    assert set(expected) <= found
    for pattern in forbidden:
        assert not fnmatch.filter(found, pattern)
    facts = {
        "lookups": posture.spf.lookups,
        "void": posture.spf.void_lookups,
        "policy": posture.dmarc.effective_policy,
        "location": posture.dmarc.location,
        "level": posture.level,
    }
    assert {name: facts[name] for name in facts if name in more} == {k: v for k, v in more.items() if k in facts}


def test_evidence_of_caa_names_where_the_record_stands():
    posture = posture_of(*CASES["CAA of the domain above"][::3])
    finding = next(each for each in posture.findings if each.check == "caa-present")
    assert finding.evidence[0].where == f"dns:{D} CAA"
    assert D in finding.summary


def test_an_alias_that_leads_nowhere_is_shown():
    posture = posture_of(*CASES["a mail server that is an alias of nothing"][::3])
    finding = next(each for each in posture.findings if each.check == "mx-target-nxdomain")
    assert "gone.zonehost.test" in finding.summary
    assert ("dns:mx1.momiji-kenkou.test CNAME", "gone.zonehost.test") in [
        (each.where, each.text) for each in finding.evidence
    ]


def test_a_changed_id_alone_is_no_change():
    from mailguard.posture.diff import compare
    from mailguard.posture.facts import facts

    before, after = (
        facts(posture_of({f"_mta-sts.{D} TXT": [f"v=STSv1; id={n}"]}, {"policy_body": GOOD_POLICY})) for n in (1, 2)
    )
    assert compare(D, "2026-11-22T00:00:00Z", before, after) == ()


def test_a_mail_server_that_stands_twice_is_told_once():
    changes = {f"{D} MX": [f"10 mx1.{D}.", f"20 mx1.{D}."], "25.100.51.198.in-addr.arpa PTR": None}
    posture = posture_of(changes, {})
    assert [(each.preference, each.host) for each in posture.mx] == [(10, f"mx1.{D}")]
    assert [each.check for each in posture.findings].count("mx-fcrdns-missing") == 1


def test_nobody_is_told_to_name_a_server_that_does_not_exist():
    posture = posture_of(*CASES["a mail server that is an alias of nothing"][::3])
    advice = next(each.advice for each in posture.findings if each.check == "mx-target-cname")
    assert "gone.zonehost.test" not in advice

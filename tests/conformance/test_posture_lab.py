"""The posture test zones: as a mapping (no servers needed), and on loopback with nsd and unbound."""

import asyncio
import fnmatch
import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mailguard.dns.system import SystemResolver
from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import acheck_domain, check_domains
from mailguard.posture.fetch import FolderFetcher
from mailguard.posture.options import DomainOptions

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "posture"
pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="../shared/suites/posture is not here")
if SUITE.is_dir():
    import yaml

    CASES = yaml.safe_load((SUITE / "expected.yaml").read_text())["cases"]
else:
    CASES = []

# Our check names, and the words for them in FINDINGS.md of the suite.
WORDS = {
    "domain-nxdomain": "domain: nxdomain",
    "spf-all-pass": "spf: all pass",
    "spf-all-neutral": "spf: all neutral",
    "spf-all-softfail": "spf: all softfail",
    "spf-all-fail": "spf: all fail",
    "spf-all-missing": "spf: all missing",
    "spf-none": "spf: none",
    "spf-temperror": "spf: temperror",
    "spf-ptr-used": "spf: ptr used",
    "spf-range-too-wide": "spf: range too-wide",
    "spf-target-missing": "spf: target missing",
    "spf-include-dangling": "spf: include dangling",
    "spf-redirect-ignored": "spf: redirect ignored",
    "spf-terms-after-all": "spf: terms after all",
    "spf-macro-used": "spf: macro used",
    "spf-record-long": "spf: record long",
    "dkim-key-weak": "dkim: key weak {subject}",
    "dkim-key-too-short": "dkim: key too-short {subject}",
    "dkim-key-revoked": "dkim: key revoked {subject}",
    "dkim-key-invalid": "dkim: key invalid {subject}",
    "dkim-duplicate-records": "dkim: duplicate records {subject}",
    "dkim-none": "dkim: none {subject}",
    "dkim-testing": "dkim: testing {subject}",
    "dkim-dangling": "dkim: dangling {subject}",
    "dkim-sha1-only": "dkim: sha1-only {subject}",
    "dkim-not-for-email": "dkim: not-for-email {subject}",
    "dmarc-multiple-records": "dmarc: multiple records",
    "dmarc-syntax": "dmarc: syntax {subject}",
    "dmarc-subdomain-policy-weaker": "dmarc: subdomain policy weaker",
    "dmarc-nonexistent-subdomain-policy-weaker": "dmarc: nonexistent-subdomain policy weaker",
    "dmarc-pct-below-100": "dmarc: pct below 100",
    "dmarc-rua-missing": "dmarc: rua missing",
    "dmarc-rua-invalid": "dmarc: rua invalid",
    "dmarc-rua-external-not-authorized": "dmarc: rua external not authorized {subject}",
    "dmarc-ruf-external-not-authorized": "dmarc: ruf external not authorized {subject}",
    "dmarc-wrong-location": "dmarc: wrong location",
    "mx-null-with-others": "mx: null with others",
    "mx-null-but-sends": "mx: null but sends",
    "mx-target-cname": "mx: target cname {subject}",
    "mx-target-no-address": "mx: target no-address {subject}",
    "mx-target-nxdomain": "mx: target nxdomain {subject}",
    "mx-target-private-address": "mx: target private-address {subject}",
    "mx-target-ip-literal": "mx: target ip-literal",
    "mx-fcrdns-missing": "mx: fcrdns missing {subject}",
    "mx-fcrdns-mismatch": "mx: fcrdns mismatch {subject}",
    "mta-sts-mode-enforce": "mta-sts: mode enforce",
    "mta-sts-mode-testing": "mta-sts: mode testing",
    "mta-sts-mode-none": "mta-sts: mode none",
    "mta-sts-mx-mismatch": "mta-sts: mx mismatch {subject}",
    "mta-sts-max-age-short": "mta-sts: max-age short",
    "mta-sts-multiple-records": "mta-sts: multiple records",
    "mta-sts-syntax": "mta-sts: syntax",
    "mta-sts-policy-fetch-failed": "mta-sts: policy fetch failed",
    "mta-sts-none": "mta-sts: none",
    "tls-rpt-none": "tls-rpt: none",
    "tls-rpt-ok": "tls-rpt: ok",
    "tls-rpt-multiple-records": "tls-rpt: multiple records",
    "tls-rpt-syntax": "tls-rpt: syntax",
    "bimi-present": "bimi: present",
    "bimi-needs-enforcement": "bimi: needs enforcement",
    "caa-present": "caa: present",
    "caa-none": "caa: none",
    "ns-single": "ns: single",
    "dane-present": "dane: present {subject}",
    "dnssec-key-without-ds": "dnssec: key without ds",
    "parked-hardened": "parked: hardened",
    "parked-not-hardened": "parked: not hardened",
    "lookalike-registered": "lookalike: registered {subject}",
}
PERMERRORS = (
    "multiple-records",
    "syntax",
    "too-many-lookups",
    "too-many-void-lookups",
    "too-many-mx",
    "include-none",
    "include-loop",
    "redirect-loop",
    "redirect-none",
)
AREAS = (
    "tls-rpt",
    "mta-sts",
    "lookalike",
    "limit",
    "domain",
    "spf",
    "dkim",
    "dmarc",
    "mx",
    "dnssec",
    "bimi",
    "caa",
    "ns",
)


def said(finding):
    check = finding.check
    if check == "dkim-key":
        algorithm = finding.data["algorithm"]
        bits = f" {finding.data['bits']}" if algorithm == "rsa" else ""
        return f"dkim: key {finding.subject} {algorithm}{bits}"
    if check.removeprefix("spf-") in PERMERRORS and check.startswith("spf-"):
        return f"spf: permerror {check.removeprefix('spf-')}"
    if check.startswith("dmarc-policy-"):
        return f"dmarc: policy {check.removeprefix('dmarc-policy-')}"
    if check in WORDS:
        return WORDS[check].format(subject=finding.subject)
    area = next(area for area in AREAS if check.startswith(area + "-"))
    return f"{area}: {check.removeprefix(area + '-')}"


def options(case):
    given = case.get("options", {})
    return DomainOptions(
        selectors=tuple(given.get("selectors", ())),
        parked=given.get("parked", False),
        lookalikes=given.get("lookalikes", False),
    )


def verify(case, posture, *, dnssec):
    found = {said(finding) for finding in posture.findings}
    for finding in posture.findings:  # for a parked domain one finding says everything that is missing
        if finding.check == "parked-not-hardened":
            found |= {f"{area}: none" for area in ("spf", "dmarc") if finding.data[area] == "none"}
    for wanted in case.get("expect", ()):
        if dnssec or not wanted.startswith(("dnssec:", "dane:")):
            assert wanted in found, f"{wanted} is missing from {sorted(found)}"
    for pattern in case.get("forbid", ()):
        assert not fnmatch.filter(found, pattern)
    facts = case.get("facts", {})
    if "spf_lookups" in facts:
        assert posture.spf.lookups == facts["spf_lookups"]
    if "spf_void_lookups" in facts:
        assert posture.spf.void_lookups == facts["spf_void_lookups"]
    if "dmarc_effective_policy" in facts:
        assert posture.dmarc.effective_policy == facts["dmarc_effective_policy"]
    if "dmarc_location" in facts:
        assert posture.dmarc.location == facts["dmarc_location"]
    if "dangling" in facts:
        dangling = [finding.subject for finding in posture.findings if finding.check == "spf-include-dangling"]
        assert dangling == facts["dangling"]
    if facts.get("grade") == "best":
        assert posture.level == "good"


def zone_of_suite():
    """Return the zone files as one mapping. DNSSEC and other server behaviour is tested only with the real servers."""
    import dns.rdatatype
    import dns.zone

    zone = {}
    for path in sorted((SUITE / "zones").glob("*.zone")):
        parsed = dns.zone.from_file(str(path), origin=path.name[:-5] + ".", relativize=False, check_origin=False)
        for name, node in parsed.nodes.items():
            for rdataset in node.rdatasets:
                type_ = dns.rdatatype.to_text(rdataset.rdtype)
                texts = [b"".join(rdata.strings).decode() if type_ == "TXT" else rdata.to_text() for rdata in rdataset]
                key = f"{str(name).rstrip('.').lower()} {type_}"
                zone[key] = [*zone.get(key, []), *texts]
    for fault in json.loads((SUITE / "faults.json").read_text()):
        for type_ in ("TXT", "CNAME", "MX", "A") if fault["type"] == "*" else (fault["type"],):
            zone[f"{fault['name'].rstrip('.')} {type_}"] = fault["do"].upper()
    return zone


class Wildcards(ZoneResolver):
    """A zone with wildcards (RFC 4592 §3.3) and empty non-terminals (RFC 8020 §2)."""

    def __init__(self, zone):
        super().__init__({key: value for key, value in zone.items() if not key.startswith("*")})
        self.stars = {key[2:]: value for key, value in zone.items() if key.startswith("*")}
        self.parents = {
            name.split(".", index)[-1]
            for name, _ in (key.split(" ") for key in zone)
            for index in range(1, name.count(".") + 1)
        }

    def resolve(self, questions):
        import dataclasses

        from mailguard.dns.flow import Answer, Status

        answers = super().resolve(questions)
        for question, answer in list(answers.items()):
            if answer.status is Status.NXDOMAIN and answer.canonical_name in ("", question.name):
                parent = question.name.partition(".")[2]
                while parent:
                    records = self.stars.get(f"{parent} {question.type}")
                    if records:
                        answers[question] = Answer(question, Status.OK, tuple(records), question.name, 300)
                        break
                    parent = parent.partition(".")[2]
                else:
                    if question.name in self.parents:
                        answers[question] = dataclasses.replace(answer, status=Status.NODATA)
        return answers


@pytest.mark.parametrize("case", CASES, ids=[case["domain"] for case in CASES])
def test_as_a_zone(case):
    if any("dnssec: bogus" in wanted for wanted in case.get("expect", ())):
        pytest.skip("only a validating resolver sees a wrong signature")
    resolver = Wildcards(zone_of_suite())
    fetcher = FolderFetcher(SUITE / "policies")
    posture = asyncio.run(acheck_domain(case["domain"], resolver=resolver, fetcher=fetcher, options=options(case)))
    verify(case, posture, dnssec=False)
    assert len(resolver.asked) == len(set(resolver.asked))


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory):
    if not (shutil.which("nsd") and shutil.which("unbound")):
        pytest.skip("nsd and unbound are not installed (apt-get install nsd unbound)")
    base = 5390
    process = subprocess.Popen(
        [
            sys.executable,
            str(SUITE / "tools" / "lab.py"),
            str(tmp_path_factory.mktemp("lab")),
            str(SUITE),
            "--base-port",
            str(base),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    resolver = SystemResolver((f"127.0.0.1:{base + 2}",), timeout=1.0)
    try:
        for _ in range(150):
            if process.poll() is not None:
                pytest.fail("the laboratory did not start")
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.settimeout(0.2)
                probe.sendto(
                    bytes.fromhex("123401000001000000000000047465737400000600 01".replace(" ", "")),
                    ("127.0.0.1", base + 2),
                )
                try:
                    if probe.recv(4096)[3] & 15 == 0:
                        break
                except OSError:
                    time.sleep(0.1)
        yield resolver
    finally:
        process.terminate()
        process.wait(10)


def test_in_the_laboratory(laboratory):
    async def all_of_them():
        fetcher = FolderFetcher(SUITE / "policies")
        return [
            await acheck_domain(case["domain"], resolver=laboratory, fetcher=fetcher, options=options(case))
            for case in CASES
        ]

    wrong = []
    for case, posture in zip(CASES, asyncio.run(all_of_them()), strict=True):
        try:
            verify(case, posture, dnssec=True)
        except AssertionError as error:
            wrong.append(f"{case['domain']}: {error}")
    assert not wrong, "\n".join(wrong)


def test_side_by_side_gives_the_same(laboratory):
    async def levels():
        domains = [case["domain"] for case in CASES]
        return [(p.domain, p.level) async for p in check_domains(domains, resolver=laboratory, in_flight=32)]

    assert [name for name, _ in asyncio.run(levels())] == [
        case["domain"] if case["domain"].isascii() else case["domain"].encode("idna").decode() for case in CASES
    ]

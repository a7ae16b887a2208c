"""BIMI: the record, and the mark certificate that it names."""

import asyncio
import base64
import datetime as dt
import gzip
import subprocess
import sys

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from mailguard.dns.zone import ZoneResolver
from mailguard.posture.check_domain import acheck_domain
from mailguard.posture.fetched import Fetched
from mailguard.posture.options import DomainOptions
from mailguard.posture.records.bimi import certificate as mark_certificate
from mailguard.posture.records.bimi.certificate import LOGO_OCTETS, read_certificate
from mailguard.posture.snapshot import Posture

D = "kikyo-clinic.example"
URL = f"https://logo.{D}/vmc.pem"
NOW = dt.datetime.now(dt.UTC)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps"><title>K</title></svg>'


def name(common):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def made(subject, key, issuer, issuer_key, *, days=(-10, 300), extensions=()):
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + dt.timedelta(days=days[0]))
        .not_valid_after(NOW + dt.timedelta(days=days[1]))
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(issuer_key, hashes.SHA256())


ROOT_KEY, KEY = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
ROOT = made(
    "Fictional Mark Root",
    ROOT_KEY,
    "Fictional Mark Root",
    ROOT_KEY,
    days=(-3000, 3000),
    extensions=[
        (x509.BasicConstraints(ca=True, path_length=1), True),
        (x509.SubjectKeyIdentifier.from_public_key(ROOT_KEY.public_key()), False),
    ],
)


def logotype(image=SVG):
    packed = base64.b64encode(gzip.compress(image))
    return x509.UnrecognizedExtension(
        x509.ObjectIdentifier("1.3.6.1.5.5.7.1.12"), b"\x30\x80data:image/svg+xml;base64," + packed + b"\x30\x00"
    )


def certificate(days=(-10, 300), names=(D,), logo=True, issuer_key=ROOT_KEY, image=SVG):
    extensions = [(x509.SubjectAlternativeName([x509.DNSName(each) for each in names]), False)]
    if logo:
        extensions.append((logotype(image), False))
    leaf = made("Kikyo Clinic", KEY, "Fictional Mark Root", issuer_key, days=days, extensions=extensions)
    return leaf.public_bytes(serialization.Encoding.PEM).decode()


@pytest.fixture(autouse=True)
def fictional_authority(monkeypatch):
    monkeypatch.setattr(mark_certificate, "_roots", lambda: [ROOT])


class Documents:
    def __init__(self, body="", problem=""):
        self.answer = Fetched(body, problem)
        self.asked = []

    async def fetch(self, domain):
        return Fetched(problem="404")

    async def document(self, url):
        self.asked.append(url)
        return self.answer


def check(record=f"v=BIMI1; l=https://logo.{D}/l.svg; a={URL}", body="", problem="", dmarc="p=reject", **options):
    zone = {
        f"{D} TXT": ["v=spf1 -all"],
        f"_dmarc.{D} TXT": [f"v=DMARC1; {dmarc}; rua=mailto:d@{D}"],
        f"default._bimi.{D} TXT": record if isinstance(record, list) else [record],
    }
    documents = Documents(body, problem)
    posture = asyncio.run(
        acheck_domain(D, resolver=ZoneResolver(zone), fetcher=documents, options=DomainOptions(**options))
    )
    return posture, documents.asked


def said(posture):
    return {each.check for each in posture.findings if each.check.startswith("bimi-")}


def test_a_certificate_that_holds():
    posture, asked = check(body=certificate())
    found = posture.bimi.certificate
    assert asked == [URL]
    assert (found.authority, found.logo, found.domains) == ("known", True, (D,))
    assert "Kikyo Clinic" in found.subject
    assert said(posture) == {
        "bimi-present",
        "bimi-certificate-rules",
    }  # an ordinary certificate breaks most of the rules
    rules = next(each for each in posture.findings if each.check == "bimi-certificate-rules")
    assert "markType" in rules.advice + rules.explanation
    assert Posture.from_dict(posture.to_dict()).to_dict() == posture.to_dict()


@pytest.mark.parametrize(
    ("how", "check_name"),
    [
        ({"days": (-300, -1)}, "bimi-certificate-expired"),
        ({"days": (5, 300)}, "bimi-certificate-not-yet-valid"),
        ({"days": (-300, 9)}, "bimi-certificate-expiring"),
        ({"names": ("other.example",)}, "bimi-certificate-other-domain"),
        ({"issuer_key": KEY}, "bimi-certificate-unknown-authority"),
        ({"logo": False}, "bimi-certificate-without-logo"),
    ],
)
def test_what_is_wrong_with_a_certificate(how, check_name):
    posture, _ = check(body=certificate(**how))
    assert said(posture) - {"bimi-present", "bimi-certificate-rules"} == {check_name}
    finding = next(each for each in posture.findings if each.check == check_name)
    assert finding.severity == "low"
    assert finding.evidence[0].where == URL
    assert "{" not in finding.summary + finding.advice + finding.explanation


def test_a_certificate_for_the_selector_of_the_domain():
    assert "bimi-certificate-other-domain" not in said(check(body=certificate(names=(f"default._bimi.{D}",)))[0])


@pytest.mark.parametrize("body", ["", "<html>", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])
def test_a_file_that_is_none(body):
    assert said(check(body=body)[0]) == {"bimi-present", "bimi-certificate-unreadable"}


@pytest.mark.parametrize(("problem", "severity"), [("404", "low"), ("timeout", "info"), ("not public", "low")])
def test_a_certificate_that_cannot_be_fetched(problem, severity):
    posture, _ = check(problem=problem)
    finding = next(each for each in posture.findings if each.check == "bimi-certificate-fetch-failed")
    assert finding.severity == severity


def test_nothing_is_fetched_without_leave_or_need():
    assert check(http=False)[1] == []
    assert check(http=False)[0].bimi.fetch == "not-fetched"
    assert check(record=f"v=BIMI1; l=https://logo.{D}/l.svg")[1] == []


@pytest.mark.parametrize(
    "record",
    [
        f"v=BIMI1; l=http://logo.{D}/l.svg",
        f"v=BIMI1; l=https://logo.{D}/l.svg; a=http://logo.{D}/c.pem",
        "v=BIMI1; a=https://logo.example/c.pem",
        "v=BIMI1; l=file:///etc/passwd",
        ["v=BIMI1; l=https://a.example/l.svg", "v=BIMI1; l=https://b.example/l.svg"],
    ],
)
def test_a_record_that_cannot_be_used(record):
    posture, asked = check(record=record)
    assert said(posture) == {"bimi-syntax"}
    assert asked == []


def test_a_domain_that_takes_no_part():
    assert said(check(record="v=BIMI1; l=; a=;")[0]) == set()


@pytest.mark.parametrize("dmarc", ["p=none", "p=quarantine; pct=50", "p=reject; sp=none"])
def test_the_logo_needs_enforcement(dmarc):
    assert "bimi-needs-enforcement" in said(check(record="v=BIMI1; l=https://a.example/l.svg", dmarc=dmarc)[0])


def test_a_logo_that_unpacks_without_end_is_not_unpacked():
    found = read_certificate(certificate(image=b"\0" * 30_000_000), D)
    assert LOGO_OCTETS < found.logo_octets <= LOGO_OCTETS + 1


def test_a_leaf_cannot_issue():
    inner = ec.generate_private_key(ec.SECP256R1())
    names = (x509.SubjectAlternativeName([x509.DNSName(D)]), False)
    leaf = made("Forged", inner, "Kikyo Clinic", KEY, extensions=[names, (logotype(), False)])
    chain = leaf.public_bytes(serialization.Encoding.PEM).decode() + certificate()
    assert read_certificate(chain, D).authority == "unknown"


@given(st.text(max_size=300), st.integers(0, 900), st.binary(max_size=6))
@settings(max_examples=60, deadline=None)
def test_damaged_files_never_raise(noise, place, octets):
    assert read_certificate(noise, D).problem
    pem = PEM[:place] + base64.b64encode(octets).decode() + PEM[place + 8 :]
    read_certificate(pem, D)


PEM = certificate()


def test_many_certificates_are_bounded():
    found = read_certificate(PEM * 300, D)
    assert not found.problem


def test_nothing_heavy_is_imported_without_a_certificate():
    code = (
        "import sys, mailguard\nfrom mailguard.dns.zone import ZoneResolver\n"
        f"zone = {{'{D} TXT': ['v=spf1 -all'], 'default._bimi.{D} TXT': ['v=BIMI1; l=https://a.example/l.svg']}}\n"
        f"mailguard.check_domain('{D}', resolver=ZoneResolver(zone))\n"
        "print([name for name in ('checkdmarc', 'cryptography.x509', 'httpx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

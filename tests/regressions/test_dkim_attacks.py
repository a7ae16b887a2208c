"""Attacks on DKIM and ARC verifiers: each ends soon, with few DNS lookups, without an exception or a pass."""

import base64
import re
import time
from datetime import UTC, datetime
from unittest import mock

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from mailguard.auth.arc import verify_arc
from mailguard.auth.dkim import verify_dkim
from mailguard.dns.flow import Answer, Status
from mailguard.message import parse

NOW = 1_793_600_000
AT = datetime.fromtimestamp(NOW, UTC)
MAIL = b"From: a@example.org\r\nTo: b@hospital.example\r\nSubject: Hello\r\n\r\nHello.\r\n"
SIGNATURE = (
    b"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=%s; h=from:to:subject;"
    b" bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=QUJDRA==\r\n"
)


@pytest.fixture(scope="module")
def key():
    return generate_private_key(65537, 1024)


@pytest.fixture(scope="module")
def record(key):
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(der).decode()}"


@pytest.fixture
def signed(key):
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())

    def sign(message, **options):
        with mock.patch("dkim.time.time", return_value=NOW):
            return dkim.sign(message, b"sel", b"example.org", pem, **options) + message

    return sign


def drive(flow, record, cpu=1.0):
    """Return the result if `record` answers every DNS question, and the questions by round."""
    rounds, answers = [], None
    started = time.process_time()
    while True:
        try:
            questions = flow.send(answers)
        except StopIteration as stop:
            assert time.process_time() - started < cpu
            return stop.value, rounds
        rounds.append(questions)
        answers = {q: Answer(q, Status.OK, (record,), q.name) for q in questions}


def rsa_record(bits, exponent=65537):
    def der(tag, content):
        size = len(content)
        length = bytes([size]) if size < 128 else b"\x84" + size.to_bytes(4, "big")
        return bytes([tag]) + length + content

    modulus = b"\x00" + ((1 << (bits - 1)) | 1).to_bytes(bits // 8, "big")
    exponent_octets = b"\x00" + exponent.to_bytes(max((exponent.bit_length() + 7) // 8, 1), "big")
    return "p=" + base64.b64encode(der(0x30, der(0x02, modulus) + der(0x02, exponent_octets))).decode()


def test_five_hundred_signatures(record):
    raw = b"".join(SIGNATURE % f"s{n}".encode() for n in range(500)) + MAIL
    results, rounds = drive(verify_dkim(parse(raw), AT), record)
    assert len(results) == 500
    assert [len(questions) for questions in rounds] == [10]
    assert sum(result.reason == "too-many-signatures" for result in results) == 490
    assert not any(result.result == "pass" for result in results)


@pytest.mark.parametrize("filler", [b";a%d=1", b":x%d"])
def test_two_thousand_long_signatures(record, filler):
    own = (SIGNATURE % b"sel").replace(b"h=from", b"h=from" + b"".join(filler % n for n in range(1_700)))
    results, _ = drive(verify_dkim(parse(own * 1_900 + MAIL), AT), record)
    assert len(results) == 1_900
    assert not any(result.result == "pass" for result in results)


def arc_set(instance, selector):
    common = f"i={instance}; a=rsa-sha256; d=example.org; s={selector}; t=1; b=QUJDRA=="
    return (
        f"ARC-Seal: {common}; cv={'none' if instance == 1 else 'pass'}\r\n"
        f"ARC-Message-Signature: {common}; c=relaxed/relaxed; h=from; bh=QUJDRA==\r\n"
        f"ARC-Authentication-Results: i={instance}; example.org; dmarc=pass\r\n"
    ).encode()


def test_fifty_forged_arc_sets_ask_for_no_key_when_each_names_its_own(record):
    raw = b"".join(arc_set(n, f"s{n}") for n in range(50, 0, -1)) + MAIL
    result, rounds = drive(verify_arc(parse(raw), AT), record)
    assert (result.result, result.reason, rounds) == ("fail", "too-many-keys", [])


def test_fifty_forged_arc_sets_with_one_key(record):
    raw = b"".join(arc_set(n, "sel") for n in range(50, 0, -1)) + MAIL
    result, rounds = drive(verify_arc(parse(raw), AT), record)
    assert (result.result, result.instances) == ("fail", 50)
    assert [len(questions) for questions in rounds] == [1]


def test_fifty_one_arc_sets(record):
    raw = b"".join(arc_set(n, "sel") for n in range(51, 0, -1)) + MAIL
    result, rounds = drive(verify_arc(parse(raw), AT), record)
    assert (result.result, result.reason, rounds) == ("fail", "too-many-sets", [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"i=1; a", b"a"),
        (b"i=1; a", b":i=1; a"),
        (b"i=1; a", b"\ti=1;\ta"),
        (b"i=1; a", b"i=0; a"),
        (b"i=1; a", b"i=99999999999999999999; a"),
        (b"i=1; a", "i=１; a".encode()),
        (b"bh=QUJDRA==", b"bh=A==="),
        (b"cv=none", b"cv="),
        (b"h=from", b"h=from:arc-seal"),
        (b"i=1; example", b"i=1 example"),
        (b"t=1", b"t=" + b"9" * 6000),
        (b"h=from;", b"h=from; l=;"),
    ],
)
def test_malformed_arc_sets(record, old, new):
    result, _ = drive(verify_arc(parse(arc_set(1, "sel").replace(old, new) + MAIL), AT), record)
    assert result.result == "fail"
    assert result.reason


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("bh", "A==="),
        ("b", "===="),
        ("b", "A"),
        ("l", ""),
        ("l", "9" * 6000),
        ("t", "9" * 6000),
        ("x", "9" * 6000),
        ("t", "²"),
        ("i", "nobody"),
        ("i", "@"),
        ("i", "=ZZ@example.org"),
        ("d", ""),
        ("d", "."),
        ("d", "example.net(.example.org"),
        ("d", "a" * 15_000),
        ("d", "xn--" + "a" * 300 + ".org"),
        ("s", "a.." * 1000),
        ("s", "\u202e" * 100),
        ("h", ":" * 15_000),
        ("c", "relaxed/relaxed/relaxed"),
        ("q", ":" * 10_000),
        ("a", "rsa-sha256\u0000"),
    ],
)
def test_malformed_signatures(signed, record, tag, value):
    raw = signed(MAIL, canonicalize=(b"relaxed", b"relaxed"))
    own = re.search(rb"DKIM-Signature:.*?\r\n(?![ \t])", raw, re.DOTALL).group()
    without = re.sub(rb"(?s)(?<=[;\s])" + tag.encode() + rb"=[^;]*;?", b"", own).rstrip(b"\r\n; \t")
    changed = without + f"; {tag}={value}\r\n".encode()
    results, _ = drive(verify_dkim(parse(raw.replace(own, changed)), AT), record)
    assert [result.result == "pass" for result in results] == [False]
    assert results[0].reason


@pytest.mark.parametrize(
    "record",
    [
        rsa_record(32_768),
        rsa_record(16_384),
        rsa_record(8192, exponent=(1 << 8000) + 1),
        rsa_record(2048, exponent=(1 << 32) + 1),
        rsa_record(2048, exponent=0),
        rsa_record(2048, exponent=1),
        rsa_record(2048, exponent=2),
        "p=" + "A" * 1_000_000,
        "v=DKIM1;" * 100_000,
        ";" * 1_000_000,
        "p=MA==",
        "p=MIQ=////",
        "p=MIb/////////",
        "\x00",
        "\ud800",
        "v=DKIM1; k=ed25519; p=" + base64.b64encode(bytes(32)).decode(),
    ],
)
def test_giant_and_broken_keys(record):
    raw = (SIGNATURE % b"sel") * 10 + MAIL
    results, _ = drive(verify_dkim(parse(raw), AT), record, cpu=0.5)
    assert {result.result for result in results} <= {"permerror", "policy"}


def test_the_largest_allowed_key_is_quick():
    raw = b"".join(SIGNATURE % f"s{n}".encode() for n in range(10)).replace(b"QUJDRA==", b"Q" * 1364) + MAIL
    results, _ = drive(verify_dkim(parse(raw), AT), rsa_record(8192, exponent=(1 << 32) - 1), cpu=0.5)
    assert {result.reason for result in results} == {"signature-mismatch"}
    assert {result.key_bits for result in results} == {8192}


@pytest.mark.parametrize("blank", [b" ", b"\t", b" \t", b"\r\n", b" \r\n", b"\r", b"\n"])
def test_forty_thousand_blanks_and_more(signed, record, blank):
    raw = signed(MAIL, canonicalize=(b"relaxed", b"relaxed"))
    head, separator, body = raw.partition(b"\r\n\r\n")
    filled = head + separator + body.rstrip(b"\r\n") + blank * 2_000_000 + b"\r\n"
    (result,), _ = drive(verify_dkim(parse(filled), AT), record)
    assert result.result == ("fail" if blank in (b"\r", b"\n") else "pass")


def test_blanks_in_a_header_line(signed, record):
    raw = signed(MAIL, canonicalize=(b"relaxed", b"relaxed"))
    (result,), _ = drive(
        verify_dkim(parse(raw.replace(b"Hello\r\n", b"Hello" + b" \t" * 500_000 + b"\r\n")), AT), record
    )
    assert result.result == "pass"


@pytest.mark.parametrize("front", [b" ", b"\t\r\n", b" \r\n\r\n", b"\x00", b"\xef\xbb\xbf", b":", b"\r"])
def test_a_message_that_begins_strangely(signed, record, front):
    raw = front + signed(MAIL)
    drive(verify_dkim(parse(raw), AT), record)
    drive(verify_arc(parse(front + arc_set(1, "sel") + MAIL), AT), record)


def test_a_hundred_thousand_h_entries(record):
    raw = (SIGNATURE % b"sel").replace(b"h=from:to:subject", b"h=" + b"x:" * 7_000) * 10
    raw += b"X: y\r\n" * 1_900 + MAIL
    results, _ = drive(verify_dkim(parse(raw), AT), record)
    assert {result.reason for result in results} == {"signature-mismatch"}


def test_a_signature_field_without_end(record):
    raw = b"DKIM-Signature: v=1; " + b"a=b; c" * 2_000_000 + b"\r\n" + MAIL
    (result,), _ = drive(verify_dkim(parse(raw), AT), record)
    assert result.reason == "signature-too-long"


def test_two_different_mails_do_not_share_a_signature_by_their_line_ends(signed, record):
    raw = signed(MAIL + b"second line\r\n")
    (result,), _ = drive(verify_dkim(parse(raw.replace(b"Hello.\r\n", b"Hello.\n")), AT), record)
    assert (result.result, result.reason) == ("fail", "body-hash-mismatch")

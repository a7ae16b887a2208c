"""The result in the report for every kind of signature and key."""

import base64
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from mailguard.auth.dkim import verify_dkim
from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Status
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

MAIL = (
    b"From: Tanaka Hanako <hanako@example.org>\r\n"
    b"To: uketsuke@hospital.example\r\n"
    b"Subject: Minutes of the meeting\r\n"
    b"Date: Mon, 02 Nov 2026 10:00:00 +0900\r\n"
    b"\r\n"
    b"Dear all,\r\n"
    b"the minutes are attached.\r\n"
)
NOW = 1_793_600_000
AT = datetime.fromtimestamp(NOW, UTC)
KEY = "sel._domainkey.example.org TXT"


def verify(raw, zone, at=AT):
    return run(verify_dkim(parse(raw), at), ZoneResolver(zone))


def one(raw, *records, at=AT):
    (result,) = verify(raw, {KEY: list(records)}, at)
    return result


def shown(result):
    return str(result.result), result.reason


def test_a_mail_without_a_signature_has_no_results_and_asks_nothing():
    resolver = ZoneResolver({})
    assert run(verify_dkim(parse(MAIL), AT), resolver) == ()
    assert resolver.asked == []


@pytest.mark.parametrize("relaxed", [True, False])
def test_a_right_signature_passes(rsa, relaxed):
    result = one(rsa.sign(MAIL, relaxed=relaxed, i="hanako@example.org", t=str(NOW - 5)), rsa.record)
    assert shown(result) == ("pass", "")
    assert (result.domain, result.selector, result.algorithm) == ("example.org", "sel", "rsa-sha256")
    assert (result.key_bits, result.auid) == (1024, "hanako@example.org")
    assert result.signed_headers == ("from", "to", "subject")
    assert result.header_signature_valid is True
    assert result.body_length is None
    assert result.unsigned_headers == ("date",)


def test_ed25519(ed25519):
    result = one(ed25519.sign(MAIL), ed25519.record)
    assert shown(result) == ("pass", "")
    assert (result.algorithm, result.key_bits) == ("ed25519-sha256", 256)


def test_a_bare_rsa_public_key_works_too(rsa):
    raw_key = rsa.key.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
    assert shown(one(rsa.sign(MAIL), f"p={base64.b64encode(raw_key).decode()}")) == ("pass", "")


def test_changed_header(rsa):
    result = one(rsa.sign(MAIL).replace(b"Minutes", b"Invoice"), rsa.record)
    assert shown(result) == ("fail", "signature-mismatch")
    assert result.header_signature_valid is False


def test_changed_body_is_told_from_a_forged_signature(rsa):
    result = one(rsa.sign(MAIL) + b"-- \r\nlist footer\r\n", rsa.record)
    assert shown(result) == ("fail", "body-hash-mismatch")
    assert result.header_signature_valid is True


def test_another_key(rsa, rsa_2048):
    result = one(rsa.sign(MAIL), rsa_2048.record)
    assert shown(result) == ("fail", "signature-mismatch")
    assert result.key_bits == 2048


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("NXDOMAIN", ("permerror", "key-not-found")),
        ("NODATA", ("permerror", "key-not-found")),
        ("SERVFAIL", ("temperror", "key-lookup-failed")),
        ("TIMEOUT", ("temperror", "key-lookup-failed")),
    ],
)
def test_no_key_and_no_answer_are_different(rsa, answer, expected):
    (result,) = verify(rsa.sign(MAIL), {KEY: answer})
    assert shown(result) == expected
    assert "sel._domainkey.example.org" in result.detail


def test_offline_nothing_is_evaluated(rsa):
    flow = verify_dkim(parse(rsa.sign(MAIL)), AT)
    questions = next(flow)
    with pytest.raises(StopIteration) as stopped:
        flow.send({question: Answer(question, Status.REFUSED, detail="offline") for question in questions})
    (result,) = stopped.value.value
    assert shown(result) == ("not_evaluated", "offline")
    assert result.domain == "example.org"


def key_cases():
    return [
        ("v=DKIM1; p=", ("permerror", "key-revoked")),
        ("v=DKIM1; k=rsa", ("permerror", "key-syntax")),
        ("v=DKIM2; p={p}", ("permerror", "key-syntax")),
        ("k=rsa; v=DKIM1; p={p}", ("permerror", "key-syntax")),
        ("v=DKIM1; p=%%%%", ("permerror", "key-syntax")),
        ("v=DKIM1; p=AAAA", ("permerror", "key-syntax")),
        ("v=DKIM1; p={p}; p={p}", ("permerror", "key-syntax")),
        ("v=spf1 -all", ("permerror", "key-syntax")),
        ("v=DKIM1; k=dsa; p={p}", ("permerror", "unsupported-key-type")),
        ("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", ("permerror", "key-type-mismatch")),
        ("v=DKIM1; h=sha1; p={p}", ("permerror", "key-hash-not-allowed")),
        ("v=DKIM1; s=tlsrpt; p={p}", ("permerror", "key-not-for-email")),
        ("v=DKIM1; p={p}; n=" + "x" * 9000, ("permerror", "key-too-large")),
        ("v=DKIM1; h=sha1:sha256; p={p}", ("pass", "")),
        ("v=DKIM1; s=tlsrpt : email; p={p}", ("pass", "")),
        ("v=DKIM1; s=*; p={p}", ("pass", "")),
        ("v=DKIM1; t=s:unknown; p={p}", ("pass", "")),
        ("v=DKIM1; t=y; p={p}", ("pass", "testing")),
        ("p={p}", ("pass", "")),
        ("v=DKIM1;; k=rsa; ;p={p};", ("pass", "")),
        ("v=DKIM1; n=unknown tags are passed over; zz=1; p= {p} ", ("pass", "")),
    ]


@pytest.mark.parametrize(("record", "expected"), key_cases())
def test_keys(rsa, record, expected):
    assert shown(one(rsa.sign(MAIL), record.replace("{p}", rsa.p))) == expected


def test_a_failing_signature_of_a_testing_domain_is_marked(rsa):
    result = one(rsa.sign(MAIL) + b"x\r\n", rsa.record + "; t=y")
    assert (shown(result), result.testing) == (("fail", "body-hash-mismatch"), True)


@pytest.mark.parametrize("order", [1, -1])
def test_several_records_at_one_selector_are_all_tried(rsa, rsa_2048, order):
    records = ["v=spf1 -all", rsa_2048.record, rsa.record][::order]
    assert shown(one(rsa.sign(MAIL), *records)) == ("pass", "")


def test_a_revoked_key_is_told_beside_a_record_that_is_none(rsa):
    assert shown(one(rsa.sign(MAIL), "v=spf1 -all", "v=DKIM1; p=")) == ("permerror", "key-revoked")


def test_the_number_of_records_tried_is_bounded(rsa):
    assert shown(one(rsa.sign(MAIL), *["v=spf1 -all"] * 4, rsa.record)) == ("permerror", "key-syntax")


def signature_cases():
    return [
        ({"drop": ("v",)}, ("permerror", "syntax")),
        ({"drop": ("a",)}, ("permerror", "syntax")),
        ({"drop": ("bh",)}, ("permerror", "syntax")),
        ({"drop": ("d",)}, ("permerror", "syntax")),
        ({"drop": ("h",)}, ("permerror", "syntax")),
        ({"drop": ("s",)}, ("permerror", "syntax")),
        ({"v": "2"}, ("permerror", "unsupported-version")),
        ({"a": "rsa-md5"}, ("permerror", "unsupported-algorithm")),
        ({"a": "rsa-sha1"}, ("policy", "weak-algorithm")),
        ({"a": "ed25519-sha256"}, ("permerror", "key-type-mismatch")),
        ({"c": "relaxed/nofws"}, ("permerror", "unsupported-canonicalization")),
        ({"q": "dns/txt:dns/other"}, ("pass", "")),
        ({"q": "future : dns/txt"}, ("pass", "")),
        ({"q": "http"}, ("permerror", "unsupported-query-method")),
        ({"bh": "A==="}, ("permerror", "syntax")),
        ({"bh": "not base64"}, ("permerror", "syntax")),
        ({"l": ""}, ("permerror", "syntax")),
        ({"l": "-1"}, ("permerror", "syntax")),
        ({"l": "1" * 77}, ("permerror", "syntax")),
        ({"l": "1" * 76}, ("fail", "body-shorter-than-signed")),
        ({"t": "9" * 5000}, ("permerror", "syntax")),
        ({"t": "soon"}, ("permerror", "syntax")),
        ({"t": str(NOW + 3600)}, ("pass", "")),
        ({"t": str(NOW + 86400)}, ("policy", "signed-in-future")),
        ({"x": str(NOW - 3600)}, ("fail", "expired")),
        ({"x": str(NOW - 60)}, ("pass", "")),
        ({"x": str(NOW + 60)}, ("pass", "")),
        ({"t": str(NOW), "x": str(NOW - 10)}, ("permerror", "syntax")),
        ({"d": "org"}, ("permerror", "syntax")),
        ({"d": "example.net(.example.org"}, ("permerror", "syntax")),
        ({"d": "example..org"}, ("permerror", "syntax")),
        ({"d": "example.org."}, ("permerror", "syntax")),
        ({"d": ".".join(["a" * 60] * 5)}, ("permerror", "syntax")),
        ({"d": "EXAMPLE.org", "s": "SEL"}, ("pass", "")),
        ({"i": "hanako"}, ("permerror", "syntax")),
        ({"i": "@example.net"}, ("permerror", "domain-mismatch")),
        ({"i": "@notexample.org"}, ("permerror", "domain-mismatch")),
        ({"i": "a@b@sub.example.org"}, ("pass", "")),
        ({"i": "=40example.org"}, ("pass", "")),
        ({"i": "=E5=B1=B1@example=2Eorg"}, ("pass", "")),
        ({"unknown": "tags; are=ignored; too_1=x"}, ("pass", "")),
        ({"z": "From:x|To:y"}, ("pass", "")),
        ({"h": "from:from:to::x-nothing"}, ("pass", "")),
    ]


@pytest.mark.parametrize(("tags", "expected"), signature_cases())
def test_signatures(rsa, tags, expected):
    assert shown(one(rsa.sign(MAIL, **tags), rsa.record)) == expected


@pytest.mark.parametrize(
    "broken",
    [b" v=1; v=1;", b" ;v=1;", b" v=1;;", b" v 1;", b" 1v=1;", b" v=1; \xff=1;", b" v=1; x=\x00;", b"", b" ;"],
)
def test_broken_tag_lists_are_told_from_a_failed_signature(rsa, broken):
    raw = rsa.sign(MAIL).replace(b" v=1;", broken, 1)
    if broken == b"":
        raw = b"DKIM-Signature:\r\n" + MAIL
    assert shown(one(raw, rsa.record)) == ("permerror", "syntax")


def test_identity_must_be_the_domain_itself_when_the_key_says_so(rsa):
    assert shown(one(rsa.sign(MAIL, i="@mail.example.org"), rsa.record)) == ("pass", "")
    assert shown(one(rsa.sign(MAIL, i="@mail.example.org"), rsa.record + "; t=s")) == ("permerror", "domain-mismatch")
    assert shown(one(rsa.sign(MAIL, i="@example.org"), rsa.record + "; t=y:s")) == ("pass", "testing")


def test_from_must_be_signed(rsa):
    result = one(rsa.sign(MAIL, h="to:subject"), rsa.record)
    assert shown(result) == ("permerror", "from-not-signed")
    assert result.header_signature_valid is True
    assert "from" in result.unsigned_headers


def test_a_second_from_that_nobody_signed(rsa):
    signed = rsa.sign(MAIL)
    result = one(b"From: Director <director@hospital.example>\r\n" + signed, rsa.record)
    assert shown(result) == ("policy", "from-not-signed")
    assert "from" in result.unsigned_headers


def test_oversigning_forbids_a_second_from(rsa):
    result = one(b"From: x@hospital.example\r\n" + rsa.sign(MAIL, h="from:from:to"), rsa.record)
    assert shown(result) == ("fail", "signature-mismatch")


def test_an_added_subject_is_reported(rsa):
    result = one(b"Subject: Pay now\r\n" + rsa.sign(MAIL), rsa.record)
    assert shown(result) == ("pass", "")
    assert "subject" in result.unsigned_headers


def test_body_length(rsa):
    body = MAIL.partition(b"\r\n\r\n")[2]
    raw = rsa.sign(MAIL, l=str(len(body)))
    assert (shown(one(raw, rsa.record)), one(raw, rsa.record).body_unsigned) == (("pass", ""), 0)
    longer = one(raw + b"and click here\r\n", rsa.record)
    assert (shown(longer), longer.body_length, longer.body_unsigned) == (("pass", ""), len(body), 16)
    shorter = one(raw.removesuffix(b"attached.\r\n"), rsa.record)
    assert shown(shorter) == ("fail", "body-shorter-than-signed")


def test_a_signature_never_covers_itself(rsa):
    # h= may name DKIM-Signature: this means another signature, or one that does not exist yet.
    assert shown(one(rsa.sign(MAIL, h="from:dkim-signature"), rsa.record)) == ("pass", "")


def test_every_signature_is_reported_topmost_first(rsa, ed25519):
    raw = ed25519.sign(rsa.sign(MAIL), s="ed", d="example.net")
    zone = {KEY: [rsa.record], "ed._domainkey.example.net TXT": "TIMEOUT"}
    results = verify(raw, zone)
    assert [(r.domain, str(r.result)) for r in results] == [("example.net", "temperror"), ("example.org", "pass")]


def test_all_keys_in_one_round_and_none_twice(rsa):
    raw = rsa.sign(rsa.sign(rsa.sign(MAIL), s="other"))
    flow = verify_dkim(parse(raw), AT)
    assert [str(question) for question in next(flow)] == [KEY, "other._domainkey.example.org TXT"]


def test_at_most_ten_signatures_are_verified(rsa):
    raw = MAIL
    for _ in range(12):
        raw = rsa.sign(raw)
    results = verify(raw, {KEY: [rsa.record]})
    assert [shown(r) for r in results] == [("pass", "")] * 10 + [("policy", "too-many-signatures")] * 2
    assert results[-1].domain == "example.org"


def test_internationalized_domains(rsa):
    (result,) = verify(
        rsa.sign(MAIL, d="病院.example", s="鍵", i="院長@病院.example"),
        {"xn--zsv._domainkey.xn--0iv567h.example TXT": [rsa.record]},
    )
    assert result.domain.startswith("xn--")
    assert result.selector.startswith("xn--")


def test_a_line_without_a_colon_does_not_make_the_mail_unverifiable(rsa):
    raw = rsa.sign(MAIL)
    assert shown(one(raw.replace(b"Date:", b"no colon here\r\nDate:"), rsa.record)) == ("pass", "")


@pytest.mark.parametrize("prefix", [b"\xef\xbb\xbf", b"\r\n", b"From hanako@example.org Mon Nov  2 10:00:00 2026\r\n"])
def test_what_a_mail_store_puts_in_front_does_not_count(rsa, prefix):
    assert shown(one(prefix + rsa.sign(MAIL), rsa.record)) == ("pass", "")


def test_line_ends_of_a_mail_store(rsa):
    assert shown(one(rsa.sign(MAIL).replace(b"\r\n", b"\n"), rsa.record)) == ("pass", "")


def test_line_ends_of_an_old_macintosh(rsa):
    assert shown(one(rsa.sign(MAIL).replace(b"\r\n", b"\r"), rsa.record)) == ("pass", "")


def test_a_long_header_of_an_inner_part_does_not_matter(rsa):
    inner = b"--b\r\n" + b"X-Filler: x\r\n" * 2_500 + b"\r\ntext\r\n--b--\r\n"
    mail = MAIL.partition(b"\r\n\r\n")[0] + b"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + inner
    assert shown(one(rsa.sign(mail), rsa.record)) == ("pass", "")


def test_a_mail_without_a_body(rsa):
    header = MAIL.partition(b"\r\n\r\n")[0] + b"\r\n"
    signed = rsa.sign(header + b"\r\n", body=b"\r\n")
    assert shown(one(signed, rsa.record)) == ("pass", "")
    assert shown(one(signed.removesuffix(b"\r\n"), rsa.record)) == ("pass", "")
    assert shown(one(signed.removesuffix(b"\r\n\r\n"), rsa.record)) == ("pass", "")


def test_a_bare_line_feed_is_no_line_end_in_a_crlf_mail(rsa):
    raw = rsa.sign(MAIL)
    head, separator, body = raw.partition(b"\r\n\r\n")
    changed = head + separator + body.replace(b"\r\n", b"\n", 1)
    assert shown(one(changed, rsa.record)) == ("fail", "body-hash-mismatch")
    assert shown(one(head + separator + body.replace(b"\r\n", b"\n"), rsa.record)) == ("fail", "body-hash-mismatch")


def test_a_header_that_was_not_read_to_its_end_cannot_be_vouched_for(rsa):
    assert verify(b"X-Filler: x\r\n" * 2_500 + rsa.sign(MAIL), {KEY: [rsa.record]}) == ()
    below = rsa.sign(MAIL.replace(b"To:", b"X-Filler: x\r\n" * 2_500 + b"To:"), h="from")
    assert shown(one(below, rsa.record)) == ("policy", "limit-header-fields")


def test_weak_key():
    # A signature with a 768-bit key proves nothing (RFC 8301 §3.2).
    modulus = (1 << 767) + 12345
    sequence = b"\x02\x61\x00" + modulus.to_bytes(96, "big") + b"\x02\x03\x01\x00\x01"
    der = (
        b"\x30" + bytes([0x81, len(sequence)]) + sequence
        if len(sequence) > 127
        else b"\x30" + bytes([len(sequence)]) + sequence
    )
    raw = b"DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=sel; h=from; bh=AAAA; b=AAAA\r\n" + MAIL
    result = one(raw, f"p={base64.b64encode(der).decode()}")
    assert (shown(result), result.key_bits) == (("policy", "weak-key"), 768)

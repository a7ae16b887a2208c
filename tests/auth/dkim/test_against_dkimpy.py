"""Generated mails that dkimpy signed: dkimpy and we give the same result, except for the differences listed here.

Cases where dkimpy passes a signature and we refuse it on purpose:
- From is not in h=, or only one of several From fields is (RFC 6376 §6.1.1, RFC 6376 §8.15).
- rsa-sha1 (RFC 8301 §3.1), key t=s, key h=, key type against a= (RFC 6376 §3.6.1): see test_verify.py.
- l= is larger than the body (RFC 6376 §3.5).
- A bare LF in a CRLF mail, which dkimpy changes to CRLF before hashing: different bytes are a different mail.
Cases where we pass a signature, and dkimpy refuses it or raises:
- White space at the end of a body whose last line has no line end (RFC 6376 §3.4.4: step a precedes the added CRLF).
- A space between the value of b= and the next semicolon (RFC 6376 §3.7: surrounding white space is removed too).
- A relaxed field whose value ends in a control character, which is white space for `bytes.strip` (but not in
  RFC 6376 §3.4.2: only space and tab are).
- h= that names dkim-signature when there is no other signature: dkimpy then uses the signature that it verifies.
- A header line without a colon, which makes the whole mail unverifiable for dkimpy.
The strategies below avoid these cases; each has its own test in this folder.
"""

import time
from datetime import UTC, datetime

import dkim
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailguard.auth.arc import verify_arc
from mailguard.auth.dkim import parse_key_record, verify_dkim
from mailguard.auth.dkim.key import KeyRecordError
from mailguard.dns.drive import run
from mailguard.dns.flow import Answer, Status
from mailguard.dns.zone import ZoneResolver
from mailguard.message import parse

BLANK = st.sampled_from(["", " ", "\t", "  ", " \t "])
WORD = st.text("abcXYZ09.:;=<>@-_é山", min_size=1, max_size=12)
VALUE = st.builds(
    lambda words, gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=False)).rstrip(),
    st.lists(WORD, min_size=1, max_size=4),
    st.lists(st.sampled_from([" ", "  ", "\t", "\r\n ", "\r\n\t "]), min_size=4, max_size=4),
)
FIELD = st.tuples(st.sampled_from(["To", "Subject", "Date", "Cc", "X-A", "x-b", "List-Id"]), BLANK, VALUE, BLANK)
LINE = st.builds("".join, st.lists(st.sampled_from(["a", "é", " ", "\t", "  ", ".", "-"]), max_size=8))


@st.composite
def mails(draw):
    fields = draw(st.lists(FIELD, max_size=8))
    fields.insert(draw(st.integers(0, len(fields))), ("From", " ", "a@example.org", ""))
    header = "".join(f"{name}:{before}{value}{after}\r\n" for name, before, value, after in fields)
    body = "".join(f"{line}\r\n" for line in draw(st.lists(LINE, max_size=6)))
    return (header + "\r\n" + body).encode()


FORMS = st.sampled_from([b"simple", b"relaxed"])
NAMES = st.lists(
    st.sampled_from([b"from", b"to", b"subject", b"date", b"cc", b"x-a", b"x-b", b"list-id", b"nothing"]), max_size=10
)


@pytest.fixture(scope="module")
def pem(rsa):
    return rsa.key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())


def ours(raw, record):
    zone = ZoneResolver({"sel._domainkey.example.org TXT": [record]})
    (result,) = run(verify_dkim(parse(raw), datetime.fromtimestamp(time.time(), UTC)), zone)
    return result


def theirs(raw, record):
    return dkim.verify(raw, dnsfunc=lambda name, timeout=5: record.encode())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(mails(), FORMS, FORMS, NAMES, st.booleans(), st.booleans())
def test_what_dkimpy_signs_passes_here_and_there(rsa, pem, mail, header_form, body_form, names, length, lf):
    field = dkim.sign(
        mail, b"sel", b"example.org", pem,
        canonicalize=(header_form, body_form), include_headers=[b"from", *names], length=length,
    )  # fmt: skip
    raw = field + mail
    if lf:
        raw = raw.replace(b"\r\n", b"\n")
    assert theirs(raw, rsa.record)
    result = ours(raw, rsa.record)
    assert (result.result, result.reason) == ("pass", "")
    assert result.header_signature_valid


MUTATIONS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from([b"", b" ", b"x", b"\t", b":", b"\r\n", b";", b"="])),
    min_size=1,
    max_size=3,
)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(mails(), FORMS, FORMS, st.booleans(), MUTATIONS, st.booleans())
def test_after_any_change_we_pass_nothing_that_dkimpy_fails(
    rsa, pem, mail, header_form, body_form, length, changes, lf
):
    field = dkim.sign(
        mail, b"sel", b"example.org", pem,
        canonicalize=(header_form, body_form), include_headers=[b"from", b"to", b"subject"], length=length,
    )  # fmt: skip
    if lf:
        field, mail = field.replace(b"\r\n", b"\n"), mail.replace(b"\r\n", b"\n")
    raw = field + mail
    for share, new in changes:
        at = len(field) + int(share * len(mail))
        replaced = raw[at : at + 1] in b"\r\n"  # never split a line end: bare CR and LF have their own test
        raw = raw[:at] + (new if not lf else new.replace(b"\r\n", b"\n")) * (not replaced) + raw[at + (not replaced) :]
    results = run(
        verify_dkim(parse(raw), datetime.fromtimestamp(time.time(), UTC)),
        ZoneResolver({"sel._domainkey.example.org TXT": [rsa.record]}),
    )
    try:
        expected = theirs(raw, rsa.record)
    except Exception:  # if the library raises, there is no result to compare
        return
    passed = [result.result == "pass" for result in results]
    if any(passed) and not expected:
        assert _has_line_without_colon(raw) or not raw.endswith(b"\n")
    if expected and not any(passed):
        assert [result.reason for result in results] == ["from-not-signed"] or not _plain(raw)


def _has_line_without_colon(raw):
    return any(defect.kind != "leading-blank-lines" for defect in parse(raw).parse_defects)


def _plain(raw):
    """Whether both parse the same header block: a mutation can move the empty line that ends it."""
    return not parse(raw).parse_defects


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"DKIM-Signature:", b"ARC-Seal:", b"ARC-Message-Signature:", b"ARC-Authentication-Results:", b" i=1;",
             b" a=rsa-sha256;", b" b=QUJD;", b" bh=QUJD;", b" d=example.org;", b" s=sel;", b" h=from;", b" v=1;",
             b" cv=none;", b" c=relaxed;", b" l=", b"3;", b" t=", b" x=1;", b" i=a@example.org;", b"\r\n", b"\n", b" ",
             b"From: a@example.org", b"\xff", b"\x00", b"=", b";", b"\r"]
        ),
        max_size=60,
    ).map(b"".join)
    | st.binary(max_size=300),
    st.lists(st.text(max_size=60) | st.just("p=") | st.just("v=DKIM1; p=MIGf"), max_size=6),
    st.sampled_from(list(Status)),
)  # fmt: skip
def test_nothing_raises_for_any_bytes_and_any_answers(raw, records, status):
    at = datetime.fromtimestamp(1_793_600_000, UTC)
    for flow in (verify_dkim(parse(raw), at), verify_arc(parse(raw), at)):
        answers = None
        while True:
            try:
                questions = flow.send(answers)
            except StopIteration:
                break
            answers = {q: Answer(q, status, tuple(records) if status is Status.OK else ()) for q in questions}


@given(st.text() | st.text("v=DKIM1;kpsht:* ABCabc09+/").map(lambda text: "p=" + text))
def test_a_key_record_is_a_key_or_an_error_that_says_why(record):
    try:
        key = parse_key_record(record)
    except KeyRecordError as error:
        explained = bool(error.reason and str(error))
    else:
        explained = not key.verify(b"\x00" * 32, b"signature")
    assert explained


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.removesuffix(b"\r\n") + b"  ",
        lambda raw: raw.replace(b"X-Note: x\r\n", b"X-Note: x\r\nno colon in this line\r\n"),
    ],
)
def test_where_dkimpy_is_too_strict(rsa, pem, change):
    mail = b"From: a@example.org\r\nX-Note: x\r\nTo: b@example.com\r\n\r\nHello\r\n"
    field = dkim.sign(
        mail, b"sel", b"example.org", pem, canonicalize=(b"relaxed", b"relaxed"), include_headers=[b"from"]
    )
    assert ours(change(field + mail), rsa.record).result == "pass"


def test_a_control_character_at_the_end_of_a_field_is_part_of_it(rsa):
    mail = b"From: a@example.org\r\nTo: b@example.com\r\nSubject: x\x0c\r\n\r\nHello\r\n"
    signed = rsa.sign(mail)
    assert ours(signed, rsa.record).result == "fail"  # the test's signer strips it, as dkimpy does
    assert theirs(signed, rsa.record)

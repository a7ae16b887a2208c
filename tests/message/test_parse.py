"""Parsing of sound, broken and hostile messages."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailguard.message import limits, parse

MULTIPART = (
    b'From: a@example.jp\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\npreamble\r\n'
    b"--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n"
    b'--B\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n'
    b"--B--\r\nepilogue\r\n"
)


def kinds(message):
    return {defect.kind for defect in message.defects}


def test_parts_of_a_multipart():
    message = parse(MULTIPART)
    text, pdf = message.root.children
    assert (text.content_type, text.text) == ("text/plain", "Hello")
    assert (pdf.filename, pdf.payload, pdf.is_attachment) == ("a.pdf", b"%PDF", True)
    assert message.defects == ()


def test_header_fields_keep_their_bytes_and_places():
    raw = b"Subject: one\r\n two\r\nFrom: a@example.jp\r\n\r\nbody"
    message = parse(raw)
    first, second = message.header.fields
    assert (first.raw, first.value) == (b"Subject: one\r\n two\r\n", "one two")
    assert raw[second.start : second.end] == second.raw
    assert raw[message.body_start :] == b"body"


def test_field_names_ignore_case_and_blanks_before_the_colon():
    message = parse(b"SUBJECT : hello\n\n")
    assert message.header.get("subject") == "hello"


@pytest.mark.parametrize(
    ("prefix", "defect"),
    [(b"\xef\xbb\xbf", "byte-order-mark"), (b"\r\n\n", "leading-blank-lines"), (b"From x@y Mon Jan 1\n", None)],
)
def test_what_stands_before_the_header(prefix, defect):
    message = parse(prefix + b"Subject: hello\n\nbody\n")
    assert message.subject == "hello"
    assert message.root.text == "body\n"
    assert kinds(message) == ({defect} if defect else set())


def test_cr_only():
    message = parse(b"Subject: hello\rFrom: a@example.jp\r\rbody\r")
    assert (message.subject, message.author.domain, message.root.text) == ("hello", "example.jp", "body\n")
    assert kinds(message) == {"line-ends-cr-only"}


def test_a_line_without_a_colon_hides_no_other_field():
    message = parse(b"Subject: a\nthis is no field\nFrom: x@example.jp\n\nbody")
    assert message.author.address == "x@example.jp"
    assert kinds(message) == {"header-line-without-colon"}


def test_a_header_that_runs_into_its_body():
    message = parse(b"Subject: a\nHello Taro\nhow are you\nthanks\n")
    assert message.root.text == "Hello Taro\nhow are you\nthanks\n"
    assert "missing-blank-line" in kinds(message)


def test_raw_eight_bit_header_in_shift_jis():
    assert parse("Subject: 至急のお願い\n\n".encode("cp932")).subject == "至急のお願い"


def test_unclosed_multipart_keeps_its_last_part():
    message = parse(MULTIPART.partition(b"--B--")[0])
    assert [part.content_type for part in message.root.children] == ["text/plain", "application/pdf"]
    assert kinds(message) == {"multipart-not-closed"}


def test_a_wrong_boundary_is_found_in_the_body():
    message = parse(MULTIPART.replace(b'boundary="B"', b'boundary="other"'))
    assert [part.content_type for part in message.root.children] == ["text/plain", "application/pdf"]
    assert "boundary-not-found" in kinds(message)


def test_a_boundary_that_begins_another():
    raw = (
        b'Content-Type: multipart/mixed; boundary="AB"\n\n--AB\nContent-Type: multipart/alternative; boundary="ABC"\n\n'
        b"--ABC\n\ninner\n--ABC--\n--AB\n\nouter\n--AB--\n"
    )
    inner, outer = parse(raw).root.children
    assert [part.text for part in inner.children] == ["inner"]
    assert outer.text == "outer"


def test_nested_message():
    inner = b"Subject: inner\n\nhi"
    raw = b"Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: message/rfc822\n\n" + inner + b"\n--B--\n"
    (part,) = parse(raw).root.children
    assert part.message.subject == "inner"
    assert part.message.raw == inner


def test_nested_message_in_base64():
    raw = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaW5uZXIKCmhp\n"
    assert parse(raw).root.message.subject == "inner"


@pytest.mark.parametrize(
    ("encoding", "body", "expected", "defect"),
    [
        (b"base64", b"SGVs\r\nbG8=", b"Hello", None),
        (b"base64", b"SGVsbG8", b"Hello", "base64-bad-padding"),
        (b"base64", b"SGVs*bG8=", b"Hello", "base64-stray-characters"),
        (b"base64", b"SGk=SGVsbG8=", b"HiHello", "base64-inner-padding"),
        (b"quoted-printable", b"a=E9=\r\nb", b"a\xe9b", None),
        (b"quoted-printable", b"50=% off", b"50=% off", "quoted-printable-bad-escape"),
        (b"x-uuencode", b"begin 644 f\n%2&5L;&\\\n`\nend\n", b"Hello", None),
        (b"no-such", b"as is", b"as is", "unknown-transfer-encoding"),
    ],
)
def test_transfer_encodings(encoding, body, expected, defect):
    message = parse(b"Content-Transfer-Encoding: " + encoding + b"\n\n" + body)
    assert message.root.payload == expected
    assert kinds(message) == ({defect} if defect else set())


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (b"attachment; filename=plain.txt", "plain.txt"),
        (b'attachment; filename="a \\"b\\".txt"', 'a "b".txt'),
        (b"attachment; filename*=UTF-8''%E8%AB%8B%E6%B1%82.pdf", "請求.pdf"),
        (b"attachment; filename*0*=UTF-8''%E8%AB%8B; filename*1*=%E6%B1%82; filename*2=.pdf", "請求.pdf"),
        (b'attachment; filename="=?UTF-8?B?6KuL5rGCLnBkZg==?="', "請求.pdf"),
        (b"attachment; filename=a.pdf; filename*=UTF-8''b.exe", "b.exe"),
        (b'attachment; filename="never closed.pdf', "never closed.pdf"),
    ],
)
def test_file_names(value, name):
    assert parse(b"Content-Disposition: " + value + b"\n\n").root.filename == name


def test_limits_are_reported():
    many = parse(b"X: y\n" * (limits.HEADER_FIELDS + 1) + b"\n")
    assert "limit-header-fields" in kinds(many)
    parts = parse(b"Content-Type: multipart/mixed; boundary=B\n\n" + b"--B\n\nx\n" * (limits.MIME_PARTS + 5))
    assert "limit-mime-parts" in kinds(parts)
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(100))
    assert "limit-mime-depth" in kinds(parse(deep))
    nested = b"Content-Type: message/rfc822\n\n" * 100
    found = parse(nested)
    while found.root.message is not None:
        assert found.depth <= limits.MIME_DEPTH
        found = found.root.message


@given(st.binary(max_size=500))
def test_any_bytes_make_a_message(raw):
    message = parse(raw)
    assert message.raw == raw
    for part in message.parts:
        assert isinstance(part.text, str)
    assert all(defect.kind for defect in message.defects)


FRAGMENTS = [
    b"\n",
    b"\r\n",
    b"--B",
    b"--B--",
    b": ",
    b"Content-Type: multipart/mixed; boundary=B",
    b"message/rfc822",
    b"Content-Transfer-Encoding: base64",
    b" ",
    b"=?utf-8?q?",
    b"?=",
    b"A=A=",
    b"\x00",
    b"\xff",
    b'"',
    b";",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(b"".join))
def test_mixed_fragments_make_a_message(raw):
    for part in parse(raw).parts:
        assert isinstance(part.text, str)
        assert isinstance(part.filename, str)


@pytest.mark.parametrize(
    "raw",
    [
        b"\n" * 3_000_000,
        b"A" * 3_000_000,
        b"A:" * 1_500_000,
        b"Subject:" + b"\n " * 1_000_000,
        b"Content-Type: multipart/mixed; boundary=B\n\n" + b"\n--B" * 700_000,
        b"Content-Type: multipart/mixed; boundary=B\n\n" + b"\n--B " * 500_000,
        b"Content-Type: multipart/mixed; boundary=-\n\n" + b"-" * 3_000_000,
        b"Content-Transfer-Encoding: base64\n\n" + b"A=" * 1_500_000,
        b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=" * 3_000_000,
        b"Content-Type: text/plain" + b';a="' * 60_000 + b"\n\n",
        b"Content-Type: text/plain" + b"; a*0=x" * 40_000 + b"\n\n",
    ],
    ids=lambda raw: repr(raw[:45]),
)
def test_megabytes_of_the_worst_take_less_than_two_seconds(raw):
    start = time.process_time()
    message = parse(raw)
    for part in message.parts:
        assert isinstance(part.text, str)
        assert isinstance(part.filename, str)
    assert isinstance(message.subject, str)
    assert time.process_time() - start < 2

"""Mail that programs read in different ways: text that one program shows counts like text in the usual form."""

import base64
import binascii
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mailguard
from mailguard.message import limits, parse
from mailguard.message.embedded import embedded_files
from mailguard.message.parameter import media_type, parse_value, readings, without_comments
from mailguard.message.transfer import decode_transfer

FIELDS = b"From: Sato <sato@hanabishi.example>\r\nTo: b@kikyo.example\r\nSubject: notice\r\nMIME-Version: 1.0\r\n"
LURE = "Your account has been suspended. Confirm your password within 12 hours or it will be deleted."
PAGE = f'<html><body><p>{LURE} <a href="https://sumire.test/in">Confirm</a></p></body></html>\r\n'.encode()
TEXT = f"{LURE} https://sumire.test/in\r\n".encode()
FINE = b"<p>Good morning, the plan of next week is in the file.</p>\r\n"
WORDS = {"credential-request", "threat", "time-limit"}


def entity(kind, body, more=b""):
    return b"Content-Type: " + kind + b"\r\n" + more + b"\r\n" + body


def coded(body=PAGE, kind=b"text/html"):
    return entity(kind, base64.encodebytes(body), b"Content-Transfer-Encoding: base64\r\n")


def multipart(kind, body):
    return FIELDS + entity(kind, body)


def one_part(kind, part=None):
    return multipart(kind, b"--AA\r\n" + (part or coded()) + b"\r\n--AA--\r\n")


def uu(name, data):
    lines = [binascii.b2a_uu(data[at : at + 45]).rstrip(b"\n") for at in range(0, len(data), 45)]
    return b"\r\n".join((b"begin 644 " + name, *lines, b"`", b"end", b""))


def quoted(body, softly):
    """Return `body` with every octet encoded as in quoted-printable, in lines joined by `softly`."""
    codes = [b"=%02x" % octet for octet in body]
    return softly.join(b"".join(codes[at : at + 20]) for at in range(0, len(codes), 20))


QP = b"Content-Transfer-Encoding: quoted-printable\r\n"
TYPES = [
    b"text/html (a (nested) one); charset=utf-8", b"(first) text (in) / (between) html", b"TEXT / HTML ; CHARSET=UTF-8",
    b"text/html charset=utf-8", b"text/html, charset=utf-8", b'"text/html"', b"\r\n\ttext/html;\r\n\tcharset=utf-8",
    b"html", b"text/html (never closed; charset=utf-8", b"text/html; name=page.html", b"application/xhtml+xml",
    b"text/something-new", b"text", b"",
]  # fmt: skip
BOUNDARIES = [
    b"multipart/mixed; boundary=AA (x)", b'multipart/mixed; (c) boundary (d) = (e) "AA" (f)',
    b"MULTIPART/MIXED; BOUNDARY=AA",
    b'multipart/mixed; boundary="A\\A"', b"multipart/mixed; boundary*0=A; boundary*1=A", b"multipart/mixed boundary=AA",
    b"multipart/mixed; boundary*=us-ascii''AA", b"multipart/mixed; boundary='AA'", b'multipart/mixed; boundary="AA "',
    b'multipart/mixed; boundary=" AA"', b"multipart/mixed", b"multipart/mixed; boundary=A",
    b'multipart/mixed; boundary="AA',
    b"multipart/mixed; boundary=other", b"multipart/mixed; boundary=AA; boundary=BB", b"multipart/mixed: boundary=AA",
    b"multipart/mixed; boundary=BB; boundary=AA", b"multipart/mixed; boundary=BB; boundary*=us-ascii''AA", b"multipart",
    b"multipart/unheard-of; boundary=AA", b'multipart/mixed; boundary=""', b"multipart/mixed;\tboundary\t=\tAA",
]  # fmt: skip
ENCODINGS = [
    b"base64 (x)", b"(x) base64", b"BASE64", b"base64;", b'"base64"', b" base64 \t", b"base64, 8bit", b"x-unknown",
    b"b64",
]  # fmt: skip
CHARSETS = [
    ("utf-8", b"\xff\xfe", "utf-16-le"), ("utf-8", b"\xfe\xff", "utf-16-be"), ("iso-8859-1", b"\xff\xfe", "utf-16-le"),
    ("iso-10646-ucs-2", b"", "utf-16-le"), ("csUnicode", b"", "utf-16-le"), ("unicodeFFFE", b"", "utf-16-be"),
    ("utf-8", b"", "utf-16-le"), ("", b"\xff\xfe", "utf-16-le"), ("utf-7", b"", "utf-7"), ("utf-32", b"", "utf-32"),
    ("ibm037", b"", "cp037"), ("x-nobody-knows", b"", "utf-8"), ("ISO_8859-1:1987", b"", "latin-1"),
]  # fmt: skip


def in_charset(name, mark, codec):
    kind = b"text/html" + (f"; charset={name}".encode() if name else b"")
    return FIELDS + coded(mark + PAGE.decode().encode(codec), kind)


def lines_in_cr(raw):
    header, _, body = raw.partition(b"\r\n\r\n")
    return header + b"\r\n\r\n" + body.replace(b"\r\n", b"\r")


def two(first, second, between=b"--AA--\r\n--BB\r\n", end=b"--BB--\r\n"):
    return b"--AA\r\n" + first + b"\r\n" + between + second + end


GOOD = entity(b"text/html", FINE)
SHAPES = {
    "two boundaries": multipart(b"multipart/mixed; boundary=AA; boundary=BB", two(GOOD, coded())),
    "two types": FIELDS + b"Content-Type: multipart/mixed; boundary=AA\r\n"
    + entity(b"multipart/mixed; boundary=BB", two(GOOD, coded())),
    "text, then multipart": FIELDS + b"Content-Type: text/plain\r\n"
    + entity(b"multipart/mixed; boundary=BB", b"Good morning\r\n--BB\r\n" + coded() + b"--BB--\r\n"),
    "multipart, then text": FIELDS + b"Content-Type: multipart/mixed; boundary=BB\r\n"
    + entity(b"text/html", PAGE + b"--BB\r\n" + GOOD + b"--BB--\r\n"),
    "behind the closing line": multipart(b"multipart/mixed; boundary=AA", two(GOOD, coded(), b"--AA--\r\n--AA\r\n")),
    "never closed": multipart(b"multipart/mixed; boundary=AA", two(GOOD, coded(), b"--AA\r\n", b"")),
    "a line that goes on behind the boundary": multipart(
        b"multipart/mixed; boundary=AA", two(GOOD, coded(), b"--AAmore\r\n", b"\r\n--AA--\r\n")
    ),
    "line ends CR alone": lines_in_cr(
        multipart(b"multipart/mixed; boundary=AA", two(GOOD, coded(), b"--AA\r\n", b"--AA--"))
    ),
    "no blank line": one_part(b"multipart/mixed; boundary=AA", b"Content-Type: text/html\r\n" + PAGE),
    "no blank line, then one": one_part(
        b"multipart/mixed; boundary=AA", b"Content-Type: text/html\r\n" + PAGE + b"\r\nGood morning\r\n"
    ),
    "no blank line before plain text": one_part(
        b"multipart/mixed; boundary=AA", b"Content-Type: text/plain\r\n" + TEXT + b"\r\nGood morning\r\n"
    ),
    "no blank line before base64": one_part(
        b"multipart/mixed; boundary=AA",
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n" + base64.encodebytes(PAGE),
    ),
    "no blank line in the mail": FIELDS + b"Content-Type: text/html\r\n" + PAGE + b"\r\nGood morning\r\n",
    "a line of blanks for the blank line": FIELDS
    + b"Content-Type: text/plain\r\n \r\n" + TEXT + b"\r\nGood morning\r\n",
    "a part's header begins with a line that is no field": one_part(
        b"multipart/mixed; boundary=AA", b"no field at all\r\n" + coded()
    ),
    "soft breaks with blanks": FIELDS + entity(b"text/html", quoted(PAGE, b"=  \t\r\n"), QP),
    "soft breaks of CR": FIELDS + entity(b"text/plain", b"Good morning=\r" + TEXT, QP),
    "quoted-printable by another name": FIELDS
    + entity(b"text/html", quoted(PAGE, b"=\r\n"), b"Content-Transfer-Encoding: quoted printable\r\n"),
    "quoted-printable by an unknown name": FIELDS
    + entity(b"text/html", quoted(PAGE, b"=\r\n"), b"Content-Transfer-Encoding: qp\r\n"),
    "two encodings": FIELDS + b"Content-Transfer-Encoding: 7bit\r\n" + coded(),
    "base64 declared and not used": FIELDS + entity(b"text/html", PAGE, b"Content-Transfer-Encoding: base64\r\n"),
    "base64 in pieces": FIELDS + entity(
        b"text/html",
        b"\r\n".join(base64.b64encode(PAGE[at : at + 10]) for at in range(0, len(PAGE), 10)),
        b"Content-Transfer-Encoding: base64\r\n",
    ),
    "an encoded multipart": FIELDS + b"Content-Transfer-Encoding: base64\r\n" + entity(
        b"multipart/mixed; boundary=AA", base64.encodebytes(b"--AA\r\n" + entity(b"text/html", PAGE) + b"--AA--\r\n")
    ),
    "two charsets": FIELDS + entity(b"text/html; charset=us-ascii; charset=utf-7", PAGE.decode().encode("utf-7")),
    "NULs inside words": FIELDS + entity(
        b"text/html", PAGE.replace(b"password", b"pass\0word").replace(b"suspended", b"sus\0pended")
    ),
    "lines folded inside words": FIELDS + entity(
        b"text/plain; format=flowed; delsp=yes",
        TEXT.replace(b"password", b"pass \r\nword").replace(b"sumire", b"sum \r\nire"),
    ),
    "uuencoded page": FIELDS + entity(b"text/plain", b"Good morning\r\n\r\n" + uu(b"plan.html", PAGE)),
    "uuencoded text": FIELDS + entity(b"text/plain", b"Good morning\r\n\r\n" + uu(b"plan.txt", TEXT)),
    "disposition attachment of the only part": FIELDS
    + entity(b"text/html", PAGE, b"Content-Disposition: attachment\r\n"),
    "disposition twice": one_part(
        b"multipart/mixed; boundary=AA",
        entity(b"text/html", PAGE, b"Content-Disposition: attachment\r\nContent-Disposition: inline\r\n"),
    ),
    "report": one_part(b"multipart/report; report-type=delivery-status; boundary=AA"),
    "enriched": FIELDS + entity(b"text/enriched", b"<bold>" + TEXT + b"</bold>"),
}  # fmt: skip


def assert_read(raw):
    report = mailguard.scan(raw, offline=True)
    assert report.errors == ()
    assert {finding.check for finding in report.findings} >= WORDS
    assert "sumire.test" in {url.host for url in report.urls}
    assert report.verdict.level != "clean"


@pytest.mark.parametrize("kind", TYPES)
def test_types_that_are_shown_as_text(kind):
    assert_read(FIELDS + entity(kind, PAGE))


@pytest.mark.parametrize("kind", BOUNDARIES)
def test_boundaries(kind):
    assert_read(one_part(kind))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_transfer_encodings(encoding):
    body = base64.encodebytes(PAGE)
    assert_read(FIELDS + entity(b"text/html", body, b"Content-Transfer-Encoding: " + encoding + b"\r\n"))


@pytest.mark.parametrize(("name", "mark", "codec"), CHARSETS)
def test_charsets(name, mark, codec):
    assert_read(in_charset(name, mark, codec))


@pytest.mark.parametrize("label", ["utf-8", "us-ascii", "", "shift_jis", "x-nobody-knows"])
def test_japanese_mail_code_under_another_name(label):
    text = "アカウントを停止しました。パスワードを再入力してください。"
    kind = b"text/plain" + (f"; charset={label}".encode() if label else b"")
    assert parse(FIELDS + entity(kind, text.encode("iso-2022-jp"))).root.text == text


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(name):
    assert_read(SHAPES[name])


def test_a_charset_that_nobody_knows_is_told():
    raw = FIELDS + coded(PAGE.decode().encode("cp037"), b"text/html; charset=x-EBCDIC-Other")
    report = mailguard.scan(raw, offline=True)
    assert (report.verdict.level, report.verdict.reasons) == ("suspicious", ("not-fully-examined",))


INNER = FIELDS + entity(b"text/html; charset=utf-8", PAGE)
LEADING = {
    "the only part": FIELDS + entity(b"message/rfc822", INNER),
    "in base64": FIELDS + b"Content-Transfer-Encoding: base64\r\n"
    + entity(b"message/rfc822", base64.encodebytes(INNER)),
    "a mail in a mail": FIELDS + entity(b"message/rfc822", FIELDS + entity(b"message/rfc822", INNER)),
    "first of several": multipart(
        b"multipart/mixed; boundary=QQ", b"--QQ\r\n" + entity(b"message/rfc822", INNER) + b"\r\n--QQ--"
    ),
    "behind an empty text": multipart(
        b"multipart/mixed; boundary=QQ",
        b"--QQ\r\nContent-Type: text/plain\r\n\r\n \r\n--QQ\r\n" + entity(b"message/rfc822", INNER) + b"\r\n--QQ--",
    ),
    "of a digest": multipart(b"multipart/digest; boundary=QQ", b"--QQ\r\n\r\n" + INNER + b"\r\n--QQ--"),
    "as news": FIELDS + entity(b"message/news", INNER),
}  # fmt: skip


@pytest.mark.parametrize("name", LEADING)
def test_a_mail_that_is_seen_first_counts_in_full(name):
    plain, wrapped = mailguard.scan(INNER, offline=True), mailguard.scan(LEADING[name], offline=True)
    assert wrapped.verdict.score >= plain.verdict.score - 1
    assert all(finding.data["inside"] for finding in wrapped.findings if finding.check in WORDS)


def test_a_mail_handed_on_with_a_word_is_not_the_mail_itself():
    note = b"--QQ\r\nContent-Type: text/plain\r\n\r\nDear colleagues, this came in today. Is it genuine?\r\n--QQ\r\n"
    raw = multipart(b"multipart/mixed; boundary=QQ", note + entity(b"message/rfc822", INNER) + b"\r\n--QQ--")
    assert mailguard.scan(raw, offline=True).verdict.level == "clean"


HONEST = [
    (b'multipart/mixed; boundary="a"', b"--a\r\n"
     + entity(b'multipart/alternative; boundary="ab"', b"--ab\r\n" + GOOD + b"\r\n--ab--") + b"\r\n--a--", 3),
    (b'multipart/mixed; boundary="boundary=x"', b"--boundary=x\r\n" + GOOD + b"\r\n--boundary=x--", 2),
    (b"multipart/mixed; boundary=a", b"--a\r\n" + GOOD
     + b"\r\n--a--\r\n_____\r\nthe list's footer https://list.example/\r\n", 2),
    (b"multipart/mixed; boundary=a", b"This is a message with parts in MIME format.\r\n--a\r\n" + GOOD
     + b"\r\n--a--\r\n", 2),
    (b"text/plain", b"begin 2026 with a smile\r\nand end it so.\r\nend\r\n", 1),
    (b"text/plain; charset=utf-8\r\nContent-Type: text/plain; charset=UTF-8", b"twice the same", 1),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "parts"), HONEST)
def test_honest_mail_is_read_once(kind, body, parts):
    message = parse(FIELDS + entity(kind, body))
    assert len(message.parts) == parts
    assert message.attachments == ()
    assert mailguard.scan(FIELDS + entity(kind, body), offline=True).verdict.level == "clean"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("attachment; filename=report(1).pdf", "report(1).pdf"),
        ("attachment; filename=report (1).pdf", "report (1).pdf"),
        ('attachment; filename="report (1).pdf" (scan)', "report (1).pdf"),
        ('attachment (x); (y) filename (z) = "a.pdf"', "a.pdf"),
        ("attachment; filename*=utf-8''a%20b(2).pdf", "a b(2).pdf"),
    ],
)
def test_parentheses_in_file_names(value, name):
    found, parameters = parse_value(value)
    assert (found, parameters["filename"]) == ("attachment", name)


def test_every_reading_of_a_parameter():
    assert readings("multipart/mixed; boundary=AA; boundary=BB", "boundary") == ("AA", "BB")
    assert readings("multipart/mixed; boundary=AA (x)", "boundary")[0] == "AA"
    assert readings("multipart/mixed boundary=AA", "boundary") == ("AA",)
    assert len(readings("a/b" + "".join(f"; boundary=x{n}" for n in range(50)), "boundary")) == 8


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("TEXT / HTML", "text/html"),
        ("text/html charset=utf-8", "text/html"),
        ("html", "text/html"),
        ("", "text/plain"),
        ("png", "png"),
        ("multipart", "multipart/mixed"),
    ],
)
def test_media_types(value, kind):
    assert media_type(value) == kind


COMMENT = st.text('abc ()\\"', max_size=8).map(
    lambda text: "(" + text.replace("\\", "").replace("(", "").replace(")", "").replace('"', "") + ")"
)
BLANK = st.sampled_from(["", " ", "\t", "\r\n ", "\r\n\t"])
CFWS = st.tuples(BLANK, st.one_of(st.just(""), COMMENT), BLANK).map("".join)


@given(st.lists(CFWS, min_size=8, max_size=8), st.booleans())
def test_comments_and_blanks_change_nothing(gaps, quotes):
    tokens = ["multipart", "/", "mixed", ";", "boundary", "=", '"AA"' if quotes else "AA"]
    value = gaps[0] + "".join(token + gap for token, gap in zip(tokens, gaps[1:], strict=True))
    message = parse(one_part(value.replace("\r\n\r\n", "\r\n").encode()))
    assert [part.content_type for part in message.parts] == ["multipart/mixed", "text/html"]
    assert message.parts[1].payload == PAGE


@given(st.text('()\\" a;=', max_size=300))
def test_comments_of_any_text(text):
    assert len(without_comments(text)) <= len(text) + text.count("(")
    value, parameters = parse_value(text)
    assert isinstance(value, str)
    assert isinstance(parameters, dict)


@given(
    st.binary(max_size=200), st.lists(st.sampled_from([b"=\r\n", b"=\n", b"= \r\n", b"=\t \n"]), min_size=1, max_size=5)
)
def test_soft_breaks_leave_the_octets(body, breaks):
    codes = [b"=%02X" % octet for octet in body]
    written = b"".join(code + breaks[at % len(breaks)] for at, code in enumerate(codes))
    assert decode_transfer(written, "Quoted-Printable (x)") == (body, "")
    assert decode_transfer(quopri.encodestring(body), "quoted-printable")[0].replace(b"\r\n", b"\n") == body.replace(
        b"\r\n", b"\n"
    )


@given(st.binary(min_size=1, max_size=300), st.sampled_from([b"a.bin", b"b c.html"]))
def test_uuencoded_files_come_back(data, name):
    (found,) = embedded_files(b"Dear all,\r\n" + uu(name, data) + b"Greetings\r\n")
    assert (found.name, found.data) == (name, data)


def yenc(name, data):
    critical = (0, 10, 13, 61)
    coded = (((octet + 42) & 255) for octet in data)
    body = b"".join(b"=" + bytes(((each + 64) & 255,)) if each in critical else bytes((each,)) for each in coded)
    return b"=ybegin line=128 size=%d name=%s\r\n" % (len(data), name) + body + b"\r\n=yend size=%d\r\n" % len(data)


@given(st.text("abc <>/", min_size=1, max_size=300), st.integers(1, 3))
def test_yenc_files_come_back(text, count):
    data = text.encode()
    assert [found.data for found in embedded_files(b"Dear all,\r\n" + yenc(b"a.txt", data) * count)] == [data] * count


PIECES = st.sampled_from(
    [
        *(b"--AA", b"--AA--", b"--BB", b"--", b"\r\n", b"\n", b"\r", b" ", b"\0", b"(", b")", b'"', b"Content-Type: "),
        *(b"multipart/mixed; boundary=AA", b"multipart/alternative; boundary=BB; boundary=AA", b"message/rfc822"),
        *(b"Content-Transfer-Encoding: base64\r\n", b"Content-Transfer-Encoding: x\r\n", b"text/html", b"PGh0bWw+"),
        *(b"application/ms-tnef", b"application/pkcs7-mime", b"\xff\xfe", b"=ybegin name=a\r\n", b"begin 644 a\r\n"),
        *(b"From ", b"=  \r\n"),
    ]
)


@given(st.lists(PIECES, max_size=60))
def test_any_mixture_of_such_pieces_has_a_report(pieces):
    raw = (
        FIELDS
        + b"Content-Type: multipart/mixed; boundary=AA\r\nContent-Type: multipart/mixed; boundary=BB\r\n\r\n"
        + b"".join(pieces)
    )
    report = mailguard.scan(raw, offline=True)
    assert report.errors == ()
    assert len(parse(raw).parts) <= limits.MIME_PARTS + limits.MIME_READINGS

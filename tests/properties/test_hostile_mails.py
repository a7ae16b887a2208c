"""Mails made to break or to stall whoever reads them: each gets a report, without an error and in linear time."""

import base64
import io
import random
import time
import zipfile
from pathlib import Path

import pytest

import mailguard

KB, MB = 1_000, 1_000_000
HEAD = b"From: a <a@b.example>\r\nTo: c@example.jp\r\nSubject: x\r\nDate: Mon, 1 Jun 2026 10:00:00 +0900\r\n"
PLAIN = HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n"
MIXED = HEAD + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
FIELDS = (
    *("From", "To", "Subject", "Received", "Authentication-Results", "Received-SPF", "DKIM-Signature", "ARC-Seal"),
    *("Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "Message-ID", "Date", "Return-Path"),
    *("Reply-To", "Sender", "List-Unsubscribe"),
)
UNITS = ["a", '"', "(", "<", "@", ";", "=", "\\", ",", "=?utf-8?q?a?= ", ".", "あ", " ", "1", ":", "[", "\0", "a@b.c "]
TEXTS = [
    *("a", " ", "\n", "\r", "&", "&#x", '"', ".", "-", "1 ", "@", "=", "%41", "(", "[", "> "),
    *("//", "\0", "\x1b$B", "あ"),
    *("http://", "http://a.", "www.", "http://a.example/ ", "a@b.example ", "u r g e n t ", "24 hours ", "password: "),
    *("至急", "本日", "〒123-4567東京都", "tel 03-1234-5678 ", "\u200b", "a\u200b", "\u0301", "а"),
    *("\uff9e", "パスワード"),
]
TAGS = [
    *("<", ">", "<a", "<a ", "<a href=", "<a href=x>", "<!--", "<![CDATA[", "<style>", "<script>", "</", "<div>"),
    *("<b><i>", "<table>", "<div style='display:none'>", "<a href='http://a.example/'>b</a>", "<base href=x>"),
    *("<img src=x alt='urgent act now'>", "<form action=x>", "<svg>", "<noscript>", "<title>", "<meta charset=x>"),
]
CHARSETS = (
    *("utf-16", "utf-7", "utf-32", "iso-2022-jp", "iso-2022-kr", "hz", "idna", "punycode", "unicode_escape"),
    *("rot13", "zlib", "gb18030", "cp932", "x"),
)


def report_of(raw, seconds=2.0):
    started = time.process_time()
    report = mailguard.scan(raw, offline=True)
    report.to_dict()
    assert time.process_time() - started < seconds
    assert report.errors == ()
    return report


def with_file(content, name, kind="application/octet-stream"):
    lines = [
        b"--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b",
        f'Content-Type: {kind}; name="{name}"'.encode(),
        f'Content-Disposition: attachment; filename="{name}"'.encode(),
        b"Content-Transfer-Encoding: base64\r\n",
        base64.encodebytes(content),
        b"--b--\r\n",
    ]
    return MIXED + b"\r\n".join(lines)


def zipped(content, count=1):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.zip", content)
    return buffer.getvalue()


@pytest.mark.parametrize("field", FIELDS)
def test_one_thing_over_and_over_in_a_field(field):
    for unit in UNITS:
        value = (unit * (20 * KB))[: 20 * KB].encode()
        report_of(b"From: a@b.example\r\n" + field.encode() + b": " + value + b"\r\n\r\nbody\r\n")


@pytest.mark.parametrize("head", [PLAIN, HTML], ids=["plain", "html"])
def test_one_thing_over_and_over_in_a_body(head):
    for unit in TEXTS + (TAGS if head is HTML else []):
        report_of(head + (unit * (40 * KB))[: 40 * KB].encode())


@pytest.mark.parametrize("charset", CHARSETS)
def test_bodies_in_odd_charsets(charset):
    body = b"+A\x1b$B~{\\u\xd8\x00 http://a.example/ \xff\xfe" * 5_000
    report_of(HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode() + body)


HUGE = {
    "folded field": b"Subject: a" + b"\n " * (5 * MB) + b"\n\nbody",
    "commas": b"From: a@b.example\r\nTo: " + b"," * MB + b"\r\n\r\nx",
    "recipients": b"From: a@b.example\r\nTo: " + b"a@b.example, " * 50_000 + b"\r\n\r\nx",
    "comments": b"From: " + b"(" * MB + b"\r\nReceived: from " + b"(a)" * MB + b"\r\n\r\nx",
    "hops": b"Received: from a.example (b.example [192.0.2.1]) by c.example; Mon, 1 Jun 2026 10:00:00 +0900\r\n" * 9_000
    + PLAIN,
    "signatures": b"DKIM-Signature: v=1; a=rsa-sha256; d=b.example; s=s; h=from; bh=AAAA; b=AAAA\r\n" * 5_000 + PLAIN,
    "claims": b"Authentication-Results: mx.b.example; spf=pass smtp.mailfrom=b.example\r\n" * 5_000 + PLAIN,
    "fields": b"X-A: b\r\n" * 300_000 + PLAIN,
    "nested multiparts": HEAD
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(20_000)),
    "nested mails": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 30_000,
    "parts": MIXED + b"--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n" * 50_000,
    "files": MIXED + b"--b\r\nContent-Type: application/zip; name=a.zip\r\n\r\nPK\x03\x04\r\n" * 30_000,
    "boundaries": MIXED + b"\n--b\n" * MB,
    "deep elements": HTML + b"<div>" * 200_000 + b"x" + b"</div>" * 200_000,
    "attributes": HTML + b"<a " + b"x=y " * MB + b">z</a>",
    "style rules": HTML + b"<style>" + b".a{display:none}" * 100_000 + b"</style>" + b"<p class=a>x</p>" * 30_000,
    "blocks of NUL": b"\0" * (5 * MB),
    "unclosed quotes": MIXED + b'--b\r\nContent-Type: text/plain; name="' + b"\\" * MB + b"\r\n\r\nx\r\n--b--\r\n",
}


@pytest.mark.parametrize("raw", HUGE.values(), ids=HUGE)
def test_huge(raw):
    report_of(raw)


def test_a_hundred_thousand_links():
    links = b"".join(b"<a href='http://h%d.example/%d'>b%d.example</a>\n" % (n, n, n) for n in range(100_000))
    report = report_of(HTML + links)
    assert any(defect.kind.startswith("limit-") for defect in report.defects)


@pytest.mark.parametrize("transfer", ["8bit", "base64", "quoted-printable"])
def test_a_body_of_forty_megabytes(transfer):
    text = b"The quick brown fox jumps over the lazy dog.\r\n" * (30 * MB // 46)
    body = base64.encodebytes(text) if transfer == "base64" else text
    head = HEAD + f"Content-Type: text/plain\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n".encode()
    report_of(head + body, seconds=5)


FILES = {
    "bomb.zip": zipped(bytes(50 * MB)),
    "nested.zip": zipped(zipped(zipped(bytes(MB), 10), 10), 10),
    "members.zip": b"PK\x03\x04" * MB,
    "directory.zip": b"PK\x01\x02" * MB + b"PK\x05\x06" + b"\xff" * 18,
    "objects.pdf": b"%PDF-1.7\n" + b"1 0 obj<</JS" * (300 * KB),
    "dictionaries.pdf": b"%PDF-1.7\n" + b"<<" * MB,
    "sectors.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01\0\0\0" * (500 * KB),
    "groups.rtf": b"{\\rtf1" + b"{\\" * MB,
    "blocks.rar": b"Rar!\x1a\x07\x01\x00" + b"\x01\x02\x03\x04" * (500 * KB),
    "header.7z": b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\xff" * (2 * MB),
    "scripts.svg": b"<svg>" + b"<script>" * (200 * KB),
    "calls.html": b"<script>" + b"atob('AAAA');" * (100 * KB) + b"</script>",
}


@pytest.mark.parametrize("name", FILES)
def test_hostile_files(name):
    report_of(with_file(FILES[name], name))


EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "mail").glob("*.eml"))
PIECES = [
    b"\0",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"--",
    b"=?",
    b"?=",
    b"<",
    b'"',
    b"\xff",
    b"\x1b$B",
    b"(",
    b";",
    b" ",
    b"\xe3",
]


@pytest.mark.parametrize("seed", range(60))
def test_mutated_mails(seed):
    """Real-looking mails with bytes deleted, doubled, swapped and put in, as broken software and fuzzers do."""
    chance = random.Random(seed)
    raw = bytearray(chance.choice(EXAMPLES).read_bytes())
    for _ in range(chance.randint(1, 60)):
        at = chance.randrange(len(raw) + 1)
        length = chance.choice((1, 2, 20, 200))
        change = chance.randrange(4)
        if change == 0:
            del raw[at : at + length]
        elif change == 1:
            raw[at:at] = raw[at : at + length] * chance.choice((1, 2, 50))
        elif change == 2:
            raw[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 3, 300))
        else:
            raw[at : at + length] = chance.randbytes(length)
    report = report_of(bytes(raw))
    assert mailguard.Report.from_dict(report.to_dict()).to_dict() == report.to_dict()

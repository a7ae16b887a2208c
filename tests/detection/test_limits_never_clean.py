"""A mail not fully read because of a limit is never `clean`: each limit is exceeded in front of a lure."""

import base64
import io
import re
import zipfile
from pathlib import Path

import pytest

import mailguard
from mailguard.message import gap, limits
from mailguard.message.defect import Defect
from mailguard.message.files import limits as file_limits

FIELDS = b"From: Sato <sato@hanabishi.example>\r\nTo: b@kikyo.example\r\nSubject: notice\r\nMIME-Version: 1.0\r\n"
LURE = b'<p>Your account has been suspended. Confirm your password within 12 hours: <a href="https://sumire.test/">here</a></p>'
PAGE = b"Content-Type: text/html\r\n\r\n" + LURE


def mixed(body, more=b""):
    return FIELDS + b"Content-Type: multipart/mixed" + more + b"; boundary=B\r\n\r\n" + body + b"\r\n--B--\r\n"


def nested(levels, inner):
    for level in range(levels):
        mark = b"L%d." % level
        inner = (
            b"Content-Type: multipart/mixed; boundary="
            + mark
            + b"\r\n\r\n--"
            + mark
            + b"\r\n"
            + inner
            + b"\r\n--"
            + mark
            + b"--"
        )
    return FIELDS + inner


def attached(name, data):
    head = (
        f'Content-Type: application/octet-stream; name="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'.encode()
    )
    text = b"--B\r\nContent-Type: text/plain\r\n\r\nGood morning, here are the plans. Tom\r\n"
    return mixed(text + b"--B\r\n" + head + base64.encodebytes(data))


def zipped(count):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(count):
            archive.writestr(f"plan {number}.txt", "a")
        archive.writestr("page.html", LURE.decode())
    return stream.getvalue()


def mails(count):
    text = b"--B\r\nContent-Type: text/plain\r\n\r\nGood morning, the mails of the week are below. Tom"
    one = b"\r\n--B\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@hanabishi.example\r\n\r\nok"
    return mixed(text + one * count + b"\r\n--B\r\nContent-Type: message/rfc822\r\n\r\n" + FIELDS + PAGE)


FORCED = {
    "limit-mime-parts": mixed(b"--B\r\n\r\n\r\n" * (limits.MIME_PARTS + 1) + b"--B\r\n" + PAGE),
    "limit-mime-depth": nested(limits.MIME_DEPTH + 2, PAGE),
    "limit-header-fields": FIELDS + b"X-A: b\r\n" * limits.HEADER_FIELDS

    + b"Content-Type: multipart/mixed; boundary=B\r\n\r\n"
    + b"a line\r\n" * 5_000 + b"--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + base64.encodebytes(LURE) + b"--B--",
    "limit-header-field-bytes": FIELDS + b"X-A: " + b"a" * limits.HEADER_FIELD_BYTES + b"\r\n" + PAGE,
    "limit-text-bytes": FIELDS
    + b"Content-Type: text/plain\r\n\r\n" + b"one two. " * (limits.TEXT_BYTES // 9 + 1) + LURE,
    "limit-text-characters": FIELDS + b"Content-Type: text/plain\r\n\r\n" + b"one two. " * 120_000 + LURE,
    "limit-links": FIELDS + b"Content-Type: text/html\r\n\r\n"
    + b"".join(b'<a href="https://kikyo.example/%d">a</a>' % n for n in range(limits.LINKS + 1)) + LURE,
    "limit-nested-mails": mails(limits.NESTED_MAILS + 1),
    "limit-mime-readings": mixed(
        b"--B\r\nContent-Type: text/plain\r\nContent-Type: text/html\r\n\r\nok\r\n" * (limits.MIME_READINGS + 1)
        + b"--B\r\nContent-Type: image/png\r\n" + PAGE
    ),
    "limit-archive-members": attached("plans.zip", zipped(file_limits.MEMBERS + 1)),
    "limit-archive-bytes": attached("plans.zip", zipped(file_limits.MEMBERS_OPENED + 1)),
    "limit-base64-pieces": FIELDS + b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + b"YWE=\r\n" * 100_001 + base64.encodebytes(LURE),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORCED)
def test_a_limit_that_bites_is_never_clean(kind):
    report = mailguard.scan(FORCED[kind], offline=True)
    assert kind in {defect.kind for defect in report.defects}
    assert report.verdict.level != "clean"
    assert "not-fully-examined" in {finding.check for finding in report.findings}


def test_many_parameters_are_read():
    names = b"".join(b"; p%d=v" % number for number in range(3_000))
    report = mailguard.scan(mixed(b"--B\r\n" + PAGE, names), offline=True)
    assert {"credential-request", "threat", "time-limit"} <= {finding.check for finding in report.findings}


ORDINARY = {
    *("limit-attachment-text", "limit-compared-text", "limit-findings", "limit-password-rounds"),
    *("limit-pdf-pictures", "limit-pdf-text", "limit-picture-pixels", "limit-pictures-pixels", "limit-data-pictures"),
    *("limit-drawing", "limit-grids", "limit-picture-pieces", "limit-picture-frames"),
    *("limit-authentication-results", "limit-authentication-results-characters"),
    *("limit-received", "limit-received-characters"),
}


def test_every_limit_of_the_source_counts_but_the_ordinary_ones():
    """Every limit in the source counts, except those listed here.

    Add a limit that does not count here, and state in `gap` why it cannot hide anything.
    """
    source = Path(mailguard.__file__).parent
    kinds = {
        kind for path in source.rglob("*.py") for kind in re.findall(r'"(limit-[a-z-]+[a-z])"', path.read_text("utf-8"))
    }
    kinds -= {"limit-reached"}  # used in the posture checks
    assert len(kinds) > 30
    assert {kind for kind in kinds if not gap.is_gap(Defect(kind, "message"))} <= ORDINARY


@pytest.mark.parametrize(
    "raw",
    [
        attached("plans.zip", zipped(200).replace(b"page.html", b"page.text")),
        attached("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(2_000_000)),
        FIELDS
        + b"Content-Type: text/plain\r\n\r\n"
        + b"Nov 16 10:00:01 host app[12]: run ended, 0 errors\r\n" * 15_000,
        attached("table.csv", b"name;room;floor\n" * 200_000),
        mails(20).rpartition(b"\r\n--B\r\n")[0] + b"\r\n--B--\r\n",
    ],
    ids=["zip", "film", "log", "table", "digest"],
)
def test_ordinary_large_mail_stays_clean(raw):
    report = mailguard.scan(raw, offline=True)
    assert report.verdict.level == "clean"
    assert "not-fully-examined" not in {finding.check for finding in report.findings}

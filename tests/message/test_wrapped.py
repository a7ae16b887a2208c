"""Bodies in wrappers that mail programs remove: S/MIME signatures and compression, Outlook's winmail.dat."""

import base64
import zlib

import pytest

import mailguard
from mailguard.message import parse
from mailguard.message.files.outlook import mapi

FIELDS = b"From: Sato <sato@hanabishi.example>\r\nTo: b@kikyo.example\r\nSubject: notice\r\nMIME-Version: 1.0\r\n"
LURE = b"Your account has been suspended. Confirm your password within 12 hours or it will be deleted. https://sumire.test/"
ENTITY = b"Content-Type: text/plain\r\n\r\n" + LURE
SIGNED, COMPRESSED, DATA = "2a864886f70d010702", "2a864886f70d0109100109", "2a864886f70d010701"


def der(tag, *contents):
    body = b"".join(contents)
    size = len(body)
    length = bytes((size,)) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes((tag,)) + length + body


def oid(text):
    return der(0x06, bytes.fromhex(text))


def signed(content, *, detached=False):
    inner = [oid(DATA)] if detached else [oid(DATA), der(0xA0, der(0x04, content))]
    body = der(0x30, der(0x02, b"\1"), der(0x31), der(0x30, *inner))
    return der(0x30, oid(SIGNED), der(0xA0, body))


def compressed(content):
    body = der(
        0x30, der(0x02, b"\0"), der(0x30, oid("2a864886f70d0109100308")),
        der(0x30, oid(DATA), der(0xA0, der(0x04, zlib.compress(content)))),
    )  # fmt: skip
    return der(0x30, oid(COMPRESSED), der(0xA0, body))


def mail(data, kind="application/pkcs7-mime; name=smime.p7m", encoding=b"base64"):
    head = FIELDS + f"Content-Type: {kind}\r\n".encode()
    if not encoding:
        return head + b"\r\n" + base64.encodebytes(data)
    return head + b"Content-Transfer-Encoding: " + encoding + b"\r\n\r\n" + base64.encodebytes(data)


WRAPPED = {
    "signed": mail(signed(ENTITY)),
    "signed, general type": mail(signed(ENTITY), "application/octet-stream; name=smime.p7m"),
    "signed, type in capitals with a comment": mail(signed(ENTITY), "Application/PKCS7-MIME (x); name=smime.p7m"),
    "compressed": mail(compressed(ENTITY), "application/pkcs7-mime; smime-type=compressed-data; name=smime.p7z"),
    "compressed inside signed": mail(signed(compressed(ENTITY))),
    "signed inside compressed": mail(
        compressed(b"Content-Type: application/pkcs7-mime\r\n\r\n" + signed(ENTITY))
    ),
    "without its encoding": mail(signed(ENTITY), encoding=b""),
}  # fmt: skip


@pytest.mark.parametrize("name", WRAPPED)
def test_what_is_wrapped_is_the_mail(name):
    report = mailguard.scan(WRAPPED[name], offline=True)
    assert {"credential-request", "threat", "time-limit"} <= {finding.check for finding in report.findings}
    assert report.verdict.level != "clean"
    assert {url.where for url in report.urls} == {"body:text"}


@pytest.mark.parametrize(
    "data",
    [b"", compressed(ENTITY).replace(b"\x78\x9c", b"\x78\x9f"), b"0\x80nonsense"],
    ids=["empty", "broken", "nonsense"],
)
def test_what_cannot_be_unwrapped_is_told(data):
    report = mailguard.scan(mail(data), offline=True)
    assert report.verdict.level == "suspicious"
    assert [gap.what for gap in report.not_examined] == ["attachment:smime.p7m"]


def test_certificates_alone_are_no_gap():
    report = mailguard.scan(
        mail(signed(b"", detached=True), "application/pkcs7-mime; smime-type=certs-only"), offline=True
    )
    assert report.verdict.level == "clean"


def tnef(*properties):
    listed = len(properties).to_bytes(4, "little")
    for number, kind, value in properties:
        padded = value + bytes(-len(value) % 4)
        listed += kind.to_bytes(2, "little") + number.to_bytes(2, "little") + (1).to_bytes(4, "little")
        listed += len(value).to_bytes(4, "little") + padded
    attribute = b"\1" + (0x00069003).to_bytes(4, "little") + len(listed).to_bytes(4, "little") + listed + b"\0\0"
    return b"\x78\x9f\x3e\x22\0\0" + attribute


def outlook(html, kind="application/ms-tnef; name=winmail.dat"):
    data = tnef((mapi.HTML, 0x0102, html))
    text = b"--B\r\nContent-Type: text/plain\r\n\r\nDear all,\r\n--B\r\n"
    wrapped = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + base64.encodebytes(data)
    return FIELDS + b"Content-Type: multipart/mixed; boundary=B\r\n\r\n" + text + wrapped + b"--B--\r\n"


@pytest.mark.parametrize(
    "kind", ["application/ms-tnef; name=winmail.dat", "application/octet-stream; name=WINMAIL.DAT"]
)
def test_the_page_in_winmail_is_a_body(kind):
    raw = outlook(b'<p>Please sign in: <a href="http://sumire.test/in">https://www.hanabishi.example/</a></p>', kind)
    report = mailguard.scan(raw, offline=True)
    (finding,) = [each for each in report.findings if each.check == "link-text-mismatch"]
    assert finding.evidence[0].where == "body:html"
    assert [each.name.lower() for each in report.attachments] == ["winmail.dat"]


def test_an_honest_winmail():
    raw = outlook(
        b'<p>The plan: <a href="https://www.hanabishi.example/plan">https://www.hanabishi.example/plan</a></p>'
    )
    assert mailguard.scan(raw, offline=True).verdict.level == "clean"


def test_a_broken_winmail_never_raises():
    data = tnef((mapi.HTML, 0x0102, b"<p>a</p>"))
    for size in range(len(data)):
        raw = FIELDS + b"Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        assert parse(raw + base64.encodebytes(data[:size])).parts

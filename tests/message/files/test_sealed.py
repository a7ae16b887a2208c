"""S/MIME and OpenPGP: a signed mail is examined, an encrypted one is reported as not examined."""

import base64

import pytest

import container_maker as boxes
import mailguard
import make_attachments as make
from mailguard.message import parse
from mailguard.message.files import inspect

INNER = "Content-Type: text/plain; charset=utf-8\r\n\r\n至急ご確認ください https://s.example/\r\n".encode()
PGP = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA0\n-----END PGP MESSAGE-----\n"


def sealed(content):
    head = b"From: a@kakuu-shoji.example\r\nContent-Type: application/pkcs7-mime; name=smime.p7m\r\n"
    return head + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content)


@pytest.mark.parametrize("wrap", [boxes.signed, boxes.signed_indefinite])
def test_an_opaque_signature_shows_its_content(wrap):
    message = parse(sealed(wrap(INNER)))
    assert [view.text.strip() for view in message.views] == ["至急ご確認ください https://s.example/"]
    assert [link.url for link in message.links] == ["https://s.example/"]
    assert message.attachments == ()


def test_files_behind_an_opaque_signature_are_examined():
    inner = make.mail("x", [("setup.exe", "application/octet-stream", make.PROGRAM)])
    report = mailguard.scan(sealed(boxes.signed(inner)), offline=True)
    assert "executable-attachment" in {finding.check for finding in report.findings}


def test_signatures_around_signatures_end():
    content = INNER
    for _ in range(14):
        content = sealed(boxes.signed(content))
    parse(content).links  # noqa: B018 - must end and not raise


def test_encrypted_smime_is_named():
    data = boxes.der(0x30, boxes.ENVELOPED, boxes.der(0xA0, boxes.der(0x30)))
    report = mailguard.scan(sealed(data), offline=True)
    assert [gap.why for gap in report.not_examined] == ["encrypted (S/MIME)"]


def test_encrypted_openpgp_text_is_named():
    report = mailguard.scan(b"From: a@b.example\n\n" + PGP, offline=True)
    assert [(gap.what, gap.why) for gap in report.not_examined] == [("body:text", "encrypted (OpenPGP)")]


def test_encrypted_openpgp_is_named():
    assert inspect("a.asc", "", PGP).not_examined[0].why == "encrypted (OpenPGP)"
    assert inspect("a.asc", "", PGP.replace(b"MESSAGE", b"SIGNATURE")).not_examined == ()


def test_a_detached_signature_is_nothing_to_report():
    detached = boxes.der(0x30, boxes.SIGNED, boxes.der(0xA0, boxes.der(0x30, b"\x02\x01\x01", boxes.der(0x31))))
    found = inspect("smime.p7s", "application/pkcs7-signature", detached)
    assert (found.kinds, found.children, found.not_examined) == ((), (), ())

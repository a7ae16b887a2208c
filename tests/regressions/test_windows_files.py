"""Files as Windows programs save them: UTF-16 from editors and PowerShell, and byte-order marks."""

import hashlib

import pytest

import mailguard
from mailguard.dns.zone import load_zone
from mailguard.pipeline.source import looks_like_mail

MAIL = "From: 院長 <incho@hospital.example>\r\nSubject: 会議\r\n\r\nhttps://www.hospital.example/\r\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read(encoding):
    raw = (MAIL if encoding == "utf-16" else "\ufeff" + MAIL).encode(encoding)
    report = mailguard.scan(raw, offline=True)
    assert looks_like_mail(raw)
    assert report.message.subject == "会議"
    assert report.message.from_[0].address == "incho@hospital.example"
    assert [each.url for each in report.urls] == ["https://www.hospital.example/"]
    assert "utf-16" in {defect.kind for defect in report.defects}
    assert report.message.sha256 == hashlib.sha256(raw).hexdigest()
    assert report.message.size == len(raw)


def test_a_broken_utf_16_file_still_gets_a_report():
    report = mailguard.scan(b"\xff\xfe\x00\xd8" + "From: a@example.com\n".encode("utf-16-le") + b"\x00", offline=True)
    assert report.errors == ()


def test_a_zone_file_may_begin_with_a_byte_order_mark(tmp_path):
    (tmp_path / "zone.json").write_text('{"example.com TXT": ["v=spf1 -all"]}', encoding="utf-8-sig")
    assert load_zone(tmp_path / "zone.json")

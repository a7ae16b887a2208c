"""Severities of the attachment checks."""

import pytest

import mailguard
import make_attachments as make
from mailguard.config.load import load_config

OCTETS = "application/octet-stream"


def severities(check, name, data):
    report = mailguard.scan(make.mail("資料", [(name, OCTETS, data)]), offline=True)
    return [finding.severity for finding in report.findings if finding.check == check]


@pytest.mark.parametrize(
    ("source", "severity"),
    [
        ('Sub AutoOpen()\r\n  CreateObject("WScript.Shell").Run "x"\r\nEnd Sub\r\n', "critical"),
        ('Sub Workbook_Open()\r\n  Shell "x"\r\nEnd Sub\r\n', "critical"),
        ('Sub AutoOpen()\r\n  MsgBox "x"\r\nEnd Sub\r\n', "high"),
        ('Sub Print1()\r\n  Shell "x"\r\nEnd Sub\r\n', "high"),
    ],
)
def test_a_macro_that_starts_alone_and_leaves_the_document(source, severity):
    data = make.word(word__vbaProject_bin=make.vba_project(source))
    assert severities("macro-attachment", "a.docm", data) == [severity]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.doc", make.equation()), ("a.rtf", b"{\\rtf1{\\object{\\*\\objclass Equation.3}{\\*\\objdata 0105}}}")],
)
def test_the_equation_editor(name, data):
    assert severities("exploit-document", name, data) == ["high"]


def test_a_locked_archive_of_a_partner_is_reported_and_the_mail_stays_clean(tmp_path):
    settings = tmp_path / "mailguard.toml"
    settings.write_text(
        '[organization]\ndomains = ["hakusandai-hp.example"]\npartners = ["kakuu-shoji.example"]\n'
        '[trust]\nauthserv_ids = ["mx.hakusandai-hp.example"]\n',
        encoding="utf-8",
    )
    locked = make.zipped({"見積書.xlsx": make.NOTE}, encrypted=True)
    raw = make.mail(
        "お見積書の送付", [("見積書.zip", "application/zip", locked)], "お世話になっております。見積書をお送りします。"
    )
    top = (
        b"Authentication-Results: mx.hakusandai-hp.example; dmarc=pass header.from=kakuu-shoji.example\n"
        b"Received: from mail.kakuu-shoji.example (mail.kakuu-shoji.example [192.0.2.5])\n"
        b" by mx.hakusandai-hp.example with ESMTPS; Wed, 01 Apr 2026 09:00:05 +0900\n"
    )
    report = mailguard.scan(top + raw, config=load_config(settings)[0], offline=True)
    assert "encrypted-archive" in {finding.check for finding in report.findings}
    assert report.verdict.level == "clean"

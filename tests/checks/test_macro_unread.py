"""Macro documents that cannot be read: damaged, with renamed members, locked, or known only from a file list."""

import io
import zipfile

import pytest

import mailguard
import make_attachments as make
from mailguard.config.load import load_config

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = (
    '<Types><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>{more}</Types>'
)


def book(parts, more=""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES.format(more=more))
        package.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def findings(name, data, check="macro-attachment"):
    report = mailguard.scan(make.mail("資料", [(name, "application/octet-stream", data)]), offline=True)
    assert not report.errors
    return [finding for finding in report.findings if finding.check == check]


@pytest.mark.parametrize(
    "project",
    [
        OLE,
        OLE + bytes(100),
        OLE + bytes(4000),
        OLE + b"\xff" * 4000,
        b"not a compound file",
        make.vba_project(make.MACRO)[:600],
        make.vba_project(make.MACRO)[:1600],
    ],
)
def test_a_damaged_project_is_a_macro_all_the_same(project):
    (finding,) = findings("請求書.xlsm", book({"xl/vbaProject.bin": project}))
    assert finding.severity == "high"
    assert finding.evidence[0].text == "xl/vbaProject.bin"


def test_what_stands_behind_the_damaged_part_is_still_read():
    strings = "<sst><si><t>「コンテンツの有効化」をクリックしてください</t></si></sst>"
    (finding,) = findings(
        "請求書.xlsm", book({"xl/vbaProject.bin": OLE + bytes(3000), "xl/sharedStrings.xml": strings})
    )
    assert [evidence.text for evidence in finding.evidence] == ["xl/vbaProject.bin", "コンテンツの有効"]
    assert finding.confidence == "high"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/sharedStrings.xml", "<sst><si><t>Click ENABLE  CONTENT to view</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", '<c t="inlineStr"><is><t>Please enable editing</t></is></c>'),
        ("xl/drawings/drawing1.xml", "<a:p><a:r><a:t>編集を有効にする</a:t></a:r></a:p>"),
        ("xl/drawings/drawing2.xml", "<a:p><a:r><a:t>マクロを有効に</a:t></a:r></a:p>"),
    ],
)
def test_the_words_that_ask_to_let_macros_run_are_quoted(part, text):
    (finding,) = findings("a.xlsm", book({"xl/vbaProject.bin": make.vba_project(make.MACRO), part: text}))
    assert len(finding.evidence) == 2


def test_a_project_under_another_name_is_found_by_its_content_type():
    more = '<Override PartName="/xl/printer.dat" ContentType="application/vnd.ms-office.vbaProject"/>'
    parts = {"xl/printer.dat": make.vba_project(make.MACRO)}
    assert [finding.severity for finding in findings("a.xlsm", book(parts, more))]


def test_a_macro_document_without_macros_is_named_when_a_stranger_sends_it():
    (finding,) = findings("集計.xlsm", book({"xl/sharedStrings.xml": "<sst><si><t>合計</t></si></sst>"}))
    assert finding.severity == "medium"
    (finding,) = findings("集計.xlsm", book({"xl/vbaProject.bin": make.vba_project(make.EMPTY)}))
    assert finding.severity == "medium"


def test_a_damaged_or_locked_macro_document_is_reported_by_its_name():
    damaged = book({"xl/vbaProject.bin": make.vba_project(make.MACRO)})[:40]
    (finding,) = findings("請求書.xlsm", damaged)
    assert (finding.severity, finding.evidence[0].text) == ("medium", "請求書.xlsm")
    locked = make.compound({"EncryptedPackage": b"x" * 4096, "EncryptionInfo": bytes(100)})
    (finding,) = findings("請求書.xlsm", locked)
    assert finding.severity == "medium"
    raw = make.mail("資料", [("請求書.xlsm", "application/octet-stream", locked)])
    told = mailguard.scan(raw, offline=True, lang="ja").findings
    assert any("パスワードでロックされている" in finding.summary for finding in told)
    assert findings("請求書.xlsx", locked) == []


@pytest.mark.parametrize(
    "name", ["RFQ_spec.xlsm", "見積.docm", "a.pptm", "a.xlam", "a.xlsb", "folder/a.DOCM", "a.xlsm. "]
)
def test_macro_documents_in_the_listing_of_a_locked_archive(name):
    locked = make.zipped({"読んでください.txt": make.NOTE, name: make.NOTE}, encrypted=True)
    (finding,) = findings("見積依頼書.zip", locked, "executable-in-archive")
    assert finding.severity == "medium"
    assert name.strip() in finding.evidence[0].text


def test_ordinary_documents_in_a_locked_archive_stay_silent():
    locked = make.zipped({"見積書.xlsx": make.NOTE, "仕様.pdf": make.NOTE, "data.bin": make.NOTE}, encrypted=True)
    assert findings("見積書.zip", locked, "executable-in-archive") == []


def test_a_partners_everyday_macros_are_medium(tmp_path):
    config = tmp_path / "mailguard.toml"
    config.write_text(
        '[organization]\ndomains = ["hakusandai-hp.example"]\npartners = ["kakuu-shoji.example"]\n'
        '[trust]\nauthserv_ids = ["mx.hakusandai-hp.example"]\n',
        encoding="utf-8",
    )
    proof = (
        b"Authentication-Results: mx.hakusandai-hp.example; dmarc=pass header.from=kakuu-shoji.example\n"
        b"Received: from mail.kakuu-shoji.example (mail.kakuu-shoji.example [192.0.2.5])\n"
        b" by mx.hakusandai-hp.example with ESMTPS; Wed, 01 Apr 2026 09:00:05 +0900\n"
    )

    def severity(source, more=b""):
        data = book({"xl/vbaProject.bin": make.vba_project(source), "xl/sharedStrings.xml": more})
        raw = proof + make.mail("集計", [("集計.xlsm", "application/octet-stream", data)])
        report = mailguard.scan(raw, config=load_config(config)[0], offline=True)
        return [finding.severity for finding in report.findings if finding.check == "macro-attachment"]

    assert severity('Sub Total()\r\n  Range("A1") = 1\r\nEnd Sub\r\n') == ["medium"]
    assert severity("Sub AutoOpen()\r\n  x = 1\r\nEnd Sub\r\n") == ["high"]
    assert severity("Sub Total()\r\n  x = 1\r\nEnd Sub\r\n", b"<t>Enable content</t>") == ["high"]
